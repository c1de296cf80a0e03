#include <iostream>

#include <fmt/ostream.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "pipeline/diagnostics.hpp"
#include "pipeline/stages.hpp"

namespace docweave::app {

int check(const Arguments& arguments) {
  CommandLine line(
      "check PIPELINE [options]",
      "Tells whether a pipeline would start: reads the file, makes its plugins, and reads no\n"
      "document. All mistakes are listed with line, column and JSON pointer.");
  line.options()(
      "set", boost::program_options::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline before it is checked");
  add_plugin_path(line);
  line.positional("pipeline", 1);
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("pipeline")) {
    throw Error(ErrorCode::invalid_argument, "check",
                "a pipeline is missing; try \"docweave check default\"");
  }
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  const PipelineConfig config =
      load_pipeline(find_pipeline(line.texts("pipeline").front()), line.texts("set"), registry);
  CollectedDiagnostics diagnostics;
  const Stages stages = Stages::make(config, registry, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) print(diagnostic);
  fmt::print("{}: valid; sources: {}, extractors: {}, linkers: {}, outputs: {}\n",
             config.file.string(), stages.sources.size(), stages.extractors.size(),
             stages.linkers.size(), stages.outputs.size());
  return kSuccess;
}

}  // namespace docweave::app
