#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "pipeline/config.hpp"
#include "pipeline/report.hpp"
#include "pipeline/stages.hpp"

namespace docweave {

/// What a run is told beside its pipeline.
struct RunSettings {
  std::filesystem::path folder;  ///< Where outputs with relative paths, and report.json, go.
  unsigned threads = 1;
  /// Called for each document that is given up, as it happens; may be empty.
  std::function<void(const Failure&)> on_failure;
};

/// Runs a pipeline from its inputs to its outputs and report.json. Bad documents end up in the
/// report; throws `Error` when the pipeline itself, a plugin or an output fails.
Report run_pipeline(const PipelineConfig& config, const PluginRegistry& registry,
                    const RunSettings& settings);

}  // namespace docweave
