#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/graph.hpp>

/// The graph as nodes and edges with attributes, as programs that draw or query networks want it:
/// the one place that says which nodes, edges and attributes entities and statements become.
/// Entities are nodes; what literals say of them (dates, job titles, sums) are their properties;
/// statements between entities are edges. What the text denies or cancels is left out.
namespace docweave::property_graph {

/// What literal statements of one predicate say of a node.
struct Property {
  Predicate predicate = Predicate::start_date;
  std::vector<std::string> values;  ///< At least one, without repeats, sorted.
};

/// All references and views are valid during the call that hands a node or edge over.
struct Node {
  const GraphEntity& entity;
  std::string_view label;                ///< The best name, else any, else the IRI: never empty.
  std::span<const Property> properties;  ///< By predicate.
  /// From its earliest to its latest date, each as fine as a day ("2018-07-01", "2018-07-31");
  /// empty when it has none that is a date.
  std::string_view first_day, last_day;
};

struct Edge {
  std::uint64_t number;                         ///< From 1, in order.
  const GraphStatement& statement;              ///< Its object is an entity.
  std::span<const std::string_view> documents;  ///< IRIs of those that prove it, sorted; >= 1.
};

/// Receives all nodes, by IRI, and then all edges, in the order of their statements.
class Sink {
 public:
  virtual ~Sink();
  virtual void node(const Node& node) = 0;
  /// All nodes have been given.
  virtual void end_nodes() {}
  virtual void edge(const Edge& edge) = 0;
};

/// What becomes of the evidence of several documents for the same predicate between the same two
/// entities.
enum class Parallel {
  fold,   ///< One edge with all of it. It is asserted when any document asserts it.
  apart,  ///< An edge for each document and status.
};

/// By name ("fold", "apart"); throws `Error(invalid_argument)` for another.
Parallel parallel_named(std::string_view name);

/// Gives a whole graph to the sink, from its cursors, one entity or statement at a time.
void describe(const Graph& graph, Parallel parallel, Sink& sink);

}  // namespace docweave::property_graph
