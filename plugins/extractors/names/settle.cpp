#include <algorithm>
#include <ranges>

#include "candidate.hpp"
#include "edges.hpp"

namespace docweave::names {
namespace {

/// "the drill “builds trust between teams”": no title begins so.
bool is_phrase(const Reading& text, const Candidate& name) {
  return (name.type == Type::event || name.type == Type::project) && name.is_marked() &&
         name.rule != "label" && !name.is_headed() && text.is_lower(name.first_token);
}

/// "He remarked, “The project is on its way.”", "“The project is on its way,” said": words that
/// somebody spoke.
bool is_speech(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kIntroduction = 3;  // the verb, a comma, the mark
  const std::uint32_t first = name.first_token;
  if (!name.is_marked() || first < kIntroduction || !text.is_sign(first - 1)) return false;
  const bool introduced = text.is(first - 2, ",") || text.is(first - 2, ":");
  if (introduced && text.is(first - kIntroduction, &Words::speech)) return true;
  constexpr std::uint32_t kSpeaker = 8;
  const std::uint32_t end = name.end_token;
  return text.is(end - 1, ",") && text.is_sign(end) &&
         text.any(end + 1, end + kSpeaker, &Words::speech);
}

/// "Huxley Lecture Theatre", "Conference Department": no event, but where one is or who runs it;
/// not "meeting of the Training Committee".
bool names_venue(const Reading& text, const Candidate& name) {
  if (name.type != Type::event) return false;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    if (!text.is(at, &Words::event_nouns)) continue;
    if (text.is(at + 1, &Words::behind_event_nouns) && !text.is_lower(at + 1)) return true;
    if (text.is_lower(at) && text.is(at + 1, &Words::of_place)) return false;
  }
  return false;
}

/// "Eastern Europe and Central Asia": nothing but places and what joins them.
bool names_places(const Reading& text, const Candidate& name) {
  std::uint32_t at = name.first_token;
  for (const MentionId id : text.mentions(name.first_token, name.end_token)) {
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    if (text.mention(id).type != Type::place || end <= at) continue;
    if (first > at && !text.all(at, first, &Words::joints)) return false;
    at = end;
  }
  return at >= name.end_token;
}

/// "Photo Gallery", and "WHO" where it is the label before a colon.
bool is_no_body(const Reading& text, const Candidate& name) {
  const Document& document = text.document();
  const Span span = text.span(name.first_token, name.end_token);
  if (!text.words().no_bodies.contains(fold_name(document.text(span)))) return false;
  return !name.is_listed() || document.text().substr(span.end, 1) == ":";
}

/// "Director of ...", "Regional Representative for ..." are titles, "governments of ..." are many.
bool is_title_or_many(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongestTitle = 3;
  const std::uint32_t first = name.first_token;
  const bool many = text.is_lower(first) && text.ends_with(first, 's');
  if (many && text.is(first + 1, &Words::of_place)) return true;
  for (std::uint32_t at = first; at + 1 < std::min(first + kLongestTitle, name.end_token); ++at) {
    const bool goes_on = text.is(at + 1, &Words::of_place) || text.is(at + 1, &Words::for_topic);
    if (goes_on) return !name.is_listed() && text.is(at, &Words::roles);
  }
  return false;
}

/// "UNHCR Representative in Mozambique" is a person's title; "Office of the Representative in Ruse"
/// is none.
bool is_post_somewhere(const Reading& text, const Candidate& name) {
  if (name.is_listed() || text.any(name.first_token, name.end_token, &Words::org_heads))
    return false;
  for (std::uint32_t at = name.first_token; at + 1 < name.end_token; ++at) {
    const bool somewhere = text.is(at + 1, &Words::in_place) || text.is(at + 1, &Words::to_place);
    if (somewhere && text.is(at, &Words::roles)) return true;
  }
  return false;
}

/// "the Bank's Country Manager"
bool is_post_of_owner(const Reading& text, const Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is(at, "'s")) {
      return text.any(at, name.end_token, &Words::roles) &&
             !text.any(at, name.end_token, &Words::org_heads);
    }
  }
  return false;
}

/// The "limited" of "a limited number".
bool is_common_word(const Reading& text, const Candidate& name) {
  return name.size() == 1 && name.form == Form::named && !name.is_listed() &&
         text.is_lower(name.first_token);
}

/// "Kenyan Cabinet Secretary" is a person's title; "Office of the President" is none.
bool ends_in_role(const Reading& text, const Candidate& name) {
  return name.size() > 1 && !name.is_listed() && text.is(name.end_token - 1, &Words::roles) &&
         !text.any(name.first_token, name.end_token, &Words::joints);
}

