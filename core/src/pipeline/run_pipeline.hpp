#pragma once

#include <filesystem>
#include <functional>

#include "pipeline/config.hpp"
#include "pipeline/diagnostics.hpp"
#include "pipeline/report.hpp"
#include "pipeline/stages.hpp"

namespace docweave {

/// What a run is told beside its pipeline.
struct RunSettings {
  std::filesystem::path folder;  ///< Where outputs with relative paths, and report.json, go.
  unsigned threads = 1;
  /// The store, instead of the pipeline's.
  std::filesystem::path store = {};
  bool read_all = false;  ///< Also documents that have not changed.
  /// Called for each document that is given up, as it happens; may be empty.
  std::function<void(const Failure&)> on_failure = {};
};

/// Runs a pipeline from its inputs to its outputs and report.json. `stages` are the plugins made
/// for it, `diagnostics` the sink they were given. Bad documents end up in the report; throws
/// `Error` when an output fails.
Report run_pipeline(const PipelineConfig& config, const Stages& stages,
                    CollectedDiagnostics& diagnostics, const RunSettings& settings);

}  // namespace docweave
