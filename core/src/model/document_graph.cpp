#include <algorithm>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>

namespace docweave {

Evidence evidence_of(const Document& document, Span span, std::string plugin, std::string rule,
                     double confidence) {
  if (span.empty() || span.end > document.text().size()) {
    throw Error(ErrorCode::invalid_data, document.info().id,
                "evidence of " + plugin + " is empty or outside the text");
  }
  return {span,
          std::string(document.text(span)),
          document.origin(span),
          std::move(plugin),
          std::move(rule),
          confidence};
}

Statement::Statement(EntityIndex subject, Predicate predicate,
                     std::variant<EntityIndex, Literal> object, Evidence evidence, Status status)
    : subject_(subject), predicate_(predicate), object_(std::move(object)), status_(status) {
  evidence_.push_back(std::move(evidence));
}

double Statement::confidence() const {
  double doubt = 1.0;
  for (const Evidence& e : evidence_) doubt *= 1.0 - e.confidence;
  return 1.0 - doubt;
}

EntityIndex DocumentGraph::add(Entity entity) {
  if (!is_entity(entity.type) || entity.name.empty() || entity.mentions.empty()) {
    throw Error(ErrorCode::invalid_data, info_.id,
                "an entity needs an entity type, a name and a mention");
  }
  entities_.push_back(std::move(entity));
  return static_cast<EntityIndex>(entities_.size() - 1);
}

void DocumentGraph::add(Statement statement) {
  const auto known = [this](EntityIndex index) { return index < entities_.size(); };
  const auto* object = std::get_if<EntityIndex>(&statement.object());
  const PredicateInfo& predicate = docweave::info(statement.predicate());
  if (!known(statement.subject()) || (object && !known(*object)) ||
      predicate.literal != (object == nullptr)) {
    throw Error(ErrorCode::invalid_data, info_.id,
                "a \"" + std::string(predicate.name) + "\" statement has an end that does not fit");
  }
  const auto same = std::ranges::find_if(statements_, [&](const Statement& other) {
    return other.subject() == statement.subject() && other.predicate() == statement.predicate() &&
           other.object() == statement.object() && other.status() == statement.status();
  });
  if (same == statements_.end()) {
    statements_.push_back(std::move(statement));
    return;
  }
  for (const Evidence& evidence : statement.evidence()) same->add(evidence);
}

}  // namespace docweave
