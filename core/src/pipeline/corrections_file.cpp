#include "pipeline/corrections_file.hpp"

#include <map>
#include <string>

#include "pipeline/json_document.hpp"
#include "pipeline/schema.hpp"

namespace docweave {
namespace {

using rapidjson::Value;
using Action = Correction::Action;

std::string text(const Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

Action action_named(const std::string& name) {
  static const std::map<std::string, Action> actions = {
      {"same", Action::same},     {"different", Action::different}, {"rename", Action::rename},
      {"retype", Action::retype}, {"drop", Action::drop},           {"wrong", Action::wrong}};
  return actions.at(name);
}

EntityReference reference(const Value& json) {
  return {text(json, "iri"), text(json, "name"), type_named(text(json, "type")),
          text(json, "document")};
}

class Reader {
 public:
  Reader(const JsonDocument& json, const std::string& file, std::vector<Problem>& problems)
      : json_(json), file_(file), problems_(problems) {}

  std::vector<Correction> read() {
    const Value& root = json_.root();
    const std::string pointer = root.IsObject() ? "/corrections" : "";
    std::vector<Correction> corrections;
    const auto list = root.IsObject() ? root["corrections"].GetArray() : root.GetArray();
    for (rapidjson::SizeType i = 0; i < list.Size(); ++i) {
      corrections.push_back(correction(list[i], child(pointer, i)));
    }
    return corrections;
  }

 private:
  Correction correction(const Value& json, const std::string& pointer) {
    Correction result;
    result.action = action_named(text(json, "action"));
    result.name = text(json, "name");
    result.type = type_named(text(json, "type")).value_or(Type::organization);
    result.place = file_ + ": " + pointer;
    need(json, pointer, "name", result.action == Action::rename);
    need(json, pointer, "type", result.action == Action::retype);
    const bool wrong = result.action == Action::wrong;
    need(json, pointer, "entities", !wrong);
    need(json, pointer, "subject", wrong);
    need(json, pointer, "predicate", wrong);
    wrong ? read_statement(json, pointer, result) : read_entities(json, pointer, result);
    return result;
  }

  void read_entities(const Value& json, const std::string& pointer, Correction& result) {
    for (const char* member : {"object", "value"}) need(json, pointer, member, false);
    if (!json.HasMember("entities")) return;
    const auto entities = json["entities"].GetArray();
    for (rapidjson::SizeType i = 0; i < entities.Size(); ++i) {
      read_entity(entities[i], child(pointer + "/entities", i), result);
    }
    const bool several = result.action == Action::same || result.action == Action::different;
    if (several && entities.Size() < 2) fail(pointer + "/entities", "needs two entities at least");
  }

  void read_statement(const Value& json, const std::string& pointer, Correction& result) {
    if (json.HasMember("subject")) read_entity(json["subject"], pointer + "/subject", result);
    if (json.HasMember("predicate")) {
      const PredicateInfo& predicate = info(*predicate_named(text(json, "predicate")));
      result.predicate = predicate.predicate;
      const std::string needed = predicate.literal ? "value" : "object";
      const std::string other = predicate.literal ? "object" : "value";
      if (!json.HasMember(needed.c_str()) || json.HasMember(other.c_str())) {
        fail(pointer, "\"" + std::string(predicate.name) + "\" needs the \"" + needed +
                          "\" that is wrong and takes no \"" + other + "\"");
      }
    }
    if (json.HasMember("value")) result.value = text(json, "value");
    if (json.HasMember("object")) read_entity(json["object"], pointer + "/object", result);
  }

  void read_entity(const Value& json, const std::string& pointer, Correction& result) {
    result.entities.push_back(reference(json));
    if (json.MemberCount() > 0) return;
    fail(pointer, "says nothing; give at least an \"iri\" or a \"name\"");
  }

  void need(const Value& json, const std::string& pointer, const std::string& member, bool needed) {
    if (json.HasMember(member.c_str()) == needed) return;
    const char* verb = !needed ? "takes no " : member == "entities" ? "needs " : "needs a ";
    fail(pointer, "\"" + text(json, "action") + "\" " + verb + "\"" + member + "\"");
  }

  void fail(const std::string& pointer, std::string message) {
    problems_.push_back(json_.at_value(pointer, std::move(message)));
  }

  const JsonDocument& json_;
  const std::string& file_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::vector<Correction> read_corrections(const std::filesystem::path& file) {
  std::vector<Problem> problems;
  const std::string name = file.filename().string();
  const auto json = JsonDocument::parse(file.string(), read_file(file), problems);
  if (json == nullptr) throw InvalidPipeline(std::move(problems));
  const auto schema = load_schema("corrections.schema.json");
  validate({schema->root(), "key"}, *json, "", problems);
  std::vector<Correction> corrections;
  if (problems.empty()) corrections = Reader(*json, name, problems).read();
  if (!problems.empty()) throw InvalidPipeline(std::move(problems));
  return corrections;
}

}  // namespace docweave
