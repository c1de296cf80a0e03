#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <docweave/options.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave {

/// What one output shows of the graph. As made, it is all of it.
struct GraphFilter {
  std::vector<Type> types;            ///< Entities of these; empty: of all.
  std::vector<Predicate> predicates;  ///< Statements of these; empty: of all.
  double min_confidence = 0;          ///< Of a statement, by all its evidence.
  std::int64_t min_support = 1;       ///< How many documents a statement needs.
  /// The first and last day, month or year ("2018-07-18", "2018-07", "2018"); empty: no bound.
  /// Events and projects that are known to lie outside are left out.
  std::string from, until;
  std::vector<std::string> around;  ///< Names, as `fold_name` compares them; empty: no centre.
  std::int64_t distance = 1;        ///< How many statements away from one of them.
  bool largest_component = false;   ///< Only the largest part of the graph that hangs together.
  bool isolated = true;             ///< Entities that no statement joins to another one, too.
};

/// From the object that the pipeline's schema calls a filter.
GraphFilter graph_filter(const Options& options);

}  // namespace docweave
