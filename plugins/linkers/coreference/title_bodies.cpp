#include <algorithm>
#include <optional>
#include <set>

#include <docweave/text.hpp>

#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

/// What is left of a title's confidence for the body that it does not name.
constexpr double kOfTitle = 0.8;

using Words = std::set<std::string>;

/// What a role or a body is of: "health" of both "Minister of Health" and "Health Ministry",
/// "japan" of "Ambassador of Japan to Peru" and "Embassy of Japan in Peru". Empty where the head is
/// missing.
Words field_of(const Lexicon& lexicon, const std::string& name, const std::string& head) {
  Words field;
  bool headed = false;
  for (const std::string& word : words_of(fold_name(name))) {
    if (word == "to" || word == "in") break;
    headed = headed || word == head;
    if (word != head && !lexicon.determiners.contains(word) && word != "of" && word != "for")
      field.insert(word);
  }
  return headed ? field : Words{};
}

bool is_named(const Lexicon& lexicon, const Entity& body, const std::string& head,
              const Words& field) {
  if (body.type != Type::organization) return false;
  const auto fits = [&](const std::string& name) { return field_of(lexicon, name, head) == field; };
  return fits(body.name) || std::ranges::any_of(body.alternate_names, fits);
}

/// The one body of the document that a title speaks of without naming it.
std::optional<EntityIndex> body_of(const Lexicon& lexicon, const DocumentGraph& graph,
                                   const std::string& title) {
  std::optional<EntityIndex> found;
  for (const auto& [role, head] : lexicon.bodies_of_roles) {
    const Words field = field_of(lexicon, title, role);
    if (field.empty()) continue;
    for (EntityIndex i = 0; i < graph.entities().size(); ++i) {
      if (!is_named(lexicon, graph.entities()[i], head, field)) continue;
      if (found && *found != i) return std::nullopt;
      found = i;
    }
  }
  return found;
}

}  // namespace

void add_bodies_of_titles(const Lexicon& lexicon, DocumentGraph& graph) {
  std::vector<Statement> further;
  for (const Statement& statement : graph.statements()) {
    if (statement.predicate() != Predicate::job_title) continue;
    const auto body = body_of(lexicon, graph, std::get<Literal>(statement.object()).value);
    if (!body) continue;
    Evidence evidence = statement.evidence().front();
    evidence.plugin = "linkers/coreference";
    evidence.rule = "body-of-title";
    evidence.confidence *= kOfTitle;
    further.emplace_back(statement.subject(), Predicate::affiliation, *body, std::move(evidence));
  }
  for (Statement& statement : further) graph.add(std::move(statement));
}

}  // namespace docweave::coreference
