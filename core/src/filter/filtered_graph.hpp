#pragma once

#include "filter/selection.hpp"

namespace docweave {

/// The part of a graph that a filter keeps, as a graph: the same order, one item in memory at a
/// time. Documents that support nothing of it are left out. What an entity is known by (its names,
/// its counts) stays that of the whole. The graph must outlive it.
class FilteredGraph : public Graph {
 public:
  FilteredGraph(const Graph& graph, GraphFilter filter)
      : graph_(graph), selection_(graph, std::move(filter)) {}

  std::unique_ptr<Cursor<GraphDocument>> documents() const override;
  std::unique_ptr<Cursor<GraphEntity>> entities() const override;
  std::unique_ptr<Cursor<GraphStatement>> statements() const override;

  const Selection& selection() const { return selection_; }

 private:
  const Graph& graph_;
  Selection selection_;
};

}  // namespace docweave
