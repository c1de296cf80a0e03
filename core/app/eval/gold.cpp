#include <algorithm>

#include "eval/eval_graph.hpp"
#include "pipeline/schema.hpp"

namespace fs = std::filesystem;

namespace docweave::app {
namespace {

using Json = rapidjson::Value;

constexpr const char* kSchema = R"({
  "type": "object", "required": ["document", "entities", "relations"],
  "additionalProperties": true,
  "properties": {
    "document": {"type": "string", "minLength": 1},
    "entities": {"type": "array", "items": {
      "type": "object", "required": ["id", "type", "name"], "additionalProperties": true,
      "properties": {
        "id": {"type": "string", "minLength": 1},
        "type": {"enum": ["Event", "Organization", "Project", "Person", "Place"]},
        "name": {"type": "string"},
        "aliases": {"type": "array", "items": {"type": "string"}},
        "optional": {"type": "boolean"}}}},
    "relations": {"type": "array", "items": {
      "type": "array", "minItems": 3, "maxItems": 4, "items": {"type": "string"}}}}
})";

EvalGraph graph_of(const Json& root) {
  EvalGraph graph;
  for (const Json& json : root["entities"].GetArray()) {
    EvalEntity entity{.id = json["id"].GetString(), .type = json["type"].GetString()};
    entity.names.emplace_back(json["name"].GetString());
    if (json.HasMember("aliases")) {
      for (const Json& alias : json["aliases"].GetArray())
        entity.names.emplace_back(alias.GetString());
    }
    entity.optional = json.HasMember("optional") && json["optional"].GetBool();
    graph.add(std::move(entity));
  }
  for (const Json& json : root["relations"].GetArray()) {
    EvalRelation relation{json[0].GetString(), json[1].GetString(), json[2].GetString()};
    if (json.Size() > 3 && std::string_view(json[3].GetString()) == "optional") {
      graph.optional.insert(relation);
    }
    graph.add(std::move(relation));
  }
  return graph;
}

void read_one(const fs::path& file, const Json& schema, EvalGraphs& all) {
  std::vector<Problem> problems;
  const auto json = JsonDocument::parse(file.string(), read_file(file), problems);
  if (json) validate({schema, "key"}, *json, "", problems);
  if (!problems.empty()) throw InvalidPipeline(std::move(problems));
  const std::string document = json->root()["document"].GetString();
  if (!all.graphs.contains(document)) {
    all.documents.push_back(document);
    all.files.push_back(file.parent_path() / document);
  }
  all.graphs[document] = graph_of(json->root());
}

std::vector<fs::path> gold_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename().string().ends_with(".gold.json")) files.push_back(entry.path());
  }
  if (files.empty()) {
    throw Error(ErrorCode::io, folder.string(), "there is no file *.gold.json in this folder");
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

EvalGraphs read_gold(const std::vector<fs::path>& folders) {
  rapidjson::Document schema;
  schema.Parse(kSchema);
  EvalGraphs all;
  for (const fs::path& folder : folders) {
    for (const fs::path& file : gold_files(folder)) read_one(file, schema, all);
  }
  return all;
}

}  // namespace docweave::app
