#include "roles.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <docweave/stories.hpp>
#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

constexpr std::size_t kDay = sizeof("2020-05-03") - 1;
constexpr std::size_t kCountryCode = sizeof("JP") - 1;

/// "The Mayor of Lund" works for its municipality, "Ana Kovač, Programme Manager, Oslo" sits there;
/// states send people.
bool is_no_employer(const Document& document, const Relation& affiliation) {
  const Mention& place = document.mentions()[affiliation.object];
  return affiliation.predicate == Predicate::affiliation && place.type == Type::place &&
         !place.value.empty() && place.value.size() != kCountryCode;
}

/// The body behind "of the" right behind a programme.
std::optional<MentionId> body_behind(const Document& document, const Language& language,
                                     const Mention& programme) {
  constexpr std::uint32_t kMostBetween = 4;  // "[LIFE] financial instrument of the"
  const auto tokens = document.tokens();
  const std::uint32_t end = document.tokens_in(programme.span).second;
  for (std::uint32_t at = end; at < tokens.size() && at < end + kMostBetween; ++at) {
    if (tokens[at].kind != TokenKind::word) break;
    if (!language.of_title.contains(tokens[at].hash)) continue;
    std::uint32_t body = at + 1;
    while (body < tokens.size() && language.definite.contains(tokens[body].hash)) ++body;
    if (body == tokens.size()) break;
    for (const MentionId id : document.mentions_from(tokens[body].span)) {
      const Mention& mention = document.mentions()[id];
      if (mention.type == Type::organization && mention.form == Form::named) return id;
    }
    break;
  }
  return std::nullopt;
}

/// "concluded its third course on 5 May", "The course, which closes on 5 May": whether the sentence
/// says of the event that it was over on that day.
bool ends_on(const Document& document, const Language& language, Span event, Span date) {
  constexpr std::uint32_t kNear = 8;
  const auto tokens = document.tokens();
  const auto [first, end] = document.tokens_in(event);
  const auto day = document.tokens_in(date).first;
  const Sentence* sentence = document.sentence_at(event.begin);
  if (!sentence || day < end || day >= sentence->end_token) return false;
  bool told_of = false;  // "the course, which was held on 5 May"
  for (std::uint32_t at = end; at < day; ++at) {
    const std::uint64_t word = tokens[at].hash;
    if (language.counted_starts.contains(word)) return false;
    if (language.endings.contains(word)) return true;
    told_of = told_of || language.relative.contains(word);
  }
  if (told_of) return false;
  const std::uint32_t from = first - std::min(first - sentence->first_token, kNear);
  for (std::uint32_t at = first; at-- > from;) {
    const std::uint64_t word = tokens[at].hash;
    // "The congress closes with a gala on 5 May"
    const bool other = language.help_links.contains(word) || language.clause_ends.contains(word);
    if (word == hash_of(",") || other) return false;
    if (language.endings.contains(word)) return true;
  }
  return false;
}

}  // namespace

bool acts(Predicate predicate) {
  return predicate == Predicate::attendee || predicate == Predicate::organizer ||
         predicate == Predicate::partner || predicate == Predicate::implementer ||
         predicate == Predicate::funder;
}

bool is_backing(Predicate predicate) {
  return predicate == Predicate::funder || predicate == Predicate::implementer ||
         predicate == Predicate::partner || predicate == Predicate::amount;
}

bool is_no_actor(const Mention& object, Predicate predicate) {
  return acts(predicate) && object.type == Type::place && !object.value.empty() &&
         object.value.size() != kCountryCode;
}

void add_allowed(const Document& document, Relation relation, bool starts,
                 std::vector<Relation>& found) {
  const PredicateInfo& predicate = info(relation.predicate);
  const Mention& subject = document.mentions()[relation.subject];
  const Mention& object = document.mentions()[relation.object];
  if (relation.subject == relation.object || !predicate.domain.contains(subject.type) ||
      !predicate.range.contains(object.type)) {
    return;
  }
  if (is_no_employer(document, relation)) return;
  if (object.type == Type::date) {
    const bool range = object.value.find('/') != std::string::npos;
    const bool ends = relation.predicate == Predicate::end_date;
    if (ends && starts && !range) return;
    // "before 2010" dates nothing, "until 2010" an end; the date of the news is that of the event
    // only for want of another.
    if (object.rule == kPublicationRule || (object.rule == "bound" && (!ends || starts))) return;
    if (object.rule == "dateline") relation.weak = true;
  }
  found.push_back(std::move(relation));
}

