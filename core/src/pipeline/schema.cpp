#include "pipeline/schema.hpp"

#include <map>
#include <string_view>
#include <utility>

#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "pipeline/installation.hpp"
#include "pipeline/nearest.hpp"

namespace docweave {
namespace {

using rapidjson::Value;

const Value* member(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

const Value& resolve(const Value& root, const Value& schema) {
  const Value* reference = member(schema, "$ref");
  if (reference == nullptr || !reference->IsString()) return schema;
  const rapidjson::Pointer pointer(reference->GetString(), reference->GetStringLength());
  const Value* target = pointer.IsValid() ? pointer.Get(root) : nullptr;
  return target == nullptr ? schema : *target;
}

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

std::string_view text(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

std::string shown(const Value& value) {
  constexpr std::size_t kLongest = 60;
  if (value.IsObject()) return "an object";
  if (value.IsArray()) return "a list";
  const std::string json = to_json(value);
  return json.size() <= kLongest ? json : "a long text";
}

std::string type_name(std::string_view type) {
  if (type == "object") return "an object";
  if (type == "array") return "a list";
  if (type == "string") return "text";
  if (type == "boolean") return "true or false";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  return std::string(type);
}

std::string either(const Value& list, std::string (*name)(const Value&)) {
  std::string result;
  for (const Value& entry : list.GetArray()) {
    if (!result.empty()) result += &entry + 1 == list.End() ? " or " : ", ";
    result += name(entry);
  }
  return result;
}

std::string type_message(const Value& type, const Value& value) {
  const auto name = [](const Value& entry) { return type_name(text(entry)); };
  return "must be " + (type.IsArray() ? either(type, name) : name(type)) + ", not " + shown(value);
}

std::string enum_message(const Value& choices, const Value& value) {
  std::vector<std::string> names;
  for (const Value& choice : choices.GetArray()) {
    if (choice.IsString()) names.emplace_back(text(choice));
  }
  return "must be " + either(choices, to_json) + ", not " + shown(value) +
         (value.IsString() ? did_you_mean(text(value), names) : "");
}

// What a value that breaks one keyword of its schema should have been.
std::string message(const Value& schema, std::string_view keyword, const Value& value) {
  const Value* rule = member(schema, std::string(keyword).c_str());
  if (rule == nullptr) return "is not what its schema asks for";
  if (keyword == "type") return type_message(*rule, value);
  if (keyword == "enum") return enum_message(*rule, value);
  if (keyword == "minimum") return "must be at least " + to_json(*rule) + ", not " + shown(value);
  if (keyword == "maximum") return "must be at most " + to_json(*rule) + ", not " + shown(value);
  if (keyword == "pattern") return "must match " + to_json(*rule) + ", not be " + shown(value);
  if (keyword == "minLength" && rule->GetInt() == 1) return "must not be empty";
  if (keyword == "minItems" && rule->GetInt() == 1) return "must not be empty";
  return "breaks the rule " + quoted(keyword) + ": " + to_json(*rule);
}

class Walk {
 public:
  Walk(const SchemaCheck& check, const JsonDocument& document, std::vector<Problem>& problems)
      : check_(check), document_(document), problems_(problems) {}

  void value(const Value& given, const Value& value, const std::string& pointer) {
    const Value& schema = resolve(check_.schema, given);
    const std::string broken = broken_keyword(schema, value);
    if (!broken.empty()) {
      problems_.push_back(document_.at_value(pointer, message(schema, broken, value)));
      if (broken == "type") return;
    }
    if (value.IsObject()) object(schema, value, pointer);
    if (const Value* items = member(schema, "items"); value.IsArray() && items != nullptr) {
      for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
        this->value(*items, value[i], child(pointer, i));
      }
    }
  }

 private:
  // RapidJSON's validator stops at its first error, so it judges one level at a time.
  std::string broken_keyword(const Value& schema, const Value& value) {
    auto compiled = compiled_.find(&schema);
    if (compiled == compiled_.end()) {
      rapidjson::Document level;
      level.CopyFrom(schema, level.GetAllocator());
      for (const char* deeper : {"properties", "additionalProperties", "required", "items"}) {
        level.RemoveMember(deeper);
      }
      compiled = compiled_.try_emplace(&schema, level).first;
    }
    rapidjson::SchemaValidator validator(compiled->second);
    if (value.Accept(validator)) return {};
    return validator.GetInvalidSchemaKeyword();
  }

  void object(const Value& schema, const Value& object, const std::string& pointer) {
    const Value* properties = member(schema, "properties");
    const Value* additional = member(schema, "additionalProperties");
    const bool closed = additional == nullptr ? properties != nullptr : additional->IsFalse();
    const std::vector<std::string> names = property_names(schema);
    std::vector<std::string> unused;
    for (const std::string& name : names) {
      if (!object.HasMember(name)) unused.push_back(name);
    }
    for (const auto& [name, value] : object.GetObject()) {
      const std::string at = child(pointer, text(name));
      const Value* property = properties ? member(*properties, name.GetString()) : nullptr;
      if (property != nullptr) {
        this->value(*property, value, at);
      } else if (closed) {
        unknown(at, text(name), names, unused);
      } else if (additional != nullptr && additional->IsObject()) {
        this->value(*additional, value, at);
      }
    }
    missing(schema, object, pointer);
  }

  void unknown(const std::string& at, std::string_view name, const std::vector<std::string>& names,
               const std::vector<std::string>& unused) {
    std::string message = "no " + std::string(check_.noun) + " " + quoted(name);
    const std::string hint = did_you_mean(name, unused);
    if (!hint.empty()) {
      message += hint;
    } else if (names.empty()) {
      message += "; there are none";
    } else {
      message += "; there are ";
      for (const std::string& known : names) {
        message += (&known == &names.front() ? "" : ", ") + known;
      }
    }
    problems_.push_back(document_.at_name(at, std::move(message)));
  }

  void missing(const Value& schema, const Value& object, const std::string& pointer) {
    const Value* required = member(schema, "required");
    if (required == nullptr || !required->IsArray()) return;
    for (const Value& name : required->GetArray()) {
      if (object.HasMember(name)) continue;
      problems_.push_back(document_.at_value(
          pointer, "the " + std::string(check_.noun) + " " + quoted(text(name)) + " is missing"));
    }
  }

  const SchemaCheck& check_;
  const JsonDocument& document_;
  std::vector<Problem>& problems_;
  std::map<const Value*, rapidjson::SchemaDocument> compiled_;
};

void fill(const Value& root, const Value& given, Value& value,
          rapidjson::Document::AllocatorType& allocator) {
  const Value& schema = resolve(root, given);
  if (const Value* properties = member(schema, "properties"); properties && value.IsObject()) {
    for (const auto& [name, property] : properties->GetObject()) {
      const Value* standard = member(resolve(root, property), "default");
      if (standard != nullptr && !value.HasMember(name)) {
        value.AddMember(Value(name, allocator), Value(*standard, allocator), allocator);
      }
      if (value.HasMember(name)) fill(root, property, value[name], allocator);
    }
  }
  if (const Value* items = member(schema, "items"); items && value.IsArray()) {
    for (Value& item : value.GetArray()) fill(root, *items, item, allocator);
  }
}

}  // namespace

std::shared_ptr<const JsonDocument> load_schema(const std::string& name) {
  const std::filesystem::path file = share_folder() / "schemas" / name;
  std::vector<Problem> problems;
  std::shared_ptr<const JsonDocument> schema =
      JsonDocument::parse(file.string(), read_file(file), problems);
  if (!problems.empty()) throw InvalidPipeline(std::move(problems));
  return schema;
}

void validate(const SchemaCheck& check, const JsonDocument& document, const std::string& pointer,
              std::vector<Problem>& problems) {
  const Value* value = rapidjson::Pointer(pointer.c_str(), pointer.size()).Get(document.root());
  Walk(check, document, problems).value(check.schema, *value, pointer);
}

void fill_defaults(const Value& schema, Value& value,
                   rapidjson::Document::AllocatorType& allocator) {
  fill(schema, schema, value, allocator);
}

std::vector<std::string> property_names(const Value& schema) {
  std::vector<std::string> names;
  if (const Value* properties = member(schema, "properties")) {
    for (const auto& [name, property] : properties->GetObject()) names.emplace_back(text(name));
  }
  return names;
}

std::string to_json(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace docweave