/// The "USAID Project" of "the USAID Project “Fair Justice”", "EU Project Fair-Justice" and
/// "UN-Habitat Project Locations": whose the project is that is named or told of behind it.
bool tells_whose(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kHyphenated = 4;
  const std::uint32_t next = name.end_token;
  const bool hyphenated = name.size() == kHyphenated && text.is(name.first_token + 1, "-") &&
                          !text[name.first_token + 1].space_before;
  if ((name.size() != 2 && !hyphenated) || !text.is_acronym(name.first_token) ||
      !text.is(next - 1, &Words::project_kinds) || next >= text.tokens().size())
    return false;
  return text.is(next, &Words::quotes) ||
         (text[next].shape == Shape::capitalized && !text.is(next, &Words::roles));
}

/// The "Cyber Security" of "Cyber Security Program Manager".
bool is_field_of_post(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kMostBetween = 2;
  if (name.is_listed() || name.is_marked() || name.size() < 2 ||
      !text.all(name.first_token, name.end_token, &Words::title_modifiers)) {
    return false;
  }
  std::uint32_t at = name.end_token;
  while (at < name.end_token + kMostBetween && text.is(at, &Words::title_modifiers)) ++at;
  return text.is(at, &Words::roles);
}

bool is_head(const Reading& text, std::uint32_t at) {
  return text.is(at, &Words::org_heads) || text.is(at, &Words::legations);
}

/// "the Network", "the Ministry": a body's word with a capital, and no more.
bool is_bare_head(const Reading& text, const Candidate& name) {
  return name.size() == 1 && !name.is_listed() && is_head(text, name.first_token) &&
         text[name.first_token].shape == Shape::capitalized;
}

/// "Reef Trust Fund", "through the Harbour Fund", "the Trust's Wellbeing Fund", "the Reef Fund,
/// managed by ...": a scheme; another fund gives.
bool is_scheme(const Reading& text, const Candidate& name) {
  if (text.is(name.end_token - 2, &Words::scheme_words)) return true;
  constexpr std::uint32_t kMostSigns = 2;  // a quotation mark, a comma
  std::uint32_t behind = name.end_token;
  while (behind < name.end_token + kMostSigns && text.is_sign(behind)) ++behind;
  if (text.is(behind, &Words::run_by)) return true;
  std::uint32_t before = name.first_token;
  if (before > 0 && text.is(before - 1, &Words::determiners)) --before;
  return before > 0 && (text.is(before - 1, &Words::through) || text.is(before - 1, "'s") ||
                        text.is(before - 1, &Words::possessives));
}

/// "Short Course in Field Epidemiology": what it is stands before the first small word.
bool begins_as_event(const Reading& text, const Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (text.is_lower(at) && text.is(at, &Words::joints))
      return text.is(at - 1, &Words::gatherings) &&
             !text.any(name.first_token, name.end_token, &Words::project_nouns);
  }
  return false;
}

/// "Office of Development Assistance and Training Programme", "Commission for Chess in Schools": a
/// body, whatever it ends in.
bool is_office(const Reading& text, const Candidate& name) {
  const std::uint32_t link = name.first_token + 1;
  const bool of = text.is(name.first_token, &Words::org_heads) && text.is(link, &Words::of_place);
  const bool whole = text.is(name.first_token, &Words::whole_heads) && text.is_lower(link);
  return name.size() > 2 && (of || (whole && text.is(link, &Words::for_topic)));
}

/// The type of a name that was taken for a project's.
Type type_of_project(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  if (name.size() > 1 && text.is(last, &Words::funds))
    return is_scheme(text, name) ? Type::project : Type::organization;
  if (is_office(text, name)) return Type::organization;
  if (name.size() > 1 && text.is(last, &Words::gatherings)) return Type::event;
  return begins_as_event(text, name) ? Type::event : Type::project;
}

/// "Assembly of the Republic of Ghana"; "Assembly of Youth Councils" is an event.
bool is_parliament(const Reading& text, const Candidate& name) {
  for (std::uint32_t at = name.first_token; at + 2 < name.end_token; ++at) {
    if (!text.is(at, &Words::parliaments)) continue;
    const std::uint32_t of = at + 1;
    std::uint32_t end = text.is(of + 1, &Words::determiners) ? of + 2 : of + 1;
    if (!text.is(of, &Words::of_place) || text.mentions(end, end + 1).empty()) return false;
    const std::uint32_t state = end;
    while (end < name.end_token && !text.is_lower(end)) ++end;
    // "Assembly of the Republic of Ghana on 4 May"
    for (; end <= name.end_token; ++end) {
      if (text.place(state, end) != nullptr) return true;
    }
    return false;
  }
  return false;
}

