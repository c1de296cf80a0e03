#include "edges.hpp"

#include <algorithm>
#include <ranges>

namespace docweave::names {
namespace {

/// Ends a name before a token, and before the "on the" that leads to it.
void cut_before(const Reading& text, std::uint32_t token, Candidate& name) {
  name.end_token = token;
  while (name.size() > 1 &&
         (text.is(name.end_token - 1, &Words::joints) || text.is(name.end_token - 1, "("))) {
    --name.end_token;
  }
}

/// A place behind "in" at the end of a name that says enough without it.
bool is_added_place(const Reading& text, std::uint32_t first, std::uint32_t end,
                    const Candidate& name) {
  const std::uint32_t link = first - 1;
  const bool telling = !text.all(name.first_token, link, &Words::generic);
  return end >= name.end_token && telling && text.is(link, &Words::before_place);
}

/// "company", "union": in small letters before a name what the body is.
bool is_kind(const Reading& text, std::uint32_t at) {
  return text.is(at, &Words::org_heads) || text.is(at, &Words::kinds_of_body) ||
         text.is(at, &Words::givers);
}

}  // namespace

void begin_behind_kind(const Reading& text, Candidate& name) {
  while (name.size() > 1 && text.is(name.first_token, &Words::kinds_of_body)) ++name.first_token;
  std::uint32_t at = name.first_token;
  // "Italian copyright association SIAE"
  if (text.is(at, &Words::demonyms)) ++at;
  while (at < name.end_token && text.is_lower(at) && !text.is(at, &Words::joints)) ++at;
  const bool named = at < name.end_token && text[at].kind == TokenKind::word && !text.is_lower(at);
  const bool kind =
      named && at > name.first_token && text.is_lower(at - 1) && is_kind(text, at - 1);
  if (kind) name.first_token = at;
}

void begin_behind_article(const Reading& text, Candidate& name) {
  while (name.size() > 1 &&
         (text.is(name.first_token, &Words::determiners) || text.is(name.first_token, "-"))) {
    ++name.first_token;
  }
}

void begin_behind_opening(const Reading& text, Candidate& name) {
  const std::uint32_t first = name.first_token;
  if (name.size() < 4 || !text.is(first, &Words::openings) ||
      !text.is(first + 1, &Words::determiners) || text.is_lower(first + 2))
    return;
  name.first_token = first + 2;
}

void begin_behind_sign(const Reading& text, Candidate& name) {
  while (name.size() > 1 && text.is(name.first_token, ".")) ++name.first_token;
}

void begin_behind_day(const Reading& text, Candidate& name) {
  const std::uint32_t first = name.first_token;
  if (!text.is(first, &Words::joints) && !text.is(first, &Words::openings)) return;
  for (const MentionId id : text.mentions(first + 1, first + 2)) {
    if (text.mention(id).type != Type::date) continue;
    name.first_token =
        std::min(text.document().tokens_in(text.mention(id).span).second, name.end_token);
    return;
  }
}

void begin_behind_payer(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongestPayer = 4;  // "European Union -"
  if (name.type != Type::project && name.type != Type::event) return;
  const std::uint32_t last = std::min(name.first_token + kLongestPayer, name.end_token - 1);
  for (std::uint32_t at = name.first_token + 1; at < last; ++at) {
    if (text.is(at, &Words::paid_for)) name.first_token = at + 1;
  }
}

void begin_at_owner(const Reading& text, Candidate& name) {
  std::uint32_t first = name.first_token;
  if (first == 0) return;
  // "Mayors' [Summit]"
  const bool of_many = first > 1 && text.is(first - 1, "'") && text.ends_with(first - 2, 's') &&
                       !text[first - 1].space_before;
  // "Women's [Rights Centre]"
  const bool of_group =
      !of_many && first > 1 && text.is(first - 1, "'s") && text.is(first - 2, &Words::owner_nouns);
  if (of_many || of_group) --first;
  if (!of_many && !of_group && !text.is(first, "'s")) return;
  const Token& owner = text[first - 1];
  const auto mentions = text.mentions(first - 1, first);
  const bool named =
      !mentions.empty() && text.mention(mentions.front()).span.begin <= owner.span.begin;
  if (owner.shape == Shape::capitalized && !named) {
    name.first_token = first - 1;
    // "Shire Farmers' Federation"
    while (of_many && name.type == Type::organization && name.first_token > 0 &&
           text[name.first_token - 1].shape == Shape::capitalized &&
           !text.starts_line(name.first_token) &&
           !text.is(name.first_token - 1, &Words::determiners) &&
           !text.is(name.first_token - 1, &Words::joints)) {
      --name.first_token;
    }
  } else if (!of_many && !of_group) {
    ++name.first_token;
  }
}

void begin_before_and(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongest = 3;
  const std::uint32_t first = name.first_token;
  if (first < 3 || name.size() < 2 || !text.is(first - 1, &Words::coordinators) ||
      text.starts_line(first) || !text.any(first, name.end_token, &Words::org_heads))
    return;
  std::uint32_t at = first - 1;
  const auto goes_before = [&](std::uint32_t word) {
    return text[word].shape == Shape::capitalized && !text.starts_line(word + 1) &&
           !text.is(word, &Words::org_heads) && !text.is(word, &Words::roles) &&
           !text.is(word, &Words::determiners) && text.mentions(word, word + 1).empty();
  };
  while (at > 0 && first - at <= kLongest && goes_before(at - 1)) --at;
  const bool begun = at > 0 && at < first - 1 && text.is(at - 1, &Words::determiners);
  if (begun) name.first_token = at;
}

void begin_behind_dateline(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongestDay = 4;  // "October 31, 2019"
  // "31 [October - Harbour Bank]"
  const bool day = text.is(name.first_token, &Words::months);
  const std::uint32_t day_end = std::min(name.first_token + kLongestDay, name.end_token);
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (day && at <= day_end && text.is_break(at)) name.first_token = at + 1;
    // "Make-A-Wish Foundation"
    const bool compound = text.is(at + 2, "-") && !text[at + 1].space_before;
    if (text.is(at, "-") && text.is(at + 1, &Words::determiners) && !compound &&
        at + 2 < name.end_token)
      name.first_token = at + 2;
  }
}

