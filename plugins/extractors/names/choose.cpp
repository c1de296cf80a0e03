#include <algorithm>
#include <tuple>
#include <utility>

#include "candidate.hpp"

namespace docweave::names {
namespace {

/// Longer names tell more: each word counts as much as this much confidence, up to a few words.
constexpr double kWordWeight = 0.02;
constexpr std::uint32_t kMostWords = 10;

/// Gives way to entities, but for titles that hold the word for one and name none ("Chief of
/// Mission", "festival director Ana Kovač").
bool gives_way(const Candidate& c) {
  return c.type == Type::job_title && c.rule != "fixed-title" && c.rule != "post-before-name";
}

double weight(const Candidate& c) {
  const double title = gives_way(c) ? -1.0 : 0.0;
  const double nominal = c.form == Form::nominal ? -0.2 : 0.0;
  return c.confidence + title + nominal + kWordWeight * std::min(c.size(), kMostWords);
}

bool overlap(const Candidate& a, const Candidate& b) {
  return a.first_token < b.end_token && b.first_token < a.end_token;
}

bool holds_names(const Candidate& outer, const Candidate& inner) {
  // A short form ("SBS Ghana") holds no names.
  const bool titled =
      (outer.type == Type::event || outer.type == Type::project) && outer.rule != "defined-acronym";
  // Nor does a well-known name hold what only looks like one.
  const bool whole = outer.is_listed() && inner.type == Type::organization && !inner.is_listed();
  return titled && !whole && outer.first_token <= inner.first_token &&
         inner.end_token <= outer.end_token && inner.size() < outer.size() &&
         inner.type != outer.type;
}

/// What a list says of a name holds for it, too, where the tagger was surer of it than the list.
void tell_which(const Candidate& known, Candidate& name) {
  if (name.first_token == known.first_token && name.end_token == known.end_token &&
      name.type == known.type && name.value.empty()) {
    name.value = known.value;
  }
}

/// "Minister Professor"; not "Associate Professor".
bool ends_in_address(const Reading& text, const Candidate& title) {
  return text.is(title.end_token - 1, &Words::addresses) &&
         !text.is(title.end_token - 2, &Words::ranks);
}

/// Cuts a job title where an entity begins, and the "of the" before it.
void trim(const Reading& text, Candidate& title, const std::vector<const Candidate*>& rivals) {
  for (const Candidate* rival : rivals) {
    if (!overlap(title, *rival)) continue;
    if (rival->first_token > title.first_token) {
      title.end_token = std::min(title.end_token, rival->first_token);
    } else {
      title.first_token = std::min(rival->end_token, title.end_token);
    }
  }
  while (title.size() > 1 && ends_in_address(text, title)) --title.end_token;
  const auto leads_on = [&](std::uint32_t at) {
    return text.is(at, &Words::joints) || text.is(at, &Words::possessives);
  };
  while (!title.empty() && leads_on(title.end_token - 1)) --title.end_token;
  while (!title.empty() && text.is(title.first_token, &Words::joints)) ++title.first_token;
  // "former IFLA President": what an entity leaves of a title may hold no role.
  if (!text.any(title.first_token, title.end_token, &Words::roles)) title.drop();
}

/// Which of the chosen stand on each token, in their order: lists of all tokens in one vector.
class OnTokens {
 public:
  explicit OnTokens(std::size_t tokens) : lists_(tokens) {}

  void add(const Candidate& c, std::uint32_t number) {
    for (std::uint32_t token = c.first_token; token < c.end_token; ++token) {
      List& list = lists_[token];
      links_.push_back({number, kNone});
      const auto link = static_cast<std::uint32_t>(links_.size() - 1);
      (list.first == kNone ? list.first : links_[list.last].next) = link;
      list.last = link;
    }
  }
  /// One that stands on several tokens of a candidate is visited for each.
  template <typename Visit>
  void for_each(const Candidate& c, Visit visit) const {
    for (std::uint32_t token = c.first_token; token < c.end_token; ++token) {
      for (auto at = lists_[token].first; at != kNone; at = links_[at].next)
        visit(links_[at].number);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct List {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
  };
  struct Link {
    std::uint32_t number = 0;
    std::uint32_t next = kNone;
  };
  std::vector<List> lists_;
  std::vector<Link> links_;
};

}  // namespace

std::vector<Candidate> choose(const Reading& text, std::vector<Candidate> candidates) {
  // Numbers are quicker to sort than candidates.
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t, std::uint32_t>> order;
  order.reserve(candidates.size());
  for (const Candidate& c : candidates)
    order.emplace_back(-weight(c), ~c.size(), c.first_token, order.size());
  std::ranges::sort(order);
  std::vector<Candidate> chosen;
  chosen.reserve(candidates.size());
  OnTokens on_tokens(text.tokens().size());
  std::vector<const Candidate*> rivals;
  for (const auto& entry : order) {
    Candidate& c = candidates[std::get<3>(entry)];
    rivals.clear();
    on_tokens.for_each(c, [&](std::uint32_t i) { rivals.push_back(&chosen[i]); });
    if (gives_way(c)) {
      trim(text, c, rivals);
      rivals.clear();
    }
    const bool free = std::ranges::all_of(
        rivals, [&](const Candidate* k) { return holds_names(*k, c) || holds_names(c, *k); });
    if (!c.empty() && !free && !c.value.empty())
      on_tokens.for_each(c, [&](std::uint32_t i) { tell_which(c, chosen[i]); });
    if (c.empty() || !free) continue;
    on_tokens.add(c, static_cast<std::uint32_t>(chosen.size()));
    chosen.push_back(std::move(c));
  }
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> places;
  places.reserve(chosen.size());
  for (const Candidate& c : chosen) places.emplace_back(c.first_token, ~c.end_token, places.size());
  std::ranges::sort(places);
  std::vector<Candidate> sorted;
  sorted.reserve(chosen.size());
  for (const auto& place : places) sorted.push_back(std::move(chosen[std::get<2>(place)]));
  return sorted;
}

}  // namespace docweave::names
