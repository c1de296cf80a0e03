#include <algorithm>

#include "candidate.hpp"
#include "edges.hpp"

namespace docweave::names {
namespace {

/// "the drill “builds trust between teams”": no title begins so.
bool is_phrase(const Reading& text, const Candidate& name) {
  return (name.type == Type::event || name.type == Type::project) && name.is_marked() &&
         name.rule != "label" && !name.is_headed() && text.is_lower(name.first_token);
}

/// "Huxley Lecture Theatre", "Conference Department": no event, but where one is or who runs it.
bool names_venue(const Reading& text, const Candidate& name) {
  if (name.type != Type::event) return false;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    if (text.is(at, &Words::event_nouns) && text.is(at + 1, &Words::behind_event_nouns) &&
        !text.is_lower(at + 1)) {
      return true;
    }
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

/// "Director of ...", "Chief Executive of ..." are titles, "governments of ..." are many.
bool is_title_or_many(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongestTitle = 3;
  const std::uint32_t first = name.first_token;
  const bool many = text.is_lower(first) && text.ends_with(first, 's');
  if (many && text.is(first + 1, &Words::of_place)) return true;
  for (std::uint32_t at = first; at + 1 < std::min(first + kLongestTitle, name.end_token); ++at) {
    if (text.is(at + 1, &Words::of_place)) return !name.is_listed() && text.is(at, &Words::roles);
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

/// "the Network", "the Ministry": a body's word with a capital, and no more.
bool is_bare_head(const Reading& text, const Candidate& name) {
  return name.size() == 1 && !name.is_listed() && text.is(name.first_token, &Words::org_heads) &&
         text[name.first_token].shape == Shape::capitalized;
}

/// The type that the first and last words of a name tell, else its own.
Type type_by_last_word(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongPerson = 3;  // "Saint Michael Orthodox Church"
  const std::uint32_t last = name.end_token - 1;
  if (name.type == Type::person && name.size() >= kLongPerson && text.is(last, &Words::org_heads))
    return Type::organization;
  if (name.is_named(Type::event) && name.size() > 1 && text.is(last, &Words::project_nouns))
    return Type::project;
  // "Office of Development Assistance and Training Programme"
  const bool office = name.is_named(Type::project) && !name.is_marked() && !name.is_listed() &&
                      name.size() > 2 && text.is(name.first_token, &Words::org_heads) &&
                      text.is(name.first_token + 1, &Words::of_place);
  if (office) return Type::organization;
  return name.type;
}

/// "The EXPERT consortium"; not "CEO".
bool is_acronym(const Reading& text, std::uint32_t at) {
  constexpr std::uint32_t kShort = 4;
  return text[at].shape == Shape::upper && text[at].span.size() > kShort;
}

void settle_organization(const Reading& text, Candidate& name) {
  if (is_no_body(text, name)) return name.drop();
  begin_behind_dateline(text, name);
  begin_behind_kind(text, name);
  cut_before_headline_verb(text, name);
  cut_before_possessive(text, name);
  cut_before_next_body(text, name);
  if (is_title_or_many(text, name) || is_post_somewhere(text, name) || ends_in_role(text, name) ||
      is_common_word(text, name)) {
    return name.drop();
  }
  cut_common_end(text, name);
  cut_before_aim(text, name);
  take_in_place(text, name);
  if (is_bare_head(text, name)) name.form = Form::nominal;
}

void settle_person(const Reading& text, Candidate& name) {
  cut_before_own_title(text, name);
  if (text.all(name.first_token, name.end_token, &Words::roles)) name.drop();
}

/// "Fourth Meeting of the Project"
bool ends_in_bare_noun(const Reading& text, const Candidate& name) {
  const std::uint32_t last = name.end_token - 1;
  return name.size() > 1 && !name.is_listed() && !name.is_marked() &&
         text.is(last, &Words::project_nouns) && text.is(last - 1, &Words::determiners);
}

void settle_project(const Reading& text, Candidate& name) {
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_bracket(text, name);
    begin_behind_other(text, name);
  }
  // "The Network is a project", "the project Director Dr. Pop"
  const bool role = !name.is_listed() && !name.is_headed() &&
                    text.is(name.first_token, &Words::roles) && !is_acronym(text, name.first_token);
  if (name.empty() || role || is_bare_head(text, name) || ends_in_bare_noun(text, name))
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

void settle_event(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kShort = 3;
  if (!name.is_marked() && says_something(text, name)) return name.drop();
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_headline_act(text, name);
    begin_behind_time(text, name);
    cut_day_and_place(text, name);
  }
  if (name.rule == "tagger" && names_places(text, name)) return name.drop();
  if (!name.is_headed() && name.size() <= kShort &&
      text.all(name.first_token, name.end_token, &Words::generic))
    name.form = Form::nominal;
}

void settle_title(const Reading& text, Candidate& title) {
  const std::uint32_t last = title.end_token - 1;
  const bool announced =
      last > 0 && (text.is(last - 1, &Words::determiners) || text.is(last - 1, &Words::joints));
  if (announced && is_acronym(text, last) && text.is(last, &Words::roles)) title.drop();
}

}  // namespace

void settle(const Reading& text, Candidate& candidate) {
  if (candidate.type == Type::job_title) return settle_title(text, candidate);
  if (is_phrase(text, candidate)) return candidate.drop();
  begin_behind_article(text, candidate);
  cut_at_break(text, candidate);
  if (!candidate.is_listed()) cut_at_open_bracket(text, candidate);
  begin_at_owner(text, candidate);
  if (candidate.empty() || names_venue(text, candidate)) return candidate.drop();
  if (!candidate.is_headed()) candidate.type = type_by_last_word(text, candidate);
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
