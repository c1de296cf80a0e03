#include "kinds.hpp"

namespace docweave::names {

bool is_phrase(const Reading& text, const Candidate& name) {
  return (name.type == Type::event || name.type == Type::project) && name.is_marked() &&
         name.rule != "label" && text.is_lower(name.first_token);
}

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

bool is_no_body(const Reading& text, const Candidate& name) {
  const Document& document = text.document();
  const Span span = text.span(name.first_token, name.end_token);
  if (!text.words().no_bodies.contains(fold_name(document.text(span)))) return false;
  return !name.is_listed() || document.text().substr(span.end, 1) == ":";
}

bool is_title_or_many(const Reading& text, const Candidate& name) {
  const std::uint32_t first = name.first_token;
  const bool many = text.is_lower(first) && text.ends_with(first, 's');
  return (many || text.is(first, &Words::roles)) && text.is(first + 1, &Words::of_place);
}

bool ends_in_role(const Reading& text, const Candidate& name) {
  return name.size() > 1 && !name.is_listed() && text.is(name.end_token - 1, &Words::roles) &&
         !text.any(name.first_token, name.end_token, &Words::joints);
}

bool is_bare_head(const Reading& text, const Candidate& name) {
  return name.size() == 1 && !name.is_listed() && text.is(name.first_token, &Words::org_heads) &&
         text[name.first_token].shape == Shape::capitalized;
}

Type type_by_last_word(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongPerson = 3;  // "Saint Michael Orthodox Church"
  const std::uint32_t last = name.end_token - 1;
  if (name.type == Type::person && name.size() >= kLongPerson && text.is(last, &Words::org_heads))
    return Type::organization;
  if (name.is_named(Type::event) && name.size() > 1 && text.is(last, &Words::project_nouns))
    return Type::project;
  return name.type;
}

}  // namespace docweave::names
