#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <docweave/rules.hpp>

#include "text/rules/program.hpp"

namespace docweave {

/// How far a rule came that did not match.
struct PartialMatch {
  ItemRange items;   ///< What it took; the item behind did not fit, or there was none.
  double share = 0;  ///< Of the items that any match takes, those taken.
  std::vector<std::string> expected;  ///< The parts of its pattern of which one should have fitted.
};

/// Follows one rule's pattern over the items of a sentence, all ways at once, to see how far it
/// comes. Slow; for explanations.
class RuleTracer {
 public:
  RuleTracer(const RulePack& pack, std::uint32_t rule, const Document& document,
             std::span<const Item> items);

  /// The way that came furthest in the pattern; nothing when not even its first item fitted.
  std::optional<PartialMatch> furthest();

 private:
  /// A point of the program, with the steps taken inside a gap.
  struct Place {
    std::uint32_t point = 0;
    std::uint32_t steps = 0;
    auto operator<=>(const Place&) const = default;
  };
  struct Thread {
    Place place;
    std::uint32_t start = 0;
  };

  void enter(Place place, std::uint32_t start, std::uint32_t at);
  void note_waiting(std::uint32_t point, std::uint32_t start, std::uint32_t at);
  bool passes(std::uint32_t test, std::uint32_t at) const;
  void step(const Thread& thread, std::uint32_t at);

  const Rule& rule_;
  const Program& program_;
  std::span<const Item> items_;
  std::vector<std::uint64_t> rows_;
  std::size_t width_;
  std::vector<Thread> threads_;  ///< At the position that is entered.
  std::vector<Place> entered_;

  struct Furthest {
    std::uint32_t point = 0, start = 0, at = 0;
    std::vector<std::uint32_t> waiting;
  };
  std::optional<Furthest> furthest_;
};

}  // namespace docweave