/// "Speaker of the Moldovan Parliament": who holds a post; "Heads of State Summit" is an event.
bool is_holder(const Reading& text, const Candidate& name) {
  const std::uint32_t of = name.first_token + 1;
  return name.is_named(Type::event) && name.rule == "tagger" &&
         text.is(name.first_token, &Words::roles) && text.is(of, &Words::of_place) &&
         (text.is(of + 1, &Words::determiners) ||
          !text.any(of, name.end_token, &Words::event_nouns));
}

/// The type that the first and last words of a name tell, else its own.
Type type_by_words(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongPerson = 3;  // "Saint Michael Orthodox Church"
  const std::uint32_t last = name.end_token - 1;
  constexpr double kSure = 0.9;
  const bool ruled = name.rule != "tagger" && name.confidence > kSure;
  const bool sure = name.is_marked() || name.is_listed() || ruled;
  if (name.type == Type::person && name.size() >= kLongPerson && text.is(last, &Words::org_heads))
    return Type::organization;
  if (name.is_named(Type::event) && name.size() > 1 && text.is(last, &Words::project_nouns))
    return Type::project;
  if (name.is_named(Type::event) && is_parliament(text, name)) return Type::organization;
  if (name.is_named(Type::organization) && !sure && name.size() > 1) {
    if (text.is(last, &Words::project_kinds) && !is_office(text, name)) return Type::project;
    if (text.is(last, &Words::gatherings)) return Type::event;
    if (text.is(last, &Words::funds) && is_scheme(text, name)) return Type::project;
  }
  // "the Bicycle+Dance NGO"
  if (name.is_named(Type::project) && !sure && text.is(name.end_token, &Words::kinds_of_body))
    return Type::organization;
  return name.is_named(Type::project) && !sure ? type_of_project(text, name) : name.type;
}

/// "The EXPERT consortium"; not "CEO".
bool is_acronym(const Reading& text, std::uint32_t at) {
  constexpr std::uint32_t kShort = 4;
  return text[at].shape == Shape::upper && text[at].span.size() > kShort;
}

/// The "CTA" of "Chief Technical Advisor (CTA)".
bool shortens_post(const Reading& text, const Candidate& name) {
  const std::uint32_t first = name.first_token;
  if (name.size() != 1 || first < 2 || !text.is(first - 1, "(") ||
      !text.is(first - 2, &Words::roles))
    return false;
  const auto folded = [&](std::uint32_t at) {
    return fold_token(text.document().text(text[at].span));
  };
  std::uint32_t word = first - 1;
  for (const char letter : std::views::reverse(folded(first))) {
    if (word == 0 || folded(--word).front() != letter) return false;
  }
  return true;
}

/// "Entebbe & Kampala"
bool joins_places(const Reading& text, const Candidate& name) {
  return name.size() > 1 && !name.is_listed() && names_places(text, name) &&
         text.place(name.first_token, name.end_token) == nullptr;
}

/// The "United Nations" of "United Nations Road", the "Gazprom" of "Gazprom Sports Complex".
bool is_in_place_name(const Reading& text, const Candidate& name) {
  const Span words = text.span(name.first_token, name.end_token);
  constexpr std::uint32_t kLongestPlace = 60;
  const Span around{words.begin - std::min(words.begin, kLongestPlace), words.end};
  return std::ranges::any_of(text.document().mentions_from(around), [&](MentionId id) {
    const Mention& place = text.mention(id);
    return place.type == Type::place && place.value.empty() && place.span.contains(words) &&
           place.span.size() > words.size();
  });
}

/// The "HU" of "University of Pécs (HU)": two letters in brackets that shorten no name are a
/// country's.
bool is_country_code(const Reading& text, const Candidate& name) {
  constexpr std::size_t kLetters = 2;
  const std::uint32_t at = name.first_token;
  return name.rule == "tagger" && name.size() == 1 && text.is_acronym(at) &&
         text[at].span.size() == kLetters && at > 0 && text.is(at - 1, "(") && text.is(at + 1, ")");
}

/// "school | No. 2"
void begin_before_number(const Reading& text, Candidate& name) {
  const std::uint32_t first = name.first_token;
  const bool number = first > 0 && text.is(first, "no") && text.is(first + 1, ".");
  if (number && text.is(first - 1, &Words::org_heads)) name.first_token = first - 1;
}

