#pragma once

#include <cstddef>

#include <docweave/output.hpp>
#include <docweave/property_graph.hpp>

namespace docweave {

/// The elements JSON that cytoscape.js takes and Cytoscape imports as a network.
class Cytoscape : public Output {
 public:
  explicit Cytoscape(const PluginContext& context);
  Cytoscape(property_graph::Parallel parallel, std::size_t quotes)
      : parallel_(parallel), quotes_(quotes) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  property_graph::Parallel parallel_;
  std::size_t quotes_;
};

}  // namespace docweave
