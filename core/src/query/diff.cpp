#include "query/diff.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/cause_finder.hpp"

namespace docweave::query {
namespace {

using Sink = std::function<void(const Change&)>;

constexpr std::int64_t kOld = 0, kNew = 1;

struct Direction {
  const char* kind;
  std::int64_t here, there;  ///< In that state it is, in this not.
};
constexpr Direction kDirections[] = {{"added", kNew, kOld}, {"removed", kOld, kNew}};

class Comparison {
 public:
  Comparison(sqlite::Database& database, const Sink& sink)
      : database_(database), sink_(sink), causes_(database) {}

  void documents() {
    for (const auto& [kind, here, there] : kDirections) {
      auto rows = database_.prepare(
          "SELECT iri FROM documents WHERE side = ?1 AND iri NOT IN "
          "(SELECT iri FROM documents WHERE side = ?2) ORDER BY iri");
      rows.bind(0, here).bind(1, there);
      while (rows.step()) give("document", kind, std::string(rows.text(0)));
    }
    auto rows = database_.prepare(
        "SELECT a.iri FROM documents a JOIN documents b ON a.side = 0 AND b.side = 1 "
        "AND a.iri = b.iri WHERE a.content <> b.content ORDER BY a.iri");
    while (rows.step()) give("document", "changed", std::string(rows.text(0)));
  }

  void entities() {
    for (const auto& [kind, here, there] : kDirections) {
      auto rows = database_.prepare(
          "SELECT iri, type, name FROM entities WHERE side = ?1 AND iri NOT IN "
          "(SELECT iri FROM entities WHERE side = ?2) ORDER BY iri");
      rows.bind(0, here).bind(1, there);
      while (rows.step()) {
        Change change = entity(kind, rows);
        change.cause = causes_.of_entity(change.iri, here);
        sink_(change);
      }
    }
    auto rows = database_.prepare(
        "SELECT b.iri, b.type, b.name, a.type, a.name FROM entities a JOIN entities b "
        "ON a.side = 0 AND b.side = 1 AND a.iri = b.iri ORDER BY b.iri");
    while (rows.step()) {
      Change change = entity("changed", rows);
      note_change(change, "type", rows.text(3), change.type);
      note_change(change, "name", rows.text(4), change.name);
      for (const auto& [kind, here, there] : kDirections) {
        for (const std::string& name : names_gone(change.iri, here, there)) {
          change.details.push_back(fmt::format("{} name \"{}\"", kind, name));
        }
      }
      if (change.details.empty()) continue;
      change.cause = causes_.of_changed_entity(change.iri);
      sink_(change);
    }
  }

  void statements() {
    for (const auto& [kind, here, there] : kDirections) {
      auto rows = database_.prepare(
          "SELECT DISTINCT subject, predicate, object FROM supports a WHERE side = ?1 AND NOT "
          "EXISTS (SELECT 1 FROM supports b WHERE b.side = ?2 AND b.subject = a.subject "
          "AND b.predicate = a.predicate AND b.object = a.object) ORDER BY 1, 2, 3");
      rows.bind(0, here).bind(1, there);
      while (rows.step()) {
        Change change = statement(kind, rows);
        change.cause = causes_.of_statement(change.subject, change.predicate, change.object, here);
        sink_(change);
      }
    }
    auto rows = database_.prepare(
        "SELECT DISTINCT subject, predicate, object FROM supports a WHERE side = 0 AND EXISTS "
        "(SELECT 1 FROM supports b WHERE b.side = 1 AND b.subject = a.subject "
        "AND b.predicate = a.predicate AND b.object = a.object) ORDER BY 1, 2, 3");
    while (rows.step()) {
      Change change = statement("changed", rows);
      note_change(change, "status", joined(change, "status", kOld), joined(change, "status", kNew));
      note_change(change, "documents", joined(change, "document", kOld),
                  joined(change, "document", kNew));
      if (change.details.empty()) continue;
      change.cause = causes_.of_changed_statement(change.subject, change.predicate, change.object);
      sink_(change);
    }
  }

 private:
  void give(std::string what, std::string kind, std::string iri) {
    Change change;
    change.what = std::move(what);
    change.kind = std::move(kind);
    change.iri = std::move(iri);
    sink_(change);
  }

  static Change entity(std::string kind, const sqlite::Query& row) {
    Change change;
    change.what = "entity";
    change.kind = std::move(kind);
    change.iri = row.text(0);
    change.type = row.text(1);
    change.name = row.text(2);
    return change;
  }

  static Change statement(std::string kind, const sqlite::Query& row) {
    Change change;
    change.what = "statement";
    change.kind = std::move(kind);
    change.subject = row.text(0);
    change.predicate = row.text(1);
    change.object = row.text(2);
    return change;
  }

  static void note_change(Change& change, const char* what, std::string_view before,
                          std::string_view after) {
    if (before == after) return;
    change.details.push_back(fmt::format("{} \"{}\" became \"{}\"", what, before, after));
  }

  std::vector<std::string> names_gone(const std::string& iri, std::int64_t here,
                                      std::int64_t there) {
    auto rows = database_.prepare(
        "SELECT DISTINCT name FROM members WHERE side = ?1 AND iri = ?2 AND name NOT IN "
        "(SELECT name FROM members WHERE side = ?3 AND iri = ?2) ORDER BY name");
    rows.bind(0, here).bind(1, iri).bind(2, there);
    std::vector<std::string> names;
    while (rows.step()) names.emplace_back(rows.text(0));
    return names;
  }

  std::string joined(const Change& change, const std::string& column, std::int64_t side) {
    auto rows = database_.prepare("SELECT DISTINCT " + column +
                                  " FROM supports WHERE side = ? AND subject = ? AND predicate = ? "
                                  "AND object = ? ORDER BY 1");
    rows.bind(0, side).bind(1, change.subject).bind(2, change.predicate).bind(3, change.object);
    std::vector<std::string> values;
    while (rows.step()) values.emplace_back(rows.text(0));
    return fmt::format("{}", fmt::join(values, ", "));
  }

  sqlite::Database& database_;
  const Sink& sink_;
  CauseFinder causes_;
};

}  // namespace

void compare(Snapshots& snapshots, const std::function<void(const Change&)>& sink) {
  Comparison comparison(snapshots.database(), sink);
  comparison.documents();
  comparison.entities();
  comparison.statements();
}

}  // namespace docweave::query
