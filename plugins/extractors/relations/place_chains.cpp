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
  constexpr std::uint32_t kMostBetween = sizeof(", on the south-west coast of ");
  const Span behind{place.span.end, place.span.end + kMostBetween};
  for (const MentionId id : document.mentions_from(behind)) {
    const Mention& next = document.mentions()[id];
    if (next.type == Type::place &&
        leads_on(language, document.text({place.span.end, next.span.begin})))
      return id;
  }
  return std::nullopt;
}

/// Whether nothing but a quotation mark stands between a title and the end of its block.
bool ends_block(const Document& document, const Block& block, Span title) {
  if (title.end > block.span.end) return false;
  const std::string_view rest = document.text({title.end, block.span.end});
  return rest.find_first_not_of(" \"”»") == std::string_view::npos;
}

/// The town or venue that a short line begins with; a body is one where a place follows.
std::optional<MentionId> leading_place(const Document& document, const Language& language,
                                       const Block& line) {
  constexpr std::uint32_t kLongestLine = 110;
  const bool fits = line.kind == BlockKind::line || line.kind == BlockKind::paragraph ||
                    line.kind == BlockKind::heading;
  if (!fits || line.span.size() > kLongestLine) return std::nullopt;
  for (const MentionId id : document.mentions_from(line.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.span.begin > line.span.begin) break;
    if (mention.type == Type::place) return id;
    if (mention.type == Type::organization && place_behind(document, language, mention)) return id;
  }
  return std::nullopt;
}

}  // namespace

void add_places_below_titles(const Document& document, const Language& language,
                             std::vector<Relation>& found) {
  constexpr double kConfidence = 0.8;
  const auto blocks = document.blocks();
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& event = document.mentions()[id];
    const Block* block = event.type == Type::event ? document.block_at(event.span.begin) : nullptr;
    if (!block || block == &blocks.back() || block->kind == BlockKind::table_cell ||
        !ends_block(document, *block, event.span)) {
      continue;
    }
    const auto place = leading_place(document, language, *(block + 1));
    if (!place) continue;
    found.push_back({.subject = id,
                     .predicate = Predicate::location,
                     .object = *place,
                     .evidence = join(event.span, document.mentions()[*place].span),
                     .plugin = "extractors/relations",
                     .rule = "place-below-title",
                     .confidence = kConfidence});
  }
}

std::set<std::pair<MentionId, MentionId>> located(const std::vector<Relation>& found) {
  std::set<std::pair<MentionId, MentionId>> said;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::location) said.emplace(r.subject, r.object);
  }
  return said;
}

void extend_places(const Document& document, const Language& language,
                   std::vector<Relation>& found) {
  constexpr double kLessSure = 0.95;
  auto said = located(found);
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
