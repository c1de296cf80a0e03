#include <algorithm>
#include <deque>
#include <unordered_map>

#include "query/questions.hpp"
#include "query/store_reader.hpp"

namespace docweave::query {
namespace {

/// Every statement between two entities that holds, to be followed either way.
class Network {
 public:
  explicit Network(sqlite::Database& store) {
    auto edges = store.prepare(
        "SELECT DISTINCT e.subject, e.object, s.type, o.type FROM edges e "
        "JOIN nodes s ON s.node = e.subject JOIN nodes o ON o.node = e.object "
        "WHERE e.object <> 0 AND e.status IN (?, ?) ORDER BY 1, 2");
    edges.bind(0, static_cast<std::int64_t>(Status::asserted));
    edges.bind(1, static_cast<std::int64_t>(Status::planned));
    while (edges.step()) {
      const Node subject = edges.integer(0), object = edges.integer(1);
      next_[subject].push_back(object);
      next_[object].push_back(subject);
      places_[subject] = static_cast<Type>(edges.integer(2)) == Type::place;
      places_[object] = static_cast<Type>(edges.integer(3)) == Type::place;
    }
  }

  /// The nodes of a shortest way, both ends included; empty when there is none.
  std::vector<Node> way(Node from, Node to, bool by_places) const {
    std::unordered_map<Node, Node> before = {{from, from}};
    std::deque<Node> open = {from};
    while (!open.empty() && !before.contains(to)) {
      const Node at = open.front();
      open.pop_front();
      const auto neighbours = next_.find(at);
      if (neighbours == next_.end() || (at != from && places_.at(at) && !by_places)) continue;
      for (const Node next : neighbours->second) {
        if (before.emplace(next, at).second) open.push_back(next);
      }
    }
    if (!before.contains(to)) return {};
    std::vector<Node> nodes = {to};
    while (nodes.back() != from) nodes.push_back(before.at(nodes.back()));
    std::ranges::reverse(nodes);
    return nodes;
  }

 private:
  std::unordered_map<Node, std::vector<Node>> next_;
  std::unordered_map<Node, bool> places_;
};

}  // namespace

Table path(sqlite::Database& store, const FoundEntity& from, const FoundEntity& to) {
  const Network network(store);
  std::vector<Node> way = network.way(from.node, to.node, false);
  if (way.empty()) way = network.way(from.node, to.node, true);
  StoreReader reader(store);
  Table table{{"from", "relation", "to", "status"}, {}, 0};
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    std::vector<Edge> edges = reader.edges_from(way[i]);
    const std::vector<Edge> back = reader.edges_from(way[i + 1]);
    edges.insert(edges.end(), back.begin(), back.end());
    for (const Edge& edge : edges) {
      const bool joins = (edge.subject == way[i] && edge.object == way[i + 1]) ||
                         (edge.subject == way[i + 1] && edge.object == way[i]);
      if (!joins || !holds(edge)) continue;
      Row& row = table.rows.emplace_back();
      row.cells = {reader.name(edge.subject), std::string(info(edge.predicate).name),
                   reader.name(edge.object), std::string(to_string(edge.status))};
      reader.prove(row, {edge});
    }
  }
  return table;
}

}  // namespace docweave::query
