#include "candidate.hpp"

#include <algorithm>

namespace docweave::names {
namespace {

/// Longer names tell more: each word counts as much as this much confidence, up to a few words.
constexpr double kWordWeight = 0.02;
constexpr std::uint32_t kMostWords = 10;

double weight(const Candidate& c) {
  const double title = c.type == Type::job_title ? -1.0 : 0.0;
  const double nominal = c.form == Form::nominal ? -0.2 : 0.0;
  return c.confidence + title + nominal + kWordWeight * std::min(c.size(), kMostWords);
}

bool overlap(const Candidate& a, const Candidate& b) {
  return a.first_token < b.end_token && b.first_token < a.end_token;
}

bool holds_names(const Candidate& outer, const Candidate& inner) {
  const bool titled = outer.type == Type::event || outer.type == Type::project;
  return titled && outer.first_token <= inner.first_token && inner.end_token <= outer.end_token &&
         inner.size() < outer.size() && inner.type != outer.type;
}

bool is_joint(std::string_view word) {
  static constexpr std::string_view kJoints[] = {"of", "for", "the", "at", "in", "to",  "and",
                                                 "on", ",",   "-",   "/",  "&",  "with"};
  return std::ranges::find(kJoints, word) != std::end(kJoints);
}

/// Cuts a job title where an entity begins, and the "of the" before it.
void trim(const Document& document, Candidate& title, const std::vector<Candidate>& chosen) {
  for (const Candidate& c : chosen) {
    if (!overlap(title, c)) continue;
    if (c.first_token > title.first_token) {
      title.end_token = std::min(title.end_token, c.first_token);
    } else {
      title.first_token = std::min(c.end_token, title.end_token);
    }
  }
  const auto word = [&](std::uint32_t token) {
    return document.text(document.tokens()[token].span);
  };
  while (title.size() > 0 && is_joint(word(title.end_token - 1))) --title.end_token;
  while (title.size() > 0 && is_joint(word(title.first_token))) ++title.first_token;
}

}  // namespace

std::vector<Candidate> choose(const Document& document, std::vector<Candidate> candidates) {
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
    const double wa = weight(a);
    const double wb = weight(b);
    if (wa != wb) return wa > wb;
    if (a.size() != b.size()) return a.size() > b.size();
    return a.first_token < b.first_token;
  });
  std::vector<Candidate> chosen;
  for (Candidate& c : candidates) {
    if (c.type == Type::job_title) trim(document, c, chosen);
    if (c.size() == 0) continue;
    const bool free = std::ranges::all_of(chosen, [&](const Candidate& k) {
      return !overlap(c, k) || holds_names(k, c) || holds_names(c, k);
    });
    if (free) chosen.push_back(std::move(c));
  }
  std::ranges::stable_sort(chosen, [](const Candidate& a, const Candidate& b) {
    return std::pair(a.first_token, b.end_token) < std::pair(b.first_token, a.end_token);
  });
  return chosen;
}

}  // namespace docweave::names