void add_payers_of_programmes(const Document& document, const Language& language,
                              std::vector<Relation>& found) {
  const std::size_t stated = found.size();
  for (std::size_t i = 0; i < stated; ++i) {
    const Mention& programme = document.mentions()[found[i].object];
    if (found[i].predicate != Predicate::funder || programme.type != Type::project) continue;
    const auto body = body_behind(document, language, programme);
    if (!body || *body == found[i].subject) continue;
    Relation payer = found[i];
    payer.object = *body;
    payer.evidence = join(payer.evidence, document.mentions()[*body].span);
    found.push_back(payer);
    payer.subject = found[i].object;
    found.push_back(std::move(payer));
  }
}

void drop_lesser_roles(const Language& language, std::vector<Relation>& found) {
  std::set<std::pair<MentionId, MentionId>> partners;
  std::set<std::pair<MentionId, MentionId>> organisers;
  for (const Relation& r : found) {
    if (language.asides.contains(r.rule)) partners.emplace(r.subject, r.object);
    if (r.predicate == Predicate::organizer) organisers.emplace(r.subject, r.object);
  }
  std::erase_if(found, [&](const Relation& r) {
    const std::pair ends(r.subject, r.object);
    const bool leads = r.predicate == Predicate::organizer || r.predicate == Predicate::implementer;
    return leads ? partners.contains(ends)
                 : r.predicate == Predicate::attendee && organisers.contains(ends);
  });
}

void drop_seats_of_bodies(const Document& document, std::vector<Relation>& found) {
  std::set<MentionId> seats;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::location &&
        document.mentions()[r.subject].type == Type::organization)
      seats.insert(r.object);
  }
  std::erase_if(found, [&](const Relation& r) {
    return acts(r.predicate) && r.predicate != Predicate::funder && seats.contains(r.object);
  });
}

void drop_dates_of_others(std::vector<Relation>& found) {
  const auto dates = [](const Relation& r) {
    return r.predicate == Predicate::start_date || r.predicate == Predicate::end_date;
  };
  std::set<MentionId> taken;
  for (const Relation& r : found) {
    if (dates(r) && !r.weak) taken.insert(r.object);
  }
  std::erase_if(found,
                [&](const Relation& r) { return dates(r) && r.weak && taken.contains(r.object); });
}

void drop_starts_at_ends(const Document& document, const Language& language,
                         std::vector<Relation>& found) {
  std::erase_if(found, [&](const Relation& relation) {
    const Span date = document.mentions()[relation.object].span;
    const auto first = document.tokens_in(date).first;
    return relation.predicate == Predicate::start_date && first > 0 &&
           language.until.contains(document.tokens()[first - 1].hash);
  });
  std::set<std::pair<MentionId, std::string>> ends;
  for (const Relation& relation : found) {
    const Mention& event = document.mentions()[relation.subject];
    const Mention& date = document.mentions()[relation.object];
    const bool ends_then = relation.predicate == Predicate::start_date &&
                           event.type == Type::event && date.value.size() == kDay &&
                           ends_on(document, language, event.span, date.span);
    if (ends_then) ends.emplace(relation.subject, date.value);
  }
  for (Relation& relation : found) {
    const std::string& day = document.mentions()[relation.object].value;
    if (relation.predicate == Predicate::start_date && ends.contains({relation.subject, day}))
      relation.predicate = Predicate::end_date;
  }
}

void drop_session_roles(const Document& document, const Language& language,
                        std::vector<Relation>& found) {
  std::erase_if(found, [&](const Relation& relation) {
    const Span title = document.mentions()[relation.object].span;
    return relation.predicate == Predicate::job_title &&
           document.text().substr(title.end, 1) == ":" &&
           language.labels.meaning(document.text(title)) == Predicate::performer;
  });
}

}  // namespace docweave::relations
