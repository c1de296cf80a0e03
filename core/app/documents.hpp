#pragma once

#include <string>
#include <vector>

#include "commands.hpp"
#include "pipeline/diagnostics.hpp"
#include "pipeline/document_line.hpp"

namespace docweave::app {

/// Adds `--pipeline`, `--set` and `--plugin-path`.
void add_pipeline_options(CommandLine& line);

/// The pipeline that a command line names, made to look at documents one after the other; its
/// outputs are not made.
class DocumentReader {
 public:
  /// Throws what reading the pipeline and making its plugins throws.
  explicit DocumentReader(const CommandLine& line);

  /// Takes the files behind `inputs` through the pipeline, in order; what fails is told on standard
  /// error. False when something failed.
  bool read(const std::vector<std::string>& inputs, const DocumentTap& tap) const;

  const Stages& stages() const { return stages_; }

 private:
  PluginRegistry registry_;
  PipelineConfig config_;
  mutable CollectedDiagnostics diagnostics_;
  Stages stages_;
};

}  // namespace docweave::app
