#include "event_names.hpp"

#include <algorithm>
#include <string_view>

namespace docweave::relations {
namespace {

struct EventName {
  const Document& document;
  const Language& language;
  MentionId id;

  const Mention& event() const { return document.mentions()[id]; }
  std::uint32_t first() const { return document.tokens_in(event().span).first; }
  bool is(std::uint32_t token, const WordSet& words) const {
    return words.contains(document.tokens()[token].hash);
  }
  /// The token before a name and the "the" in front of it; that name when it begins the event's.
  std::uint32_t before(const Mention& name) const {
    std::uint32_t at = document.tokens_in(name.span).first;
    if (at > first() && is(at - 1, language.definite)) --at;
    return at > first() ? at - 1 : at;
  }
  bool holds(const Mention& name) const {
    return event().span.contains(name.span) && name.span.size() < event().span.size();
  }
};

/// "at the", or "to" behind a noun of travel: leads from an event to where it takes place.
bool is_venue(const EventName& name, const Mention& where) {
  const bool fits = where.type == Type::place || where.type == Type::organization;
  const std::uint32_t at = name.before(where);
  if (!fits || where.span.end != name.event().span.end || at <= name.first()) return false;
  return name.is(at, name.language.venue_links) ||
         (name.is(at, name.language.travel_links) && name.is(at - 1, name.language.travels));
}

/// "of" right behind a noun of gatherings: leads to whose it is.
bool is_host(const EventName& name, const Mention& body) {
  const std::uint32_t at = name.before(body);
  return body.type == Type::organization && body.form == Form::named && at > name.first() &&
         name.is(at, name.language.of_title) && name.is(at - 1, name.language.own_gatherings);
}

/// "of" or "from" behind whom bodies and states send, "of" behind "visit": leads to who takes part.
bool is_participant(const EventName& name, const Mention& who) {
  const bool body = who.type == Type::organization || who.type == Type::person;
  const std::uint32_t at = name.before(who);
  if ((!body && who.type != Type::place) || who.form != Form::named || at <= name.first())
    return false;
  const bool of = name.is(at, name.language.of_title);
  return (of && body && name.is(at - 1, name.language.visiting)) ||
         ((of || name.is(at, name.language.seat_links)) &&
          name.is(at - 1, name.language.officials));
}

}  // namespace

void add_from_event_names(const Document& document, const Language& language,
                          std::vector<Relation>& found) {
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    if (document.mentions()[id].type != Type::event) continue;
    const EventName name{document, language, id};
    const auto add = [&](Predicate predicate, MentionId object, std::string_view rule) {
      found.push_back({.subject = id,
                       .predicate = predicate,
                       .object = object,
                       .evidence = name.event().span,
                       .plugin = "extractors/relations",
                       .rule = std::string(rule),
                       .confidence = 0.88});
    };
    for (const MentionId inner : document.mentions_from(name.event().span)) {
      const Mention& mention = document.mentions()[inner];
      if (!name.holds(mention)) continue;
      if (is_venue(name, mention)) add(Predicate::location, inner, "event-at-venue");
      if (is_host(name, mention)) add(Predicate::organizer, inner, "event-of-host");
      if (is_participant(name, mention)) add(Predicate::attendee, inner, "event-with-guest");
    }
  }
}

}  // namespace docweave::relations
