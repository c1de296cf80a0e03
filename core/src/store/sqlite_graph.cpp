#include "store/sqlite_graph.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
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

/// Reads evidence in the order in which it was stored: the few rows of a statement are sorted here
/// sooner than by a sorter that SQLite sets up for them.
class EvidenceReader {
 public:
  /// `which` says of which document and statement.
  EvidenceReader(sqlite::Database& database, std::string_view which)
      : query_(database.prepare(
            "SELECT statement, span_begin, span_end, quote, rule, confidence, origin_text_begin, "
            "origin_text_end, origin_begin, origin_end, page, box_left, box_top, box_right, "
            "box_bottom FROM document_evidence WHERE " +
            std::string(which) + " ORDER BY statement, position")) {
    auto rules = database.prepare("SELECT rule, plugin, name FROM rules");
    while (rules.step()) {
      rules_.try_emplace(rules.integer(0), rules.text(1), rules.text(2));
    }
  }

  sqlite::Query& query() { return query_; }
  bool next() { return query_.step(); }
  std::int64_t statement() const { return query_.integer(0); }
  Evidence evidence() const {
    const auto& [plugin, rule] = rules_.at(query_.integer(4));
    return {{offset(1), offset(2)}, std::string(query_.text(3)), origin(), plugin, rule,
            query_.real(5)};
  }

 private:
  std::uint32_t offset(int column) const {
    return static_cast<std::uint32_t>(query_.integer(column));
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
  /// Plugin and name of each.
  std::unordered_map<std::int64_t, std::pair<std::string, std::string>> rules_;
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

class DocumentRows {
 public:
  using Item = GraphDocument;
  static constexpr std::size_t kPerTurn = 1;

  explicit DocumentRows(sqlite::Database& database)
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
        evidence_(database, "document = ?") {}

  GraphDocument* next() {
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
    std::vector<std::vector<GraphEvidence>> evidence = read_evidence(document);
    statements_.bind(0, document);
    while (statements_.step()) {
      GraphStatement statement = statement_of(statements_);
      if (item_.statements.empty() || !same_but_evidence(item_.statements.back(), statement)) {
        item_.statements.push_back(std::move(statement));
      }
      std::ranges::move(evidence.at(static_cast<std::size_t>(statements_.integer(5))),
                        std::back_inserter(item_.statements.back().evidence));
    }
    for (GraphStatement& statement : item_.statements) {
      std::ranges::stable_sort(statement.evidence, {},
                               [](const GraphEvidence& e) { return e.evidence.span; });
      set_confidence(statement);
    }
  }

  /// By the number of the statement.
  std::vector<std::vector<GraphEvidence>> read_evidence(std::int64_t document) {
    std::vector<std::vector<GraphEvidence>> evidence;
    evidence_.query().bind(0, document);
    while (evidence_.next()) {
      evidence.resize(static_cast<std::size_t>(evidence_.statement()) + 1);
      evidence.back().push_back({item_.iri, evidence_.evidence()});
    }
    return evidence;
  }

  sqlite::Query documents_;
  sqlite::Query names_;
  sqlite::Query nodes_;
  sqlite::Query statements_;
  EvidenceReader evidence_;
  GraphDocument item_;
  bool done_ = false;
};

class EntityRows {
 public:
  using Item = GraphEntity;
  static constexpr std::size_t kPerTurn = 64;

  explicit EntityRows(sqlite::Database& database)
      : nodes_(
            database.prepare("SELECT node, iri, type, funds, text, documents, mentions FROM nodes "
                             "JOIN names USING(name) ORDER BY node")),
        names_(
            database.prepare("SELECT text FROM node_names JOIN names USING(name) WHERE node = ?")) {
  }

  GraphEntity* next() {
    if (done_ || (done_ = !nodes_.step())) return nullptr;
    item_ = GraphEntity();
    item_.iri = nodes_.text(1);
    item_.type = static_cast<Type>(nodes_.integer(2));
    item_.funds = nodes_.integer(3) != 0;
    item_.documents = static_cast<std::uint32_t>(nodes_.integer(5));
    item_.mentions = static_cast<std::uint32_t>(nodes_.integer(6));
    names_.bind(0, nodes_.integer(0));
    while (names_.step()) item_.alternate_names.emplace_back(names_.text(0));
    std::ranges::sort(item_.alternate_names);
    set_name(item_, std::string(nodes_.text(4)));
    return &item_;
  }

 private:
  sqlite::Query nodes_;
  sqlite::Query names_;
  GraphEntity item_;
  bool done_ = false;
};

class StatementRows {
 public:
  using Item = GraphStatement;
  static constexpr std::size_t kPerTurn = 64;

  explicit StatementRows(sqlite::Database& database)
      : edges_(database.prepare(
            "SELECT s.iri, predicate, o.iri, value, status, edges.document, statement, "
            "documents.iri FROM edges JOIN nodes s ON s.node = subject "
            "LEFT JOIN nodes o ON o.node = object JOIN documents USING(document) "
            "ORDER BY subject, predicate, object, value, status, document, statement")),
        evidence_(database, "document = ? AND statement = ?"),
        more_(edges_.step()) {}

  GraphStatement* next() {
    if (!more_) return nullptr;
    item_ = statement_of(edges_);
    do {
      evidence_.query().bind(0, edges_.integer(5)).bind(1, edges_.integer(6));
      while (evidence_.next()) {
        item_.evidence.push_back({std::string(edges_.text(7)), evidence_.evidence()});
      }
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

/// A connection serves one thread at a time: cursors take turns, and read some items in each.
template <class Rows>
class TurnTakingCursor : public Cursor<typename Rows::Item> {
 public:
  TurnTakingCursor(sqlite::Database& database, std::shared_ptr<std::mutex> turn)
      : turn_(std::move(turn)) {
    const std::scoped_lock lock(*turn_);
    rows_.emplace(database);
  }
  ~TurnTakingCursor() override {
    const std::scoped_lock lock(*turn_);
    rows_.reset();
  }

  const typename Rows::Item* next() override {
    if (at_ == read_.size()) read();
    return at_ < read_.size() ? &read_[at_++] : nullptr;
  }

 private:
  void read() {
    const std::scoped_lock lock(*turn_);
    read_.clear();
    at_ = 0;
    while (read_.size() < Rows::kPerTurn) {
      typename Rows::Item* item = rows_->next();
      if (item == nullptr) return;
      read_.push_back(std::move(*item));
    }
  }

  std::shared_ptr<std::mutex> turn_;
  std::optional<Rows> rows_;
  std::vector<typename Rows::Item> read_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Cursor<GraphDocument>> SqliteGraph::documents() const {
  return std::make_unique<TurnTakingCursor<DocumentRows>>(database_, turn_);
}

std::unique_ptr<Cursor<GraphEntity>> SqliteGraph::entities() const {
  return std::make_unique<TurnTakingCursor<EntityRows>>(database_, turn_);
}

std::unique_ptr<Cursor<GraphStatement>> SqliteGraph::statements() const {
  return std::make_unique<TurnTakingCursor<StatementRows>>(database_, turn_);
}

}  // namespace docweave
