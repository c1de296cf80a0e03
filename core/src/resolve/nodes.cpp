#include "resolve/nodes.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include <docweave/text.hpp>
#include <docweave/vocabulary.hpp>

#include "resolve/iri.hpp"
#include "text/name_form.hpp"

namespace docweave {
namespace {

/// What the members of one cluster come to.
struct Cluster {
  std::int64_t number = 0;
  std::int64_t type = 0;
  std::map<NameId, std::uint64_t> names;  ///< How many entities count for each.
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
  std::int64_t fingerprint = 0;  ///< The least of its members'.
};

/// The clusters, with the slugs of their best names, into the temporary table `clusters`.
class ClusterSummary {
 public:
  ClusterSummary(sqlite::Database& database, const Names& names)
      : names_(names),
        members_(database.prepare("SELECT m.cluster, m.document, e.type, m.name, e.mentions, "
                                  "m.fingerprint FROM members m JOIN document_entities e "
                                  "USING(document, entity) ORDER BY m.cluster, m.document")),
        text_(database.prepare("SELECT text FROM names WHERE name = ?")),
        insert_(database.prepare("INSERT INTO clusters VALUES(?,?,?,?,?,?,?)")) {}

  void write_all() {
    Cluster cluster;
    std::int64_t last_document = -1;
    while (members_.step()) {
      const std::int64_t document = members_.integer(1);
      if (cluster.names.empty() || members_.integer(0) != cluster.number) {
        write(cluster);
        cluster = {members_.integer(0), members_.integer(2), {}, 0, 0, members_.integer(5)};
        last_document = -1;
      }
      ++cluster.names[members_.integer(3)];
      cluster.documents += document != last_document ? 1 : 0;
      cluster.mentions += members_.integer(4);
      cluster.fingerprint = std::min(cluster.fingerprint, members_.integer(5));
      last_document = document;
    }
    write(cluster);
  }

 private:
  std::string text(NameId name) {
    text_.bind(0, name).step();
    std::string text(text_.text(0));
    text_.reset();
    return text;
  }

  /// Full names before acronyms, then the most frequent, the longest; of those that differ in
  /// writing only, one that is not all capitals, without an article, and the first by bytes.
  std::pair<NameId, std::string> best_name(const Cluster& cluster) {
    using Rank = std::tuple<bool, std::uint64_t, std::size_t, bool>;
    std::pair<NameId, std::string> best;
    Rank best_rank;
    for (const auto& [name, uses] : cluster.names) {
      std::string candidate = text(name);
      const Rank rank(!names_.acronym(name), uses, code_points(names_.folded(names_.fold(name))),
                      has_lower_case(candidate));
      const auto order = [](const std::string& each) { return std::pair(each.size(), each); };
      if (best.first == 0 || rank > best_rank ||
          (rank == best_rank && order(candidate) < order(best.second))) {
        best = {name, std::move(candidate)};
        best_rank = rank;
      }
    }
    return best;
  }

  void write(const Cluster& cluster) {
    if (cluster.names.empty()) return;
    const auto [name, text] = best_name(cluster);
    const std::string slug_text = slug(text);
    insert_.bind(0, cluster.number).bind(1, cluster.type).bind(2, name).bind(3, slug_text);
    insert_.bind(4, cluster.documents).bind(5, cluster.mentions).bind(6, cluster.fingerprint).run();
  }

  const Names& names_;
  sqlite::Query members_;
  sqlite::Query text_;
  sqlite::Query insert_;
};

std::string path_of(Type type) {
  std::string path(info(type).name);
  std::ranges::transform(path, path.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return path;
}

/// Of several clusters with one slug the one that most documents mention gets it, the others get
/// theirs with a fingerprint.
void mint_iris(sqlite::Database& database, std::string_view base) {
  auto clusters = database.prepare(
      "SELECT cluster, type, slug, fingerprint FROM clusters "
      "ORDER BY type, slug, documents DESC, fingerprint");
  auto insert =
      database.prepare("INSERT INTO minted VALUES(?,?) ON CONFLICT DO NOTHING RETURNING cluster");
  const auto mint = [&](std::int64_t cluster, const std::string& iri) {
    const bool minted = insert.bind(0, cluster).bind(1, iri).step();
    insert.reset();
    return minted;
  };
  while (clusters.step()) {
    const std::int64_t cluster = clusters.integer(0);
    const auto type = static_cast<Type>(clusters.integer(1));
    const std::string plain = fmt::format("{}{}/{}", base, path_of(type), clusters.text(2));
    auto suffix = static_cast<std::uint32_t>(clusters.integer(3));
    if (mint(cluster, plain)) continue;
    while (!mint(cluster, fmt::format("{}-{:08x}", plain, suffix))) ++suffix;
  }
}

void mint_document_iris(sqlite::Database& database, std::string_view base) {
  auto documents = database.prepare("SELECT document, id FROM documents ORDER BY document");
  auto update = database.prepare("UPDATE documents SET iri = ? WHERE document = ?");
  while (documents.step()) {
    const std::string iri = document_iri(base, documents.text(1));
    update.bind(0, iri).bind(1, documents.integer(0)).run();
  }
}

constexpr const char* kTemporaryTables = R"sql(
DROP TABLE IF EXISTS temp.clusters;
CREATE TEMP TABLE clusters(cluster INTEGER PRIMARY KEY, type INTEGER, name INTEGER, slug TEXT,
  documents INTEGER, mentions INTEGER, fingerprint INTEGER);
DROP TABLE IF EXISTS temp.minted;
CREATE TEMP TABLE minted(cluster INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);
)sql";

constexpr const char* kFillNodes = R"sql(
DELETE FROM nodes;
INSERT INTO nodes(node, iri, type, name, documents, mentions)
  SELECT row_number() OVER (ORDER BY iri), iri, type, name, documents, mentions
  FROM minted JOIN clusters USING(cluster);
DROP TABLE IF EXISTS temp.numbered;
CREATE TEMP TABLE numbered(cluster INTEGER PRIMARY KEY, node INTEGER NOT NULL);
INSERT INTO numbered SELECT cluster, node FROM minted JOIN nodes USING(iri);
DELETE FROM identity;
INSERT INTO identity SELECT document, entity, node, 0 FROM members JOIN numbered USING(cluster)
  ORDER BY document, entity;
DELETE FROM node_names;
INSERT INTO node_names
  SELECT node, document_entities.name FROM identity JOIN document_entities USING(document, entity)
  UNION SELECT node, document_names.name FROM identity
  JOIN document_names USING(document, entity);
DROP TABLE temp.members;
DROP TABLE temp.clusters;
DROP TABLE temp.minted;
DROP TABLE temp.numbered;
)sql";

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

void make_nodes(sqlite::Database& database, const Names& names, std::string_view base) {
  database.run(kTemporaryTables);
  ClusterSummary(database, names).write_all();
  mint_iris(database, base);
  mint_document_iris(database, base);
  database.run(kFillNodes);
  database.run(kFillEdges);
  auto funds = database.prepare(
      "UPDATE nodes SET funds = 1 WHERE node IN "
      "(SELECT object FROM edges WHERE predicate = ? AND status = ?)");
  funds.bind(0, static_cast<std::int64_t>(Predicate::funder));
  funds.bind(1, static_cast<std::int64_t>(Status::asserted)).run();
}

}  // namespace docweave
