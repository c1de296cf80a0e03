#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/rules/alphabet.hpp"
#include "text/rules/pattern.hpp"

namespace docweave {

/// One instruction of a pattern's automaton.
struct Instruction {
  enum class Op : std::uint8_t {
    item,  ///< Takes an item that passes test `x`.
    many,  ///< Takes as many items that pass test `x` as it can.
    gap,   ///< Takes up to `y` items that pass test `x`, as few as it can.
    at_start,
    at_end,
    not_next,  ///< Takes nothing where the next item does not pass test `x`.
    split,     ///< Goes on at `x`, and with less priority at `y`.
    jump,      ///< Goes on at `x`.
    save,      ///< Notes the position in slot `x`.
    head,      ///< Begins what is repeated.
    match,
  };

  Op op = Op::match;
  bool mandatory = false;  ///< Every match passes it.
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  /// Where a loop begins: the instruction further on that leads back to it. Else 0.
  std::uint32_t back = 0;
  /// Where a branch ends: unless some item passes test `guard`, nothing from `branch` to here leads
  /// on. No test: `kNoTest`.
  std::uint32_t guard = kNoTest;
  std::uint32_t branch = 0;

  static constexpr std::uint32_t kNoTest = 0xFFFFFFFF;

  bool has_test() const {
    return op == Op::item || op == Op::many || op == Op::gap || op == Op::not_next;
  }
};

/// A compiled pattern. Slots 2k and 2k+1 hold the begin and end of capture k; the last two those of
/// the whole match.
struct Program {
  std::vector<Instruction> code;
  std::vector<PatternPart> parts;    ///< The words of the pattern behind each instruction.
  std::vector<std::uint32_t> heads;  ///< Instructions where loops begin.
  std::vector<std::string> captures;
  /// Tests each of which an item of its own passes in a match, in this order.
  std::vector<std::uint32_t> needed;
  /// The one of them that holds most seldom; nothing where none is needed.
  std::optional<std::uint32_t> rarest;
  bool asks_parts = false;    ///< Some test asks for parts of speech.
  bool denies_parts = false;  ///< Some test of what must not follow does.
};

/// Compiles a pattern, adding its tests to the alphabet. Throws `Error(invalid_data)` with `where`
/// and the offset in the pattern.
Program compile_pattern(const std::string& pattern, const Lexicon& lexicon, Alphabet& alphabet,
                        const std::string& where);

}  // namespace docweave
