#pragma once

#include <string>
#include <vector>

#include <docweave/graph.hpp>

#include "filter/graph_filter.hpp"
#include "filter/hash_index.hpp"

namespace docweave {

/// Which entities and statements of a graph a filter keeps: a bit and a hash for each entity, a
/// hash for each kept statement where that takes more than its words to tell. Made in a few passes
/// over the graph's cursors: types, then dates, then statements, then what lies around a name, then
/// the largest component, then what stands alone.
class Selection {
 public:
  Selection(const Graph& graph, GraphFilter filter);

  bool keeps(const GraphEntity& entity) const { return keeps_entity(entity.iri); }
  /// For a statement of the whole graph and for a document's part of one.
  bool keeps(const GraphStatement& statement) const;

  /// Names of `GraphFilter::around` that no kept entity has.
  const std::vector<std::string>& unknown_names() const { return unknown_names_; }

 private:
  using Marks = std::vector<bool>;
  struct Link {
    std::uint32_t from, to;
  };

  void number_entities(const Graph& graph);
  void drop_outside(const Graph& graph);
  void choose_statements(const Graph& graph);
  void keep_around(const Graph& graph);
  void keep_largest_component(const Graph& graph);
  void drop_isolated(const Graph& graph);

  Marks named(const Graph& graph);
  template <class Visit>
  void each_link(const Graph& graph, Visit visit) const;

  bool keeps_entity(std::string_view iri) const;
  bool may_keep(const GraphStatement& statement) const;

  GraphFilter filter_;
  HashIndex entities_;
  Marks kept_;  ///< By number in `entities_`.
  HashIndex statements_;
  bool by_statement_ = false;  ///< `statements_` has those that are kept.
  std::vector<std::string> unknown_names_;
};

}  // namespace docweave
