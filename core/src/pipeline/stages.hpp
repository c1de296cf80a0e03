#pragma once

#include <memory>
#include <vector>

#include <docweave/extractor.hpp>
#include <docweave/linker.hpp>
#include <docweave/output.hpp>
#include <docweave/source.hpp>

#include "pipeline/config.hpp"
#include "pipeline/manifest.hpp"
#include "pipeline/registry.hpp"

namespace docweave {

/// A plugin that was made, with what is known of it.
template <class Kind>
struct Loaded {
  Manifest manifest;
  std::unique_ptr<Kind> plugin;
};

/// The plugins of a pipeline, in its order. Immutable once made; sources, extractors and linkers
/// serve all threads.
struct Stages {
  std::vector<Loaded<Source>> sources;
  std::vector<Loaded<Extractor>> extractors;
  std::vector<Loaded<Linker>> linkers;
  std::vector<Loaded<Output>> outputs;

  /// Makes all plugins of a pipeline. Throws what the registry and the plugins' constructors throw.
  static Stages make(const PipelineConfig& config, const PluginRegistry& registry,
                     DiagnosticSink& diagnostics);
};

}  // namespace docweave
