#pragma once

#include <cstddef>

#include <docweave/output.hpp>

namespace docweave {

/// Plain GraphML 1.0: one node an entity, one edge a statement between two entities.
class GraphMl : public Output {
 public:
  explicit GraphMl(const PluginContext& context);
  explicit GraphMl(std::size_t quotes) : quotes_(quotes) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  std::size_t quotes_;
};

}  // namespace docweave
