#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>

#include <docweave/rules.hpp>

namespace docweave::relations {

/// Folded hashes of words that open a phrase before the subject ("with", "funded"), that stand
/// between the members of a list, and that are verbs.
struct OpeningWords {
  explicit OpeningWords(const RulePack& pack);

  std::unordered_set<std::uint64_t> openers;
  std::unordered_set<std::uint64_t> glue;
  std::unordered_set<std::uint64_t> verbs;
};

/// "With support from Canada, UN Women and the Ministry held a workshop": the comma by which a
/// sentence comes from its opening phrase to its subject, where the names of both look like one
/// list. An index into `items`.
std::optional<std::uint32_t> opening_comma(const Document& document, std::span<const Item> items,
                                           const OpeningWords& words);

}  // namespace docweave::relations
