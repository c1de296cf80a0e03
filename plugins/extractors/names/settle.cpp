#include "candidate.hpp"
#include "edges.hpp"
#include "kinds.hpp"

namespace docweave::names {
namespace {

void settle_organization(const Reading& text, Candidate& name) {
  if (is_no_body(text, name)) return name.drop();
  begin_behind_dateline(text, name);
  cut_before_headline_verb(text, name);
  cut_before_possessive(text, name);
  cut_before_next_body(text, name);
  if (is_title_or_many(text, name) || ends_in_role(text, name)) return name.drop();
  cut_common_end(text, name);
  cut_before_aim(text, name);
  take_in_place(text, name);
  if (is_bare_head(text, name)) name.form = Form::nominal;
}

void settle_person(const Reading& text, Candidate& name) {
  // "Pham Van Minh Minister of Education"
  constexpr std::uint32_t kFullName = 2;
  while (name.size() > kFullName && text.is(name.end_token - 1, &Words::roles) &&
         text.is(name.end_token, &Words::joints)) {
    --name.end_token;
  }
  if (text.all(name.first_token, name.end_token, &Words::roles)) name.drop();
}

void settle_project(const Reading& text, Candidate& name) {
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_bracket(text, name);
    begin_behind_other(text, name);
  }
  // "The Network is a project", "the project Director Dr. Pop"
  const bool role = !name.is_listed() && text.is(name.first_token, &Words::roles);
  if (name.empty() || role || is_bare_head(text, name)) return name.drop();
  if (name.size() == 1 && text.is(name.first_token, &Words::project_nouns)) {
    name.form = Form::nominal;
    // "the project coordinator" is no project.
    if (text.is(name.end_token, &Words::roles)) name.drop();
  } else if (name.form == Form::named) {
    cut_before_role(text, name);
  }
}

void settle_event(const Reading& text, Candidate& name) {
  constexpr std::uint32_t kShort = 3;
  if (name.form == Form::named && !name.is_marked()) {
    begin_behind_headline_act(text, name);
    begin_behind_time(text, name);
    cut_day_and_place(text, name);
  }
  if (name.rule == "tagger" && names_places(text, name)) return name.drop();
  if (name.size() <= kShort && text.all(name.first_token, name.end_token, &Words::generic))
    name.form = Form::nominal;
}

}  // namespace

void settle(const Reading& text, Candidate& candidate) {
  if (candidate.type == Type::job_title) return;
  if (is_phrase(text, candidate)) return candidate.drop();
  begin_behind_article(text, candidate);
  cut_at_break(text, candidate);
  begin_at_owner(text, candidate);
  if (candidate.empty() || names_venue(text, candidate)) return candidate.drop();
  candidate.type = type_by_last_word(text, candidate);
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
