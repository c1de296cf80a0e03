#include "pipeline/stages.hpp"

namespace docweave {
namespace {

template <class Kind>
std::vector<Loaded<Kind>> make_all(const std::vector<Stage>& stages, const PipelineConfig& config,
                                   const PluginRegistry& registry, DiagnosticSink& diagnostics) {
  std::vector<Loaded<Kind>> made;
  for (const Stage& stage : stages) {
    auto plugin =
        registry.make<Kind>(stage.plugin, {stage.options, {}, config.folder, diagnostics});
    made.push_back({*registry.find(Kind::kKind, stage.plugin), std::move(plugin)});
  }
  return made;
}

}  // namespace

Stages Stages::make(const PipelineConfig& config, const PluginRegistry& registry,
                    DiagnosticSink& diagnostics) {
  for (const std::string& why : config.left_out) {
    diagnostics.report({Severity::note, {}, {}, "outputs", "left out: " + why});
  }
  return {make_all<Source>(config.sources, config, registry, diagnostics),
          make_all<Extractor>(config.extractors, config, registry, diagnostics),
          make_all<Linker>(config.linkers, config, registry, diagnostics),
          make_all<Output>(config.outputs, config, registry, diagnostics)};
}

}  // namespace docweave
