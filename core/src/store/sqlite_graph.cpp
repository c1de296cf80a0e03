#include "store/sqlite_graph.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/confidence.hpp"

namespace docweave {
namespace {

/// Takes `name` out of the sorted alternate names; empties it when it is not among them.
void set_name(GraphEntity& entity, std::string name) {
  const auto found = std::ranges::find(entity.alternate_names, name);
  if (found == entity.alternate_names.end()) return;
  entity.alternate_names.erase(found);
  entity.name = std::move(name);
}

void set_confidence(GraphStatement& statement) {
  std::vector<Proof> proofs;
  for (const GraphEvidence& e : statement.evidence)
    proofs.push_back({e.document, e.evidence.span, e.evidence.confidence});
  statement.confidence = combined_confidence(std::move(proofs));
}

/// Reads the evidence of one document's statement.
class EvidenceReader {
 public:
  explicit EvidenceReader(sqlite::Database& database)
      : query_(database.prepare(
            "SELECT span_begin, span_end, quote, plugin, name, confidence, origin_text_begin, "
            "origin_text_end, origin_begin, origin_end, page, box_left, box_top, box_right, "
            "box_bottom FROM document_evidence JOIN rules USING(rule) WHERE document = ? AND "
            "statement = ? "
            "ORDER BY span_begin, span_end, position")) {}

  void append(std::vector<GraphEvidence>& to, std::string_view document_iri, std::int64_t document,
              std::int64_t statement) {
    query_.bind(0, document).bind(1, statement);
    while (query_.step()) to.push_back({std::string(document_iri), row()});
  }

 private:
  std::uint32_t offset(int column) const {
    return static_cast<std::uint32_t>(query_.integer(column));
  }

  Evidence row() const {
    return {{offset(0), offset(1)},      std::string(query_.text(2)), origin(),
            std::string(query_.text(3)), std::string(query_.text(4)), query_.real(5)};
  }

  std::optional<Origin> origin() const {
    if (query_.is_null(6)) return std::nullopt;
    const auto side = [this](int column) { return static_cast<float>(query_.real(column)); };
    return Origin{{offset(6), offset(7)},
                  static_cast<std::uint64_t>(query_.integer(8)),
                  static_cast<std::uint64_t>(query_.integer(9)),
                  static_cast<int>(query_.integer(10)),
                  side(11),
                  side(12),
                  side(13),
                  side(14)};
  }

  sqlite::Query query_;
};

/// The merged form of a row that starts with subject IRI, predicate, object IRI, value, status.
GraphStatement statement_of(const sqlite::Query& row) {
  GraphStatement statement;
  statement.subject = row.text(0);
  statement.predicate = static_cast<Predicate>(row.integer(1));
  if (row.is_null(2)) {
    statement.object = Literal{std::string(row.text(3))};
  } else {
    statement.object = std::string(row.text(2));
  }
  statement.status = static_cast<Status>(row.integer(4));
  return statement;
}

bool same_but_evidence(const GraphStatement& a, const GraphStatement& b) {
  return a.subject == b.subject && a.predicate == b.predicate && a.object == b.object &&
         a.status == b.status;
}

class DocumentCursor : public Cursor<GraphDocument> {
 public:
  explicit DocumentCursor(sqlite::Database& database)
      : documents_(database.prepare(
            "SELECT document, iri, id, title, url, publisher, date_published, language, media_type "
            "FROM documents ORDER BY iri")),
        names_(database.prepare(
            "SELECT DISTINCT node, text FROM ("
            "  SELECT node, document_entities.name FROM identity JOIN document_entities "
            "USING(document, entity)"
            "  WHERE document = ?1 AND node > 0"
            "  UNION ALL SELECT node, document_names.name FROM identity"
            "  JOIN document_names USING(document, entity) WHERE document = ?1 AND node > 0) "
            "JOIN names USING(name) ORDER BY node, text")),
        nodes_(database.prepare(
            "SELECT node, iri, nodes.type, funds, text, sum(e.mentions) FROM identity "
            "JOIN document_entities e USING(document, entity) JOIN nodes USING(node) "
            "JOIN names ON names.name = nodes.name WHERE document = ? GROUP BY node ORDER BY "
            "node")),
        statements_(database.prepare(
            "SELECT s.iri, t.predicate, o.iri, t.value, t.status, t.statement "
            "FROM document_statements t "
            "JOIN identity i ON i.document = t.document AND i.entity = t.subject "
            "LEFT JOIN identity j ON j.document = t.document AND j.entity = t.object "
            "CROSS JOIN edges e ON e.subject = i.node AND e.predicate = t.predicate "
            "AND e.object = coalesce(j.node, 0) AND e.value = coalesce(t.value, '') "
            "AND e.status = t.status AND e.document = t.document AND e.statement = t.statement "
            "JOIN nodes s ON s.node = i.node LEFT JOIN nodes o ON o.node = j.node "
            "WHERE t.document = ? ORDER BY i.node, t.predicate, j.node, t.value, t.status, "
            "t.statement")),
        evidence_(database) {}

