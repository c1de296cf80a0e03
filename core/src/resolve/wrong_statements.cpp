#include "resolve/wrong_statements.hpp"

#include <docweave/text.hpp>

#include "resolve/profile.hpp"
#include "text/spelling.hpp"

namespace docweave {
namespace {

/// Places in `Correction::entities`.
constexpr std::size_t kSubject = 0, kObject = 1;

constexpr const char* kTables = R"sql(
CREATE TEMP TABLE meant(place INTEGER, node INTEGER, PRIMARY KEY(place, node)) WITHOUT ROWID;
CREATE TEMP TABLE wrong(document INTEGER, statement INTEGER, PRIMARY KEY(document, statement))
  WITHOUT ROWID;
)sql";

/// The IRI of a node, or of what corrections have since made part of one.
constexpr const char* kWithIri =
    "INSERT INTO meant SELECT ?1, node FROM nodes WHERE iri = ?2 UNION "
    "SELECT ?1, f.node FROM registry JOIN forms f USING(signature) WHERE path = ?3 "
    "AND NOT EXISTS (SELECT 1 FROM nodes WHERE iri = ?2)";
constexpr const char* kWithName =
    "INSERT OR IGNORE INTO meant SELECT ?1, node FROM names JOIN node_names USING(name) "
    "WHERE fold = ?2";
constexpr const char* kStatements =
    "SELECT e.document, e.statement, s.subject, s.object FROM edges e "
    "JOIN document_statements s USING(document, statement) WHERE e.predicate = ?1 "
    "AND e.subject IN (SELECT node FROM meant WHERE place = 0) AND CASE WHEN ?2 IS NULL "
    "THEN e.object IN (SELECT node FROM meant WHERE place = 1) ELSE s.value = ?2 END";
/// Whether a document calls one of its entities so.
constexpr const char* kCalled =
    "SELECT 1 FROM names WHERE fold = ?3 AND name IN (SELECT name FROM document_entities "
    "WHERE document = ?1 AND entity = ?2 UNION SELECT name FROM document_names "
    "WHERE document = ?1 AND entity = ?2)";

std::int64_t fold_of(const std::string& name) {
  return fold_hash(one_spelling(fold_name(name)));
}

class Remover {
 public:
  Remover(sqlite::Database& database, std::string_view base) : database_(database), base_(base) {
    database_.run(kTables);
  }

  /// Whether any statement is what the correction says.
  bool mark(const Correction& correction) {
    database_.run("DELETE FROM meant");
    for (std::size_t i = 0; i < correction.entities.size(); ++i) mean(i, correction.entities[i]);
    auto rows = database_.prepare(kStatements);
    rows.bind(0, static_cast<std::int64_t>(correction.predicate));
    correction.value ? rows.bind(1, *correction.value) : rows.bind_null(1);
    auto insert = database_.prepare("INSERT OR IGNORE INTO wrong VALUES(?,?)");
    bool any = false;
    while (rows.step()) {
      const std::int64_t document = rows.integer(0);
      if (!says(document, rows.integer(2), correction.entities[kSubject])) continue;
      if (!correction.value && !says(document, rows.integer(3), correction.entities[kObject])) {
        continue;
      }
      insert.bind(0, document).bind(1, rows.integer(1)).run();
      any = true;
    }
    return any;
  }

  void remove() {
    database_.run(
        "DELETE FROM edges WHERE (document, statement) IN (SELECT document, statement FROM wrong);"
        "DROP TABLE temp.meant; DROP TABLE temp.wrong");
  }

 private:
  void mean(std::size_t place, const EntityReference& reference) {
    const auto number = static_cast<std::int64_t>(place);
    if (!reference.iri.empty()) {
      auto insert = database_.prepare(kWithIri);
      insert.bind(0, number).bind(1, reference.iri).bind(2, path(reference.iri)).run();
    } else if (!reference.name.empty()) {
      database_.prepare(kWithName).bind(0, number).bind(1, fold_of(reference.name)).run();
    } else {
      database_.prepare("INSERT INTO meant SELECT ?, node FROM nodes").bind(0, number).run();
    }
    if (!reference.type) return;
    auto other_types = database_.prepare(
        "DELETE FROM meant WHERE place = ? "
        "AND node NOT IN (SELECT node FROM nodes WHERE type = ?)");
    other_types.bind(0, number).bind(1, static_cast<std::int64_t>(*reference.type)).run();
  }

  std::string_view path(std::string_view iri) const {
    return iri.starts_with(base_) ? iri.substr(base_.size()) : std::string_view();
  }

  /// Whether the document is the one that is meant, and calls the entity as is meant.
  bool says(std::int64_t document, std::int64_t entity, const EntityReference& reference) {
    if (!reference.name.empty()) {
      auto called = database_.prepare(kCalled);
      if (!called.bind(0, document).bind(1, entity).bind(2, fold_of(reference.name)).step()) {
        return false;
      }
    }
    if (reference.document.empty()) return true;
    auto meant =
        database_.prepare("SELECT 1 FROM documents WHERE document = ?1 AND (id = ?2 OR iri = ?2)");
    return meant.bind(0, document).bind(1, reference.document).step();
  }

  sqlite::Database& database_;
  std::string_view base_;
};

std::string statement(const Correction& correction) {
  return described(correction.entities[kSubject]) + " " +
         std::string(info(correction.predicate).name) + " " +
         (correction.value ? "\"" + *correction.value + "\""
                           : described(correction.entities[kObject]));
}

}  // namespace

std::vector<std::string> remove_wrong(sqlite::Database& database, std::string_view base,
                                      const std::vector<Correction>& corrections) {
  std::vector<std::string> problems;
  Remover remover(database, base);
  for (const Correction& correction : corrections) {
    if (correction.action != Correction::Action::wrong || remover.mark(correction)) continue;
    problems.push_back(correction.place +
                       ": nothing states any more, or ever did: " + statement(correction));
  }
  remover.remove();
  return problems;
}

}  // namespace docweave