void settle_organization(const Reading& text, Candidate& name) {
  begin_behind_partner_number(text, name);
  if (name.empty()) return;
  if (is_no_body(text, name) || is_country_code(text, name) || joins_places(text, name) ||
      is_in_place_name(text, name) || shortens_post(text, name)) {
    return name.drop();
  }
  cut_at_line(text, name);
  cut_at_sentence_end(text, name);
  begin_behind_dateline(text, name);
  begin_behind_kind(text, name);
  begin_before_number(text, name);
  if (!name.is_listed() && !name.is_marked()) begin_before_and(text, name);
  cut_before_headline_verb(text, name);
  cut_before_initial(text, name);
  cut_before_possessive(text, name);
  cut_before_next_body(text, name);
  if (is_title_or_many(text, name) || is_post_somewhere(text, name) ||
      is_post_of_owner(text, name) || ends_in_role(text, name) || is_common_word(text, name) ||
      is_field_of_post(text, name)) {
    return name.drop();
  }
  cut_before_day(text, name);
  begin_behind_place(text, name);
  begin_with_place(text, name);
  cut_common_end(text, name);
  if (!name.is_listed()) cut_before_aim(text, name);
  take_in_place(text, name);
  if (is_bare_head(text, name)) name.form = Form::nominal;
}

/// "John Hill | OBE", "Eva Berg |, PhD"
void cut_before_honour(const Reading& text, Candidate& name) {
  while (name.size() > 1 && text.is(name.end_token - 1, &Words::honours) &&
         !text.is_lower(name.end_token - 1))
    --name.end_token;
  if (name.size() > 1 && text.is(name.end_token - 1, ",")) --name.end_token;
}

/// The "Ir" of "Dr. Ir. Hasan", the "Dato" of "Dato' Dr Chua", the "Vice-" of "Vice-Rector".
bool is_title_cut_short(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  const std::uint32_t sign = text.is_sign(last) ? last : name.end_token;
  if (sign != name.first_token + 1) return false;
  if (text.is(sign, "-")) return text.is(name.first_token, &Words::compounding);
  return text.is(name.first_token, &Words::addresses) && (text.is(sign, ".") || text.is(sign, "'"));
}

/// "M.P", "M.Sc", but "J.Berg": one or two letters each, with points between them.
bool is_abbreviation(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLetters = 2;
  if (name.size() < 3 || !text.is(name.first_token + 1, ".")) return false;
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (text[at].space_before || text[at].span.size() > kLetters) return false;
  }
  return true;
}

/// "Senior Researcher", "Danish Ambassador", "M.P", "Municipalities Mr": a post, an honour, and
/// what stands before a person.
bool is_no_person(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  if (name.size() > 1 && text.is(last, &Words::addresses)) return true;
  if (is_abbreviation(text, name) || is_title_cut_short(text, name)) return true;
  std::uint32_t at = name.first_token;
  while (at < last && (text.is(at, &Words::title_modifiers) || text.is(at, &Words::demonyms))) ++at;
  return text.all(at, name.end_token, &Words::roles);
}

void settle_person(const Reading& text, Candidate& name) {
  if (text.is(name.first_token, &Words::storms)) return name.drop();
  begin_behind_sign(text, name);
  begin_behind_day(text, name);
  if (name.empty()) return;
  cut_at_line(text, name);
  begin_behind_dash(text, name);
  begin_behind_own_title(text, name);
  cut_before_own_title(text, name);
  cut_before_body(text, name);
  cut_before_honour(text, name);
  take_in_initials(text, name);
  take_in_hyphen(text, name);
  // "the HA's head of training": a body.
  const bool article =
      text.is(name.first_token, &Words::determiners) && text.is_lower(name.first_token);
  if (article || is_no_person(text, name)) name.drop();
}

/// "Fourth Meeting of the Project"
bool ends_in_bare_noun(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  return name.size() > 1 && !name.is_listed() && !name.is_marked() &&
         text.is(last, &Words::project_nouns) && text.is(last - 1, &Words::determiners);
}

/// "Project partners", "Project Manager and": what tables and lists say of a project.
bool is_fact_of_project(const Reading& text, const Candidate& name) {
  const auto words = text.phrase(name.first_token, std::min(name.first_token + 2, name.end_token));
  return !name.is_listed() && text.words().no_projects.contains(fold_name(words));
}

/// "project [XAC/K22]", "[LIFE03 NAT/S/000071]": a code goes on behind its signs.
void take_in_code(const Reading& text, Candidate& name) {
  const auto goes_on = [&](std::uint32_t sign) {
    return sign + 1 < text.tokens().size() && (text.is(sign, "/") || text.is(sign, "-")) &&
           !text[sign].space_before && !text[sign + 1].space_before && !text.is_sign(sign + 1);
  };
  std::uint32_t end = name.end_token;
  while (goes_on(end)) end += 2;
  const bool digits =
      text.phrase(name.end_token, end).find_first_of("0123456789") != std::string_view::npos;
  if (digits && text.is_acronym(name.end_token - 1)) name.end_token = end;
}