void begin_behind_bracket(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    const bool goes_on = text.is_lower(at + 1) && text.is(at + 1, &Words::joints);
    if (goes_on && text.is(at, ")")) name.first_token = at + 2;
  }
  begin_behind_article(text, name);
}

void begin_behind_other(const Reading& text, Candidate& name) {
  // "My Fair Home" is a name.
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    const bool other = text.is(at, &Words::determiners) && text.is(at - 1, &Words::coordinators);
    if (at > name.first_token && (other || text.is(at, &Words::possessives)))
      name.first_token = at + 1;
  }
}

void begin_behind_headline_act(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is(at - 1, &Words::generic) || text.is(at - 1, &Words::event_nouns)) return;
    const bool planned = text.is(at - 1, "to") && text.is(at, &Words::planned_acts);
    const bool act = text[at].shape == Shape::capitalized && text.is(at, &Words::headline_acts);
    if (planned || act) name.first_token = at + 1;
  }
}

void begin_behind_time(const Reading& text, Candidate& name) {
  const std::uint32_t first = name.first_token;
  const bool time = first > 0 && text[first].kind == TokenKind::number &&
                    !text[first].space_before && text.is(first - 1, ":");
  if (time) ++name.first_token;
}

void begin_behind_partner_number(const Reading& text, Candidate& name) {
  constexpr std::size_t kShortForm = 2;
  std::string mark = fold_token(text.phrase(name.first_token, name.first_token + 1));
  const std::size_t length = mark.size();
  while (!mark.empty() && mark.back() >= '0' && mark.back() <= '9') mark.pop_back();
  if (!text.words().partner_marks.contains(hash_of(mark))) return;
  std::uint32_t first = name.first_token + 1;
  const bool numbered = first < name.end_token && text[first].kind == TokenKind::number;
  if (mark.size() > kShortForm && length == mark.size() && !numbered) return;
  if (numbered) ++first;
  while (first < name.end_token && (text.is(first, "-") || text.is(first, ":"))) ++first;
  name.first_token = first;
}

