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

}  // namespace docweave::names
