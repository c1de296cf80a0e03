#include "pipeline/manifest.hpp"

#include <string_view>
#include <utility>

#include <docweave/error.hpp>

#include "pipeline/installation.hpp"
#include "pipeline/json_document.hpp"
#include "pipeline/schema.hpp"

namespace docweave {
namespace {

using rapidjson::Value;

std::string text(const Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::vector<std::string> texts(const Value& object, const char* name) {
  std::vector<std::string> texts;
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return texts;
  for (const Value& entry : found->value.GetArray()) texts.emplace_back(entry.GetString());
  return texts;
}

std::string type_of(const Value& option) {
  const auto type = option.FindMember("type");
  if (type == option.MemberEnd()) return option.HasMember("enum") ? to_json(option["enum"]) : "any";
  return type->value.IsString() ? type->value.GetString() : to_json(type->value);
}

// A default that breaks its own schema would be a mistake in every pipeline.
void check_defaults(const JsonDocument& json, std::vector<Problem>& problems) {
  for (const auto& [name, option] : json.root()["options"]["properties"].GetObject()) {
    if (!option.HasMember("default")) continue;
    const std::string pointer = child(child("/options/properties", name.GetString()), "default");
    validate({option, "key"}, json, pointer, problems);
  }
}

void check_place(const JsonDocument& json, const std::filesystem::path& folder,
                 std::vector<Problem>& problems) {
  const std::string name = text(json.root(), "name");
  const std::string kind = text(json.root(), "kind");
  if (folder.filename() != name) {
    problems.push_back(json.at_value(
        "/name", "is \"" + name + "\", but the plugin's folder is " + folder.string()));
  }
  if (folder.parent_path().filename() != kind + "s") {
    problems.push_back(json.at_value(
        "/kind", "is \"" + kind + "\", but the plugin lies in " + folder.parent_path().string()));
  }
}

}  // namespace

std::vector<OptionInfo> Manifest::options() const {
  std::vector<OptionInfo> options;
  if (!json->root().HasMember("options")) return options;
  for (const auto& [key, option] : json->root()["options"]["properties"].GetObject()) {
    const auto standard = option.FindMember("default");
    options.push_back({key.GetString(), type_of(option),
                       standard == option.MemberEnd() ? "" : to_json(standard->value),
                       text(option, "description")});
  }
  return options;
}

std::optional<Manifest> read_manifest(const std::filesystem::path& folder,
                                      std::vector<Problem>& problems) {
  const std::filesystem::path file = folder / "plugin.json";
  const std::size_t before = problems.size();
  std::shared_ptr<JsonDocument> json;
  try {
    json = JsonDocument::parse(file.string(), read_file(file), problems);
  } catch (const Error& error) {
    problems.push_back({error.where(), 0, 0, "", error.message()});
  }
  if (json == nullptr) return {};

  static const std::shared_ptr<const JsonDocument> schema = load_schema("plugin.schema.json");
  validate({schema->root(), "key"}, *json, "", problems);
  if (problems.size() > before) return {};
  check_place(*json, folder, problems);
  if (json->root().HasMember("options")) check_defaults(*json, problems);
  if (problems.size() > before) return {};

  const Value& root = json->root();
  Manifest manifest;
  manifest.kind = text(root, "kind");
  manifest.name = text(root, "name");
  manifest.version = text(root, "version");
  manifest.summary = text(root, "summary");
  manifest.description = text(root, "description");
  manifest.media_types = texts(root, "media_types");
  manifest.extensions = texts(root, "extensions");
  manifest.container = root.HasMember("container") && root["container"].GetBool();
  manifest.after = texts(root, "after");
  manifest.folder = folder;
  manifest.json = std::move(json);
  return manifest;
}

}  // namespace docweave