void cut_at_break(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is(at, "|") || (name.form == Form::nominal && text.is_break(at))) name.end_token = at;
  }
}

void cut_at_open_bracket(const Reading& text, Candidate& name) {
  std::uint32_t open = 0;
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (text.is(at, "(")) open = at;
    if (text.is(at, ")")) open = 0;
  }
  if (open != 0) name.end_token = open;
}

void cut_before_headline_verb(const Reading& text, Candidate& name) {
  bool body = false;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    // "Division of Technical Support" ends its line: what a verb says would follow.
    const bool says = at + 1 < text.tokens().size() && !text.starts_line(at + 1) &&
                      !text.is_sign(at + 1) && !text.is(at - 1, &Words::joints);
    if (body && says && !text.is_lower(at) && text.is(at, &Words::headline_verbs))
      name.end_token = at;
    body = body || text.is(at, &Words::org_heads);
  }
}

void cut_before_initial(const Reading& text, Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  const bool initial = text[last].shape == Shape::capitalized && text[last].span.size() == 1 &&
                       text.is(last + 1, ".") && !text[last + 1].space_before;
  const bool person = last + 2 < text.tokens().size() && text[last + 2].shape == Shape::capitalized;
  if (name.size() > 1 && initial && person) name.end_token = last;
}

void cut_before_possessive(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (text.is_lower(at) && text.is(at, &Words::possessives)) cut_before(text, at, name);
  }
}

void cut_before_payer(const Reading& text, Candidate& name) {
  if (!text.is(name.end_token - 1, &Words::payers)) return;
  for (std::uint32_t at = name.first_token + 2; at + 1 < name.end_token; ++at) {
    const bool whose = text.is(at, &Words::of_place) &&
                       (text.is(at - 1, &Words::project_nouns) || text.is(at - 1, &Words::funds));
    if (whose) name.end_token = at;
  }
}

namespace {

/// "[Academy of Culture] and Vilnius University": what the first body is of ends where a second
/// one closes with its own head.
void cut_before_headed_body(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kFewest = 2;  // "Vilnius University"
  if (name.is_listed() || name.is_marked() || !text.is(name.end_token - 1, &Words::closing_heads) ||
      text.is_lower(name.end_token - 1))
    return;
  std::uint32_t link = name.end_token - 1;
  while (link > name.first_token && text[link].kind == TokenKind::word && !text.is_lower(link))
    --link;
  const bool two = text.is(link, &Words::coordinators) && link + kFewest < name.end_token &&
                   !text.is(link + 1, &Words::org_heads);
  if (!two) return;
  for (std::uint32_t at = name.first_token; at + 1 < link; ++at) {
    if (text.is(at, &Words::org_heads) && text.is(at + 1, &Words::of_place)) {
      name.end_token = link;
      return;
    }
  }
}

}  // namespace

void cut_before_next_body(const Reading& text, Candidate& name) {
  const auto is_small = [&](std::uint32_t at) {
    return at < text.tokens().size() && text.is_lower(at) &&
           (text.is(at, &Words::determiners) || text.is(at, &Words::joints));
  };
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (!text.is(at, ",") && !text.is(at, &Words::coordinators)) continue;
    std::uint32_t next = at + 1;
    while (is_small(next)) ++next;
    // "IOM and Ministry of Labour"
    const bool acronym = at == name.first_token + 1 && text.is_acronym(name.first_token) &&
                         text.is(next, &Words::org_heads) && !text.is_lower(next) &&
                         text.is(next + 1, &Words::of_place);
    if (text.is(next, &Words::next_heads) || acronym) name.end_token = at;
  }
  cut_before_headed_body(text, name);
}

