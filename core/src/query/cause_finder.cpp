#include "query/cause_finder.hpp"

#include <fmt/format.h>

namespace docweave::query {
namespace {

constexpr std::int64_t kOld = 0, kNew = 1;

}  // namespace

CauseFinder::CauseFinder(sqlite::Database& snapshots) : database_(snapshots) {}

sqlite::Query CauseFinder::documents_of(const std::string& iri, std::int64_t side) {
  auto rows = database_.prepare(
      "SELECT DISTINCT document FROM members WHERE side = ? AND iri = ? ORDER BY 1");
  rows.bind(0, side).bind(1, iri);
  return rows;
}

sqlite::Query CauseFinder::documents_of(const std::string& subject, const std::string& predicate,
                                        const std::string& object, std::int64_t side) {
  auto rows = database_.prepare(
      "SELECT DISTINCT document FROM supports WHERE side = ? AND subject = ? AND predicate = ? "
      "AND object = ? ORDER BY 1");
  rows.bind(0, side).bind(1, subject).bind(2, predicate).bind(3, object);
  return rows;
}

/// What documents call by these names was taken out of the other state.
std::optional<Cause> CauseFinder::dropped(const std::string& iri, std::int64_t side) {
  auto rows = database_.prepare(
      "SELECT m.document, m.name FROM members m JOIN dropped d ON d.side = ?1 "
      "AND d.document = m.document AND d.name = m.name WHERE m.side = ?2 AND m.iri = ?3 LIMIT 1");
  rows.bind(0, 1 - side).bind(1, side).bind(2, iri);
  if (!rows.step()) return std::nullopt;
  return Cause{"correction", fmt::format("\"{}\" of <{}> {} dropped", rows.text(1), rows.text(0),
                                         side == kOld ? "is now" : "is no longer")};
}

/// A correction gives it its name or its type, in one of the states.
std::optional<Cause> CauseFinder::overruled(const std::string& iri) {
  auto rows = database_.prepare(
      "SELECT max(side), how FROM overruled WHERE iri = ? GROUP BY how HAVING count(*) = 1");
  if (!rows.bind(0, iri).step()) return std::nullopt;
  return Cause{"correction",
               fmt::format("<{}> is {} {}", iri, rows.integer(0) == kNew ? "now" : "no longer",
                           rows.text(1))};
}

/// A correction calls it wrong, in one of the states.
std::optional<Cause> CauseFinder::wrong(const std::string& subject, const std::string& predicate,
                                        const std::string& object) {
  auto rows = database_.prepare(
      "SELECT max(side) FROM wrong WHERE subject = ? AND predicate = ? AND object = ? "
      "HAVING count(*) = 1");
  rows.bind(0, subject).bind(1, predicate).bind(2, object);
  if (!rows.step()) return std::nullopt;
  return Cause{"correction", fmt::format("it is {} marked as wrong",
                                         rows.integer(0) == kNew ? "now" : "no longer")};
}

/// What documents call by these names is another entity in the other state.
std::optional<Cause> CauseFinder::merge(const std::string& iri, std::int64_t side) {
  auto rows = database_.prepare(
      "SELECT DISTINCT other.iri FROM members m JOIN members other ON other.side = ?1 "
      "AND other.document = m.document AND other.name = m.name "
      "WHERE m.side = ?2 AND m.iri = ?3 AND other.iri <> m.iri AND NOT EXISTS "
      "(SELECT 1 FROM members same WHERE same.side = ?1 AND same.iri = m.iri "
      "AND same.document = m.document AND same.name = m.name) ORDER BY 1");
  rows.bind(0, 1 - side).bind(1, side).bind(2, iri);
  std::string others;
  while (rows.step()) others += fmt::format("{}<{}>", others.empty() ? "" : ", ", rows.text(0));
  if (others.empty()) return std::nullopt;
  return Cause{"merge", fmt::format("<{}> {} {}", iri, side == kOld ? "is now" : "was", others)};
}

bool CauseFinder::contents_known() {
  return database_.integer("SELECT EXISTS (SELECT 1 FROM documents WHERE content <> '')") != 0;
}

std::optional<Cause> CauseFinder::document(sqlite::Query documents, std::int64_t side) {
  auto there = database_.prepare(
      "SELECT a.content = b.content FROM documents a JOIN documents b ON a.iri = b.iri "
      "WHERE a.side = 0 AND b.side = 1 AND a.iri = ?");
  while (documents.step()) {
    const std::string iri(documents.text(0));
    there.bind(0, iri);
    const bool in_both = there.step();
    const bool same = in_both && there.integer(0) != 0;
    there.reset();
    if (!in_both) {
      return Cause{"document", fmt::format("<{}> {}", iri, side == kOld ? "is gone" : "is new")};
    }
    if (!same) return Cause{"document", fmt::format("<{}> has changed", iri)};
  }
  return std::nullopt;
}

Cause CauseFinder::of_entity(const std::string& iri, std::int64_t side) {
  if (auto cause = dropped(iri, side)) return *cause;
  if (auto cause = merge(iri, side)) return *cause;
  if (auto cause = document(documents_of(iri, side), side)) return *cause;
  return {"rule", contents_known() ? "the plugins, their rules or options have changed"
                                   : "its documents or the rules have changed"};
}

Cause CauseFinder::of_statement(const std::string& subject, const std::string& predicate,
                                const std::string& object, std::int64_t side) {
  if (auto cause = wrong(subject, predicate, object)) return *cause;
  for (const std::string& end : {subject, object}) {
    if (auto cause = dropped(end, side)) return *cause;
    if (auto cause = merge(end, side)) return *cause;
  }
  if (auto cause = document(documents_of(subject, predicate, object, side), side)) return *cause;
  auto rules = database_.prepare(
      "SELECT DISTINCT rule FROM supports WHERE side = ? AND subject = ? AND predicate = ? "
      "AND object = ? ORDER BY 1 LIMIT 1");
  rules.bind(0, side).bind(1, subject).bind(2, predicate).bind(3, object);
  const std::string rule(rules.step() ? rules.text(0) : std::string_view());
  return {"rule", fmt::format("{} {}{}", rule, side == kOld ? "finds it no more" : "finds it now",
                              contents_known() ? "" : ", or a correction decides otherwise")};
}

Cause CauseFinder::of_changed_entity(const std::string& iri) {
  if (auto cause = overruled(iri)) return *cause;
  for (const std::int64_t side : {kNew, kOld}) {
    if (auto cause = dropped(iri, side)) return *cause;
    if (auto cause = merge(iri, side)) return *cause;
  }
  for (const std::int64_t side : {kNew, kOld}) {
    if (auto cause = document(documents_of(iri, side), side)) return *cause;
  }
  auto members = database_.prepare(
      "SELECT EXISTS (SELECT document, name FROM members WHERE side = 0 AND iri = ?1 "
      "EXCEPT SELECT document, name FROM members WHERE side = 1 AND iri = ?1) "
      "OR EXISTS (SELECT document, name FROM members WHERE side = 1 AND iri = ?1 "
      "EXCEPT SELECT document, name FROM members WHERE side = 0 AND iri = ?1)");
  members.bind(0, iri);
  if (members.step() && members.integer(0) != 0) {
    return {"rule", "the plugins, their rules or options have changed"};
  }
  return {"correction", "what documents call it is the same: it was renamed or retyped"};
}

Cause CauseFinder::of_changed_statement(const std::string& subject, const std::string& predicate,
                                        const std::string& object) {
  if (auto cause = wrong(subject, predicate, object)) return *cause;
  for (const std::int64_t side : {kNew, kOld}) {
    auto cause = document(documents_of(subject, predicate, object, side), side);
    if (cause) return *cause;
  }
  for (const std::string& end : {subject, object}) {
    for (const std::int64_t side : {kNew, kOld}) {
      if (auto cause = merge(end, side)) return *cause;
    }
  }
  return {"rule", "the plugins, their rules or options have changed"};
}

}  // namespace docweave::query
