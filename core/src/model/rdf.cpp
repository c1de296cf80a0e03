#include <span>

#include <docweave/error.hpp>
#include <docweave/rdf.hpp>

#include "model/rdf_evidence.hpp"
#include "model/rdf_terms.hpp"

namespace docweave::rdf {
namespace {

/// Walks a vector that outlives it.
template <class T>
class SpanCursor : public Cursor<T> {
 public:
  explicit SpanCursor(std::span<const T> items) : items_(items) {}
  const T* next() override { return at_ < items_.size() ? &items_[at_++] : nullptr; }

 private:
  std::span<const T> items_;
  std::size_t at_ = 0;
};

void text(Sink& sink, std::string_view subject, std::string_view predicate,
          std::string_view value) {
  if (!value.empty()) sink.triple({subject, predicate, plain(value)});
}

void describe_document(const GraphDocument& document, Sink& sink) {
  const DocumentInfo& about = document.info;
  sink.triple({document.iri, kType, iri(kDigitalDocument)});
  if (!about.title.empty()) {
    const bool tagged = is_language_tag(about.language);
    sink.triple({document.iri,
                 kName,
                 {Term::Kind::literal, about.title, {}, tagged ? about.language : ""}});
  }
  if (!about.url.empty()) {
    sink.triple(
        {document.iri, kUrl, is_web_address(about.url) ? iri(about.url) : plain(about.url)});
  }
  if (!about.date_published.empty()) {
    sink.triple({document.iri, kDatePublished, literal_term(about.date_published)});
  }
  text(sink, document.iri, kPublisher, about.publisher);
  text(sink, document.iri, kInLanguage, about.language);
  sink.end_resource();
}

void describe_entity(const GraphEntity& entity, Sink& sink) {
  sink.triple({entity.iri, kType, iri(docweave::info(entity.type).iri)});
  if (entity.funds && entity.type == Type::organization) {
    sink.triple({entity.iri, kType, iri(kFundingAgency)});
  }
  text(sink, entity.iri, kName, entity.name);
  for (const std::string& name : entity.alternate_names) {
    text(sink, entity.iri, kAlternateName, name);
  }
}

/// A sum of money becomes a grant of that amount, both named after it.
void describe_grant(const GraphStatement& statement, std::string_view money, Sink& sink) {
  const std::string grant = grant_iri(statement.subject, money);
  const std::string amount = part_iri(statement.subject, "amount-", money);
  sink.triple({statement.subject, kFunding, iri(grant)});
  sink.triple({grant, kType, iri(kMonetaryGrant)});
  sink.triple({grant, kAmount, iri(amount)});
  sink.triple({amount, kType, iri(kMonetaryAmount)});
  if (is_money(money)) {
    sink.triple({amount, kCurrency, plain(money.substr(0, 3))});
    sink.triple({amount, kValue, {Term::Kind::literal, money.substr(4), kXsdDecimal}});
  } else {
    sink.triple({amount, kDescription, plain(money)});
  }
}

void describe_statement(const GraphStatement& statement, Sink& sink) {
  if (statement.status == Status::denied || statement.status == Status::cancelled) return;
  const std::string_view predicate = docweave::info(statement.predicate).iri;
  if (const auto* object = std::get_if<std::string>(&statement.object)) {
    sink.triple({statement.subject, predicate, iri(*object)});
    return;
  }
  const std::string& value = std::get<Literal>(statement.object).value;
  if (statement.predicate == Predicate::amount) {
    describe_grant(statement, value, sink);
  } else {
    sink.triple({statement.subject, predicate, literal_term(value, statement.predicate)});
  }
}

/// Both cursors go by subject, so each entity meets its statements on the way.
void describe_things(Cursor<GraphEntity>& entities, Cursor<GraphStatement>& statements,
                     Sink& sink) {
  const GraphStatement* statement = statements.next();
  while (const GraphEntity* entity = entities.next()) {
    describe_entity(*entity, sink);
    for (; statement && statement->subject <= entity->iri; statement = statements.next()) {
      describe_statement(*statement, sink);
    }
    sink.end_resource();
  }
}

void describe_merged(const Graph& graph, Sink& sink) {
  sink.begin_graph("");
  const auto documents = graph.documents();
  while (const GraphDocument* document = documents->next()) describe_document(*document, sink);
  describe_things(*graph.entities(), *graph.statements(), sink);
}

void describe_decisions(const Graph& graph, Sink& sink) {
  sink.begin_graph("");
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) {
    text(sink, entity->iri, kName, entity->name);
    sink.end_resource();
  }
}

void describe_content(const GraphDocument& document, Sink& sink) {
  sink.begin_graph(document.iri);
  describe_document(document, sink);
  SpanCursor<GraphEntity> entities(document.entities);
  SpanCursor<GraphStatement> statements(document.statements);
  describe_things(entities, statements, sink);
}

}  // namespace

Sink::~Sink() = default;

Provenance provenance_named(std::string_view name) {
  if (name == "none") return Provenance::none;
  if (name == "document") return Provenance::document;
  if (name == "full") return Provenance::full;
  throw Error(ErrorCode::invalid_argument, "provenance",
              "\"" + std::string(name) + "\" is none of none, document, full");
}

void describe(const Graph& graph, Provenance provenance, Sink& sink) {
  if (provenance == Provenance::none) return describe_merged(graph, sink);
  describe_decisions(graph, sink);
  const auto documents = graph.documents();
  while (const GraphDocument* document = documents->next()) {
    describe_content(*document, sink);
    if (provenance == Provenance::full) describe_evidence(*document, sink);
  }
}

}  // namespace docweave::rdf