void cut_common_end(const Reading& text, Candidate& name) {
  while (name.size() > 1 && text.is_lower(name.end_token - 1) &&
         text.is(name.end_token - 1, &Words::behind_names)) {
    --name.end_token;
  }
}

void cut_before_aim(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    if (text.is(at, &Words::posts)) return;
    if (at > name.first_token && text.is(at, &Words::to_place)) name.end_token = at;
  }
}

void cut_day_and_place(const Reading& text, Candidate& name) {
  constexpr std::size_t kDay = std::string_view("2023-05-19").size();
  const auto inside = text.mentions(name.first_token, name.end_token);
  for (const Type type : {Type::date, Type::place}) {
    for (const MentionId id : std::views::reverse(inside)) {  // "Seville, Spain"
      const Mention& mention = text.mention(id);
      const auto [first, end] = text.document().tokens_in(mention.span);
      if (mention.type != type || first <= name.first_token || first >= name.end_token) continue;
      const bool added = type == Type::date ? mention.value.size() >= kDay
                                            : is_added_place(text, first, end, name);
      if (added) cut_before(text, first, name);
    }
  }
}

void cut_behind_place(const Reading& text, Candidate& name) {
  const auto is_place = [&](MentionId id) { return text.mention(id).type == Type::place; };
  for (const MentionId id : text.mentions(name.first_token, name.end_token)) {
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    const bool parted = is_place(id) && first > name.first_token && end + 1 < name.end_token &&
                        text.is(first - 1, &Words::in_place) && text.is(end, ",");
    // "Harbours in Spain, Italy and Malta"
    if (!parted || std::ranges::any_of(text.mentions(end + 1, end + 2), is_place)) continue;
    name.end_token = end;
    return;
  }
}

void cut_before_venue(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kTelling = 2;
  for (std::uint32_t at = name.first_token + kTelling; at + 1 < name.end_token; ++at) {
    if (text.is(at, "\"")) return;  // The title of what it is of goes on.
    if (!text.is_lower(at) || !text.is(at, &Words::at_venue)) continue;
    const std::uint32_t venue = at + (text.is(at + 1, &Words::determiners) ? 2 : 1);
    const bool named =
        venue < name.end_token && text[venue].kind == TokenKind::word && !text.is_lower(venue);
    if (named && text.any(name.first_token, at, &Words::event_nouns)) name.end_token = at;
  }
}

void cut_before_sign_in_quotes(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kAbbreviation = 3;  // Bytes: "Ltd", "Vol"
  const std::uint32_t last = name.end_token - 1;
  const bool ends = text.is(last, ",") || text.is(last, ";") ||
                    (text.is(last, ".") && text[last - 1].span.size() > kAbbreviation);
  if (name.size() > 1 && ends && text.is_sign(name.end_token)) --name.end_token;
}

void cut_before_closing_quote(const Reading& text, Candidate& name) {
  std::uint32_t quotes = 0;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at)
    quotes += text.is(at, &Words::quotes) ? 1 : 0;
  if (name.size() < 2 || quotes != 1) return;
  if (text.is(name.end_token - 1, &Words::quotes)) {
    --name.end_token;
  } else if (name.first_token > 0 && text.is(name.first_token - 1, &Words::quotes)) {
    std::uint32_t mark = name.end_token - 1;
    while (!text.is(mark, &Words::quotes)) --mark;
    // Not “Ana Hill” University.
    if (mark > name.first_token && text.is_sign(mark + 1)) name.end_token = mark;
  }
}

void go_on_with_phrase(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongest = 4;  // "trafficking in human beings"
  for (std::uint32_t end = name.end_token + 1; end < name.end_token + kLongest; ++end) {
    const auto words = text.phrase(name.end_token - 1, end);
    if (text.words().going_on.contains(fold_name(words))) {
      name.end_token = end;
      return;
    }
  }
}

