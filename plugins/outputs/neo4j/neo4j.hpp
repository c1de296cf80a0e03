#pragma once

#include <cstddef>

#include <docweave/output.hpp>
#include <docweave/property_graph.hpp>

namespace docweave {

struct Neo4jOptions {
  char array_delimiter = ';';
  property_graph::Parallel parallel = property_graph::Parallel::fold;
  std::size_t quotes = 5;
};

/// The CSV files of `neo4j-admin database import`, with its headers (Neo4j Operations Manual,
/// Import): nodes, and relationships in the file with "-relationships" in its name.
class Neo4j : public Output {
 public:
  explicit Neo4j(const PluginContext& context);
  explicit Neo4j(Neo4jOptions options) : options_(options) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  Neo4jOptions options_;
};

}  // namespace docweave
