#include <algorithm>
#include <map>
#include <optional>

#include <docweave/text.hpp>

#include "graph_builder.hpp"

namespace docweave::coreference {
namespace {

/// "UNICEF Peru" is UNICEF's office there.
bool ends_in_country(const Document& document, Span name) {
  constexpr std::size_t kCountryCode = sizeof("JP") - 1;
  return std::ranges::any_of(document.mentions_from(name), [&](MentionId id) {
    const Mention& place = document.mentions()[id];
    return place.type == Type::place && place.value.size() == kCountryCode &&
           place.span.begin > name.begin && place.span.end == name.end;
  });
}

}  // namespace

void add_name_structure(const Document& document, const Lexicon& lexicon, DocumentGraph& graph) {
  std::map<std::pair<Type, std::string>, EntityIndex> names;
  const auto entities = graph.entities();
  for (EntityIndex i = 0; i < entities.size(); ++i) {
    names.emplace(std::pair(entities[i].type, fold_name(entities[i].name)), i);
    for (const std::string& name : entities[i].alternate_names) {
      names.emplace(std::pair(entities[i].type, fold_name(name)), i);
    }
  }
  const auto say = [&](EntityIndex subject, Predicate predicate, EntityIndex object) {
    if (subject == object) return;
    const Evidence& mention = entities[subject].mentions.front();
    graph.add(Statement(
        subject, predicate, object,
        evidence_of(document, mention.span, "linkers/coreference", "name-structure", 0.78)));
  };
  for (EntityIndex i = 0; i < entities.size(); ++i) {
    if (entities[i].type != Type::organization) continue;
    const std::vector<std::string> words = words_of(fold_name(entities[i].name));
    std::string prefix;
    std::optional<EntityIndex> parent;
    for (std::size_t w = 0; w + 1 < words.size(); ++w) {
      prefix += (w == 0 ? "" : " ") + words[w];
      const auto found = names.find(std::pair(Type::organization, prefix));
      // "Network on Migration" is no part of the Network.
      const bool goes_on = lexicon.complements.contains(words[w + 1]);
      if (found != names.end() && (w > 0 || begins_with_acronym(entities[i].name)) && !goes_on)
        parent = found->second;
    }
    const Span span = entities[i].mentions.front().span;
    const bool unit = std::ranges::any_of(
        words, [&](const std::string& word) { return lexicon.units.contains(word); });
    if (parent && (unit || ends_in_country(document, span)))
      say(i, Predicate::parent_organization, *parent);
    if (const auto of = std::ranges::find(words, "of"); !parent && of != words.end()) {
      std::string whole;
      for (auto w = std::next(of); w != words.end(); ++w) whole += (whole.empty() ? "" : " ") + *w;
      const auto found = names.find(std::pair(Type::organization, whole));
      if (found != names.end()) say(i, Predicate::parent_organization, found->second);
    }
    for (std::size_t w = 1; w + 1 < words.size(); ++w) {
      if (words[w] != "in" && words[w] != "at") continue;
      std::string rest;
      for (std::size_t k = w + 1; k < words.size(); ++k) rest += (k == w + 1 ? "" : " ") + words[k];
      const auto found = names.find(std::pair(Type::place, rest));
      if (found != names.end()) say(i, Predicate::location, found->second);
    }
  }
}

}  // namespace docweave::coreference
