#include "resolve/nodes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include <docweave/text.hpp>
#include <docweave/vocabulary.hpp>

#include "resolve/iri.hpp"
#include "resolve/summaries.hpp"
#include "resolve/wrong_statements.hpp"
#include "text/name_form.hpp"

namespace docweave {
namespace {

/// Whose IRIs: of the resolver's clusters, or of what corrections made of them.
enum class Registered { cluster, part };

std::string path_of(Type type) {
  std::string path(info(type).name);
  std::ranges::transform(path, path.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return path;
}

/// Gives each part its path: the one that most of its entities had before. What is new gets the
/// slug of its best name; of several, the one that most documents mention, the others get theirs
/// with a fingerprint. A path that something else once had is given again only to what bears the
/// name, and never to another event.
class PathMinter {
 public:
  explicit PathMinter(sqlite::Database& database, Registered kind)
      : database_(database),
        kind_(static_cast<std::int64_t>(kind)),
        insert_(database.prepare("INSERT INTO paths VALUES(?,?) ON CONFLICT DO NOTHING")),
        known_(database.prepare("SELECT 1 FROM registry WHERE path = ? LIMIT 1")) {}

  void mint() {
    keep();
    auto parts = database_.prepare(
        "SELECT part, type, slug, fingerprint FROM summaries "
        "WHERE part NOT IN (SELECT cluster FROM paths) "
        "ORDER BY type, slug, documents DESC, fingerprint");
    while (parts.step()) {
      const auto type = static_cast<Type>(parts.integer(1));
      const std::string plain = fmt::format("{}/{}", path_of(type), parts.text(2));
      if ((type != Type::event || !is_known(plain)) && give(parts.integer(0), plain)) continue;
      auto suffix = static_cast<std::uint32_t>(parts.integer(3));
      std::string path;
      do {
        path = fmt::format("{}-{:08x}", plain, suffix++);
      } while (is_known(path) || !give(parts.integer(0), path));
    }
  }

 private:
  void keep() {
    auto votes = database_.prepare(
        "SELECT part, path, sum(entities) AS votes FROM parts JOIN forms USING(form) "
        "JOIN registry ON registry.kind = ? AND registry.signature = forms.signature "
        "WHERE part IN (SELECT part FROM summaries) GROUP BY part, path "
        "ORDER BY votes DESC, path, min(forms.signature)");
    votes.bind(0, kind_);
    while (votes.step()) give(votes.integer(0), std::string(votes.text(1)));
  }

  bool give(std::int64_t part, const std::string& path) {
    insert_.bind(0, part).bind(1, path).run();
    return database_.changed();
  }

  bool is_known(const std::string& path) {
    const bool known = known_.bind(0, path).step();
    known_.reset();
    return known;
  }

  sqlite::Database& database_;
  std::int64_t kind_;
  sqlite::Query insert_;
  sqlite::Query known_;
};

void mint_document_iris(sqlite::Database& database, std::string_view base) {
  auto documents = database.prepare("SELECT document, id FROM documents ORDER BY document");
  auto update = database.prepare("UPDATE documents SET iri = ? WHERE document = ?");
  while (documents.step()) {
    const std::string iri = document_iri(base, documents.text(1));
    update.bind(0, iri).bind(1, documents.integer(0)).run();
  }
}

constexpr const char* kParts = R"sql(
DROP TABLE IF EXISTS temp.parts;
CREATE TEMP TABLE parts(form INTEGER PRIMARY KEY, part INTEGER NOT NULL);
INSERT INTO parts SELECT form, cluster FROM forms;
CREATE INDEX temp.parts_by_part ON parts(part);
DROP TABLE IF EXISTS temp.summaries;
CREATE TEMP TABLE summaries(part INTEGER PRIMARY KEY, type INTEGER, name INTEGER, slug TEXT,
  documents INTEGER, mentions INTEGER,
  fingerprint INTEGER  -- the least signature of its forms
);
DROP TABLE IF EXISTS temp.paths;
CREATE TEMP TABLE paths(cluster INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
)sql";

constexpr const char* kRegisterClusters = R"sql(
INSERT OR REPLACE INTO registry
  SELECT 0, signature, path FROM forms JOIN paths USING(cluster);
)sql";

/// What corrections have split off is no cluster, and its IRI is kept apart from those.
constexpr const char* kRegisterParts = R"sql(
INSERT OR REPLACE INTO registry
  SELECT 1, signature, path FROM parts JOIN paths ON paths.cluster = part
  JOIN forms USING(form) WHERE part NOT IN (SELECT cluster FROM forms);
)sql";

constexpr const char* kFillNodes = R"sql(
INSERT INTO nodes(node, iri, type, name, documents, mentions)
  SELECT row_number() OVER (ORDER BY path), ?1 || path, coalesce(retyped.type, s.type),
    coalesce(renamed.name, s.name), documents, mentions
  FROM summaries s JOIN paths ON paths.cluster = s.part
  LEFT JOIN renamed USING(part) LEFT JOIN retyped USING(part)
  WHERE part NOT IN (SELECT part FROM dropped);
)sql";