void cut_before_predicate(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 2; at < name.end_token; ++at) {
    if (text.is(at, &Words::predicates) && text.is_lower(at) &&
        text.any(name.first_token, at, &Words::event_nouns))
      return cut_before(text, at, name);
  }
}

void cut_at_sentence_end(const Reading& text, Candidate& name) {
  const Sentence* sentence = text.document().sentence_at(text[name.first_token].span.begin);
  if (sentence == nullptr || sentence->end_token >= name.end_token) return;
  // "Bingo! Lottery" is a name.
  const std::uint32_t last = sentence->end_token - 1;
  if (last > name.first_token && text.is(last, ".")) name.end_token = last;
}

void cut_at_sentence(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kAbbreviation = 3;  // Bytes: "Dr", "St", "vs".
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    const bool word =
        text.is_lower(at - 1) || (name.is_headed() && text[at - 1].shape == Shape::capitalized &&
                                  !text.is(at - 1, &Words::addresses));
    const bool ends = text.is(at, ".") && word && text[at - 1].span.size() > kAbbreviation &&
                      text[at + 1].space_before;
    if (ends && !text.is_lower(at + 1)) name.end_token = at;
  }
}

void cut_before_role(const Reading& text, Candidate& name) {
  if (!text.is(name.end_token, &Words::roles)) return;
  --name.end_token;
  const Shape shape = text[name.first_token].shape;
  const bool acronym = shape == Shape::upper || shape == Shape::mixed;
  if (name.size() == 1 && !acronym) name.drop();
}

void cut_before_own_title(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kFullName = 2;
  while (name.size() > kFullName && text.is(name.end_token - 1, &Words::roles) &&
         text.is(name.end_token, &Words::joints)) {
    --name.end_token;
  }
}

void begin_behind_dash(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kFullName = 2;
  for (std::uint32_t at = name.first_token + 1; at + kFullName < name.end_token; ++at) {
    if (text.is(at, "-") && text[at].space_before && text[at + 1].space_before)
      name.first_token = at + 1;
  }
}

void cut_before_body(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kFullName = 2;
  constexpr std::uint32_t kShortest = 4;  // not "OBE"
  constexpr std::uint32_t kLongest = 5;
  for (std::uint32_t at = name.first_token + kFullName; at < name.end_token; ++at) {
    // "Anna-Maria BERG"
    const bool acronym = at + 1 == name.end_token && text[at].shape == Shape::upper &&
                         text[at].span.size() >= kShortest && text[at].span.size() <= kLongest &&
                         !text.document().text(text[at].span).ends_with('.') &&
                         text[at - 1].shape == Shape::capitalized &&
                         text[at - 2].shape == Shape::capitalized;
    if (text.is(at, &Words::of_place) || acronym) name.end_token = at;
  }
}

std::uint32_t behind_genre(const Reading& text, std::uint32_t first, std::uint32_t end) {
  if (!text.is(first, &Words::agenda_words)) return first;
  ++first;
  const auto joins = [&](std::uint32_t at) {
    return text.is_sign(at) || text.is(at, &Words::joints) || text.is(at, &Words::determiners);
  };
  while (first < end && joins(first)) ++first;
  return first;
}

bool goes_on_behind_hyphen(const Reading& text, std::uint32_t dash) {
  constexpr std::uint32_t kLongest = 5;  // "Watho-kudi"
  if (dash + 1 >= text.tokens().size() || !text.is(dash, "-")) return false;
  const Token& rest = text[dash + 1];
  return !text[dash].space_before && !rest.space_before && text.is_lower(dash + 1) &&
         rest.span.size() <= kLongest && !text.is(dash + 1, &Words::behind_hyphen);
}

