#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <docweave/error.hpp>

#include "authority/list_readers.hpp"

namespace docweave::authority {
namespace {

using Json = rapidjson::Value;

/// Cuts a stream of JSON into its outermost objects, without the array around them.
class ObjectCutter {
 public:
  explicit ObjectCutter(ListStream& stream) : stream_(stream) {}

  /// The next object, empty at the end; `line()` is where it begins.
  const std::string& next() {
    object_.clear();
    for (int c = skip_between(); c >= 0; c = take()) {
      object_ += static_cast<char>(c);
      if (object_.size() > kLargestEntry) fail("an object of more than 16 MiB");
      if (escaped_) {
        escaped_ = false;
      } else if (in_string_) {
        escaped_ = c == '\\';
        in_string_ = c != '"';
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if ((c == '}' || c == ']') && --depth_ == 0) {
        return object_;
      }
    }
    if (!object_.empty()) fail("the object that begins here does not end");
    return object_;
  }

  std::size_t line() const { return begin_; }

  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::invalid_data, stream_.name(),
                fmt::format("line {}: {}", begin_, message));
  }

 private:
  /// The bracket that opens an object, or -1.
  int skip_between() {
    int c = take();
    while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == '[' || c == ']' ||
           c == 0xEF || c == 0xBB || c == 0xBF) {
      c = take();
    }
    begin_ = line_;
    if (c >= 0 && c != '{') {
      fail(
          fmt::format("\"{}\" where an object should begin; a list is an array of objects, or one "
                      "object a line",
                      static_cast<char>(c)));
    }
    return c;
  }

  int take() {
    if (at_ == block_.size()) {
      block_ = stream_.read();
      at_ = 0;
      if (block_.empty()) return -1;
    }
    const auto c = static_cast<unsigned char>(block_[at_++]);
    line_ += c == '\n' ? 1 : 0;
    return c;
  }

  ListStream& stream_;
  std::string_view block_;
  std::string object_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t begin_ = 1;
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

const Json& member(const Json& object, const char* name) {
  static const Json kNone;
  if (!object.IsObject()) return kNone;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? kNone : found->value;
}

std::string text(const Json& value) {
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

std::string text(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string found = text(member(object, name)); !found.empty()) return found;
  }
  return {};
}

template <class Use>
void for_each(const Json& array, Use use) {
  if (!array.IsArray()) return;
  for (const Json& item : array.GetArray()) use(item);
}

/// One text or an array of them.
void append_texts(std::vector<std::string>& texts, const Json& value) {
  if (std::string one = text(value); !one.empty()) texts.push_back(std::move(one));
  for_each(value, [&](const Json& item) { append_texts(texts, item); });
}

void append_texts(std::vector<std::string>& texts, const Json& object,
                  std::initializer_list<const char*> names) {
  for (const char* name : names) append_texts(texts, member(object, name));
}

bool holds(const Json& array, std::string_view wanted) {
  bool found = false;
  for_each(array, [&](const Json& item) { found = found || text(item) == wanted; });
  return found;
}

/// Names with their kinds: schema 2 of ROR.
void read_ror_names(const Json& names, ListEntry& entry) {
  for_each(names, [&](const Json& name) {
    const Json& kinds = member(name, "types");
    const std::string value = text(member(name, "value"));
    if (holds(kinds, "ror_display")) {
      entry.name = value;
    } else if (holds(kinds, "acronym")) {
      entry.acronyms.push_back(value);
    } else if (!value.empty()) {
      entry.alternate_names.push_back(value);
    }
  });
}

void read_ror_parents(const Json& relationships, ListEntry& entry) {
  for_each(relationships, [&](const Json& relationship) {
    const std::string kind = text(member(relationship, "type"));
    const std::string id = text(member(relationship, "id"));
    if ((kind == "parent" || kind == "Parent") && !id.empty()) entry.parents.push_back(id);
  });
}

std::string country_of(const Json& object) {
  const Json& country = member(object, "country");
  std::string code = country.IsObject() ? text(member(country, "country_code"))
                                        : text(object, {"country", "country_code"});
  for_each(member(object, "locations"), [&](const Json& location) {
    if (code.empty()) code = text(member(member(location, "geonames_details"), "country_code"));
  });
  return code;
}

ListEntry entry_of(const Json& object) {
  ListEntry entry;
  entry.id = text(object, {"id", "identifier"});
  entry.iri = text(object, {"iri", "uri", "sameAs"});
  entry.name = text(object, {"name", "label", "prefLabel"});
  entry.country = country_of(object);
  entry.type = text(object, {"type"});
  append_texts(entry.alternate_names, object,
               {"alternate", "alternate_names", "altLabel", "aliases"});
  for_each(member(object, "labels"),
           [&](const Json& label) { append_texts(entry.alternate_names, label, {"label"}); });
  append_texts(entry.acronyms, object, {"acronym", "acronyms"});
  append_texts(entry.parents, object, {"parent", "parents"});
  read_ror_names(member(object, "names"), entry);
  read_ror_parents(member(object, "relationships"), entry);
  return entry;
}

}  // namespace

void read_json(ListStream& stream, const ListSink& sink) {
  ObjectCutter cutter(stream);
  while (true) {
    const std::string& text = cutter.next();
    if (text.empty()) return;
    rapidjson::Document object;
    object.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(
        text.data(), text.size());
    if (object.HasParseError()) {
      cutter.fail(fmt::format("byte {} of the object that begins here: {}", object.GetErrorOffset(),
                              rapidjson::GetParseError_En(object.GetParseError())));
    }
    ListEntry entry = entry_of(object);
    entry.place = fmt::format("line {}", cutter.line());
    sink(std::move(entry));
  }
}

}  // namespace docweave::authority
