#pragma once

#include <cstddef>

#include <docweave/output.hpp>
#include <docweave/property_graph.hpp>

#include "flavour.hpp"

namespace docweave {

struct GraphMlOptions {
  Flavour flavour = Flavour::plain;
  property_graph::Parallel parallel = property_graph::Parallel::fold;
  std::size_t quotes = 5;
};

/// GraphML 1.0, keys first, attributes typed.
class GraphMl : public Output {
 public:
  explicit GraphMl(const PluginContext& context);
  explicit GraphMl(GraphMlOptions options) : options_(options) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  GraphMlOptions options_;
};

}  // namespace docweave