constexpr const char* kFillForms = R"sql(
UPDATE forms SET node = coalesce((SELECT node FROM parts JOIN paths ON paths.cluster = part
  JOIN nodes ON nodes.iri = (SELECT value FROM state WHERE key = 'base') || path
  WHERE parts.form = forms.form), 0);
DELETE FROM node_names;
INSERT INTO node_names
  SELECT node, name FROM uses JOIN forms USING(form) WHERE node > 0
  UNION SELECT node, name FROM nodes;
DROP TABLE temp.uses;
DROP TABLE temp.parts;
DROP TABLE temp.summaries;
DROP TABLE temp.paths;
DROP TABLE temp.renamed;
DROP TABLE temp.retyped;
DROP TABLE temp.dropped;
)sql";

std::vector<std::int64_t> nodes_by_form(sqlite::Database& database) {
  std::vector<std::int64_t> nodes;
  auto rows = database.prepare("SELECT form, node FROM forms ORDER BY form");
  while (rows.step()) {
    nodes.resize(static_cast<std::size_t>(rows.integer(0)) + 1);
    nodes.back() = rows.integer(1);
  }
  return nodes;
}

/// What would lead from a node to itself says nothing.
constexpr const char* kFillEdges = R"sql(
DELETE FROM edges;
INSERT INTO edges
  SELECT i.node, predicate, coalesce(j.node, 0), coalesce(value, ''), status, s.document, statement
  FROM document_statements s JOIN identity i ON i.document = s.document AND i.entity = subject
  LEFT JOIN identity j ON j.document = s.document AND j.entity = object
  WHERE j.node IS NOT i.node AND i.node > 0 AND (object IS NULL OR j.node > 0)
  ORDER BY 1, 2, 3, 4, 5, 6, 7;
)sql";

}  // namespace

std::vector<std::string> make_nodes(sqlite::Database& database, const EntityForms& of_entities,
                                    std::string_view base,
                                    const std::vector<Correction>& corrections,
                                    std::uint64_t memory) {
  mint_document_iris(database, base);
  count_uses(database, of_entities, memory);
  database.run(kParts);
  summarize_parts(database, of_entities);
  PathMinter(database, Registered::cluster).mint();
  database.run(kRegisterClusters);
  auto problems = apply(database, of_entities, base, corrections);
  if (!corrections.empty()) {
    database.run("DELETE FROM summaries");
    summarize_parts(database, of_entities);
    PathMinter(database, Registered::part).mint();
    database.run(kRegisterParts);
  }
  database.prepare("INSERT OR REPLACE INTO state VALUES('base', ?)").bind(0, base).run();
  database.run("DELETE FROM nodes");
  database.prepare(kFillNodes).bind(0, base).run();
  database.run(kFillForms);
  of_entities.write(database, nodes_by_form(database));
  database.run("CREATE INDEX identity_by_form ON identity(form)");
  database.run(kFillEdges);
  std::ranges::move(remove_wrong(database, base, corrections), std::back_inserter(problems));
  auto funds = database.prepare(
      "UPDATE nodes SET funds = 1 WHERE node IN "
      "(SELECT object FROM edges WHERE predicate = ? AND status = ?)");
  funds.bind(0, static_cast<std::int64_t>(Predicate::funder));
  funds.bind(1, static_cast<std::int64_t>(Status::asserted)).run();
  return problems;
}

}  // namespace docweave
