#include "place_chains.hpp"

#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace docweave::relations {
namespace {

/// The place that follows after nothing but a comma, a bracket, "in" or "near".
std::optional<MentionId> place_behind(const Document& document, const Mention& place) {
  constexpr std::uint32_t kMostBetween = sizeof(", outside ");
  constexpr std::string_view kLinks[] = {", ",     " (",      " in ",      ", in ",
                                         " near ", ", near ", " outside ", ", outside "};
  const Span behind{place.span.end, place.span.end + kMostBetween};
  for (const MentionId id : document.mentions_from(behind)) {
    const Mention& next = document.mentions()[id];
    if (next.type != Type::place) continue;
    const std::string_view between = document.text({place.span.end, next.span.begin});
    for (const std::string_view link : kLinks) {
      if (between == link) return id;
    }
  }
  return std::nullopt;
}

}  // namespace

void extend_places(const Document& document, std::vector<Relation>& found) {
  constexpr double kLessSure = 0.95;
  std::set<std::pair<MentionId, MentionId>> said;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::location) said.emplace(r.subject, r.object);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].predicate != Predicate::location) continue;
    const Mention& place = document.mentions()[found[i].object];
    const auto larger = place_behind(document, place);
    if (!larger || !said.emplace(found[i].subject, *larger).second) continue;
    Relation further = found[i];
    further.object = *larger;
    further.evidence = join(further.evidence, document.mentions()[*larger].span);
    further.confidence *= kLessSure;
    found.push_back(std::move(further));
  }
}

}  // namespace docweave::relations
