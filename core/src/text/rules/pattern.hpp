#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/rules/item_test.hpp"

namespace docweave {

/// A piece of a pattern's text, as half-open byte offsets.
struct PatternPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The syntax tree of a pattern.
struct PatternNode {
  enum class Kind {
    item,
    start,
    end,
    not_next,
    sequence,
    alternatives,
    optional,
    repeat,
    gap,
    capture
  };

  Kind kind = Kind::sequence;
  ItemTest test;  ///< Item, gap, not_next.
  std::vector<PatternNode> children;
  /// Gap: most items. Repeat: least times (0 or 1). Item that is one word: its bytes.
  std::uint32_t number = 0;
  std::string name;  ///< Capture.
  PatternPart part;  ///< The words of the pattern that it stands for.
};

/// Word lists and macros that patterns refer to.
struct Lexicon {
  std::unordered_map<std::string, std::vector<std::string>> sets;
  std::unordered_map<std::string, std::string> macros;
  /// Sets that a pattern has named already: most are named by many.
  mutable std::unordered_map<std::string, PatternNode> parsed_sets;

  /// "*konferenz", folded: what the sets hold for all words that end so.
  std::vector<std::string> endings() const;
};

/// Reads a pattern. Throws `Error(invalid_data)` with `where` and the offset in the pattern.
PatternNode parse_pattern(std::string_view pattern, const Lexicon& lexicon,
                          const std::string& where);

/// Whether a node can match no item at all.
bool matches_nothing(const PatternNode& node);

}  // namespace docweave
