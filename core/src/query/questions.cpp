#include "query/questions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/store_reader.hpp"

namespace docweave::query {
namespace {

/// A row whose evidence is still to be fetched.
struct Answer {
  std::vector<std::string> cells;
  std::vector<Edge> edges;
};

Table table_of(StoreReader& reader, std::vector<std::string> columns, std::vector<Answer> answers,
               std::size_t limit) {
  Table table{std::move(columns), {}, 0};
  if (answers.size() > limit) {
    table.left_out = answers.size() - limit;
    answers.resize(limit);
  }
  for (Answer& answer : answers) {
    Row& row = table.rows.emplace_back();
    row.cells = std::move(answer.cells);
    reader.prove(row, answer.edges);
  }
  return table;
}

/// Predicates by which somebody has a part in an event or a project.
bool is_part(const Edge& edge) {
  return edge.object != 0 && edge.predicate != Predicate::location &&
         edge.predicate != Predicate::part_of && holds(edge);
}

bool is_activity(Type type) {
  return type == Type::event || type == Type::project;
}

/// What an entity is part of, nearest first, itself included.
std::vector<Node> wholes_of(StoreReader& reader, Node node) {
  std::vector<Node> wholes = {node};
  for (std::size_t i = 0; i < wholes.size(); ++i) {
    for (const Edge& edge : reader.edges_from(wholes[i])) {
      if (edge.predicate != Predicate::part_of || !holds(edge)) continue;
      if (std::ranges::find(wholes, edge.object) == wholes.end()) wholes.push_back(edge.object);
    }
  }
  return wholes;
}

Table activities_of(sqlite::Database& store, const FoundEntity& entity, Type type,
                    std::size_t limit) {
  StoreReader reader(store);
  std::vector<Answer> answers;
  for (const Edge& edge : reader.edges_to(entity.node)) {
    if (reader.type(edge.subject) != type) continue;
    answers.push_back(
        {{reader.name(edge.subject), std::string(info(edge.predicate).name),
          reader.values(edge.subject, Predicate::start_date),
          reader.values(edge.subject, Predicate::location), std::string(to_string(edge.status))},
         {edge}});
  }
  std::ranges::stable_sort(answers, {}, [](const Answer& answer) {
    return std::tuple(answer.cells[2].empty(), answer.cells[2], answer.cells[0]);
  });
  return table_of(reader,
                  {type == Type::event ? "event" : "project", "role", "start", "place", "status"},
                  std::move(answers), limit);
}

}  // namespace

Table funders_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit) {
  StoreReader reader(store);
  std::vector<Answer> answers;
  for (const Node whole : wholes_of(reader, entity.node)) {
    for (const Edge& edge : reader.edges_from(whole)) {
      if (edge.predicate != Predicate::funder) continue;
      answers.push_back(
          {{reader.name(edge.object), reader.name(whole), reader.values(whole, Predicate::amount),
            std::string(to_string(edge.status))},
           {edge}});
    }
  }
  return table_of(reader, {"funder", "of", "amount", "status"}, std::move(answers), limit);
}

Table events_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit) {
  return activities_of(store, entity, Type::event, limit);
}

Table projects_of(sqlite::Database& store, const FoundEntity& entity, std::size_t limit) {
  return activities_of(store, entity, Type::project, limit);
}

Table who_works_with(sqlite::Database& store, const FoundEntity& entity, std::size_t limit) {
  StoreReader reader(store);
  std::map<Node, std::vector<Edge>> own;  // by activity
  for (const Edge& edge : reader.edges_to(entity.node)) {
    if (is_part(edge) && is_activity(reader.type(edge.subject))) own[edge.subject].push_back(edge);
  }
  struct Common {
    std::set<Node> activities;
    std::set<Edge> edges;
  };
  std::map<Node, Common> others;
  for (const auto& [activity, edges] : own) {
    for (const Edge& edge : reader.edges_from(activity)) {
      if (!is_part(edge) || edge.object == entity.node) continue;
      Common& common = others[edge.object];
      common.activities.insert(activity);
      common.edges.insert(edge);
      common.edges.insert(edges.begin(), edges.end());
    }
  }
  std::vector<std::pair<std::size_t, Answer>> ranked;
  for (const auto& [other, common] : others) {
    std::vector<std::string> activities;
    for (const Node activity : common.activities) activities.push_back(reader.name(activity));
    std::ranges::sort(activities);
    ranked.emplace_back(
        activities.size(),
        Answer{{reader.name(other), std::string(info(reader.type(other)).name),
                std::to_string(activities.size()), fmt::format("{}", fmt::join(activities, "; "))},
               {common.edges.begin(), common.edges.end()}});
  }
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) {
    return std::tuple(b.first, a.second.cells[0]) < std::tuple(a.first, b.second.cells[0]);
  });
  std::vector<Answer> answers;
  for (auto& [count, answer] : ranked) answers.push_back(std::move(answer));
  return table_of(reader, {"who", "type", "together in", "events and projects"}, std::move(answers),
                  limit);
}

Table top(sqlite::Database& store, std::optional<Type> type, std::size_t limit) {
  StoreReader reader(store);
  auto nodes = store.prepare(
      "SELECT node, iri FROM nodes WHERE ?1 < 0 OR type = ?1 "
      "ORDER BY documents DESC, mentions DESC, iri LIMIT ?2");
  nodes.bind(0, type ? static_cast<std::int64_t>(*type) : -1);
  nodes.bind(1, static_cast<std::int64_t>(limit));
  Table table{{"name", "type", "iri"}, {}, 0};
  while (nodes.step()) {
    Row& row = table.rows.emplace_back();
    const Node node = nodes.integer(0);
    row.cells = {reader.name(node), std::string(info(reader.type(node)).name),
                 std::string(nodes.text(1))};
    reader.prove_by_mentions(row, node);
  }
  return table;
}

}  // namespace docweave::query
