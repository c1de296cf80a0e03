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
#include "resolve/wrong_statements.hpp"
#include "text/name_form.hpp"

namespace docweave {
namespace {

/// Whose IRIs: of the resolver's clusters, or of what corrections made of them.
enum class Registered { cluster, part };

/// The name for which an entity of a document counts: a full one where it has one. Read document by
/// document, so that what is looked up lies close together.
constexpr const char* kMembers = R"sql(
SELECT part, i.document, CASE best.form WHEN 1 THEN coalesce((
    SELECT n.name FROM document_names n JOIN names USING(name) WHERE n.document = i.document
    AND n.entity = i.entity AND named AND names.form = 0 AND folded LIKE '% %'
    ORDER BY n.position LIMIT 1), e.name) ELSE e.name END,
  e.mentions
FROM identity i CROSS JOIN document_entities e ON e.document = i.document AND e.entity = i.entity
CROSS JOIN parts ON parts.form = i.form CROSS JOIN names best ON best.name = e.name
ORDER BY 1, 2
)sql";

/// What the entities of one part come to.
struct Part {
  std::int64_t number = 0;
  std::map<std::int64_t, std::uint64_t> names;  ///< How many entities count for each.
  std::int64_t documents = 0;
  std::int64_t mentions = 0;
};

/// The parts, with the slugs of their best names, into the temporary table `summaries`.
class PartSummary {
 public:
  explicit PartSummary(sqlite::Database& database)
      : members_(database.prepare(kMembers)),
        name_(database.prepare("SELECT text, folded, form FROM names WHERE name = ?")),
        insert_(database.prepare(
            "INSERT INTO summaries SELECT part, (SELECT type FROM forms WHERE form = part), "
            "?2, ?3, ?4, ?5, min(signature) FROM parts JOIN forms USING(form) WHERE part = ?1")) {}

  void write_all() {
    Part part;
    std::int64_t last_document = -1;
    while (members_.step()) {
      if (part.names.empty() || members_.integer(0) != part.number) {
        write(part);
        part = {members_.integer(0), {}, 0, 0};
        last_document = -1;
      }
      ++part.names[members_.integer(2)];
      part.documents += members_.integer(1) != last_document ? 1 : 0;
      part.mentions += members_.integer(3);
      last_document = members_.integer(1);
    }
    write(part);
  }

 private:
  struct Candidate {
    std::string text;
    std::size_t letters = 0;
    bool full = false;
  };

  Candidate candidate(std::int64_t name) {
    name_.bind(0, name).step();
    Candidate result{std::string(name_.text(0)), code_points(name_.text(1)),
                     static_cast<NameForm>(name_.integer(2)) != NameForm::acronym};
    name_.reset();
    return result;
  }

  /// Full names before acronyms, then the most frequent, the longest; of those that differ in
  /// writing only, one that is not all capitals, without an article, and the first by bytes.
  std::pair<std::int64_t, std::string> best_name(const Part& part) {
    using Rank = std::tuple<bool, std::uint64_t, std::size_t, bool>;
    std::pair<std::int64_t, std::string> best;
    Rank best_rank;
    for (const auto& [name, uses] : part.names) {
      Candidate each = candidate(name);
      const Rank rank(each.full, uses, each.letters, has_lower_case(each.text));
      const auto order = [](const std::string& text) { return std::pair(text.size(), text); };
      if (best.first == 0 || rank > best_rank ||
          (rank == best_rank && order(each.text) < order(best.second))) {
        best = {name, std::move(each.text)};
        best_rank = rank;
      }
    }
    return best;
  }

  void write(const Part& part) {
    if (part.names.empty()) return;
    const auto [name, text] = best_name(part);
    const std::string slug_text = slug(text);
    insert_.bind(0, part.number).bind(1, name).bind(2, slug_text);
    insert_.bind(3, part.documents).bind(4, part.mentions).run();
  }

  sqlite::Query members_;
  sqlite::Query name_;
  sqlite::Query insert_;
};

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
        insert_(database.prepare("INSERT INTO paths VALUES(?,?) ON CONFLICT DO NOTHING "
                                 "RETURNING cluster")),
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
    const bool given = insert_.bind(0, part).bind(1, path).step();
    insert_.reset();
    return given;
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

constexpr const char* kFillIdentity = R"sql(
UPDATE forms SET node = coalesce((SELECT node FROM parts JOIN paths ON paths.cluster = part
  JOIN nodes ON nodes.iri = (SELECT value FROM state WHERE key = 'base') || path
  WHERE parts.form = forms.form), 0);
UPDATE identity SET node = (SELECT node FROM forms WHERE forms.form = identity.form);
DELETE FROM node_names;
INSERT INTO node_names
  SELECT node, document_entities.name FROM identity JOIN document_entities USING(document, entity)
  WHERE node > 0
  UNION SELECT node, document_names.name FROM identity
  JOIN document_names USING(document, entity) WHERE node > 0
  UNION SELECT node, name FROM nodes;
DROP TABLE temp.parts;
DROP TABLE temp.summaries;
DROP TABLE temp.paths;
DROP TABLE temp.renamed;
DROP TABLE temp.retyped;
DROP TABLE temp.dropped;
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

std::vector<std::string> make_nodes(sqlite::Database& database, std::string_view base,
                                    const std::vector<Correction>& corrections) {
  mint_document_iris(database, base);
  database.run(kParts);
  PartSummary(database).write_all();
  PathMinter(database, Registered::cluster).mint();
  database.run(kRegisterClusters);
  auto problems = apply(database, base, corrections);
  if (!corrections.empty()) {
    database.run("DELETE FROM summaries");
    PartSummary(database).write_all();
    PathMinter(database, Registered::part).mint();
    database.run(kRegisterParts);
  }
  database.prepare("INSERT OR REPLACE INTO state VALUES('base', ?)").bind(0, base).run();
  database.run("DELETE FROM nodes");
  database.prepare(kFillNodes).bind(0, base).run();
  database.run(kFillIdentity);
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
