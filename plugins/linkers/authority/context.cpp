#include "context.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave::authority_linker {
namespace {

/// Farther apart, a name and a place do not belong together.
constexpr std::uint32_t kMostBetween = 12;

}  // namespace

std::string_view country_of_key(std::string_view key) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool is_code =
      key.size() >= 2 && capital(key[0]) && capital(key[1]) && (key.size() == 2 || key[2] == '/');
  return is_code ? key.substr(0, 2) : std::string_view();
}

Context::Context(const Document& document, const DocumentGraph& graph,
                 const std::set<std::string>& place_links)
    : document_(document), graph_(graph), countries_(graph.entities().size()) {
  for (const MentionId id :
       document.mentions_from({0, static_cast<std::uint32_t>(document.text().size())})) {
    const Mention& mention = document.mentions()[id];
    const std::string_view code = country_of_key(mention.value);
    if (mention.type != Type::place || code.empty()) continue;
    places_.push_back(&mention);
    all_countries_.emplace(code, mention.span);
  }
  read_mentions(place_links);
  read_statements();
}

void Context::read_mentions(const std::set<std::string>& place_links) {
  for (EntityIndex i = 0; i < countries_.size(); ++i) {
    for (const Evidence& mention : graph_.entities()[i].mentions) {
      names_.emplace(fold_name(mention.quote), std::pair(i, mention.span));
      add_places_beside(mention.span, countries_[i], place_links);
    }
  }
}

void Context::add_places_beside(Span name, Countries& countries,
                                const std::set<std::string>& place_links) const {
  const std::uint32_t from = name.begin < 100 ? 0 : name.begin - 100;
  auto place =
      std::ranges::lower_bound(places_, from, {}, [](const Mention* m) { return m->span.begin; });
  for (; place != places_.end() && (*place)->span.begin <= name.end + kMostBetween; ++place) {
    const Span span = (*place)->span;
    const bool inside = name.contains(span) && name != span;
    const bool before = span.end <= name.begin && links({span.end, name.begin}, {});
    const bool after = span.begin >= name.end && links({name.end, span.begin}, place_links);
    if (inside || before || after) countries.emplace(country_of_key((*place)->value), span);
  }
}

/// "of", "(", ",": what stands between two names that belong together. A possessive folds to
/// nothing or to "s".
bool Context::links(Span between, const std::set<std::string>& place_links) const {
  if (between.size() > kMostBetween) return false;
  const std::string_view text = document_.text(between);
  if (text.find_first_of(".;:\n)") != std::string_view::npos) return false;
  const std::string words = fold_name(text);
  return words.empty() || words == "s" || place_links.contains(words);
}

void Context::read_statements() {
  std::vector<std::pair<EntityIndex, EntityIndex>> parents;
  for (const Statement& statement : graph_.statements()) {
    const auto* object = std::get_if<EntityIndex>(&statement.object());
    if (object == nullptr || statement.status() == Status::denied) continue;
    if (statement.predicate() == Predicate::location) {
      const std::string_view code = country_of_key(graph_.entities()[*object].key);
      if (!code.empty()) {
        countries_[statement.subject()].emplace(code, statement.evidence().front().span);
      }
    } else if (statement.predicate() == Predicate::parent_organization ||
               statement.predicate() == Predicate::affiliation) {
      parents.emplace_back(statement.subject(), *object);
    }
  }
  const std::vector<Countries> own = countries_;
  for (const auto& [child, parent] : parents) {
    countries_[child].insert(own[parent].begin(), own[parent].end());
  }
}

std::optional<Span> Context::country(EntityIndex entity, std::string_view code) const {
  const auto found = countries_[entity].find(code);
  return found == countries_[entity].end() ? std::nullopt : std::optional(found->second);
}

std::optional<Span> Context::only_country(std::string_view code) const {
  if (all_countries_.size() != 1 || all_countries_.begin()->first != code) return std::nullopt;
  return all_countries_.begin()->second;
}

std::optional<Span> Context::mention(std::string_view name, EntityIndex but) const {
  const auto [first, end] = names_.equal_range(fold_name(name));
  const auto found =
      std::find_if(first, end, [&](const auto& entry) { return entry.second.first != but; });
  return found == end ? std::nullopt : std::optional(found->second.second);
}

}  // namespace docweave::authority_linker