void settle_project(const Reading& text, Candidate& name) {
  if (name.form == Form::named && !name.is_listed() && !name.is_marked() &&
      tells_whose(text, name)) {
    return name.drop();
  }
  // "the NGO Partnership for Children"
  const bool body =
      !name.is_marked() && name.size() > 1 && text.is(name.first_token, &Words::kinds_of_body);
  // "the Norwegian programme"
  const bool whose = !name.is_marked() && name.size() == 1 && !text.is_acronym(name.first_token) &&
                     text.is(name.first_token, &Words::demonyms);
  if (body || whose || is_field_of_post(text, name)) return name.drop();
  take_in_code(text, name);
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_bracket(text, name);
    cut_before_payer(text, name);
    cut_place_behind_kind(text, name);
    begin_behind_body(text, name);
    begin_behind_other(text, name);
  }
  // "The Network is a project", "the project Director Dr. Pop"
  const bool role = !name.is_listed() && !name.is_headed() &&
                    text.is(name.first_token, &Words::roles) && !is_acronym(text, name.first_token);
  if (name.empty() || role || is_bare_head(text, name) || ends_in_bare_noun(text, name) ||
      is_fact_of_project(text, name))
    return name.drop();
  if (name.size() == 1 && text.is(name.first_token, &Words::project_nouns)) {
    name.form = Form::nominal;
    // "the project coordinator" is no project.
    if (text.is(name.end_token, &Words::roles)) name.drop();
  } else if (name.form == Form::named) {
    cut_before_role(text, name);
  }
}

/// "Japan and UNDP launch project for schools": a headline that says something is no name.
bool says_something(const Reading& text, const Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is(at, &Words::launch_verbs) && text.is(at + 1, &Words::launched)) return true;
  }
  return false;
}

/// "The lecture [room]", "a training [college]": what is for events.
bool serves_events(const Reading& text, const Candidate& name) {
  return name.form == Form::nominal && text.is(name.end_token, &Words::behind_event_nouns);
}

/// "The dental clinic", "vocational training", "United States Congress", "in the course of": a
/// place, a kind, a parliament or none, which the name's head and the words around it tell.
bool is_no_happening(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongest = 4;
  const auto& none = text.words().no_happenings;
  const auto ends_in_one = [&](std::uint32_t end) {
    for (std::uint32_t words = 2; words <= std::min(kLongest, end); ++words) {
      if (none.contains(fold_name(text.document().text(text.span(end - words, end))))) return true;
    }
    return false;
  };
  for (std::uint32_t end = name.first_token + 1; end <= name.end_token; ++end) {
    // "Visit to the reception centre": it is what its first words say.
    const bool trip = text.is(end - 1, &Words::joints) &&
                      text.any(name.first_token, end - 1, &Words::session_events);
    if (trip) return false;
    if (ends_in_one(end)) return true;
    if (text.is(end - 1, &Words::event_nouns))
      return end < text.tokens().size() && ends_in_one(end + 1);
  }
  return false;
}

/// "Geneva Convention", "1951 Convention", "TIR Convention": a treaty.
bool is_treaty(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  if (last == 0 || !text.is(last, &Words::treaties) || text.is_lower(last)) return false;
  return text[last - 1].kind == TokenKind::number || text.is_acronym(last - 1) ||
         text.ends_in_place(last - 1, last);
}

/// "ceremony on 17 August": a day is no topic.
bool ends_in_day(const Reading& text, const Candidate& name) {
  return std::ranges::any_of(text.mentions(name.first_token, name.end_token), [&](MentionId id) {
    const std::uint32_t first = text.document().tokens_in(text.mention(id).span).first;
    return text.mention(id).type == Type::date && first > name.first_token + 1 &&
           text.is_lower(first - 1) && text.is(first - 1, &Words::joints) &&
           text.is(first - 2, &Words::event_nouns);
  });
}

/// "EMBASSY SUPPORTS TRAINING IN THE HIGHLANDS": a headline in capitals that says something, too.
bool says_in_capitals(const Reading& text, const Candidate& name) {
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    const Shape shape = text[at].shape;
    if (shape == Shape::lower || (shape == Shape::capitalized && text[at].span.size() > 1))
      return false;
  }
  for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
    if (text.is(at, &Words::headline_verbs) && text.ends_with(at, 's')) return true;
  }
  return false;
}

