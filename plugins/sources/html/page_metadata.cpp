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

std::string raw_text_of(const Page& page, std::uint32_t element) {
  std::string text;
  for (std::uint32_t i = element + 1; i < page.node(element).end; ++i) text += page.node(i).text;
  return text;
}

class MetadataReader {
 public:
  explicit MetadataReader(const Page& page) : page_(page) {}

  PageMetadata read() {
    for (std::uint32_t i = 0; i < page_.nodes().size(); ++i) read_element(i);
    return std::move(metadata_);
  }

 private:
  void read_element(std::uint32_t i) {
    switch (page_.node(i).tag) {
      case Tag::title:
        if (metadata_.value("title").empty()) add("title", page_.text_of(i));
        break;
      case Tag::meta:
        read_meta(i);
        break;
      case Tag::link:
        if (lower_ascii(page_.attribute(i, Attribute::rel)) == "canonical") {
          add("link.canonical", page_.attribute(i, Attribute::href));
        }
        break;
      case Tag::html:
        add("html.lang", page_.attribute(i, Attribute::lang));
        break;
      case Tag::time:
        if (!page_.attribute(i, Attribute::datetime).empty()) {
          add("time." + std::to_string(times_++), page_.attribute(i, Attribute::datetime));
        }
        break;
      case Tag::script:
        if (lower_ascii(page_.attribute(i, Attribute::type)).starts_with("application/ld+json")) {
          read_schema(raw_text_of(page_, i));
        }
        break;
      default:
        break;
    }
  }

  void read_meta(std::uint32_t i) {
    std::string_view name = page_.attribute(i, Attribute::property);
    if (name.empty()) name = page_.attribute(i, Attribute::name);
    if (name.empty()) name = page_.attribute(i, Attribute::itemprop);
    if (!name.empty()) add("meta." + lower_ascii(name), page_.attribute(i, Attribute::content));
  }

  void read_schema(std::string_view json) {
    SchemaFields schema = read_schema_fields(json, items_);
    items_ = schema.next_item;
    for (auto& [name, value] : schema.fields) add(std::move(name), value);
    if (!schema.error.empty()) metadata_.broken_schemas.push_back(std::move(schema.error));
  }

  void add(std::string name, std::string_view value) {
    std::string line;
    append_collapsed(line, value);
    if (line.ends_with(' ')) line.pop_back();
    if (!line.empty()) metadata_.fields.push_back({std::move(name), std::move(line)});
  }

  const Page& page_;
  PageMetadata metadata_;
  std::size_t times_ = 0;
  std::size_t items_ = 0;
};

}  // namespace

std::string_view PageMetadata::value(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &MetadataField::name);
  return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

PageMetadata read_metadata(const Page& page) {
  return MetadataReader(page).read();
}

std::string title_without_site(std::string_view title, std::string_view site) {
  static constexpr std::array<std::string_view, 7> kSeparators{" | ",  " - ", " – ", " — ",
                                                               " :: ", " » ", " · "};
  std::string_view best = title;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == title.npos) continue;
    const std::string_view head = title.substr(0, at);
    const std::string_view tail = title.substr(at + separator.size());
    if (!site.empty() && head == site) return std::string(tail);
    // The name of a site is shorter than that of its page.
    if (tail.size() <= head.size() && head.size() < best.size()) best = head;
  }
  return std::string(best);
}

}  // namespace docweave::html
