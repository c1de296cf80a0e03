#include "page_metadata.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "schema_fields.hpp"

namespace docweave::html {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

class MetadataReader {
 public:
  MetadataReader(const Page& page, const Cues& cues) : page_(page), cues_(cues) {}

  PageMetadata read() {
    for (std::uint32_t i = 0; i < page_.nodes().size(); ++i) read_element(i);
    for (MetadataField& field : read_embedded_items(page_, items_)) {
      add(std::move(field.name), std::move(field.line));
    }
    return std::move(metadata_);
  }

 private:
  void read_element(std::uint32_t i) {
    switch (page_.node(i).tag) {
      case Tag::title:
        if (!metadata_.find("title")) add("title", line_of(page_, i));
        break;
      case Tag::meta:
        read_meta(i);
        break;
      case Tag::link:
        if (lower_ascii(page_.attribute(i, Attribute::rel)) == "canonical") {
          add("link.canonical", line_of(page_, i, Attribute::href));
        }
        break;
      case Tag::html:
        add("html.lang", line_of(page_, i, Attribute::lang));
        break;
      case Tag::time:
        read_time(i);
        break;
      case Tag::script:
        if (lower_ascii(page_.attribute(i, Attribute::type)).starts_with("application/ld+json")) {
          read_schema(i);
        }
        break;
      default:
        break;
    }
  }

  void read_meta(std::uint32_t i) {
    for (const Attribute attribute :
         {Attribute::property, Attribute::name, Attribute::itemprop, Attribute::http_equiv}) {
      const std::string_view name = page_.attribute(i, attribute);
      if (name.empty() || lower_ascii(name) == "content-type") continue;
      return add("meta." + lower_ascii(name), line_of(page_, i, Attribute::content));
    }
  }

  /// A time's property tells what it is the time of: "datePublished".
  void read_time(std::uint32_t i) {
    Line time = line_of(page_, i, Attribute::datetime);
    if (time.blank()) return;
    const std::string_view property = page_.attribute(i, Attribute::itemprop);
    if (property.starts_with("date")) add("meta." + lower_ascii(property), time);
    if (tells_of_page(i)) add("time.page", time);
    add("time." + std::to_string(times_++), std::move(time));
  }

  /// A class around the time says that it is when the page was published ("post-meta"), and none of
  /// an event or another page.
  bool tells_of_page(std::uint32_t time) const {
    constexpr int kAround = 4;
    std::uint16_t hints = 0;
    for (auto [i, around] = std::pair(time, 0); i != 0 && around < kAround; ++around) {
      hints |= cues_.of(page_.attribute(i, Attribute::class_));
      i = page_.node(i).parent;
    }
    constexpr std::uint16_t kOther = kEvent | kTeaser | kRelated | kAside | kFooter | kComment;
    return (hints & kMeta) != 0 && (hints & kOther) == 0;
  }

  void read_schema(std::uint32_t script) {
    if (page_.node(script).end == script + 1) return;
    const std::string_view json = page_.node(script + 1).text;
    SchemaFields schema = read_schema_fields(json, items_);
    items_ = schema.next_item;
    for (SchemaField& field : schema.fields) {
      // Many programs write references into JSON, too: "Research &amp; Development".
      Line line;
      line.add(page_, page_.entities().decoded_value(field.value), field.source);
      add(std::move(field.name), line.trimmed());
    }
    if (!schema.error.empty()) metadata_.broken_schemas.push_back(std::move(schema.error));
  }

  void add(std::string name, Line line) {
    if (!line.blank()) metadata_.fields.push_back({std::move(name), std::move(line)});
  }

  const Page& page_;
  const Cues& cues_;
  PageMetadata metadata_;
  std::size_t times_ = 0;
  std::size_t items_ = 0;
};

}  // namespace

const MetadataField* PageMetadata::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &MetadataField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string_view PageMetadata::value(std::string_view name) const {
  const MetadataField* found = find(name);
  return found ? std::string_view(found->line.text()) : std::string_view();
}

std::vector<std::string> PageMetadata::page_dates() const {
  constexpr std::size_t kDay = 10;  // "2018-07-18"
  constexpr std::size_t kMostDates = 8;
  std::vector<std::string> dates;
  for (const MetadataField& field : fields) {
    const std::string name = lower_ascii(field.name);
    const bool of_page = name.find("publi") != name.npos || name.find("modified") != name.npos ||
                         name.find("datecreated") != name.npos ||
                         name.find("updated") != name.npos || name == "meta.date" ||
                         name == "meta.dc.date" || name == "meta.dcterms.date";
    const std::string& value = field.line.text();
    const bool to_the_day = value.size() >= kDay && value[4] == '-' && value[7] == '-';
    if (of_page && to_the_day && dates.size() < kMostDates) dates.push_back(value.substr(0, kDay));
  }
  return dates;
}

PageMetadata read_metadata(const Page& page, const Cues& cues) {
  return MetadataReader(page, cues).read();
}

Line title_without_site(const Line& line, std::string_view site) {
  static constexpr std::array<std::string_view, 7> kSeparators{" | ",  " - ", " – ", " — ",
                                                               " :: ", " » ", " · "};
  const std::string_view title = line.text();
  std::size_t best = title.size();
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == title.npos) continue;
    const std::size_t tail = at + separator.size();
    if (!site.empty() && title.substr(0, at) == site) return line.part(tail, title.size());
    // The name of a site is shorter than that of its page.
    if (title.size() - tail <= at && at < best) best = at;
  }
  return line.part(0, best);
}

}  // namespace docweave::html