void take_in_compound(const Reading& text, Candidate& name) {
  // A word, a hyphen and a word, without space.
  const auto is_compound = [&](std::uint32_t at) {
    return at + 2 < text.tokens().size() && text.is(at, &Words::compounding) &&
           text.is(at + 1, "-") && !text[at + 1].space_before && !text[at + 2].space_before &&
           text[at + 2].kind == TokenKind::word;
  };
  const auto is_hyphen = [&](std::uint32_t at) {
    return at > 0 && text.is(at, "-") && !text[at].space_before && !text[at + 1].space_before;
  };
  // "Make-A | -Wish Foundation"
  const auto is_joined = [&](std::uint32_t dash) {
    return is_hyphen(dash) && text[dash - 1].kind == TokenKind::word && !text.is_lower(dash - 1);
  };
  if (name.size() > 1 && is_joined(name.first_token)) --name.first_token;
  while (name.type == Type::organization && name.first_token > 1 &&
         is_joined(name.first_token - 1) && !text.is_acronym(name.first_token)) {
    name.first_token -= 2;
  }
  // "two- | day meeting"
  while (name.form == Form::nominal && name.first_token > 1 && is_hyphen(name.first_token - 1) &&
         text.is_lower(name.first_token - 2)) {
    name.first_token -= 2;
  }
  if (name.size() > 1 && text.is(name.first_token, "-")) ++name.first_token;
  if (is_compound(name.end_token - 1)) name.end_token += 2;
  if (name.first_token >= 2 && is_compound(name.first_token - 2)) name.first_token -= 2;
}

void take_in_initials(const Reading& text, Candidate& name) {
  // Where the initial or initials before a token begin: "S.", "K.R."
  const auto initials_begin = [&](std::uint32_t end) {
    constexpr std::uint32_t kMost = sizeof("K.R.V.") - 1;
    if (end == 0 || text.starts_line(end) ||
        !text.document().text(text[end - 1].span).ends_with('.'))
      return end;
    const bool sign = text.is(end - 1, ".") && end > 1 && !text[end - 1].space_before;
    const std::uint32_t first = sign ? end - 2 : end - 1;
    const bool letters = text[first].span.size() <= (sign ? 1 : kMost) ||
                         (sign && text.is(first, &Words::short_given_names));
    const bool word = text[first].kind == TokenKind::word && text[first].shape != Shape::lower;
    return letters && word && text.mentions(first, first + 1).empty() ? first : end;
  };
  std::uint32_t first = name.first_token;
  for (std::uint32_t at = initials_begin(first); at != first; at = initials_begin(first))
    first = at;
  // "Plan B. Anna Berg": whose given name is told has an initial only behind a post or a small
  // word.
  const bool apart = first > 0 && !text.starts_line(first) &&
                     text[first - 1].shape == Shape::capitalized &&
                     !text.is(first - 1, &Words::roles);
  if (name.size() == 1 || !apart) name.first_token = first;
}

void take_in_hyphen(const Reading& text, Candidate& name) {
  if (name.size() > 1 && goes_on_behind_hyphen(text, name.end_token)) name.end_token += 2;
}

void take_in_place(const Reading& text, Candidate& name) {
  const bool post = text.any(name.first_token, name.end_token, &Words::posts);
  const bool seated =
      post && !name.is_listed() && !text.ends_in_place(name.first_token, name.end_token);
  std::uint32_t next = name.end_token;
  if (text.is(next, &Words::of_place) || (seated && text.is(next, &Words::in_place)) ||
      (post && text.is(next, &Words::to_place))) {
    next += text.is(next + 1, &Words::joints) ? 2 : 1;
  }
  for (const MentionId id : text.mentions(name.first_token, next + 1)) {
    const Mention& mention = text.mention(id);
    if (mention.type != Type::place || mention.plugin == "extractors/metadata") continue;
    const auto [first, end] = text.document().tokens_in(mention.span);
    const bool cut = first < name.end_token && first > name.first_token && end > name.end_token;
    if (cut || (first == next && next > name.end_token)) name.end_token = end;
  }
}

