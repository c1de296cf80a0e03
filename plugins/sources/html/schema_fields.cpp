#include "schema_fields.hpp"

#include <algorithm>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace docweave::html {
namespace {

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxFields = 5000;
constexpr unsigned kFlags = rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag |
                            rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseIterativeFlag;

/// Without what stands around the JSON in old pages, and with line breaks inside strings as spaces.
std::string mended(std::string_view json) {
  const std::size_t begin = json.find_first_of("{[");
  std::string text(begin == json.npos ? std::string_view() : json.substr(begin));
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20; }, ' ');
  return text;
}

class Flattener {
 public:
  Flattener(SchemaFields& out) : out_(out) {}

  void add_items(const rapidjson::Value& value) {
    if (value.IsArray()) {
      for (const auto& item : value.GetArray()) add_items(item);
      return;
    }
    if (!value.IsObject()) return;
    const auto graph = value.FindMember("@graph");
    if (graph != value.MemberEnd()) {
      add_items(graph->value);
      return;
    }
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
      out_.fields.emplace_back(path, std::string(value.GetString(), value.GetStringLength()));
    } else if (value.IsInt64()) {
      out_.fields.emplace_back(path, std::to_string(value.GetInt64()));
    } else if (value.IsBool()) {
      out_.fields.emplace_back(path, value.GetBool() ? "true" : "false");
    } else if (value.IsNumber()) {
      std::string number = std::to_string(value.GetDouble());
      number.erase(number.find_last_not_of('0') + 1);
      if (number.ends_with('.')) number.pop_back();
      out_.fields.emplace_back(path, std::move(number));
    }
  }

  void flatten_object(const std::string& path, const rapidjson::Value& object, int depth) {
    // {"@value": "...", "@language": "en"} is its value.
    const auto literal = object.FindMember("@value");
    if (literal != object.MemberEnd()) return flatten(path, literal->value, depth + 1);
    for (const auto& member : object.GetObject()) {
      const std::string_view name(member.name.GetString(), member.name.GetStringLength());
      if (name != "@context") flatten(path + "." + std::string(name), member.value, depth + 1);
    }
  }

  SchemaFields& out_;
};

}  // namespace

SchemaFields read_schema_fields(std::string_view json, std::size_t first_item) {
  SchemaFields schema;
  schema.next_item = first_item;
  const std::string text = mended(json);
  rapidjson::Document document;
  document.Parse<kFlags>(text.data(), text.size());
  if (document.HasParseError()) {
    schema.error = std::string(rapidjson::GetParseError_En(document.GetParseError())) +
                   " At byte " + std::to_string(document.GetErrorOffset()) + " of the script.";
    return schema;
  }
  Flattener(schema).add_items(document);
  return schema;
}

}  // namespace docweave::html
