#include "query/diff.hpp"

#include <iostream>
#include <map>

#include <fmt/ostream.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <docweave/error.hpp>

#include "commands.hpp"

namespace docweave::app {
namespace {

CommandLine command_line() {
  CommandLine line(
      "diff OLD NEW [options]",
      "Tells what two states of a graph differ in, and why: documents, entities and statements\n"
      "that were added (+), removed (-) or changed (~). The cause is a document that came, went\n"
      "or changed, a rule that now finds something else, a merge (or a split) of entities, or a\n"
      "correction. OLD and NEW are two stores, or two N-Quads files with provenance \"full\".\n"
      "Exits with 1 when they differ.");
  line.options()("json", "write JSON, one change a line");
  line.positional("graphs", 2);
  return line;
}

std::string headline(const query::Change& change) {
  if (change.what == "document") return fmt::format("document <{}>", change.iri);
  if (change.what == "entity") {
    return fmt::format("{} \"{}\" <{}>", change.type, change.name, change.iri);
  }
  const bool is_iri = change.object.find("://") != std::string::npos;
  return fmt::format("<{}> {} {}", change.subject, change.predicate,
                     is_iri ? "<" + change.object + ">" : "\"" + change.object + "\"");
}

void print_text(const query::Change& change) {
  static const std::map<std::string, char> kSigns = {
      {"added", '+'}, {"removed", '-'}, {"changed", '~'}};
  fmt::print("{} {}\n", kSigns.at(change.kind), headline(change));
  for (const std::string& detail : change.details) fmt::print("    {}\n", detail);
  if (!change.cause.kind.empty()) {
    fmt::print("    {}: {}\n", change.cause.kind, change.cause.detail);
  }
}

void print_json(const query::Change& change) {
  rapidjson::OStreamWrapper stream(std::cout);
  rapidjson::Writer<rapidjson::OStreamWrapper> writer(stream);
  const auto member = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    writer.Key(name);
    writer.String(value);
  };
  writer.StartObject();
  member("change", change.kind);
  member("what", change.what);
  member("iri", change.iri);
  member("type", change.type);
  member("name", change.name);
  member("subject", change.subject);
  member("predicate", change.predicate);
  member("object", change.object);
  if (!change.details.empty()) {
    writer.Key("details");
    writer.StartArray();
    for (const std::string& detail : change.details) writer.String(detail);
    writer.EndArray();
  }
  member("cause", change.cause.kind);
  member("because", change.cause.detail);
  writer.EndObject();
  std::cout << '\n';
}

}  // namespace

int diff(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  const std::vector<std::string> graphs = line.texts("graphs");
  if (graphs.size() != 2) {
    throw Error(ErrorCode::invalid_argument, "diff",
                "say which two graphs; try \"docweave diff old/graph.nq out/graph.nq\"");
  }
  query::Snapshots snapshots(graphs[0], graphs[1]);
  std::map<std::string, std::uint64_t> counts;
  query::compare(snapshots, [&](const query::Change& change) {
    ++counts[change.kind];
    line.has("json") ? print_json(change) : print_text(change);
  });
  fmt::print(std::cerr, "docweave: {} added, {} removed, {} changed\n", counts["added"],
             counts["removed"], counts["changed"]);
  return counts["added"] + counts["removed"] + counts["changed"] == 0 ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