/// "Minutes of the Annual General Meeting": the meeting, not the paper.
void begin_behind_paper(const Reading& text, Candidate& name) {
  const std::uint32_t first = behind_genre(text, name.first_token, name.end_token);
  const bool of_one = first > name.first_token + 2 && text.is(first - 1, &Words::determiners);
  if (of_one && first < name.end_token) name.first_token = first;
}

/// "Japanese Foreign Minister", over what he did: no event.
bool is_post(const Reading& text, const Candidate& name) {
  if (name.form != Form::named || name.is_marked() || !ends_in_role(text, name)) return false;
  for (std::uint32_t at = name.first_token; at + 1 < name.end_token; ++at) {
    if (text.is_lower(at)) return false;
  }
  return true;
}

/// "Opening ceremony: 1 October, 18:30", "Workshop: 10:00": when it is, no title.
bool begins_with_time(const Reading& text, const Candidate& name) {
  const std::uint32_t first = name.first_token;
  const bool clock = text[first].kind == TokenKind::number && text.is(first + 1, ":");
  return clock || std::ranges::any_of(text.mentions(first, first + 1), [&](MentionId id) {
           const auto [begin, end] = text.document().tokens_in(text.mention(id).span);
           return text.mention(id).type == Type::date && begin == first && end > first + 1;
         });
}

/// "meeting of the “Salzburg Forum”|": a name that breaks off before a quotation goes on with it,
/// else it ends before the words that lead to something.
void end_open_phrase(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kLongestQuotation = 8;
  const auto opens = [&](std::uint32_t at) {
    return text.is_lower(at) && (text.is(at, &Words::joints) || text.is(at, &Words::determiners));
  };
  if (!opens(name.end_token - 1)) return;
  const std::uint32_t quote = name.end_token;
  for (std::uint32_t at = quote + 2; at <= quote + kLongestQuotation; ++at) {
    if (!text.is(quote, &Words::quotes) || !text.is(at, &Words::quotes)) continue;
    name.end_token = at + 1;
    return;
  }
  while (name.size() > 1 && opens(name.end_token - 1)) --name.end_token;
}

/// "Closing | – Mr. Hill": who speaks is no part of the name.
void cut_before_speaker(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is_break(at) && text.is(at + 1, &Words::addresses)) name.end_token = at;
  }
}

/// "the Baltic Assembly's | annual session": whose a described event is tells who holds it.
void begin_behind_owner(const Reading& text, Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  if (!text.is(last, &Words::event_nouns) && !text.is(last, &Words::generic)) return;
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (text.is_lower(at) && !text.is(at, "'s")) return;
    if (text.is(at, "'s") && text.is_lower(at + 1)) name.first_token = at + 1;
  }
}

/// "12-16 | Training course on nets", "12-14 June | Annual Meeting": the days stand before it.
void begin_behind_days(const Reading& text, Candidate& name) {
  const std::uint32_t first = name.first_token;
  const bool day = first > 1 && name.size() > 1 && text[first].kind == TokenKind::number &&
                   (text.is(first - 1, "-") || text.is_break(first - 1)) &&
                   text[first - 2].kind == TokenKind::number;
  if (!day) return;
  ++name.first_token;
  for (const MentionId id : text.mentions(name.first_token, name.first_token + 1)) {
    const std::uint32_t end = text.document().tokens_in(text.mention(id).span).second;
    if (text.mention(id).type == Type::date && end < name.end_token) name.first_token = end;
  }
}

/// "Module 2: Riga, 5 May": where it is stands behind its number.
void cut_before_town(const Reading& text, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (!text.is(at, ":")) continue;
    const bool town = std::ranges::any_of(text.mentions(at + 1, at + 2), [&](MentionId id) {
      const auto [first, end] = text.document().tokens_in(text.mention(id).span);
      return text.mention(id).type == Type::place && first == at + 1 &&
             (end >= name.end_token || text.is(end, ","));
    });
    if (town && text[at - 1].kind == TokenKind::number) name.end_token = at;
    return;
  }
}

/// "Address by the Mayor at the opening of | Harbour Week": what is spoken at.
void begin_behind_speech(const Reading& text, Candidate& name) {
  if (!text.is(name.first_token, &Words::speeches)) return;
  for (std::uint32_t at = name.first_token + 1; at + 2 < name.end_token; ++at) {
    if (!text.is(at, &Words::at_venue)) continue;
    std::uint32_t first = at + 1;
    if (text.is(first, &Words::determiners)) ++first;
    const bool opening = text.any(first, first + 1, &Words::openings_of);
    if (opening && text.is(first + 1, &Words::of_place) &&
        text.any(first + 2, name.end_token, &Words::event_nouns)) {
      first += text.is(first + 2, &Words::determiners) ? 3 : 2;
    }
    if (first + 1 < name.end_token) name.first_token = first;
    return;
  }
}

