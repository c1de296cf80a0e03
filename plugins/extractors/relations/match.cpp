#include "match.hpp"

#include <algorithm>
#include <string>

#include "page_body.hpp"
#include "roles.hpp"

namespace docweave::relations {
namespace {

/// The item before another and the article in front of it; none where there is none.
std::uint32_t before_article(const Match& m, std::uint32_t item) {
  return m.is(item - 1, m.language.definite) ? item - 2 : item - 1;
}

/// "the Director of the Fund took part", "President Abe of Japan": the Fund tells who the
/// director is, no more.
bool is_of_title(const Match& m, std::uint32_t item) {
  constexpr std::uint32_t kMostBetween = 3;
  if (m.items[item].type == Type::person) return false;
  for (std::uint32_t back = 1; back <= kMostBetween && back <= item; ++back) {
    const std::uint32_t at = item - back;
    if (m.items[at].kind == Item::Kind::mention) {
      const bool of_person = m.is_mention(at, Type::person) &&
                             (m.is(at + 1, m.language.of_title) || m.is(at + 1, "("));
      return back > 1 && (of_person || m.is_mention(at, Type::job_title));
    }
    if (!m.is_word(at) && !m.is(at, "(")) return false;
  }
  return false;
}

/// "PubliComm GmbH (Austria)", "Caritas from Graz", "the University of Algarve, Portugal.": the
/// place tells where the body before it is; a list would have its "and" before the last member.
bool is_seat(const Match& m, std::uint32_t item) {
  // "the University of Algarve, Faro, Portugal"
  const bool of_town = m.is_mention(item - 2, Type::place) && m.is(item - 1, ",") &&
                       m.is(item - 3, ",") && m.is_mention(item - 4, Type::organization);
  if (of_town && m.is_mention(item, Type::place)) return item + 1 == m.range.end;
  // "by the Port Agency and, from Malta, by Caritas"
  const std::uint32_t from = before_article(m, item);
  const bool aside = m.is(from, m.language.seat_links) && m.is(from - 1, ",") &&
                     m.is(item + 1, ",") && m.is(item + 2, m.language.agent_links);
  if (aside && m.is_mention(item, Type::place)) return true;
  if (!m.is_mention(item, Type::place) || !m.is_mention(item - 2, Type::organization)) return false;
  // "by the University of Sfax, Tunisia, and the Politecnico di Bari, Italy": each has its own.
  const std::uint32_t end = m.range.end;
  const bool each = m.is(item - 1, ",") && m.is(item + 1, ",") && end > item + 2 &&
                    m.is_mention(end - 1, Type::place) && m.is(end - 2, ",") &&
                    m.is_mention(end - 3, Type::organization);
  if (each) return true;
  const bool last = item + 1 == m.range.end && m.is(item - 1, ",");
  return last || m.is(item - 1, "(") || m.is(item - 1, m.language.seat_links);
}

/// "The project run by Caritas gets ...", "Led by Caritas, it held ...": who is named behind "by"
/// is not what the verb that follows speaks of; "by Caritas, which gets" it is, and "by Caritas,
/// lead partner of" says who that is.
bool is_agent(const Match& m, ItemRange who) {
  if (who.empty() || who.first != m.range.first || m.items[who.first].type == Type::person)
    return false;
  const bool comma = m.is(who.end, ",");
  const std::uint32_t next = comma ? who.end + 1 : who.end;
  const bool apposed = comma && m.is(next, m.language.leading);
  return !apposed && !m.is(next, m.language.relative) &&
         m.is(before_article(m, who.first), m.language.agent_links);
}

/// "UNDP with the support of Caritas": whether the words before a name open an aside on who else is
/// in it; "jointly with Caritas" does not.
bool opens_aside(const Match& m, std::uint32_t link) {
  constexpr std::uint32_t kMostWords = 5;
  for (std::uint32_t n = 0, at = link; n < kMostWords && m.is_word(at); ++n, --at) {
    if (!m.is(at, m.language.aside_openers)) continue;
    return m.is_mention(at - 1, Type::organization) || m.is(at - 1, ")");
  }
  return false;
}

/// "Shore Lab, a joint initiative of Caritas, has received": what the verb speaks of stands
/// before the aside that the name closes.
bool closes_aside(const Match& m, ItemRange who) {
  const std::uint32_t link = before_article(m, who.first);
  if (who.empty() || who.first != m.range.first || !m.is(link, m.language.aside_links))
    return false;
  const bool comma = m.is(who.end, ",");
  std::uint32_t verb = comma ? who.end + 1 : who.end;
  while (m.is(verb, m.language.adverbs)) ++verb;
  if (!m.is(verb, m.language.verbs)) return false;
  if (!comma) return opens_aside(m, link);
  std::uint32_t at = 0;
  while (at < who.first && !m.is(at, ",")) ++at;
  return at < who.first;
}

/// "COST is funded by": the verb has a subject of its own.
bool has_body_for_subject(const Match& m) {
  constexpr std::uint32_t kAdverbs = 2;
  const WordSet& auxiliaries = m.language.auxiliaries;
  std::uint32_t verb = m.range.first;
  for (std::uint32_t n = 0; n < kAdverbs && m.is_word(verb - 1) && !m.is(verb - 1, auxiliaries);
       ++n)
    --verb;
  std::uint32_t at = verb;
  while (m.is(at - 1, auxiliaries)) --at;
  return at < verb && m.is_mention(at - 1, Type::organization) &&
         m.items[at - 1].form == Form::named;
}

/// "The studies will be carried out by Caritas": the noun that the verb at the beginning of a match
/// speaks of, where its clause names neither event nor project.
std::optional<std::uint32_t> other_subject(const Match& m) {
  const WordSet& auxiliaries = m.language.auxiliaries;
  std::uint32_t at = m.range.first;
  if (!m.is(at, m.language.participles) && !m.is(at, auxiliaries)) return std::nullopt;
  while (m.is(at - 1, auxiliaries)) --at;
  if (m.is(at - 1, m.language.relative)) --at;
  if (m.is(at - 1, ",")) --at;
  const std::uint32_t noun = at - 1;
  if (!m.is_word(noun) || m.is(noun, m.language.topic_words)) return std::nullopt;
  for (std::uint32_t back = noun; back-- > 0;) {
    if (m.is_mention(back, Type::event) || m.is_mention(back, Type::project)) return std::nullopt;
    if (m.is(back, ",") || m.is(back, m.language.clause_ends) || m.is(back, auxiliaries)) break;
  }
  return noun;
}

/// Whether the verb at the beginning of a match has a subject that is not the topic: "The school is
/// run by Caritas" speaks of a "Summer School".
bool speaks_of_other(const Match& m, MentionId topic) {
  const auto noun = other_subject(m);
  if (!noun) return false;
  const auto [first, end] = m.document.tokens_in(m.document.mentions()[topic].span);
  const auto name = m.document.tokens().subspan(first, end - first);
  const std::uint64_t word = m.token(m.items[*noun].first_token).hash;
  return std::ranges::count(name, word, &Token::hash) == 0;
}

/// "The next [Leather Fair]" where the text has spoken of a Leather Fair before.
bool is_named_before(const Match& m, std::uint32_t item) {
  if (!m.is_mention(item, Type::event)) return false;
  const Mention& event = m.document.mentions()[m.items[item].mention];
  return std::ranges::any_of(m.document.mentions(), [&](const Mention& other) {
    return other.type == Type::event && other.span.begin < event.span.begin &&
           m.document.text(other.span) == m.document.text(event.span);
  });
}

/// "It will next be held in Malta", "The first two took place in Oslo": no longer of the event that
/// the text is about.
bool speaks_of_another(const Match& m) {
  const bool where_or_when = std::ranges::any_of(m.rule.relations, [](const RuleRelation& stated) {
    return stated.predicate == Predicate::location || stated.predicate == Predicate::start_date;
  });
  if (!where_or_when) return false;
  const bool of_topic = m.rule.relations.front().subject.starts_with('@');
  if (!of_topic && !is_named_before(m, m.range.first)) return false;
  constexpr std::uint32_t kAuxiliaries = 3;
  for (std::uint32_t back = 1; back <= kAuxiliaries; ++back) {
    if (m.is(m.range.first - back, m.language.next_time)) return true;
    if (!m.is(m.range.first - back, m.language.auxiliaries)) return false;
  }
  return false;
}

/// "An earlier workshop, paid for by Caritas", "This leaflet is printed with support from": of
/// something else than what the text is about.
bool is_of_another(const Match& m, Predicate predicate, MentionId subject) {
  constexpr std::uint32_t kNear = 24;
  constexpr std::uint32_t kMostBetween = 3;  // "a similar training [course]"
  const Mention& named = m.document.mentions()[subject];
  const bool led = predicate == Predicate::implementer &&
                   !m.is(m.range.first, m.language.passive) &&
                   !m.is(m.range.first - 1, m.language.passive);
  std::uint32_t left = kNear;
  for (std::uint32_t at = m.range.first; at > 0 && left > 0; --left) {
    --at;
    const bool reached = m.token(m.items[at].first_token).span.begin <= named.span.begin;
    if (reached) {
      if (named.form == Form::named) return false;
      left = std::min(left, kMostBetween + 1);
    }
    if (m.is(at, m.language.another)) return true;
    // "a workshop for nurses, led by Caritas": who leads an event runs no project.
    if (!reached && led && m.is_mention(at, Type::event)) return true;
    if (reached && !m.is_word(at) && m.items[at].kind == Item::Kind::token) return false;
  }
  return false;
}

/// "The course given with the Institute in Antwerp": the place is the Institute's, and behind "the
/// same ceremony ... a camp in Split" it is the camp's.
bool belongs_elsewhere(const Match& m, Predicate predicate, std::uint32_t item) {
  if (!m.rule.weak) return false;
  // "a visit, part of a project that runs since 2014": no event lasts a year.
  constexpr std::size_t kYear = sizeof("2014") - 1;
  if (predicate == Predicate::start_date && m.is_mention(item, Type::date) &&
      m.document.mentions()[m.items[item].mention].value.size() == kYear)
    return true;
  const bool place = predicate == Predicate::location && m.is_mention(item, Type::place);
  if (place && m.is_mention(item - 2, Type::organization)) return true;
  constexpr std::uint32_t kNamed = 3;  // the exhibition "Hands in Brine"
  for (std::uint32_t at = m.range.first + kNamed; at < item; ++at) {
    if (m.is_mention(m.range.first, Type::event) && m.is_mention(at, Type::event)) return true;
  }
  return false;
}

/// "The training follows a workshop that was hosted by Caritas": what the words behind "that" say
/// is said of the workshop.
bool is_before_another(const Match& m, std::uint32_t item) {
  constexpr std::uint32_t kNamed = 3;  // the exhibition "Hands in Brine", which
  if (item != m.range.first || !m.is_mention(item, Type::event)) return false;
  bool another = false;
  for (std::uint32_t at = item + kNamed; at < m.range.end; ++at) {
    another = another || m.is_mention(at, Type::event);
    if (m.is(at, m.language.relative)) return another;
  }
  return false;
}

/// "opened by Minister Ana Berg in the presence of Ambassador Jon Hill": who was there did not open
/// it.
bool is_present(const Match& m, Predicate predicate, std::uint32_t item) {
  if (predicate != Predicate::performer) return false;
  for (std::uint32_t at = m.range.first; at < item; ++at) {
    if (m.is(at, m.language.presence)) return true;
  }
  return false;
}

/// "Bank backs schools", "the signing ceremony": the money pays for what is told of there.
bool is_unpaid(const Match& m, Predicate predicate, MentionId topic) {
  const Mention& event = m.document.mentions()[topic];
  return (predicate == Predicate::funder || predicate == Predicate::amount) &&
         event.type == Type::event &&
         holds_phrase(fold_name(m.document.text(event.span)), m.language.unpaid_events);
}

/// The item behind "'s" that is an organisation, too: "the Parliament's Committee".
std::optional<std::uint32_t> owned_by(const Match& m, std::uint32_t item) {
  const bool owner = m.is(item + 1, "'s") && m.is_mention(item + 2, Type::organization);
  return owner ? std::optional(item + 2) : std::nullopt;
}

/// "the Fund's Board of Directors", "the Board of Directors of the Fund": the item of the body that
/// a board gives money of.
std::optional<std::uint32_t> payer_behind(const Match& m, std::uint32_t board) {
  const std::string name =
      fold_name(m.document.text(m.document.mentions()[m.items[board].mention].span));
  if (!m.language.boards.contains(name)) return std::nullopt;
  if (m.is(board - 1, "'s") && m.is_mention(board - 2, Type::organization)) return board - 2;
  if (!m.is(board + 1, m.language.of_title)) return std::nullopt;
  const std::uint32_t body = board + (m.is(board + 2, m.language.definite) ? 3 : 2);
  return m.is_mention(body, Type::organization) ? std::optional(body) : std::nullopt;
}

/// "hosted by Caritas; Oxfam and the Fund support it", "financed by Norad, Caritas held a course":
/// the semicolon, or the comma where "and" would stand, behind which a clause of its own begins,
/// which goes on with a verb.
std::optional<std::uint32_t> next_clause(const Match& m, ItemRange list) {
  if (!m.is(list.end, m.language.verbs)) return std::nullopt;
  bool last = true;
  for (std::uint32_t at = list.end; at-- > list.first;) {
    if (m.is(at, ";") || (last && m.is(at, ","))) return at;
    last = last && (m.items[at].kind == Item::Kind::mention || m.is(at, m.language.definite));
  }
  return std::nullopt;
}

/// Who of a list has a part in what the words of a match say, where the list runs into the clause
/// behind it or before it.
ItemRange in_clause(const Match& m, ItemRange list) {
  const auto end = next_clause(m, list);
  if (!end) return list;
  if (list.first != m.range.first) return {list.first, *end};
  return m.is(*end, ",") && is_agent(m, list) ? ItemRange{*end + 1, list.end} : list;
}

/// What of a list is on this side of the comma between opening phrase and subject.
ItemRange members(const Match& m, ItemRange list) {
  const auto comma = m.opening_comma;
  if (!comma || *comma <= list.first || *comma >= list.end) return list;
  const bool in_opening = m.range.first < list.first;
  return in_opening ? ItemRange{list.first, *comma} : ItemRange{*comma + 1, list.end};
}

/// Who somebody is does not hang on what happens: "the talk of Ana Lopez, Dean, was cancelled".
bool is_of_person(const RuleRelation& stated) {
  return stated.predicate == Predicate::affiliation || stated.predicate == Predicate::job_title;
}

/// "did not attend", "was cancelled", "will be held": how the words of a match, or its sentence,
/// stand to what the rule states.
Status status_of(const Match& m) {
  if (m.rule.status != Status::asserted) return m.rule.status;
  // "will be held": auxiliaries stand before what a rule takes up.
  constexpr std::uint32_t kAuxiliaries = 3;
  std::uint32_t first = m.range.first;
  for (std::uint32_t n = 0; n < kAuxiliaries && m.is_word(first - 1); ++n) --first;
  Status status = Status::asserted;
  const bool of_person = std::ranges::all_of(m.rule.relations, is_of_person);
  for (std::uint32_t i = first; i < m.range.end; ++i) {
    const bool hedged = i + 1 < m.range.end && m.is(i + 1, m.language.not_denied);
    if (m.is(i, m.language.denial) && !hedged) return Status::denied;
    if (m.is(i, m.language.plan) && !of_person) status = Status::planned;
  }
  if (of_person) return status;
  for (std::uint32_t i = 0; i < m.items.size(); ++i) {
    if (m.is(i, m.language.cancellation)) return Status::cancelled;
  }
  return status;
}

/// The words of a match before the subject, where it begins in an opening phrase: "Funded by
/// Caritas and Oxfam, the project".
Span before_subject(const Match& m) {
  const auto comma = m.opening_comma;
  if (!comma || *comma <= m.range.first || *comma >= m.range.end) return m.words();
  return join(m.token(m.items[m.range.first].first_token).span,
              m.token(m.items[*comma].first_token).span);
}

/// What "@event" or "@giver" stands for where the match is.
std::optional<MentionId> topic_of(const Match& m, Predicate predicate, std::string_view name) {
  const Span where = before_subject(m);
  if (name == "@page") return m.topics.main_event(where);
  if (name == "@lead") return m.topics.led_event(where);
  if (name == "@person") return m.topics.person_at(where);
  if (name == "@giver") return m.topics.giver_at(where);
  if (name == "@publisher") return body_of_page(m.document, m.language);
  if (name == "@subject")
    return m.topics.subject_at(where, info(predicate).domain.contains(Type::organization));
  if (has_body_for_subject(m)) return std::nullopt;
  if (name == "@event" && predicate == Predicate::attendee) return m.topics.joined_event_at(where);
  if (name == "@event") return m.topics.event_at(where);
  if (name == "@project") return m.topics.project_at(where);
  return m.topics.topic_at(where);
}

/// The mentions of a capture that have a part in what the predicate says.
std::vector<MentionId> captured(const Match& m, Predicate predicate, const std::string& name) {
  // Longer lists are tables of contents or noise; both ends long would give their product.
  constexpr std::size_t kMostMembers = 256;
  const auto slot = std::ranges::find(m.rule.captures, name) - m.rule.captures.begin();
  const ItemRange range = in_clause(m, members(m, m.captures[static_cast<std::size_t>(slot)]));
  if (closes_aside(m, range)) return {};
  const bool agents = is_agent(m, range);
  std::vector<MentionId> mentions;
  bool aside = false;  // "the Marine Institute (VLIZ, Belgium)"
  for (std::uint32_t i = range.first; i < range.end && mentions.size() < kMostMembers; ++i) {
    aside = (aside || m.is(i, "(")) && !m.is(i, ")");
    if (aside) continue;
    if (m.items[i].kind != Item::Kind::mention) continue;
    const MentionId id = m.items[i].mention;
    // "Analysts from the Service and the Ministry took part"
    const bool agent = agents && predicate != Predicate::attendee;
    if (acts(predicate) && (agent || is_of_title(m, i) || is_seat(m, i))) continue;
    if (is_no_actor(m.document.mentions()[id], predicate)) continue;
    if (belongs_elsewhere(m, predicate, i) || is_before_another(m, i)) continue;
    if (is_present(m, predicate, i)) continue;
    // "Kyrgyzstan's Interior Ministry": the owner is no member of the list, but its parent.
    const auto owned = predicate == Predicate::parent_organization ? std::nullopt : owned_by(m, i);
    const auto payer =
        predicate == Predicate::funder ? payer_behind(m, owned.value_or(i)) : std::nullopt;
    if (payer) {
      mentions.push_back(m.items[*payer].mention);
    } else if (!owned) {
      mentions.push_back(id);
    } else if (*owned >= m.range.end) {
      mentions.push_back(m.items[*owned].mention);
    }
  }
  return mentions;
}

/// "In May the project began. The money comes from Caritas.": the project, where the sentences before
/// in the paragraph name no event.
std::optional<MentionId> project_of_paragraph(const Match& m, Span where) {
  const Block* block = m.document.block_at(where.begin);
  if (block == nullptr) return std::nullopt;
  std::optional<MentionId> last;
  for (const MentionId id : m.document.mentions_from({block->span.begin, where.begin})) {
    const Type type = m.document.mentions()[id].type;
    if (type == Type::event) return std::nullopt;
    if (type == Type::project) last = id;
  }
  return last && !m.topics.is_payer(*last) ? last : std::nullopt;
}

/// "Co-funded by the European Union" at the foot of a page: of its project, whatever event it tells
/// of.
std::optional<MentionId> project_of_line(const Match& m, Span where) {
  constexpr std::uint32_t kPrefix = 2;  // "co - funded"
  const Block* block = m.document.block_at(where.begin);
  const std::uint32_t first = m.range.first;
  if (block == nullptr || first > kPrefix || !m.is(first, m.language.participles) ||
      block->span.begin != m.token(m.items.front().first_token).span.begin)
    return std::nullopt;
  const auto project = m.topics.project_of_story(where);
  const bool named = project && m.document.mentions()[*project].form == Form::named;
  return named ? project : std::nullopt;
}

/// What the text speaks of, or, where nobody pays for that, the project of the paragraph.
std::optional<MentionId> paid_topic(const Match& m, Predicate predicate, std::string_view name) {
  const auto topic = topic_of(m, predicate, name);
  const bool paid = predicate == Predicate::funder || predicate == Predicate::amount;
  if (paid && topic && (name == "@topic" || name == "@subject") &&
      m.document.mentions()[*topic].type == Type::event) {
    const Span where = before_subject(m);
    const Sentence* sentence = m.document.sentence_at(where.begin);
    if (sentence && !sentence->span.contains(m.document.mentions()[*topic].span)) {
      if (const auto project = project_of_paragraph(m, where)) return project;
      if (const auto project = project_of_line(m, where)) return project;
    }
  }
  if (!topic || name == "@giver" || !is_unpaid(m, predicate, *topic)) return topic;
  const Span where = before_subject(m);
  const auto project = m.topics.project_at(where);
  const Block* here = m.document.block_at(where.begin);
  const bool near = project && here && here->span.contains(m.document.mentions()[*project].span);
  return near ? project : std::nullopt;
}

/// "The Harbour Fund paid for it. Led by Caritas": who leads does so in a project that the fund
/// pays for; the fund itself is administered.
bool is_of_paid_project(const Match& m, Predicate predicate, MentionId topic) {
  const bool works = predicate == Predicate::implementer || predicate == Predicate::partner;
  if (!works || !m.topics.is_payer(topic)) return false;
  for (std::uint32_t at = m.range.first; at < m.range.end; ++at) {
    if (m.is(at, m.language.administering)) return false;
  }
  return true;
}

/// "held a workshop on 5 May": the day is the workshop's, whatever project held it.
bool dates_an_event(const Match& m, Predicate predicate, MentionId topic) {
  if (predicate != Predicate::start_date && predicate != Predicate::end_date) return false;
  if (m.document.mentions()[topic].type != Type::project) return false;
  for (std::uint32_t at = m.range.first; at < m.range.end; ++at) {
    if (m.is_mention(at, Type::event)) return true;
  }
  return false;
}

/// "The course was run by Caritas": who runs what the sentence names alone runs no project.
bool runs_an_event(const Match& m, Predicate predicate) {
  if (predicate != Predicate::implementer) return false;
  bool event = false;
  for (std::uint32_t at = 0; at < m.range.first; ++at) {
    if (m.is_mention(at, Type::project)) return false;
    event = event || m.is_mention(at, Type::event);
  }
  if (event || !m.is(0, m.language.pronouns)) return event;
  // "It was run by Caritas", behind a sentence on a course.
  const auto subject = m.topics.subject_at(m.words(), false);
  return subject && m.document.mentions()[*subject].type == Type::event;
}

/// "The Observatory, one of ten in Europe, is financed by Caritas": the sentence begins with a body
/// and goes on about it.
bool is_of_body(const Match& m) {
  const bool said =
      m.is(m.range.first, m.language.passive) || m.is(m.range.first - 1, m.language.passive);
  const std::uint32_t subject = m.is(0, m.language.articles) ? 1 : 0;
  if (!said || subject >= m.range.first || !m.is_mention(subject, Type::organization)) return false;
  for (std::uint32_t at = 0; at < m.range.first; ++at) {
    if (m.is_mention(at, Type::project) || m.is_mention(at, Type::event)) return false;
  }
  return true;
}

/// "A scanner was bought with money of Caritas": a sentence that names neither event nor project
/// tells what was made of it. Who pays for the leaflets of a project pays for that.
bool is_of_thing_made(const Match& m, bool project) {
  const bool bought = m.is(m.range.first - 1, m.language.buying);
  if (!bought && (project || !m.is(m.range.first - 1, m.language.making))) return false;
  for (std::uint32_t at = 0; at < m.range.first; ++at) {
    if (m.is_mention(at, Type::project) || m.is_mention(at, Type::event)) return false;
  }
  return true;
}

/// The mentions that stand for one end of a relation.
std::vector<MentionId> ends(const Match& m, Predicate predicate, const std::string& name) {
  if (!name.starts_with('@')) return captured(m, predicate, name);
  const auto topic = paid_topic(m, predicate, name);
  // "It is funded by the Fund for Victims": no giver is its own topic.
  const bool inside =
      topic && acts(predicate) && before_subject(m).contains(m.document.mentions()[*topic].span);
  const bool another =
      topic && is_backing(predicate) && name != "@giver" && is_of_another(m, predicate, *topic);
  const bool other =
      topic && predicate != Predicate::performer &&
      (name == "@topic" || name == "@subject" || name == "@event" || name == "@project") &&
      speaks_of_other(m, *topic);
  const bool of_paid = topic && is_of_paid_project(m, predicate, *topic);
  const bool of_event = topic && dates_an_event(m, predicate, *topic);
  const bool project = topic && m.document.mentions()[*topic].type == Type::project;
  const bool of_other = (project && name == "@project" && runs_an_event(m, predicate)) ||
                        (is_backing(predicate) && name != "@subject" && name != "@giver" &&
                         name != "@publisher" && (is_of_body(m) || is_of_thing_made(m, project)));
  const bool fits = topic && !inside && !another && !other && !of_paid && !of_event && !of_other;
  return fits ? std::vector{*topic} : std::vector<MentionId>{};
}

}  // namespace

void add_stated(const Match& match, std::vector<Relation>& found) {
  if (speaks_of_another(match)) return;
  const Rule& rule = match.rule;
  const Status status = status_of(match);
  const bool starts =
      std::ranges::count(rule.relations, Predicate::start_date, &RuleRelation::predicate) > 0;
  for (const RuleRelation& relation : rule.relations) {
    const auto objects = ends(match, relation.predicate, relation.object);
    for (const MentionId subject : ends(match, relation.predicate, relation.subject)) {
      // "from the Harbour Fund (EUR 3,900)": a sum beside a payer's name is what it gives.
      if (relation.predicate == Predicate::amount && match.topics.is_payer(subject)) continue;
      for (const MentionId object : objects) {
        add_allowed(match.document,
                    {.subject = subject,
                     .predicate = relation.predicate,
                     .object = object,
                     .evidence = match.words(),
                     .status = status,
                     .plugin = "extractors/relations",
                     .rule = rule.name,
                     .confidence = rule.confidence,
                     .weak = rule.weak},
                    starts, found);
      }
    }
  }
}

}  // namespace docweave::relations
