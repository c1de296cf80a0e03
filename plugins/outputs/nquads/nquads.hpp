#pragma once

#include <docweave/output.hpp>
#include <docweave/rdf.hpp>

namespace docweave {

/// RDF 1.1 N-Quads, one quad a line.
class NQuads : public Output {
 public:
  explicit NQuads(const PluginContext& context);
  explicit NQuads(rdf::Provenance provenance) : provenance_(provenance) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  rdf::Provenance provenance_;
};

}  // namespace docweave
