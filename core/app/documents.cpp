#include "documents.hpp"

#include <iostream>
#include <utility>
#include <variant>

#include <fmt/ostream.h>

#include "pipeline/inputs.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

PipelineConfig read_config(const CommandLine& line, const PluginRegistry& registry) {
  PipelineConfig config =
      load_pipeline(find_pipeline(line.text("pipeline")), line.texts("set"), registry);
  config.outputs.clear();
  return config;
}

void tell(const Outcome& outcome) {
  if (const auto* failure = std::get_if<Failure>(&outcome)) {
    fmt::print(std::cerr, "docweave: failed: {}: {} ({})\n", failure->document, failure->reason,
               failure->stage);
  }
  if (const auto* skip = std::get_if<Skip>(&outcome)) {
    fmt::print(std::cerr, "docweave: passed over: {}: {}\n", skip->document, skip->reason);
  }
}

}  // namespace

void add_pipeline_options(CommandLine& line) {
  line.options()("pipeline,p",
                 po::value<std::string>()->default_value("default")->value_name("PIPELINE"),
                 "whose sources, extractors and linkers to use")(
      "set", po::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline; may be given several times");
  add_plugin_path(line);
}

DocumentReader::DocumentReader(const CommandLine& line)
    : registry_(plugin_folders(plugin_path(line))),
      config_(read_config(line, registry_)),
      stages_(Stages::make(config_, registry_, diagnostics_)) {}

bool DocumentReader::read(const std::vector<std::string>& inputs, const DocumentTap& tap) const {
  const InputList list = find_inputs(inputs);
  for (const InputProblem& problem : list.problems) {
    fmt::print(std::cerr, "docweave: {}: {}\n", problem.input, problem.reason);
  }
  bool all = list.problems.empty();
  const DocumentLine line(stages_, config_.limits, tap);
  const auto follow = [&](DocumentLine::Task task) {
    const auto* part = std::get_if<Part>(&task);
    const LineResult result = part ? line.follow(*part) : std::get<LineResult>(std::move(task));
    for (const Outcome& outcome : result.outcomes) {
      tell(outcome);
      all = all && std::holds_alternative<DocumentGraph>(outcome);
    }
    return true;
  };
  for (const InputFile& file : list.files) {
    try {
      FileStream stream(file);
      line.open({.id = file.id, .rest = &stream}, file.named, follow);
    } catch (const Error& error) {
      tell(Failure{file.id, "inputs", error.message()});
      all = false;
    }
  }
  return all;
}

}  // namespace docweave::app
