#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "query/table.hpp"
#include "store/sqlite.hpp"

namespace docweave::query {

using Node = std::int64_t;

/// A statement between entities of a store; object 0 stands for the literal in `value`.
struct Edge {
  Node subject = 0;
  Predicate predicate = Predicate::organizer;
  Node object = 0;
  std::string value;
  Status status = Status::asserted;
  friend auto operator<=>(const Edge&, const Edge&) = default;
};

/// Whether the documents hold that it is, or is to be, so.
bool holds(const Edge& edge);

/// Looks things up in a store, statement by statement.
class StoreReader {
 public:
  explicit StoreReader(sqlite::Database& store);

  std::vector<Edge> edges_from(Node subject);
  std::vector<Edge> edges_to(Node object);
  std::string name(Node node);
  Type type(Node node);
  /// Names of what the entity stands in that relation to, or literals, joined by "; ".
  std::string values(Node subject, Predicate predicate);

  /// Adds an edge's evidence to a row's proofs and counts.
  void prove(Row& row, const std::vector<Edge>& edges);
  /// The same with the mentions of an entity.
  void prove_by_mentions(Row& row, Node node);

 private:
  std::vector<Edge> read(sqlite::Query& query, Node node);
  static void take(sqlite::Query& query, Row& row);

  sqlite::Query from_;
  sqlite::Query to_;
  sqlite::Query node_;
  sqlite::Query evidence_;
  sqlite::Query mentions_;
};

}  // namespace docweave::query
