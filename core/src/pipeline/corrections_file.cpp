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
  static const std::map<std::string, Action> actions = {{"same", Action::same},
                                                        {"different", Action::different},
                                                        {"rename", Action::rename},
                                                        {"retype", Action::retype},
                                                        {"drop", Action::drop}};
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
    const auto entities = json["entities"].GetArray();
    for (rapidjson::SizeType i = 0; i < entities.Size(); ++i) {
      result.entities.push_back(reference(entities[i]));
      if (entities[i].MemberCount() > 0) continue;
      fail(child(pointer + "/entities", i), "says nothing; give at least an \"iri\" or a \"name\"");
    }
    const bool several = result.action == Action::same || result.action == Action::different;
    if (several && entities.Size() < 2) fail(pointer + "/entities", "needs two entities at least");
    need(json, pointer, "name", result.action == Action::rename);
    need(json, pointer, "type", result.action == Action::retype);
    return result;
  }

  void need(const Value& json, const std::string& pointer, const char* member, bool needed) {
    if (json.HasMember(member) == needed) return;
    fail(pointer, "\"" + text(json, "action") + "\" " + (needed ? "needs a \"" : "takes no \"") +
                      member + "\"");
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