  const GraphDocument* next() override {
    if (done_ || (done_ = !documents_.step())) return nullptr;
    const std::int64_t document = documents_.integer(0);
    item_ = GraphDocument();
    item_.iri = documents_.text(1);
    int column = 2;
    DocumentInfo& info = item_.info;
    for (std::string* text : {&info.id, &info.title, &info.url, &info.publisher,
                              &info.date_published, &info.language, &info.media_type}) {
      *text = documents_.text(column++);
    }
    read_entities(document);
    read_statements(document);
    return &item_;
  }

 private:
  void read_entities(std::int64_t document) {
    nodes_.bind(0, document);
    names_.bind(0, document);
    bool more = names_.step();
    while (nodes_.step()) {
      GraphEntity entity;
      entity.iri = nodes_.text(1);
      entity.type = static_cast<Type>(nodes_.integer(2));
      entity.funds = nodes_.integer(3) != 0;
      entity.documents = 1;
      entity.mentions = static_cast<std::uint32_t>(nodes_.integer(5));
      for (; more && names_.integer(0) == nodes_.integer(0); more = names_.step()) {
        entity.alternate_names.emplace_back(names_.text(1));
      }
      set_name(entity, std::string(nodes_.text(4)));
      item_.entities.push_back(std::move(entity));
    }
  }

  void read_statements(std::int64_t document) {
    statements_.bind(0, document);
    while (statements_.step()) {
      GraphStatement statement = statement_of(statements_);
      if (item_.statements.empty() || !same_but_evidence(item_.statements.back(), statement)) {
        item_.statements.push_back(std::move(statement));
      }
      evidence_.append(item_.statements.back().evidence, item_.iri, document,
                       statements_.integer(5));
    }
    for (GraphStatement& statement : item_.statements) {
      std::ranges::stable_sort(statement.evidence, {},
                               [](const GraphEvidence& e) { return e.evidence.span; });
      set_confidence(statement);
    }
  }

  sqlite::Query documents_;
  sqlite::Query names_;
  sqlite::Query nodes_;
  sqlite::Query statements_;
  EvidenceReader evidence_;
  GraphDocument item_;
  bool done_ = false;
};

class EntityCursor : public Cursor<GraphEntity> {
 public:
  explicit EntityCursor(sqlite::Database& database)
      : nodes_(
            database.prepare("SELECT node, iri, type, funds, text, documents, mentions FROM nodes "
                             "JOIN names USING(name) ORDER BY node")),
        names_(database.prepare(
            "SELECT text FROM node_names JOIN names USING(name) WHERE node = ? ORDER BY text")) {}

  const GraphEntity* next() override {
    if (done_ || (done_ = !nodes_.step())) return nullptr;
    item_ = GraphEntity();
    item_.iri = nodes_.text(1);
    item_.type = static_cast<Type>(nodes_.integer(2));
    item_.funds = nodes_.integer(3) != 0;
    item_.documents = static_cast<std::uint32_t>(nodes_.integer(5));
    item_.mentions = static_cast<std::uint32_t>(nodes_.integer(6));
    names_.bind(0, nodes_.integer(0));
    while (names_.step()) item_.alternate_names.emplace_back(names_.text(0));
    set_name(item_, std::string(nodes_.text(4)));
    return &item_;
  }

 private:
  sqlite::Query nodes_;
  sqlite::Query names_;
  GraphEntity item_;
  bool done_ = false;
};

class StatementCursor : public Cursor<GraphStatement> {
 public:
  explicit StatementCursor(sqlite::Database& database)
      : edges_(database.prepare(
            "SELECT s.iri, predicate, o.iri, value, status, edges.document, statement, "
            "documents.iri FROM edges JOIN nodes s ON s.node = subject "
            "LEFT JOIN nodes o ON o.node = object JOIN documents USING(document) "
            "ORDER BY subject, predicate, object, value, status, document, statement")),
        evidence_(database),
        more_(edges_.step()) {}

  const GraphStatement* next() override {
    if (!more_) return nullptr;
    item_ = statement_of(edges_);
    do {
      evidence_.append(item_.evidence, edges_.text(7), edges_.integer(5), edges_.integer(6));
      more_ = edges_.step();
    } while (more_ && same_but_evidence(item_, statement_of(edges_)));
    std::ranges::stable_sort(item_.evidence, {}, [](const GraphEvidence& e) {
      return std::pair(std::string_view(e.document), e.evidence.span);
    });
    set_confidence(item_);
    return &item_;
  }

 private:
  sqlite::Query edges_;
  EvidenceReader evidence_;
  bool more_;
  GraphStatement item_;
};

}  // namespace

std::unique_ptr<Cursor<GraphDocument>> SqliteGraph::documents() const {
  return std::make_unique<DocumentCursor>(database_);
}

std::unique_ptr<Cursor<GraphEntity>> SqliteGraph::entities() const {
  return std::make_unique<EntityCursor>(database_);
}

std::unique_ptr<Cursor<GraphStatement>> SqliteGraph::statements() const {
  return std::make_unique<StatementCursor>(database_);
}

}  // namespace docweave
