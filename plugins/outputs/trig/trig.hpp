#pragma once

#include <docweave/output.hpp>
#include <docweave/rdf.hpp>

namespace docweave {

/// RDF 1.1 TriG: Turtle with named graphs.
class TriG : public Output {
 public:
  explicit TriG(const PluginContext& context);
  explicit TriG(rdf::Provenance provenance) : provenance_(provenance) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  rdf::Provenance provenance_;
};

}  // namespace docweave
