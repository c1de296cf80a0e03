#include <algorithm>
#include <iostream>
#include <thread>

#include <fmt/ostream.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "pipeline/run_pipeline.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

constexpr int kMostThreads = 1024;
constexpr std::size_t kWarningsShown = 20;

void print_diagnostics(const Report& report) {
  std::size_t warnings = 0, notes = 0;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    if (diagnostic.severity == Severity::note) {
      ++notes;
    } else if (++warnings <= kWarningsShown) {
      print(diagnostic);
    }
  }
  if (warnings > kWarningsShown) {
    fmt::print(std::cerr, "docweave: {} more warnings in report.json\n", warnings - kWarningsShown);
  }
  if (notes > 0) {
    fmt::print(std::cerr, "docweave: {} note{} in report.json\n", notes, notes == 1 ? "" : "s");
  }
}

unsigned threads(int jobs) {
  if (jobs < 0 || jobs > kMostThreads) {
    throw Error(ErrorCode::invalid_argument, "--jobs",
                fmt::format("{} is no number of threads from 1 to {}", jobs, kMostThreads));
  }
  return jobs > 0 ? static_cast<unsigned>(jobs) : std::max(1U, std::thread::hardware_concurrency());
}

CommandLine command_line() {
  CommandLine line(
      "run PIPELINE [INPUT...] [options]",
      "Reads documents and writes the graph of what they say. PIPELINE is a file, or the\n"
      "name of a ready pipeline (\"default\"). INPUT is a file, a folder, a glob pattern or\n"
      "\"-\" for standard input; without any, the pipeline's own inputs are read. Exits with\n"
      "1 when documents failed; DIR/report.json lists them.");
  line.options()("output,o", po::value<std::string>()->default_value("out")->value_name("DIR"),
                 "folder for report.json and outputs with relative paths")(
      "set", po::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline, e.g. /extractors/0/options/threshold=0.7; may be given several "
      "times")("jobs,j", po::value<int>()->default_value(0, "all cores")->value_name("N"),
               "threads that read documents")(
      "store", po::value<std::string>()->value_name("FILE"),
      "keep what documents say in this file, and read only new and changed ones next time")(
      "read-all", "read all documents again, also those that the store holds unchanged")(
      "quiet,q", "print only what went wrong");
  add_plugin_path(line);
  line.positional("pipeline", 1);
  line.positional("input", -1);
  return line;
}

}  // namespace

int run(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("pipeline")) {
    throw Error(ErrorCode::invalid_argument, "run",
                "a pipeline is missing; try \"docweave run default\"");
  }
  const RunSettings settings{line.text("output"), threads(line.number("jobs")),
                             line.has("store") ? line.text("store") : "", line.has("read-all"),
                             [](const Failure& failure) { print(failure); }};
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  PipelineConfig config =
      load_pipeline(find_pipeline(line.texts("pipeline").front()), line.texts("set"), registry);
  if (line.has("input")) config.inputs = line.texts("input");
  if (config.inputs.empty()) {
    throw Error(ErrorCode::invalid_argument, "run",
                "there is nothing to read: name files or folders behind the pipeline");
  }
  CollectedDiagnostics diagnostics;
  const Stages stages = Stages::make(config, registry, diagnostics);
  const Report report = run_pipeline(config, stages, diagnostics, settings);
  if (!line.has("quiet")) {
    print_diagnostics(report);
    write_summary(report, std::cerr);
  }
  return report.failed.empty() ? kSuccess : kSomeFailed;
}

}  // namespace docweave::app
