#pragma once

#include <docweave/output.hpp>
#include <docweave/rdf.hpp>

namespace docweave {

/// RDF 1.1 Turtle: the triples of all graphs as one.
class Turtle : public Output {
 public:
  explicit Turtle(const PluginContext& context);
  explicit Turtle(rdf::Provenance provenance) : provenance_(provenance) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  rdf::Provenance provenance_;
};

}  // namespace docweave