void settle_event(const Reading& text, Candidate& name) {
  end_open_phrase(text, name);
  constexpr std::uint32_t kShort = 3;
  if (!name.is_marked() && (says_something(text, name) || says_in_capitals(text, name)))
    return name.drop();
  const bool told = name.rule.starts_with("event-behind-colon");
  if (told && begins_with_time(text, name)) return name.drop();
  if (name.form == Form::nominal && ends_in_day(text, name)) return name.drop();
  if (name.form == Form::nominal) begin_behind_owner(text, name);
  if (serves_events(text, name) || is_no_happening(text, name) || is_treaty(text, name))
    return name.drop();
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_opening(text, name);
    begin_behind_headline_act(text, name);
    begin_behind_time(text, name);
    begin_behind_days(text, name);
    begin_behind_paper(text, name);
    begin_behind_speech(text, name);
    cut_before_speaker(text, name);
    cut_before_predicate(text, name);
    cut_behind_place(text, name);
    cut_day_and_place(text, name);
  }
  if (name.rule == "agenda-session") cut_before_town(text, name);
  if (!name.is_marked() || name.is_headed()) {
    cut_before_venue(text, name);
    cut_at_sentence(text, name);
  }
  if (is_post(text, name)) return name.drop();
  if (name.rule == "tagger" && (names_places(text, name) || is_title_or_many(text, name)))
    return name.drop();
  if (!name.is_headed() && name.size() <= kShort &&
      text.all(name.first_token, name.end_token, &Words::generic))
    name.form = Form::nominal;
}

/// "Our director", "the hospital's chief nurse", "now editor", "In March Mayor": the title begins
/// behind whose and when it is.
void begin_behind_possessor(const Reading& text, Candidate& title) {
  for (std::uint32_t at = title.first_token; at + 1 < title.end_token; ++at) {
    if (text.is(at, "'s")) title.first_token = at + 1;
  }
  while (title.size() > 1) {
    const std::uint32_t first = title.first_token;
    const bool before = text.is(first, &Words::before_titles);
    if (!before && !text.is(first, &Words::possessives) && !text.is(first, &Words::determiners) &&
        !text.is(first, &Words::joints)) {
      return;
    }
    title.first_token += before && title.size() > 2 && text.is(first + 1, &Words::spells) ? 2 : 1;
  }
}

/// The "Chief Guest" of "Chief Guest Minister Hill" is no post, nor is the "chief" of "chief
/// guest".
void begin_behind_guest(const Reading& text, Candidate& title) {
  constexpr std::uint32_t kWords = 2;
  const auto is_guest = [&](std::uint32_t first) {
    return text.words().no_posts.contains(fold_name(text.phrase(first, first + kWords)));
  };
  if (title.size() > kWords && is_guest(title.first_token)) title.first_token += kWords;
  if (is_guest(title.first_token) || is_guest(title.end_token - 1)) title.drop();
}

/// "Ambassador to Bosnia | and Herzegovina": a title ends in no midst of a place.
void end_with_place(const Reading& text, Candidate& title) {
  for (const MentionId id : text.mentions(title.end_token - 1, title.end_token)) {
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    if (text.mention(id).type == Type::place && first > title.first_token)
      title.end_token = std::max(title.end_token, end);
  }
}

/// "Ambassador | of Japan", "Mayor | of Windhoek": whose the post is stands behind its title; in
/// "Ambassador of Japan to Fiji" in the middle of it.
void end_before_state(const Reading& text, Candidate& title) {
  for (const MentionId id : text.mentions(title.first_token, title.end_token)) {
    if (text.mention(id).type != Type::place) continue;
    const auto [first, end] = text.document().tokens_in(text.mention(id).span);
    if (end != title.end_token || first <= title.first_token + 1) continue;
    std::uint32_t link = first - 1;
    if (link > title.first_token + 1 && text.is(link, &Words::determiners)) --link;
    if (text.is(link, &Words::of_place) && text.any(title.first_token, link, &Words::roles)) {
      title.end_token = link;
      return;
    }
  }
}