void cut_at_line(const Reading& text, Candidate& name) {
  if (name.is_listed() || name.is_marked()) return;
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    const bool open = text.is(at - 1, &Words::joints) || text.is(at - 1, &Words::determiners) ||
                      text.is_lower(at);
    if (open || !text.starts_line(at)) continue;
    // "Project Manager\nRegional Office": what stands before the break is no body.
    if (text.any(name.first_token, at, &Words::roles)) {
      name.first_token = at;
    } else {
      name.end_token = at;
    }
  }
}

namespace {

/// "Civic Youth Centre.", not "Reef Seeds Ltd." and not "Reef Seeds (Chile)"
bool ends_in_stop(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kAbbreviation = 4;
  const std::uint32_t last = name.end_token - 1;
  if (text[last].kind != TokenKind::punctuation || text.is(last, ")")) return false;
  return !text.is(last, ".") || text[last - 1].span.size() > kAbbreviation;
}

}  // namespace

void cut_before_sum(const Reading& text, Candidate& name) {
  if (name.type == Type::event) return;
  for (const MentionId id : text.mentions(name.first_token, name.end_token)) {
    if (text.mention(id).type != Type::money) continue;
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    if (first <= name.first_token && end >= name.end_token) name.drop();
    if (first <= name.first_token || first >= name.end_token) continue;
    cut_before(text, first, name);
    while (name.size() > 1 && ends_in_stop(text, name)) --name.end_token;
    return;
  }
}

void cut_before_day(const Reading& text, Candidate& name) {
  for (const MentionId id : text.mentions(name.first_token + 1, name.end_token)) {
    const std::uint32_t first = text.document().tokens_in(text.mention(id).span).first;
    const bool linked = text.is_lower(first - 1) && text.is(first - 1, &Words::joints);
    if (text.mention(id).type == Type::date && first > name.first_token + 1 &&
        first < name.end_token && linked) {
      cut_before(text, first, name);
    }
  }
}

void begin_behind_own_title(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongestTitle = 3;
  constexpr std::uint32_t kFullName = 2;
  for (std::uint32_t back = std::min(kLongestTitle, name.size()); back > 0; --back) {
    const std::uint32_t last = name.first_token + back - 1;
    const bool title = text.is(last, &Words::roles) || text.is(last, &Words::addresses);
    if (name.end_token - last <= kFullName || !title || text.is(last, ".")) continue;
    name.first_token = last + 1;
    return;
  }
}

void begin_with_place(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongestPlace = 8;
  const std::uint32_t from = name.first_token - std::min(name.first_token, kLongestPlace);
  for (const MentionId id : text.mentions(from, name.first_token)) {
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    const bool reaches_in =
        first < name.first_token && name.first_token < end && end < name.end_token;
    if (text.mention(id).type == Type::place && reaches_in) name.first_token = first;
  }
}

void begin_behind_place(const Reading& text, Candidate& name) {
  for (const MentionId id : text.mentions(name.first_token, name.first_token + 1)) {
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    if (text.mention(id).type != Type::place || first != name.first_token ||
        end + 1 >= name.end_token || !text.is_lower(end) || text.is(end, &Words::of_place) ||
        text.is(end, &Words::before_place) || text.is(end, &Words::coordinators) ||
        !text.is(end, &Words::joints)) {
      continue;
    }
    name.first_token = end + 1;
    begin_behind_article(text, name);
    return;
  }
}

void begin_behind_body(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 2; at + 2 < name.end_token; ++at) {
    const bool of_the = text.is(at, &Words::of_place) && text.is(at + 1, &Words::determiners);
    if (of_the && text.is(at - 1, &Words::org_heads) &&
        text.is(name.end_token - 1, &Words::project_nouns)) {
      name.first_token = at + 2;
    }
  }
}

void cut_place_behind_kind(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 2; at + 1 < name.end_token; ++at) {
    const bool behind_kind = text.is_lower(at) && text.is(at, &Words::in_place) &&
                             text.is(at - 1, &Words::project_nouns);
    if (behind_kind && text.ends_in_place(at + 1, name.end_token)) name.end_token = at;
  }
}

}  // namespace docweave::names
