#include "fellows.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace docweave::names {
namespace {

bool is_name_word(const Reading& text, std::uint32_t at) {
  if (at >= text.tokens().size() || text[at].kind != TokenKind::word) return false;
  const Shape shape = text[at].shape;
  return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
}

bool separates(const Reading& text, std::uint32_t at) {
  return text.is(at, ",") || text.is(at, &Words::coordinators);
}

/// Which body of the document begins or ends at a token.
class Bodies {
 public:
  explicit Bodies(const std::vector<Candidate>& chosen) {
    for (const Candidate& c : chosen) {
      if (!c.is_named(Type::organization)) continue;
      firsts_.insert(c.first_token);
      ends_.insert(c.end_token);
    }
  }
  bool begin_at(const Reading& text, std::uint32_t at) const {
    return firsts_.contains(text.is(at, &Words::determiners) ? at + 1 : at);
  }
  /// Whether a comma stands before a token, and a body before that.
  bool precede(const Reading& text, std::uint32_t at) const {
    if (at > 0 && text.is(at - 1, &Words::determiners)) --at;
    return at > 0 && text.is(at - 1, ",") && ends_.contains(at - 1);
  }

 private:
  std::unordered_set<std::uint32_t> firsts_;
  std::unordered_set<std::uint32_t> ends_;
};

/// Behind a short form in brackets.
std::uint32_t behind_bracket(const Reading& text, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 3;
  if (!text.is(at, "(")) return at;
  for (std::uint32_t end = at + 1; end <= at + kLongest; ++end) {
    if (text.is(end, ")")) return end + 1;
  }
  return at;
}

/// The words of a name behind the comma or "and" at a token.
std::optional<Candidate> name_behind(const Reading& text, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 4;
  constexpr double kConfidence = 0.6;
  if (!separates(text, at)) return std::nullopt;
  std::uint32_t first = at + 1;
  if (text.is(first, &Words::determiners)) ++first;
  std::uint32_t end = first;
  while (is_name_word(text, end) && end < first + kLongest &&
         !(end > first && text.starts_line(end))) {
    if (text.is(end, &Words::roles) || text.is(end, &Words::addresses)) return std::nullopt;
    ++end;
  }
  if (end == first) return std::nullopt;
  return Candidate{.first_token = first,
                   .end_token = end,
                   .type = Type::organization,
                   .confidence = kConfidence,
                   .rule = "list-fellow"};
}

/// Whether a name stands before a body of its list.
bool is_followed(const Reading& text, const Bodies& bodies, const Candidate& name) {
  const std::uint32_t end = name.end_token;
  if (!separates(text, end)) return false;
  const std::uint32_t next = text.is(end + 1, &Words::coordinators) ? end + 2 : end + 1;
  if (!bodies.begin_at(text, next)) return false;
  // "Institute, National Information and Analytical Centre"
  const bool plain = !text.is(next, &Words::determiners) && !text.is_acronym(next);
  return !(text.is(end, &Words::coordinators) && plain);
}

/// Whether a body's name cannot go on behind "and": "the City of Ely", not "the Ministry of
/// Health".
bool ends_plainly(const Reading& text, const Candidate& body) {
  return !text.any(body.first_token, body.end_token, &Words::joints) ||
         text.ends_in_place(body.first_token, body.end_token);
}

/// Whether a name ends the list of two bodies or more whose last is `body`: not a part of that
/// one's name ("the Ministry of Health and Welfare").
bool ends_list(const Reading& text, std::span<const WordClasses> classes, const Bodies& bodies,
               const Candidate& body, const Candidate& name) {
  const std::uint32_t at = behind_bracket(text, body.end_token);
  const std::uint32_t end = name.end_token;
  return text.is(at, &Words::coordinators) && bodies.precede(text, body.first_token) &&
         (at != body.end_token || ends_plainly(text, body)) &&
         !text.is(name.first_token, &Words::demonyms) &&
         !is_given_name(classes, name.first_token) && !text.is(end, &Words::of_place) &&
         !text.is(end, &Words::coordinators) && !text.all(name.first_token, end, &Words::generic);
}

}  // namespace

std::vector<Candidate> fellows(const Reading& text, std::span<const WordClasses> classes,
                               const std::vector<Candidate>& chosen) {
  constexpr double kSurerThanAPerson = 0.95;
  const Bodies bodies(chosen);
  std::vector<Candidate> found;
  for (const Candidate& c : chosen) {
    if (!c.is_named(Type::organization)) continue;
    auto fellow = name_behind(text, behind_bracket(text, c.end_token));
    if (!fellow) continue;
    const bool followed = is_followed(text, bodies, *fellow);
    if (!followed && !ends_list(text, classes, bodies, c, *fellow)) continue;
    if (!text.mentions(fellow->first_token, fellow->end_token).empty()) continue;
    const auto same = std::ranges::find_if(chosen, [&](const Candidate& other) {
      return other.first_token < fellow->end_token && fellow->first_token < other.end_token;
    });
    const bool guessed_person =
        followed && same != chosen.end() && same->type == Type::person && same->rule == "tagger" &&
        same->first_token == fellow->first_token && same->end_token == fellow->end_token &&
        same->size() > 1 && !is_given_name(classes, same->first_token);
    if (guessed_person) fellow->confidence = kSurerThanAPerson;
    if (guessed_person || same == chosen.end()) found.push_back(*fellow);
  }
  return found;
}

void drop_lone_persons(const Reading& text, std::span<const WordClasses> classes,
                       std::vector<Candidate>& chosen) {
  std::unordered_set<std::uint64_t> words;
  for (const Candidate& c : chosen) {
    if (c.type != Type::person || c.size() < 2) continue;
    for (std::uint32_t at = c.first_token; at < c.end_token; ++at) words.insert(text[at].hash);
  }
  std::erase_if(chosen, [&](const Candidate& c) {
    const std::uint32_t before = c.first_token - std::min<std::uint32_t>(c.first_token, 1);
    const bool titled = text.is(before, &Words::addresses) || text.is(before, &Words::roles) ||
                        text.is(before, ".");
    return c.type == Type::person && c.rule == "tagger" && c.size() == 1 && !titled &&
           !words.contains(text[c.first_token].hash) && !is_given_name(classes, c.first_token);
  });
}

}  // namespace docweave::names
