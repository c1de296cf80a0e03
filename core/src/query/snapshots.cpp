#include "query/snapshots.hpp"

#include <algorithm>

#include <docweave/error.hpp>
#include <docweave/vocabulary.hpp>

#include "model/rdf_terms.hpp"
#include "query/claims.hpp"
#include "query/written_graph.hpp"
#include "store/store.hpp"

namespace docweave::query {
namespace {

constexpr const char* kTables = R"sql(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE documents(side, iri, content, PRIMARY KEY(side, iri)) WITHOUT ROWID;
CREATE TABLE entities(side, iri, type, name, PRIMARY KEY(side, iri)) WITHOUT ROWID;
CREATE TABLE members(side, iri, document, name, PRIMARY KEY(side, iri, document, name))
  WITHOUT ROWID;
CREATE TABLE dropped(side, document, name, PRIMARY KEY(side, document, name)) WITHOUT ROWID;
CREATE TABLE overruled(side, iri, how, PRIMARY KEY(side, iri, how)) WITHOUT ROWID;
CREATE TABLE wrong(side, subject, predicate, object, PRIMARY KEY(side, subject, predicate, object))
  WITHOUT ROWID;
CREATE TABLE supports(side, subject, predicate, object, status, document, rule,
  PRIMARY KEY(side, subject, predicate, object, status, document, rule)) WITHOUT ROWID;
)sql";

/// One row after another into a table of one side.
class Filler {
 public:
  Filler(sqlite::Database& database, const std::string& table, int columns, std::int64_t side)
      : insert_(database.prepare("INSERT OR IGNORE INTO " + table + " VALUES(?" + [columns] {
          std::string marks;
          for (int i = 0; i < columns; ++i) marks += ",?";
          return marks;
        }() + ")")) {
    insert_.bind(0, side);
  }

  void add(std::initializer_list<std::string_view> values) {
    int column = 1;
    for (const std::string_view value : values) insert_.bind(column++, value);
    insert_.run();
  }

  /// All rows of a query of as many columns.
  void add_all(sqlite::Query query, int columns) {
    while (query.step()) {
      for (int i = 0; i < columns; ++i) insert_.bind(i + 1, query.text(i));
      insert_.run();
    }
  }

 private:
  sqlite::Query insert_;
};

constexpr const char* kMembers =
    "WITH called AS (SELECT document, entity, name FROM document_entities UNION "
    "SELECT document, entity, name FROM document_names WHERE named = 1) "
    "SELECT nodes.iri, documents.iri, names.text FROM called "
    "JOIN identity USING(document, entity) JOIN nodes ON nodes.node = identity.node "
    "JOIN names ON names.name = called.name JOIN documents USING(document)";
/// Entities that a correction dropped are no node's.
constexpr const char* kDropped =
    "SELECT documents.iri, names.text FROM identity JOIN document_entities USING(document, entity) "
    "JOIN names USING(name) JOIN documents USING(document) WHERE identity.node = 0";
/// No document calls it so, or takes it for that.
constexpr const char* kOverruled =
    "SELECT iri, 'renamed' FROM nodes WHERE (node, name) NOT IN ("
    "SELECT node, name FROM identity JOIN document_entities USING(document, entity) UNION "
    "SELECT node, name FROM identity JOIN document_names USING(document, entity)) "
    "UNION ALL SELECT iri, 'retyped' FROM nodes "
    "WHERE (node, type) NOT IN (SELECT node, type FROM forms)";
/// Statements between two nodes that are not in the graph.
constexpr const char* kWrong =
    "SELECT n.iri, p.name, coalesce(o.iri, s.value) FROM document_statements s "
    "JOIN predicates p USING(predicate) "
    "JOIN identity i ON i.document = s.document AND i.entity = s.subject "
    "JOIN nodes n ON n.node = i.node "
    "LEFT JOIN identity j ON j.document = s.document AND j.entity = s.object "
    "LEFT JOIN nodes o ON o.node = j.node "
    "WHERE (s.object IS NULL OR o.node <> n.node) AND NOT EXISTS (SELECT 1 FROM edges e "
    "WHERE e.subject = n.node AND e.predicate = s.predicate AND e.object = coalesce(o.node, 0) "
    "AND e.value = coalesce(s.value, '') AND e.status = s.status AND e.document = s.document "
    "AND e.statement = s.statement)";

}  // namespace

