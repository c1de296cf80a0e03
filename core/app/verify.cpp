#include "query/verify.hpp"

#include <iostream>
#include <thread>

#include <fmt/ostream.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "pipeline/config.hpp"
#include "pipeline/registry.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

CommandLine command_line() {
  CommandLine line(
      "verify GRAPH --sources DIR [options]",
      "Proves a graph by its sources: reads them again and looks whether every quote stands to\n"
      "the letter where the graph says. GRAPH is a store, or N-Quads written with provenance\n"
      "\"full\". Lists what does not hold and exits with 1 when something does not.");
  line.options()("sources", po::value<std::vector<std::string>>()->value_name("DIR"),
                 "folder or file that the graph was made from, named as to \"docweave run\"; may "
                 "be given several times")(
      "pipeline", po::value<std::string>()->default_value("default")->value_name("PIPELINE"),
      "the pipeline whose sources read them, and whose base the graph's IRIs have")(
      "set", po::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline")("json", "write what does not hold as JSON");
  add_plugin_path(line);
  line.positional("graph", 1);
  return line;
}

void print_text(const query::Verification& result) {
  for (const query::Refuted& each : result.refuted) {
    if (each.claim.quote.empty() && each.claim.what.empty()) {
      fmt::print("{}: {}\n", each.document, each.reason);
    } else {
      fmt::print("{}: bytes {} to {}, \"{}\": {} ({})\n", each.document, each.claim.begin,
                 each.claim.end, each.claim.quote, each.reason, each.claim.what);
    }
  }
}

void print_json(const query::Verification& result) {
  rapidjson::OStreamWrapper stream(std::cout);
  rapidjson::PrettyWriter<rapidjson::OStreamWrapper> writer(stream);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  writer.Key("documents");
  writer.Uint64(result.documents);
  writer.Key("proved");
  writer.Uint64(result.proved);
  writer.Key("failed");
  writer.Uint64(result.failed);
  writer.Key("refuted");
  writer.StartArray();
  for (const query::Refuted& each : result.refuted) {
    writer.StartObject();
    writer.Key("document");
    writer.String(each.document);
    writer.Key("reason");
    writer.String(each.reason);
    if (!each.claim.what.empty()) {
      writer.Key("begin");
      writer.Uint64(each.claim.begin);
      writer.Key("end");
      writer.Uint64(each.claim.end);
      writer.Key("quote");
      writer.String(each.claim.quote);
      writer.Key("proves");
      writer.String(each.claim.what);
    }
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  std::cout << '\n';
}

}  // namespace

int verify(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("graph") || !line.has("sources")) {
    throw Error(ErrorCode::invalid_argument, "verify",
                "say which graph and what it was made from; try \"docweave verify out/graph.nq "
                "--sources documents\"");
  }
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  const PipelineConfig config =
      load_pipeline(find_pipeline(line.text("pipeline")), line.texts("set"), registry);
  query::Claims claims(line.texts("graph").front());
  const query::Verification result =
      query::verify(claims, config, registry, line.texts("sources"),
                    std::max(1U, std::thread::hardware_concurrency()));
  line.has("json") ? print_json(result) : print_text(result);
  fmt::print(std::cerr, "docweave: {} quotes in {} documents proved, {} not\n", result.proved,
             result.documents, result.failed);
  return result.failed == 0 ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
