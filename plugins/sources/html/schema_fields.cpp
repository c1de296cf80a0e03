#include "schema_fields.hpp"

#include <algorithm>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace docweave::html {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxFields = 5000;
constexpr std::string_view kCdata = "<![CDATA[";
constexpr unsigned kFlags = rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag |
                            rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseIterativeFlag |
                            rapidjson::kParseInsituFlag;

/// Parsed in place, so that the strings tell where they stand.
class Flattener {
 public:
  Flattener(std::string_view script, const std::string& buffer, SchemaFields& out)
      : script_(script), buffer_(buffer), out_(out) {}

  void add_items(const rapidjson::Value& value, int depth = 0) {
    if (depth > kMaxDepth) return;
    if (value.IsArray()) {
      for (const auto& item : value.GetArray()) add_items(item, depth + 1);
      return;
    }
    if (!value.IsObject()) return;
    const auto graph = value.FindMember("@graph");
    if (graph != value.MemberEnd()) return add_items(graph->value, depth + 1);
    flatten("schema." + std::to_string(out_.next_item++), value, 0);
  }

 private:
  void flatten(const std::string& path, const rapidjson::Value& value, int depth) {
    if (depth > kMaxDepth || out_.fields.size() >= kMaxFields) return;
    if (value.IsObject()) {
      flatten_object(path, value, depth);
    } else if (value.IsArray()) {
      std::size_t index = 0;
      for (const auto& item : value.GetArray()) {
        flatten(path + "." + std::to_string(index++), item, depth + 1);
      }
    } else if (value.IsString()) {
      out_.fields.push_back({path, {value.GetString(), value.GetStringLength()}, source_of(value)});
    } else if (value.IsInt64()) {
      out_.fields.push_back({path, std::to_string(value.GetInt64()), {}});
    } else if (value.IsBool()) {
      out_.fields.push_back({path, value.GetBool() ? "true" : "false", {}});
    } else if (value.IsNumber()) {
      std::string number = std::to_string(value.GetDouble());
      number.erase(number.find_last_not_of('0') + 1);
      if (number.ends_with('.')) number.pop_back();
      out_.fields.push_back({path, std::move(number), {}});
    }
  }

  void flatten_object(const std::string& path, const rapidjson::Value& object, int depth) {
    // {"@value": "...", "@language": "en"} is its value.
    const auto literal = object.FindMember("@value");
    if (literal != object.MemberEnd()) return flatten(path, literal->value, depth + 1);
    for (const auto& member : object.GetObject()) {
      std::string_view name(member.name.GetString(), member.name.GetStringLength());
      if (name == "@context") continue;
      // "schema:name" and "https://schema.org/name" are "name"; dots separate the parts of a path.
      name.remove_prefix(name.find_last_of("/#:") + 1);
      if (name.find('.') == name.npos)
        flatten(path + "." + std::string(name), member.value, depth + 1);
    }
  }

  std::string_view source_of(const rapidjson::Value& value) const {
    // Short strings are kept in the value itself.
    const char* const text = value.GetString();
    if (text < buffer_.data() || text >= buffer_.data() + buffer_.size()) return {};
    const auto begin = static_cast<std::size_t>(text - buffer_.data());
    std::size_t end = begin;
    while (end < script_.size() && script_[end] != '"') end += script_[end] == '\\' ? 2 : 1;
    return script_.substr(begin, end - begin);
  }

  std::string_view script_;
  const std::string& buffer_;
  SchemaFields& out_;
};

}  // namespace

SchemaFields read_schema_fields(std::string_view json, std::size_t first_item) {
  SchemaFields schema;
  schema.next_item = first_item;
  std::string buffer(json);
  // Line breaks inside strings are not allowed, and common.
  std::ranges::replace_if(
      buffer, [](unsigned char c) { return c < 0x20; }, ' ');
  if (const std::size_t mark = buffer.find(kCdata); mark != buffer.npos) {
    buffer.replace(mark, kCdata.size(), kCdata.size(), ' ');
  }
  std::size_t at = std::min(buffer.find_first_of("{["), buffer.size());
  do {
    rapidjson::InsituStringStream stream(buffer.data() + at);
    rapidjson::Document document;
    document.ParseStream<kFlags>(stream);
    if (document.HasParseError()) {
      schema.error = std::string(rapidjson::GetParseError_En(document.GetParseError())) +
                     " At byte " + std::to_string(at + document.GetErrorOffset()) +
                     " of the script.";
      return schema;
    }
    Flattener(json, buffer, schema).add_items(document);
    at = std::min(buffer.find_first_of("{[", at + stream.Tell()), buffer.size());
  } while (at < buffer.size());
  return schema;
}

}  // namespace docweave::html
