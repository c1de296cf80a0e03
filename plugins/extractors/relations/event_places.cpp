#include "event_places.hpp"

#include <algorithm>

namespace docweave::relations {
namespace {

/// "at the", or "to" behind a noun of travel: leads from an event to where it takes place.
bool leads_to_venue(const Document& document, const Language& language, std::uint32_t first,
                    std::uint32_t at) {
  const auto is = [&](std::uint32_t token, const WordSet& words) {
    return words.contains(document.tokens()[token].hash);
  };
  if (at > first && is(at, language.definite)) --at;
  if (at <= first) return false;
  return is(at, language.venue_links) ||
         (is(at, language.travel_links) && is(at - 1, language.travels));
}

}  // namespace

void add_event_places(const Document& document, const Language& language,
                      std::vector<Relation>& found) {
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& event = document.mentions()[id];
    if (event.type != Type::event) continue;
    const std::uint32_t first = document.tokens_in(event.span).first;
    for (const MentionId venue : document.mentions_from(event.span)) {
      const Mention& where = document.mentions()[venue];
      const bool fits = where.type == Type::place || where.type == Type::organization;
      const std::uint32_t begin = document.tokens_in(where.span).first;
      if (!fits || where.span.end != event.span.end || begin <= first ||
          !leads_to_venue(document, language, first, begin - 1)) {
        continue;
      }
      found.push_back({.subject = id,
                       .predicate = Predicate::location,
                       .object = venue,
                       .evidence = event.span,
                       .plugin = "extractors/relations",
                       .rule = "event-at-venue",
                       .confidence = 0.88});
    }
  }
}

}  // namespace docweave::relations
