#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <fmt/ostream.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "commands.hpp"
#include "eval/scoring.hpp"
#include "pipeline/run_pipeline.hpp"

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace docweave::app {
namespace {

/// A folder of its own for as long as it lives.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "docweave-eval-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw Error(ErrorCode::io, name, "a folder for the graph cannot be made");
    }
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The graph that a pipeline makes of the gold graphs' documents.
EvalGraphs run_on(const std::vector<fs::path>& documents, const CommandLine& line) {
  std::vector<std::string> settings = line.texts("set");
  settings.emplace_back(R"(/outputs=[{"plugin":"nquads","path":"graph.nq"}])");
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  PipelineConfig config =
      load_pipeline(find_pipeline(line.texts("graph").front()), settings, registry);
  config.inputs.clear();
  for (const fs::path& document : documents) config.inputs.push_back(fs::absolute(document));
  CollectedDiagnostics diagnostics;
  const Stages stages = Stages::make(config, registry, diagnostics);
  const ScratchFolder scratch;
  const RunSettings run_settings{.folder = scratch.path(),
                                 .threads = std::max(1U, std::thread::hardware_concurrency()),
                                 .store = scratch.path() / "store",
                                 .on_failure = [](const Failure& failure) {
                                   fmt::print(std::cerr, "docweave: failed: {}: {} ({})\n",
                                              failure.document, failure.reason, failure.stage);
                                 }};
  run_pipeline(config, stages, diagnostics, run_settings);
  return read_quads(scratch.path() / "graph.nq");
}

using Rows = std::map<std::string, Counts>;

Counts total(const Rows& rows) {
  Counts all;
  for (const auto& [kind, counts] : rows) all.add(counts);
  return all;
}

void print_row(const std::string& kind, const Counts& c) {
  fmt::print("  {:<18} {:6.3f} {:6.3f} {:6.3f} {:5} {:5} {:5}\n", kind, c.precision(), c.recall(),
             c.f1(), c.right, c.wrong, c.missed);
}

void print_rows(const char* level, const Rows& rows) {
  fmt::print("{:<20} {:>6} {:>6} {:>6} {:>5} {:>5} {:>5}\n", level, "P", "R", "F1", "TP", "FP",
             "FN");
  for (const auto& [kind, counts] : rows) print_row(kind, counts);
  print_row("all", total(rows));
}

void print_calibration(const Calibration& calibration) {
  fmt::print("{:<20} {:>6} {:>6} {:>5} {:>5}\n", "confidence", "mean", "P", "TP", "FP");
  for (std::size_t i = 0; i < calibration.bins.size(); ++i) {
    const Calibration::Bin& bin = calibration.bins[i];
    const auto all = static_cast<double>(bin.right + bin.wrong);
    if (all == 0) continue;
    fmt::print("  0.{} to {:<11} {:6.3f} {:6.3f} {:5} {:5}\n", i,
               i == 9 ? "1.0" : fmt::format("0.{}", i + 1), bin.confidence / all,
               static_cast<double>(bin.right) / all, bin.right, bin.wrong);
  }
}

class JsonPrinter {
 public:
  void print(const Scores& scores) {
    json_.StartObject();
    write_rows("entity", scores.entities);
    write_rows("relation", scores.relations);
    json_.Key("confidence");
    json_.StartArray();
    for (std::size_t i = 0; i < scores.calibration.bins.size(); ++i) {
      const Calibration::Bin& bin = scores.calibration.bins[i];
      if (bin.right + bin.wrong == 0) continue;
      json_.StartObject();
      write("from", static_cast<double>(i) / 10);
      write("mean", bin.confidence / static_cast<double>(bin.right + bin.wrong));
      write("tp", bin.right);
      write("fp", bin.wrong);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
    fmt::print("{}\n", buffer_.GetString());
  }

 private:
  void write(const char* name, double value) {
    json_.Key(name);
    json_.Double(value);
  }
  void write(const char* name, std::size_t value) {
    json_.Key(name);
    json_.Uint64(value);
  }

  void write_counts(const std::string& kind, const Counts& counts) {
    json_.Key(kind.c_str());
    json_.StartObject();
    write("precision", counts.precision());
    write("recall", counts.recall());
    write("f1", counts.f1());
    write("tp", counts.right);
    write("fp", counts.wrong);
    write("fn", counts.missed);
    json_.EndObject();
  }

  void write_rows(const char* level, const Rows& rows) {
    json_.Key(level);
    json_.StartObject();
    for (const auto& [kind, counts] : rows) write_counts(kind, counts);
    write_counts("all", total(rows));
    json_.EndObject();
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

CommandLine command_line() {
  CommandLine line(
      "eval --gold DIR [--gold DIR...] GRAPH.nq|PIPELINE [options]",
      "Compares a graph with gold graphs drawn by people: precision, recall and F1 of entities by\n"
      "type and of relations, and how often statements of a given confidence are right. GRAPH.nq\n"
      "is what \"run\" wrote with the nquads output; a PIPELINE is run on the gold documents.\n\n"
      "DIR holds, for each document NAME.txt (.html, .pdf ...), a file NAME.gold.json:\n\n"
      "  {\"document\": \"NAME.txt\",\n"
      "   \"entities\": [\n"
      "     {\"id\": \"e1\", \"type\": \"Event\", \"name\": \"Harbour Day\", \"aliases\": [\"the "
      "fair\"]},\n"
      "     {\"id\": \"o1\", \"type\": \"Organization\", \"name\": \"Port Agency\", \"optional\": "
      "true}],\n"
      "   \"relations\": [\n"
      "     [\"e1\", \"startDate\", \"2021-06-04\"],\n"
      "     [\"e1\", \"organizer\", \"o1\", \"optional\"]]}\n\n"
      "Types are Event, Organization, Project, Person and Place; relations organizer, funder,\n"
      "location, startDate, endDate, partOf, attendee, speaker, implementer, partner, "
      "affiliation,\n"
      "jobTitle (text), parentOrganization and budget (\"EUR 1000000\"). Optional is what two "
      "careful\n"
      "readers could disagree on: it is neither asked for nor charged. An entity is found when a\n"
      "name equals one of the gold's names or aliases after folding; events and projects also "
      "when\n"
      "their words overlap by 60 %. A relation is found when both its ends are.");
  line.options()("gold", po::value<std::vector<std::string>>()->value_name("DIR"),
                 "a folder of gold graphs; may be given several times")(
      "errors", "list what was missed (FN) and wrongly found (FP), document by document")(
      "json", "print the figures as one JSON object")(
      "set", po::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline; may be given several times");
  add_plugin_path(line);
  line.positional("graph", 1);
  return line;
}

}  // namespace

int eval(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("gold") || !line.has("graph")) {
    throw Error(ErrorCode::invalid_argument, "eval",
                "needs --gold DIR and a graph or a pipeline; \"docweave eval --help\" tells more");
  }
  const std::vector<std::string> folders = line.texts("gold");
  const EvalGraphs gold = read_gold({folders.begin(), folders.end()});
  const std::string graph = line.texts("graph").front();
  const EvalGraphs found = graph.ends_with(".nq") ? read_quads(graph) : run_on(gold.files, line);
  Scores scores;
  std::size_t predicted = 0;
  for (const std::string& document : gold.documents) {
    const auto known = found.graphs.find(document);
    const bool there = known != found.graphs.end();
    predicted += there ? 1 : 0;
    const auto errors =
        score(gold.graphs.at(document), there ? known->second : EvalGraph(), scores);
    if (!line.has("errors")) continue;
    fmt::print("== {}{}\n", document, there ? "" : "   (no prediction)");
    for (const std::string& error : errors) fmt::print("   {}\n", error);
  }
  if (line.has("json")) {
    JsonPrinter().print(scores);
    return kSuccess;
  }
  fmt::print("{} documents, {} with a prediction\n", gold.documents.size(), predicted);
  print_rows("entity", scores.entities);
  print_rows("relation", scores.relations);
  print_calibration(scores.calibration);
  return kSuccess;
}

}  // namespace docweave::app
