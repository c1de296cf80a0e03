#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "model/confidence.hpp"

namespace docweave {
namespace {

/// What makes two statements the same: all but the evidence.
std::string content_of(const Statement& statement) {
  const auto* entity = std::get_if<EntityIndex>(&statement.object());
  return std::to_string(statement.subject()) + ' ' +
         std::to_string(static_cast<int>(statement.predicate())) + ' ' +
         std::to_string(static_cast<int>(statement.status())) +
         (entity ? " e" + std::to_string(*entity)
                 : " l" + std::get<Literal>(statement.object()).value);
}

}  // namespace

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
  std::vector<Proof> proofs;
  for (const Evidence& e : evidence_) proofs.push_back({{}, e.span, e.confidence});
  return combined_confidence(std::move(proofs));
}

void Statement::set_confidence(double confidence) {
  const double doubt = 1 - this->confidence();
  // What is beyond all doubt has none to scale.
  const bool scales = doubt > 0 && doubt < 1 && confidence < 1;
  const double power = scales ? std::log(1 - confidence) / std::log(doubt) : 0;
  for (Evidence& e : evidence_)
    e.confidence = scales ? 1 - std::pow(1 - e.confidence, power) : confidence;
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
  const std::uint64_t hash = hash_of(content_of(statement));
  const auto [first, end] = by_content_.equal_range(hash);
  const auto same = std::find_if(first, end, [&](const auto& entry) {
    return content_of(statements_[entry.second]) == content_of(statement);
  });
  if (same == end) {
    by_content_.emplace(hash, static_cast<std::uint32_t>(statements_.size()));
    statements_.push_back(std::move(statement));
    return;
  }
  for (const Evidence& evidence : statement.evidence()) statements_[same->second].add(evidence);
}

std::vector<Statement> DocumentGraph::take_statements() {
  by_content_.clear();
  return std::exchange(statements_, {});
}

void DocumentGraph::remove(const std::set<EntityIndex>& entities) {
  std::vector<std::optional<EntityIndex>> now(entities_.size());
  std::vector<Entity> kept;
  for (EntityIndex i = 0; i < entities_.size(); ++i) {
    if (entities.contains(i)) continue;
    now[i] = static_cast<EntityIndex>(kept.size());
    kept.push_back(std::move(entities_[i]));
  }
  entities_ = std::move(kept);
  for (Statement& statement : take_statements()) {
    auto* const object = std::get_if<EntityIndex>(&statement.object_);
    if (!now[statement.subject_] || (object != nullptr && !now[*object])) continue;
    statement.subject_ = *now[statement.subject_];
    if (object != nullptr) *object = *now[*object];
    add(std::move(statement));
  }
}

void DocumentGraph::revise(std::span<const double> confidences) {
  if (confidences.size() != statements_.size()) {
    throw Error(ErrorCode::invalid_data, info_.id,
                std::to_string(confidences.size()) + " confidences are given for " +
                    std::to_string(statements_.size()) + " statements");
  }
  auto confidence = confidences.begin();
  for (Statement& statement : take_statements()) {
    const double own = *confidence++;
    if (own <= 0) continue;
    statement.set_confidence(own);
    add(std::move(statement));
  }
}

}  // namespace docweave
