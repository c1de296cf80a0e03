#include "place_chains.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace docweave::relations {
namespace {

/// ", ", " (", " in " or ", near "
bool leads_on(const Language& language, std::string_view between) {
  if (between == ", " || between == " (") return true;
  if (between.starts_with(',')) between.remove_prefix(1);
  return language.place_chains.contains(std::string(between));
}

/// The place that follows after nothing but a comma, a bracket, "in" or "near".
std::optional<MentionId> place_behind(const Document& document, const Language& language,
                                      const Mention& place) {
  constexpr std::uint32_t kMostBetween = sizeof(", outside ");
  const Span behind{place.span.end, place.span.end + kMostBetween};
  for (const MentionId id : document.mentions_from(behind)) {
    const Mention& next = document.mentions()[id];
    if (next.type == Type::place &&
        leads_on(language, document.text({place.span.end, next.span.begin})))
      return id;
  }
  return std::nullopt;
}

}  // namespace

void extend_places(const Document& document, const Language& language,
                   std::vector<Relation>& found) {
  constexpr double kLessSure = 0.95;
  std::set<std::pair<MentionId, MentionId>> said;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::location) said.emplace(r.subject, r.object);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].predicate != Predicate::location) continue;
    const Mention& place = document.mentions()[found[i].object];
    const auto larger = place_behind(document, language, place);
    if (!larger || !said.emplace(found[i].subject, *larger).second) continue;
    Relation further = found[i];
    further.object = *larger;
    further.evidence = join(further.evidence, document.mentions()[*larger].span);
    further.confidence *= kLessSure;
    found.push_back(std::move(further));
  }
}

}  // namespace docweave::relations
