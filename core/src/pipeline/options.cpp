#include <algorithm>
#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <docweave/error.hpp>
#include <docweave/options.hpp>

#include "pipeline/json_document.hpp"

namespace docweave {

struct Options::Value {
  std::shared_ptr<const JsonDocument> document;  ///< Owns what `object` points to.
  const rapidjson::Value* object;
  std::string pointer;

  const rapidjson::Value* find(std::string_view name) const {
    for (const auto& [key, value] : object->GetObject()) {
      if (name == std::string_view(key.GetString(), key.GetStringLength())) return &value;
    }
    return nullptr;
  }

  [[noreturn]] void disagree(std::string_view name, const char* type) const {
    throw Error(ErrorCode::invalid_plugin, child(pointer, name),
                "the plugin reads this option as " + std::string(type) +
                    ", but plugin.json does not see to it; give it that type, and a default or "
                    "\"required\"");
  }

  template <class Is>
  const rapidjson::Value& get(std::string_view name, Is is, const char* type) const {
    const rapidjson::Value* value = find(name);
    if (value == nullptr || !(value->*is)()) disagree(name, type);
    return *value;
  }
};

namespace {

using Json = rapidjson::Value;

std::string text_of(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

void write_sorted(const Json& value, rapidjson::Writer<rapidjson::StringBuffer>& writer) {
  if (value.IsObject()) {
    std::vector<std::pair<std::string, const Json*>> members;
    for (const auto& [name, member] : value.GetObject())
      members.emplace_back(text_of(name), &member);
    std::sort(members.begin(), members.end());
    writer.StartObject();
    for (const auto& [name, member] : members) {
      writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
      write_sorted(*member, writer);
    }
    writer.EndObject();
  } else if (value.IsArray()) {
    writer.StartArray();
    for (const Json& entry : value.GetArray()) write_sorted(entry, writer);
    writer.EndArray();
  } else {
    value.Accept(writer);
  }
}

}  // namespace

Options::Options() : Options(parse("{}")) {}

Options::Options(std::shared_ptr<const Value> value) : value_(std::move(value)) {}

Options Options::parse(std::string_view json) {
  std::vector<Problem> problems;
  std::shared_ptr<const JsonDocument> document =
      JsonDocument::parse("options", std::string(json), problems);
  if (document != nullptr && !document->root().IsObject()) {
    problems.push_back(document->at_value("", "must be an object"));
  }
  if (!problems.empty()) throw InvalidPipeline(std::move(problems));
  const rapidjson::Value* root = &document->root();
  return Options(std::make_shared<Value>(Value{std::move(document), root, ""}));
}

std::vector<std::string> Options::names() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : value_->object->GetObject()) names.push_back(text_of(name));
  std::ranges::sort(names);
  return names;
}

bool Options::has(std::string_view name) const {
  const rapidjson::Value* value = value_->find(name);
  return value != nullptr && !value->IsNull();
}

bool Options::flag(std::string_view name) const {
  return value_->get(name, &Json::IsBool, "true or false").GetBool();
}

std::int64_t Options::integer(std::string_view name) const {
  return value_->get(name, &Json::IsInt64, "a whole number").GetInt64();
}

double Options::number(std::string_view name) const {
  return value_->get(name, &Json::IsNumber, "a number").GetDouble();
}

std::string Options::text(std::string_view name) const {
  return text_of(value_->get(name, &Json::IsString, "text"));
}

std::vector<std::string> Options::texts(std::string_view name) const {
  std::vector<std::string> texts;
  for (const Json& entry : value_->get(name, &Json::IsArray, "a list of texts").GetArray()) {
    if (!entry.IsString()) value_->disagree(name, "a list of texts");
    texts.push_back(text_of(entry));
  }
  return texts;
}

Options Options::object(std::string_view name) const {
  const Json& object = value_->get(name, &Json::IsObject, "an object");
  return Options(
      std::make_shared<Value>(Value{value_->document, &object, child(value_->pointer, name)}));
}

std::vector<Options> Options::objects(std::string_view name) const {
  std::vector<Options> objects;
  const std::string pointer = child(value_->pointer, name);
  for (const Json& entry : value_->get(name, &Json::IsArray, "a list of objects").GetArray()) {
    if (!entry.IsObject()) value_->disagree(name, "a list of objects");
    objects.push_back(Options(
        std::make_shared<Value>(Value{value_->document, &entry, child(pointer, objects.size())})));
  }
  return objects;
}

std::string Options::json() const {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  write_sorted(*value_->object, writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace docweave
