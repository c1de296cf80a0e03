#include "nested.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace docweave::names {
namespace {

using Bodies = std::set<std::pair<std::uint32_t, std::uint32_t>>;

struct Tokens {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - first; }
};

bool may_have_parts(const Candidate& c) {
  return c.is_named(Type::organization) && !c.is_listed() && !c.is_marked();
}

/// A town or a venue, not a country or a region.
bool is_town(const Mention& place) {
  return place.value.empty() || place.value.find('/') != std::string::npos;
}

/// "Customs Division" says what it is before it says of whom; the "Department" of a ministry does
/// not, and "Embassy of the Union" is one name.
bool is_part(const Reading& text, Tokens part) {
  const bool capitals = !text.any(part.first, part.end, &Words::joints) &&
                        !text.is_lower(part.first) && !text.is(part.first, &Words::people);
  return part.size() > 1 && (capitals || text.any(part.first, part.end, &Words::org_heads)) &&
         !text.any(part.first, part.end, &Words::legations);
}

bool is_whole(const Reading& text, Tokens whole, const Bodies& listed) {
  if (text.place(whole.first, whole.end) != nullptr) return false;
  if (listed.contains({whole.first, whole.end}) || text.is(whole.end - 1, &Words::whole_heads))
    return true;
  // "University of Elm", "Elm University of Technology"
  for (std::uint32_t at = whole.first; at + 1 < whole.end; ++at) {
    if (text.is(at, &Words::whole_heads) &&
        (at == whole.first || text.is(at + 1, &Words::of_place)))
      return true;
  }
  return false;
}

/// Where the name of the body begins whose part stands before the token `at`.
std::optional<std::uint32_t> whole_behind(const Reading& text, const Candidate& name,
                                          std::uint32_t at, const Bodies& listed) {
  // "Peace Studies Centre at Elm University"
  const bool housed = text.is(at, &Words::before_place) && !text.is(at, &Words::in_place);
  if (!text.is_lower(at) || (!housed && !text.is(at, &Words::of_place))) return std::nullopt;
  const bool article = text.is(at + 1, &Words::determiners);
  const std::uint32_t next = article ? at + 2 : at + 1;
  const Tokens part{name.first_token, at};
  // "National Institute of Public Health Service"
  const bool complete = article || housed || text.any(part.first, part.end, &Words::joints) ||
                        listed.contains({next, name.end_token});
  const bool nested = next < name.end_token && complete && is_part(text, part) &&
                      is_whole(text, {next, name.end_token}, listed);
  return nested ? std::optional(next) : std::nullopt;
}

/// "NaDMA", "UNDP"
bool is_short_form(const Reading& text, Tokens name) {
  return name.size() == 1 &&
         (text.is_acronym(name.first) || text[name.first].shape == Shape::mixed);
}

/// "Ghana's", "the Baltic Cities'"
bool is_possessive(const Reading& text, std::uint32_t at) {
  return text.is(at, "'s") || (text.is(at, "'") && text.ends_with(at - 1, 's') &&
                               !text[at].space_before && text[at + 1].space_before);
}

/// "State Department's [Bureau of Fisheries]", "Ghana's [Revenue Authority]", "Elm University's
/// [CERMES]". Not "Council of the People's [Assembly]".
bool owns(const Reading& text, Tokens owner, std::uint32_t end, const Bodies& listed) {
  const bool known_body = listed.contains({owner.first, owner.end});
  if (text.is(owner.end - 1, &Words::owner_nouns) && !known_body) return false;
  const bool body = known_body || is_short_form(text, owner) ||
                    (owner.size() > 1 && text.any(owner.first, owner.end, &Words::org_heads));
  const bool bare = owner.size() == 1 && text.is(owner.first, &Words::org_heads);
  const bool known = body || bare || text.place(owner.first, owner.end) != nullptr;
  const Tokens part{owner.end + 1, end};
  // "Law Officers' Network" is one name.
  const bool several = part.size() > 1 || text.is(owner.end, "'s");
  const bool named =
      (several && text.any(part.first, end, &Words::org_heads)) || is_short_form(text, part);
  return known && named && !text.is_lower(part.first);
}

std::pair<Candidate, Candidate> split(const Candidate& name, std::uint32_t end,
                                      std::uint32_t first) {
  Candidate front = name;
  Candidate back = name;
  front.end_token = end;
  back.first_token = first;
  return {front, back};
}

std::optional<std::pair<Candidate, Candidate>> parts_of(const Reading& text, const Candidate& name,
                                                        const Bodies& listed) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (const auto whole = whole_behind(text, name, at, listed)) return split(name, at, *whole);
    if (is_possessive(text, at) && owns(text, {name.first_token, at}, name.end_token, listed))
      return split(name, at, at + 1);
  }
  return std::nullopt;
}

/// "Elm [Government and Ana Services]"
bool is_of_place(const Reading& text, std::uint32_t at) {
  return text.is(at, &Words::demonyms) ||
         std::ranges::any_of(text.mentions(at, at + 1), [&](MentionId id) {
           return text.mention(id).type == Type::place &&
                  text.document().tokens_in(text.mention(id).span).first == at;
         });
}

