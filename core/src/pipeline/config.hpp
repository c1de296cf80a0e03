#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <docweave/options.hpp>

#include "pipeline/problem.hpp"

namespace docweave {

class PluginRegistry;

/// The report of a run, in the folder of its outputs.
inline constexpr const char* kReportFile = "report.json";

/// One plugin of a pipeline.
struct Stage {
  std::string plugin;  ///< Name within its kind: "dates".
  Options options;     ///< Validated, defaults filled in.
  std::filesystem::path
      path;             ///< Outputs: the file to write, as the pipeline gives it. Else empty.
  Options filter;       ///< Outputs: what of the graph they are given, see `graph_filter`.
  std::string pointer;  ///< Where the pipeline file names it: "/extractors/0".
};

/// What a run accepts before it gives an input up.
struct Limits {
  std::uint64_t input_bytes = 0;      ///< A larger input, or part of a container, is given up.
  std::uint32_t container_depth = 0;  ///< How deep containers may hold containers.
  std::uint64_t container_bytes = 0;  ///< What a container may unpack to, all in all.
  std::uint64_t container_ratio = 1;  ///< The same, as a multiple of its own size.
};

/// A pipeline file, read and found right.
struct PipelineConfig {
  std::filesystem::path file;
  std::filesystem::path folder;  ///< Of the file, absolute: `PluginContext::base_folder`.
  std::string name;
  std::string base;  ///< IRI that all minted ones start with, ends in '/', '#' or ':'.
  std::vector<std::string> inputs;  ///< Files, folders and globs, absolute; "-" is standard input.
  std::vector<Stage> sources, extractors, linkers, outputs;
  std::vector<std::string> left_out;  ///< Why an optional output is missing, each in a sentence.
  Limits limits;
  std::filesystem::path store;        ///< As the pipeline gives it; empty: a temporary one.
  std::filesystem::path corrections;  ///< Absolute; empty: none.
  std::uint64_t resolve_memory = std::uint64_t{256} << 20;  ///< `ResolveSettings::memory`.
};

/// Reads a pipeline file, sets `overrides` ("/extractors/2/options/threshold=0.7"; the value is
/// JSON where it reads as such, else text) and validates the result against the pipeline's schema
/// and that of each plugin. No plugin's code is run. Throws `InvalidPipeline` with all that is
/// wrong, or `Error(io)` when the file cannot be read.
PipelineConfig load_pipeline(const std::filesystem::path& file,
                             const std::vector<std::string>& overrides,
                             const PluginRegistry& registry);

}  // namespace docweave
