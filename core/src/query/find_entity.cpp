#include "query/find_entity.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "pipeline/nearest.hpp"
#include "text/spelling.hpp"

namespace docweave::query {
namespace {

constexpr std::size_t kMostNamed = 8;
/// Beyond this many names, slips of the pen are looked for among the most mentioned.
constexpr std::int64_t kMostCompared = 200'000;

constexpr const char* kByIri =
    "SELECT node, iri, type, names.text, documents FROM nodes JOIN names USING(name) "
    "WHERE iri = ?";
constexpr const char* kByName =
    "SELECT DISTINCT n.node, n.iri, n.type, best.text, n.documents, best.folded = ?1 FROM names "
    "JOIN node_names USING(name) JOIN nodes n USING(node) JOIN names best ON best.name = n.name "
    "WHERE names.folded = ?1 ORDER BY 6 DESC, n.documents DESC, n.iri";
constexpr const char* kMostMentioned =
    "SELECT text FROM node_names JOIN nodes USING(node) JOIN names ON names.name = node_names.name "
    "ORDER BY documents DESC, text LIMIT ?";

FoundEntity entity_of(const sqlite::Query& row) {
  return {row.integer(0), std::string(row.text(1)), static_cast<Type>(row.integer(2)),
          std::string(row.text(3)), static_cast<std::uint64_t>(row.integer(4))};
}

/// Names that share most words with `folded`, by how many documents mention them.
std::vector<std::string> names_with_words(sqlite::Database& store, const std::string& folded) {
  constexpr std::size_t kMostWords = 8, kShortestWord = 4;
  std::vector<std::string> words;
  std::istringstream stream(folded);
  for (std::string word; stream >> word && words.size() < kMostWords;) {
    if (code_points(word) >= kShortestWord) words.push_back(" " + word + " ");
  }
  if (words.empty()) return {};
  std::string shared = "0";
  for (std::size_t i = 0; i < words.size(); ++i) {
    shared += " + (instr(' ' || names.folded || ' ', ?) > 0)";
  }
  auto rows = store.prepare("SELECT best.text, max(" + shared +
                            ") AS shared FROM names JOIN node_names USING(name) "
                            "JOIN nodes n USING(node) JOIN names best ON best.name = n.name "
                            "GROUP BY node HAVING shared > 0 "
                            "ORDER BY shared DESC, n.documents DESC, best.text LIMIT ?");
  for (std::size_t i = 0; i < words.size(); ++i) rows.bind(static_cast<int>(i), words[i]);
  rows.bind(static_cast<int>(words.size()), static_cast<std::int64_t>(kMostNamed));
  std::vector<std::string> names;
  while (rows.step()) {
    if (std::ranges::find(names, rows.text(0)) == names.end()) names.emplace_back(rows.text(0));
  }
  return names;
}

/// A slip of the pen, or words in common.
std::vector<std::string> near_names(sqlite::Database& store, std::string_view name) {
  std::vector<std::string> all;
  auto names = store.prepare(kMostMentioned);
  names.bind(0, kMostCompared);
  while (names.step()) all.emplace_back(names.text(0));
  if (std::string one = nearest(name, all); !one.empty()) return {one};
  return names_with_words(store, one_spelling(fold_name(name)));
}

}  // namespace

std::vector<FoundEntity> find_entities(sqlite::Database& store, std::string_view name,
                                       std::optional<Type> type) {
  std::vector<FoundEntity> found;
  auto by_iri = store.prepare(kByIri);
  by_iri.bind(0, name);
  while (by_iri.step()) found.push_back(entity_of(by_iri));
  if (!found.empty()) return found;
  const std::string folded = one_spelling(fold_name(name));
  auto by_name = store.prepare(kByName);
  by_name.bind(0, folded);
  bool best = false;
  while (by_name.step()) {
    FoundEntity entity = entity_of(by_name);
    if (type && entity.type != *type) continue;
    const bool is_best = by_name.integer(5) != 0;
    if (best && !is_best) break;
    best = is_best;
    found.push_back(std::move(entity));
  }
  return found;
}

FoundEntity find_entity(sqlite::Database& store, std::string_view name, std::optional<Type> type) {
  const std::vector<FoundEntity> found = find_entities(store, name, type);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const std::vector<std::string> near = near_names(store, name);
    throw Error(ErrorCode::invalid_argument, std::string(name),
                near.empty() ? "no entity is called so"
                             : fmt::format("no entity is called so; did you mean \"{}\"?",
                                           fmt::join(near, "\", \"")));
  }
  const bool one_type = std::ranges::all_of(
      found, [&](const FoundEntity& each) { return each.type == found.front().type; });
  std::string list;
  for (std::size_t i = 0; i < std::min(found.size(), kMostNamed); ++i) {
    list += fmt::format("\n  <{}>  {}, in {} document{}", found[i].iri, info(found[i].type).name,
                        found[i].documents, found[i].documents == 1 ? "" : "s");
  }
  throw Error(ErrorCode::invalid_argument, std::string(name),
              fmt::format("{} entities are called so; say which by its IRI{}:{}", found.size(),
                          one_type ? "" : " or with --type", list));
}

}  // namespace docweave::query