/// "Elm Ministry of Health | and | Oak Hospital": behind "and" another begins that says what it is,
/// where the first is whole without it.
bool begins_another(const Reading& text, const Candidate& name, std::uint32_t at) {
  if (!text.is(at, &Words::coordinators) || !text.is(name.end_token - 1, &Words::org_heads))
    return false;
  // "University and the Oak Archive"
  const bool article = text.is_lower(at + 1) && text.is(at + 1, &Words::determiners);
  const bool bare = at == name.first_token + 1 && text.is(name.first_token, &Words::org_heads);
  if (article && bare) return true;
  const bool whole = text.is(at - 1, &Words::org_heads) && at > name.first_token + 1 &&
                     !text.any(name.first_token, at, &Words::joints);
  return whole && name.end_token > at + 2 && is_of_place(text, at + 1);
}

/// "Elm Hospital and Oak Hospital", "Harbour Mission, Rights Lagos": two bodies, the first of which
/// ends with its kind; or both begin alike, as "Elm College Cork and Elm College Galway".
std::optional<std::pair<Candidate, Candidate>> members_of(const Reading& text,
                                                          const Candidate& name) {
  for (std::uint32_t at = name.first_token + 2; at + 2 < name.end_token; ++at) {
    if (text.is(at, &Words::coordinators) && text[at + 1].hash == text[name.first_token].hash)
      return split(name, at, at + 1);
  }
  for (std::uint32_t at = name.first_token + 1; at + 2 < name.end_token; ++at) {
    if (begins_another(text, name, at))
      return split(name, at, text.is(at + 1, &Words::determiners) ? at + 2 : at + 1);
  }
  for (std::uint32_t at = name.first_token + 2; at + 2 < name.end_token; ++at) {
    if (!text.is(at - 1, &Words::org_heads) || text.any(name.first_token, at, &Words::joints)) {
      continue;
    }
    const bool same_kind = text[at - 1].hash == text[name.end_token - 1].hash;
    // "Harbour Guild, Inc."
    const bool listed = text.is(at, ",") && !text.any(at + 1, name.end_token, &Words::joints) &&
                        !text.is(at + 1, &Words::givers);
    if (listed || (text.is(at, &Words::coordinators) && same_kind)) return split(name, at, at + 1);
  }
  return std::nullopt;
}

/// Whether a name tells its body only together with the town that it is in: "Embassy in Rabat",
/// "OSCE Centre in Bishkek", but not "Home Office".
bool needs_town(const Reading& text, const Candidate& name, std::uint32_t town,
                const Bodies& listed) {
  if (text.any(name.first_token, town, &Words::legations)) return true;
  if (!text.any(name.first_token, town, &Words::posts)) return false;
  const auto body = listed.lower_bound({name.first_token, 0});
  constexpr std::uint32_t kLongestPost = 3;  // "OSCE Programme Office"
  const bool post = text.is_acronym(name.first_token) && town - name.first_token <= kLongestPost;
  return town - name.first_token == 1 || post ||
         (body != listed.end() && body->first == name.first_token && body->second < town);
}

/// Whether a body of this name is known without "of Geneva".
bool gives(const Reading& text, const Candidate& name, std::uint32_t of) {
  const bool giver = text.is(of - 1, &Words::givers);
  const bool plain = of - name.first_token > 2 &&
                     !text.any(name.first_token, of, &Words::org_heads) &&
                     !text.any(name.first_token, of, &Words::joints);
  return of > name.first_token + 1 && (giver || plain);
}

/// "[Home Office] in London", "[Oak Foundation] of Geneva"
void cut_town(const Reading& text, const Bodies& listed, Candidate& name) {
  for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
    if (!text.is_lower(at)) continue;
    const Mention* place = text.place(at + 1, name.end_token);
    if (place == nullptr || !is_town(*place)) continue;
    const bool seat = text.is(at, &Words::before_place) && !needs_town(text, name, at, listed);
    const bool town = text.is(at, &Words::of_place) && !place->value.empty();
    if (seat || (town && gives(text, name, at))) name.end_token = at;
  }
}

}  // namespace

void part_bodies(const Reading& text, std::vector<Candidate>& candidates) {
  Bodies listed;
  for (const Candidate& c : candidates) {
    if (c.type == Type::organization && c.is_listed()) listed.emplace(c.first_token, c.end_token);
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!may_have_parts(candidates[i])) continue;
    cut_town(text, listed, candidates[i]);
    auto two = parts_of(text, candidates[i], listed);
    if (!two) two = members_of(text, candidates[i]);
    if (!two) continue;
    candidates[i] = two->first;
    // A place and a listed body are found by themselves, "the Ministry" is no name.
    const auto [first, end] = std::pair(two->first.first_token, two->first.end_token);
    const bool bare = end - first == 1 && text.is(first, &Words::org_heads);
    if (bare || text.place(first, end) != nullptr || listed.contains({first, end}))
      candidates[i].drop();
    candidates.push_back(two->second);
  }
  std::erase_if(candidates, [](const Candidate& c) { return c.empty(); });
}

}  // namespace docweave::names
