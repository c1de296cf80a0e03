#pragma once

#include <cstddef>

#include <docweave/output.hpp>
#include <docweave/property_graph.hpp>

namespace docweave {

/// GEXF 1.3 (https://gexf.net), a dynamic graph with days.
class Gexf : public Output {
 public:
  explicit Gexf(const PluginContext& context);
  Gexf(property_graph::Parallel parallel, std::size_t quotes)
      : parallel_(parallel), quotes_(quotes) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  property_graph::Parallel parallel_;
  std::size_t quotes_;
};

}  // namespace docweave
