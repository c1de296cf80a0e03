#include "titles.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

bool is(const Document& document, std::uint32_t token, std::string_view word) {
  return fold_token(document.text(document.tokens()[token].span)) == word;
}

bool among(const Document& document, const std::unordered_set<std::uint64_t>& words,
           std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t at = first; at < end; ++at) {
    if (words.contains(document.tokens()[at].hash)) return true;
  }
  return false;
}

/// Where a title goes over to what it is for; its end where it does not.
std::uint32_t topic_of(const Document& document, const Candidate& title) {
  for (std::uint32_t at = title.first_token; at < title.end_token; ++at) {
    if (is(document, at, "for") || is(document, at, "on")) return at + 1;
  }
  return title.end_token;
}

bool may_be_topic(const Document& document, const Words& words, const Candidate& c) {
  const bool guessed = c.form == Form::named && c.type != Type::person && is_entity(c.type) &&
                       !c.rule.starts_with("list");
  if (c.rule == "head-last") return guessed;
  const bool acronym = c.size() == 1 && document.tokens()[c.first_token].shape == Shape::upper;
  return guessed && !acronym && !among(document, words.org_heads, c.first_token, c.end_token);
}

}  // namespace

void split_titles(const Document& document, const Words& words,
                  std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kMostModifiers = 2;  // "and Chief Scientific Adviser"
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type != Type::job_title) continue;
    Candidate second = candidates[i];
    for (std::uint32_t at = second.first_token + 1; at + 1 < second.end_token; ++at) {
      const std::uint32_t reach = std::min(at + 2 + kMostModifiers, second.end_token);
      if (!is(document, at, "and") || !among(document, words.roles, at + 1, reach) ||
          !among(document, words.roles, second.first_token, at)) {
        continue;
      }
      second.first_token = at + 1;
      candidates[i].end_token = at;
      candidates.push_back(second);
      break;
    }
  }
}

void drop_topics_of_titles(const Document& document, const Words& words,
                           std::vector<Candidate>& candidates) {
  std::vector<Span> topics;  // tokens
  for (const Candidate& title : candidates) {
    if (title.type != Type::job_title) continue;
    const std::uint32_t topic = topic_of(document, title);
    if (topic < title.end_token) topics.push_back({topic, title.end_token});
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    return may_be_topic(document, words, c) && std::ranges::any_of(topics, [&](const Span& topic) {
             return topic.contains(Span{c.first_token, c.end_token});
           });
  });
}

namespace {

constexpr std::size_t kFewestNameWords = 2;
constexpr std::size_t kMostNameWords = 4;

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::word &&
         (token.shape == Shape::capitalized || token.shape == Shape::upper);
}

bool on_place(const Document& document, const Token& token) {
  return std::ranges::any_of(document.mentions_from(token.span), [&](MentionId id) {
    return document.mentions()[id].type == Type::place;
  });
}

/// Ends "Ambassador to Sierra Leone David Reimer" behind the place.
void end_at_place(const Document& document, Candidate& title) {
  const auto tokens = document.tokens();
  const Span words = join(tokens[title.first_token].span, tokens[title.end_token - 1].span);
  for (const MentionId id : document.mentions_from(words)) {
    const Mention& place = document.mentions()[id];
    const auto [first, end] = document.tokens_in(place.span);
    const bool linked = first > title.first_token && tokens[first - 1].shape == Shape::lower;
    if (place.type == Type::place && linked && end < title.end_token &&
        is_capitalised(tokens[end]) && !on_place(document, tokens[end])) {
      title.end_token = end;
      return;
    }
  }
}

/// Ends "Commissioner for Trade, and Sofia | mayor" before what begins the title of the next
/// person.
void end_before_next_title(const Document& document, const Words& words, Candidate& title) {
  const auto tokens = document.tokens();
  const bool role_follows = title.end_token < tokens.size() &&
                            words.roles.contains(tokens[title.end_token].hash) &&
                            tokens[title.end_token].shape == Shape::lower;
  if (!role_follows) return;
  for (std::uint32_t at = title.end_token; at > title.first_token + 1; --at) {
    if (!is(document, at - 1, "and")) continue;
    title.end_token = is(document, at - 2, ",") ? at - 2 : at - 1;
    return;
  }
}

