#include "name_types.hpp"

#include <map>
#include <set>
#include <string>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

constexpr std::size_t kFewest = 3;

std::string initials(const Reading& text, const Candidate& name) {
  std::string letters;
  for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
    if (text[at].kind == TokenKind::word && !text.is(at, &Words::joints))
      letters += fold_token(text.phrase(at, at + 1)).front();
  }
  return letters;
}

bool is_guessed_acronym(const Reading& text, const Candidate& c) {
  return c.is_named(Type::organization) && c.rule == "tagger" && c.size() == 1 &&
         text.is_acronym(c.first_token);
}

/// "president", "executive director": of a body, from or up to a token.
bool is_post_of_body(const Reading& text, std::uint32_t first, std::uint32_t end) {
  return text.words().posts_of_bodies.contains(fold_name(text.phrase(first, end)));
}

/// "President of the Reef Programme", "Reef Programme Executive Director Ana Hill"
bool is_headed(const Reading& text, const Candidate& name) {
  constexpr std::uint32_t kLongestPost = 2;
  std::uint32_t link = name.first_token;
  if (link > 0 && text.is(link - 1, &Words::determiners)) --link;
  const bool of = link > kLongestPost && text.is(link - 1, &Words::of_place);
  for (std::uint32_t words = 1; words <= kLongestPost; ++words) {
    if (of && is_post_of_body(text, link - 1 - words, link - 1)) return true;
    const std::uint32_t behind = name.end_token + words;
    if (behind < text.tokens().size() && text[behind].shape == Shape::capitalized &&
        is_post_of_body(text, name.end_token, behind))
      return true;
  }
  return false;
}

bool is_guessed_project(const Candidate& c) {
  return c.is_named(Type::project) && !c.is_listed() && !c.is_marked();
}

}  // namespace

void type_by_posts(const Reading& text, std::vector<Candidate>& chosen) {
  std::set<std::string> bodies;
  const auto words_of = [&](const Candidate& c) {
    return fold_token(text.phrase(c.first_token, c.end_token));
  };
  for (const Candidate& c : chosen) {
    if (is_guessed_project(c) && is_headed(text, c)) bodies.insert(words_of(c));
  }
  // "Reef Programme (RP)": what is true of one is true of both.
  for (std::size_t i = 0; i + 1 < chosen.size(); ++i) {
    const bool short_form =
        text.is(chosen[i].end_token, "(") && chosen[i + 1].first_token == chosen[i].end_token + 1;
    if (!short_form) continue;
    if (bodies.contains(words_of(chosen[i]))) bodies.insert(words_of(chosen[i + 1]));
    if (bodies.contains(words_of(chosen[i + 1]))) bodies.insert(words_of(chosen[i]));
  }
  for (Candidate& c : chosen) {
    if (is_guessed_project(c) && bodies.contains(words_of(c))) c.type = Type::organization;
  }
}

void type_by_initials(const Reading& text, std::vector<Candidate>& chosen) {
  constexpr double kSure = 0.9;
  std::map<std::string, Type> types;
  for (const Candidate& c : chosen) {
    const bool titled = c.is_named(Type::project) || c.is_named(Type::event);
    if (titled && c.size() >= kFewest) types.emplace(initials(text, c), c.type);
  }
  for (Candidate& c : chosen) {
    if (!is_guessed_acronym(text, c)) continue;
    const auto type = types.find(fold_token(text.phrase(c.first_token, c.end_token)));
    if (type == types.end() || type->first.size() < kFewest) continue;
    c.type = type->second;
    c.rule = "initials";
    c.confidence = kSure;
  }
}

}  // namespace docweave::names