/// The "of" of "president of the Zulia [cooperative]" and "Chair of the People['s Committee]":
/// behind it stands a body that the title breaks off.
std::uint32_t link_to_body(const Reading& text, const Candidate& title) {
  const std::uint32_t end = title.end_token;
  const bool owns = text.is(end, "'s") || (text.is(end, "'") && text.ends_with(end - 1, 's'));
  std::uint32_t head = owns ? end + 1 : end;
  while (owns && head < end + 3 && !is_head(text, head)) ++head;
  const bool body = is_head(text, head) && (owns || text.is_lower(head));
  if (!body && !text.is(end - 1, &Words::kinds_of_body)) return end;
  std::uint32_t link = title.first_token + 1;
  while (link < end && !text.is(link, &Words::of_place)) ++link;
  return text.any(title.first_token, link, &Words::roles) ? link : end;
}

/// "Director for Women | 's Empowerment": what the post is for goes on.
void end_behind_owner(const Reading& text, Candidate& title) {
  if (!text.is(title.end_token, "'s") ||
      !text.any(title.first_token, title.end_token, &Words::for_topic))
    return;
  std::uint32_t end = title.end_token + 1;
  while (end < text.tokens().size() && text[end].shape == Shape::capitalized) ++end;
  if (end > title.end_token + 1) title.end_token = end;
}

/// "Governor of the Isle, and Lady | Anne": with its holder comes another.
void end_before_address(const Reading& text, Candidate& title) {
  const std::uint32_t last = title.end_token - 1;
  if (title.size() < 3 || !text.is(last, &Words::addresses)) return;
  if (!text.is(last - 1, &Words::coordinators)) return;
  title.end_token = last - (text.is(last - 2, ",") ? 2 : 1);
}

/// "head coach | of the Estonian [women]", "Minister | and the Finnish [one]"
void end_before_nation(const Reading& text, Candidate& title) {
  const std::uint32_t last = title.end_token - 1;
  if (title.size() < 3 || !text.is(last, &Words::demonyms) ||
      !text.is(last - 1, &Words::determiners))
    return;
  title.end_token = last - 1;
  while (title.size() > 1 && text.is(title.end_token - 1, &Words::joints)) --title.end_token;
}

/// The "executive" of "the executive board", the "expert" of "an expert group": no post.
bool opens_body(const Reading& text, const Candidate& title) {
  const std::uint32_t end = title.end_token;
  return text.is(end, &Words::org_heads) && text.is_lower(end) && text.is_lower(end - 1) &&
         text.is(end - 1, &Words::roles);
}

/// The "Prof." of "Prof. Ana Hill", "Rev.": how somebody is addressed is no post.
bool is_address(const Reading& text, const Candidate& title) {
  return text.all(title.first_token, title.end_token, &Words::bare_addresses);
}

void settle_title(const Reading& text, Candidate& title) {
  if (opens_body(text, title) || is_address(text, title)) return title.drop();
  begin_behind_guest(text, title);
  if (title.empty()) return;
  begin_behind_possessor(text, title);
  end_before_address(text, title);
  begin_behind_dash(text, title);
  end_with_place(text, title);
  end_before_state(text, title);
  end_before_nation(text, title);
  title.end_token = link_to_body(text, title);
  end_behind_owner(text, title);
  const std::uint32_t last = title.end_token - 1;
  const bool announced =
      last > 0 && (text.is(last - 1, &Words::determiners) || text.is(last - 1, &Words::joints));
  if (announced && is_acronym(text, last) && text.is(last, &Words::roles)) title.drop();
}

}  // namespace

void settle(const Reading& text, Candidate& candidate) {
  if (candidate.type != Type::person) take_in_compound(text, candidate);
  if (candidate.type == Type::job_title) return settle_title(text, candidate);
  if (is_phrase(text, candidate) || is_speech(text, candidate)) return candidate.drop();
  if (candidate.is_marked()) cut_before_sign_in_quotes(text, candidate);
  cut_before_closing_quote(text, candidate);
  if (candidate.type == Type::event || candidate.type == Type::project)
    go_on_with_phrase(text, candidate);
  begin_behind_article(text, candidate);
  begin_behind_payer(text, candidate);
  cut_at_break(text, candidate);
  if (!candidate.is_listed()) cut_at_open_bracket(text, candidate);
  if (!candidate.is_marked() && !candidate.is_listed()) cut_before_sum(text, candidate);
  begin_at_owner(text, candidate);
  if (candidate.empty() || names_venue(text, candidate) || is_holder(text, candidate))
    return candidate.drop();
  if (!candidate.is_headed()) candidate.type = type_by_words(text, candidate);
  switch (candidate.type) {
    case Type::organization:
      return settle_organization(text, candidate);
    case Type::person:
      return settle_person(text, candidate);
    case Type::project:
      return settle_project(text, candidate);
    case Type::event:
      return settle_event(text, candidate);
    default:
      return;
  }
}

}  // namespace docweave::names