Snapshots::Snapshots(const std::filesystem::path& before, const std::filesystem::path& after)
    : database_(std::filesystem::path()) {
  const bool stores = is_database(before);
  if (stores != is_database(after)) {
    throw Error(ErrorCode::invalid_argument, after.string(),
                "a store and an N-Quads file cannot be compared; give two of a kind");
  }
  database_.run(kTables);
  sqlite::Transaction filling(database_);
  std::int64_t side = 0;
  for (const auto& file : {before, after}) {
    stores ? read_store(side, file) : read_nquads(side, file);
    ++side;
  }
  filling.commit();
  database_.run(
      "CREATE INDEX members_by_name ON members(side, document, name); "
      "CREATE INDEX supports_by_object ON supports(side, object); ANALYZE");
}

void Snapshots::read_store(std::int64_t side, const std::filesystem::path& file) {
  Store store(file, Store::Access::read);
  sqlite::Database& from = store.database();
  Filler(database_, "documents", 2, side)
      .add_all(from.prepare("SELECT d.iri, i.content FROM documents d JOIN inputs i USING(input)"),
               2);
  Filler(database_, "entities", 3, side)
      .add_all(from.prepare("SELECT iri, type, name FROM entities"), 3);
  Filler(database_, "members", 3, side).add_all(from.prepare(kMembers), 3);
  Filler(database_, "dropped", 2, side).add_all(from.prepare(kDropped), 2);
  Filler(database_, "overruled", 2, side).add_all(from.prepare(kOverruled), 2);
  Filler(database_, "wrong", 3, side).add_all(from.prepare(kWrong), 3);
  Filler(database_, "supports", 6, side)
      .add_all(from.prepare("SELECT subject, predicate, object, status, document, "
                            "plugin || ': ' || rule FROM evidence"),
               6);
}

void Snapshots::read_nquads(std::int64_t side, const std::filesystem::path& file) {
  Filler documents(database_, "documents", 2, side), entities(database_, "entities", 3, side),
      members(database_, "members", 3, side), supports(database_, "supports", 6, side);
  auto set_name = database_.prepare("UPDATE entities SET name = ? WHERE side = ? AND iri = ?");
  bool proved = false;
  const auto predicate_of = [](std::string_view iri) {
    const auto all = predicates();
    const auto found = std::ranges::find(all, iri, &PredicateInfo::iri);
    return found == all.end() ? iri : found->name;
  };
  const auto add_statement = [&](const WrittenStatement& statement) {
    const std::string status = statement.status.substr(statement.status.find('#') + 1);
    for (const WrittenEvidence& each : statement.evidence) {
      supports.add({statement.subject, predicate_of(statement.predicate), statement.object, status,
                    each.document, each.plugin + ": " + each.rule});
      proved = true;
    }
  };
  const auto add_quad = [&](const rdf::Quad& quad) {
    if (quad.predicate == rdf::kType && quad.object == rdf::kDigitalDocument) {
      documents.add({quad.subject, ""});
    } else if (quad.predicate == rdf::kType) {
      const auto all = types();
      const auto type = std::ranges::find(all, quad.object, &TypeInfo::iri);
      if (type != all.end()) entities.add({quad.subject, type->name, ""});
    } else if ((quad.predicate == rdf::kName || quad.predicate == rdf::kAlternateName) &&
               !quad.graph.empty()) {
      members.add({quad.subject, quad.graph, quad.object});
    }
  };
  read_written_graph(file, {add_statement, add_quad});
  // The best names stand in the default graph, before the types of what they name.
  read_written_graph(file,
                     {[](const WrittenStatement&) {},
                      [&](const rdf::Quad& quad) {
                        if (quad.predicate != rdf::kName || !quad.graph.empty()) return;
                        set_name.bind(0, quad.object).bind(1, side).bind(2, quad.subject).run();
                      }});
  if (!proved) {
    throw Error(ErrorCode::invalid_data, file.string(),
                "holds no evidence: it must be written with provenance \"full\"");
  }
}

}  // namespace docweave::query
