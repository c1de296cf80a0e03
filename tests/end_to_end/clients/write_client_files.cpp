// Writes the sample graph, a hostile one and random ones in every format into the folder that is
// its argument, with what they hold as FILE-facts.json: what their readers must find.
#include <fstream>
#include <iostream>

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include <docweave/output.hpp>

#include "no_diagnostics.hpp"
#include "pipeline/file_target.hpp"
#include "pipeline/registry.hpp"
#include "random_graph.hpp"

namespace docweave {
namespace {

using Json = rapidjson::Writer<rapidjson::OStreamWrapper>;

void write(const Graph& graph, const std::string& plugin, const std::string& options,
           const std::filesystem::path& path) {
  static const PluginRegistry kRegistry({PLUGINS});
  test::NoDiagnostics diagnostics;
  const auto output = kRegistry.make<Output>(
      plugin, {Options::parse(options), {}, path.parent_path(), diagnostics});
  FileTarget target(path);
  output->write(graph, target);
  target.commit();
}

/// Nodes as [iri, name, type], statements as [subject, predicate, object or value, whether it is an
/// entity, status, quotes].
void write_facts(const Graph& graph, const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  rapidjson::OStreamWrapper stream(file);
  Json json(stream);
  json.StartObject();
  json.Key("nodes");
  json.StartArray();
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) {
    json.StartArray();
    json.String(entity->iri);
    json.String(entity->name);
    json.String(std::string(info(entity->type).name));
    json.EndArray();
  }
  json.EndArray();
  json.Key("statements");
  json.StartArray();
  const auto statements = graph.statements();
  while (const GraphStatement* statement = statements->next()) {
    const auto* object = std::get_if<std::string>(&statement->object);
    json.StartArray();
    json.String(statement->subject);
    json.String(std::string(info(statement->predicate).name));
    json.String(object ? *object : std::get<Literal>(statement->object).value);
    json.Bool(object != nullptr);
    json.String(std::string(to_string(statement->status)));
    json.StartArray();
    for (const GraphEvidence& proof : statement->evidence) json.String(proof.evidence.quote);
    json.EndArray();
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
}

void write_all(const Graph& graph, const std::filesystem::path& stem) {
  const std::string name = stem.string();
  for (const std::string provenance : {"none", "document", "full"}) {
    const std::string options = "{\"provenance\":\"" + provenance + "\"}";
    const std::string path = name + "-" + provenance;
    write(graph, "nquads", options, path + ".nq");
    write(graph, "trig", options, path + ".trig");
    write(graph, "turtle", options, path + ".ttl");
    write(graph, "jsonld", "{\"context\":\"embedded\",\"provenance\":\"" + provenance + "\"}",
          path + ".jsonld");
  }
  const std::string rest = R"("parallel":"fold","quotes":5})";
  for (const std::string flavour : {"plain", "gephi", "yed", "neo4j", "cytoscape"}) {
    write(graph, "graphml", "{\"flavour\":\"" + flavour + "\"," + rest,
          name + "-" + flavour + ".graphml");
  }
  write(graph, "gexf", "{" + rest, name + ".gexf");
  write(graph, "cytoscape", "{" + rest, name + ".cyjs");
  write(graph, "neo4j", R"({"array_delimiter":"\u001F",)" + rest, name + ".csv");
  write(graph, "dot", R"({"label_length":60})", name + ".dot");
  write(graph, "ndjson", "{}", name + ".ndjson");
  write_facts(graph, name + "-facts.json");
}

}  // namespace
}  // namespace docweave

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  try {
    docweave::write_all(docweave::test::sample_graph(), folder / "sample");
    docweave::write_all(docweave::test::hostile_graph(), folder / "hostile");
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
      docweave::write_all(docweave::test::RandomGraph(seed).make(),
                          folder / ("random" + std::to_string(seed)));
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