bool starts_line(const Document& document, std::uint32_t token) {
  const auto tokens = document.tokens();
  return token == 0 ||
         document.text({tokens[token - 1].span.end, tokens[token].span.begin}).find('\n') !=
             std::string_view::npos;
}

/// Where the word goes on whose first token ends at `end`: behind the hyphen of "Saint-Denis",
/// behind all of "Matiang'i".
std::uint32_t end_of_word(const Document& document, std::uint32_t end) {
  const auto tokens = document.tokens();
  if (end + 1 >= tokens.size() || tokens[end].space_before || tokens[end + 1].space_before)
    return end;
  if (is(document, end, "-") && is_capitalised(tokens[end + 1])) return end + 1;
  const bool elided = is(document, end, "'") && tokens[end + 1].kind == TokenKind::word;
  return elided ? end + 2 : end;
}

/// The name that begins at a token, empty where there is none; `sure` where a small word behind it
/// says nothing.
Candidate person_from(const Document& document, const Words& words, std::uint32_t at, bool sure) {
  const auto tokens = document.tokens();
  Candidate person{at, at, Type::person, Form::named, 0.6, "behind-title", ""};
  std::size_t names = 0;
  while (person.end_token < tokens.size() && is_capitalised(tokens[person.end_token]) &&
         !(person.size() > 0 && starts_line(document, person.end_token))) {
    const Token& token = tokens[person.end_token];
    const bool other = words.org_heads.contains(token.hash) || words.roles.contains(token.hash) ||
                       words.event_nouns.contains(token.hash) ||
                       words.project_nouns.contains(token.hash) ||
                       words.generic.contains(token.hash) || on_place(document, token);
    if (other) return {};
    ++names;
    ++person.end_token;
    person.end_token = end_of_word(document, person.end_token);
  }
  if (names < kFewestNameWords || names > kMostNameWords) return {};
  // "Project Manager EU HNS"
  const auto upper = [](const Token& token) { return token.shape == Shape::upper; };
  if (tokens[at].span.size() <= 2 && std::ranges::all_of(tokens.subspan(at, person.size()), upper))
    return {};
  // "the Minister of Health, Doctors Without Borders": a small word goes on with another kind of
  // name.
  const bool goes_on = !sure && person.end_token < tokens.size() &&
                       words.joints.contains(tokens[person.end_token].hash) &&
                       tokens[person.end_token].shape == Shape::lower &&
                       !words.coordinators.contains(tokens[person.end_token].hash);
  return goes_on ? Candidate{} : person;
}

}  // namespace

void add_persons_behind_titles(const Document& document, const Words& words,
                               std::span<const WordClasses> classes,
                               std::vector<Candidate>& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (candidates[i].type != Type::job_title || candidates[i].size() == 0) continue;
    end_at_place(document, candidates[i]);
    end_before_next_title(document, words, candidates[i]);
    std::uint32_t at = candidates[i].end_token;
    const auto tokens = document.tokens();
    const bool comma = at < tokens.size() && is(document, at, ",");
    if (comma) ++at;
    while (at < tokens.size() && words.addresses.contains(tokens[at].hash)) ++at;
    if (at >= tokens.size() || starts_line(document, at)) continue;
    const bool given_name = (classes[at] & word_class::given_name) != 0;
    Candidate person = person_from(document, words, at, false);
    if (person.size() > 0 && (given_name || !comma)) candidates.push_back(std::move(person));
  }
}

void add_persons_with_given_names(const Document& document, const Words& words,
                                  std::span<const WordClasses> classes,
                                  std::vector<Candidate>& candidates) {
  constexpr double kConfidence = 0.55;
  const auto tokens = document.tokens();
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const bool given_name = (classes[at] & word_class::given_name) != 0;
    const bool inside = at > 0 && is_capitalised(tokens[at - 1]) && !starts_line(document, at) &&
                        !words.roles.contains(tokens[at - 1].hash) &&
                        !words.addresses.contains(tokens[at - 1].hash);
    if (!given_name || inside || !is_capitalised(tokens[at]) ||
        words.determiners.contains(tokens[at].hash) || words.joints.contains(tokens[at].hash)) {
      continue;
    }
    Candidate person = person_from(document, words, at, true);
    if (person.size() == 0) continue;
    person.confidence = kConfidence;
    person.rule = "given-name";
    at = person.end_token - 1;
    candidates.push_back(std::move(person));
  }
}

}  // namespace docweave::names
