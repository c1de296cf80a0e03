#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/rules.hpp>

namespace docweave {

/// One instruction of a pattern's automaton.
struct Instruction {
  enum class Op : std::uint8_t {
    word,               ///< Consumes the token whose hash is `hash`.
    words,              ///< Consumes a token whose hash is in word set `x`.
    capitalized_words,  ///< The same, and the token is not in lower case.
    other_words,        ///< Consumes a token whose hash is not in word set `x`.
    mention,            ///< Consumes a mention whose type and form bits are in `x` and `y`.
    shape,              ///< Consumes a token of shape or kind `x` (a `ShapeTest`).
    any,                ///< Consumes any item but a line break or a semicolon.
    line_break,
    at_start,
    at_end,
    split,  ///< Goes on at `x`, and with less priority at `y`.
    jump,
    save,  ///< Notes the position in slot `x`.
    match,
  };

  Op op = Op::match;
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  std::uint64_t hash = 0;
};

enum class ShapeTest : std::uint32_t { capitalized, upper, lower, mixed, number, word };

/// A compiled pattern. Slots 2k and 2k+1 hold the begin and end of capture k; the last two those of
/// the whole match.
struct Program {
  std::vector<Instruction> code;
  std::vector<std::string> captures;
  /// Hashes of words of which one must occur for the pattern to match; empty: no such word is
  /// known.
  std::vector<std::uint64_t> required;
};

/// Word lists and macros that patterns refer to.
struct Lexicon {
  std::unordered_map<std::string, std::vector<std::string>> sets;
  std::unordered_map<std::string, std::string> macros;
  /// Single-token sets, sorted; `Instruction::x` of `words` is an index into it.
  std::vector<std::vector<std::uint64_t>> word_sets;
};

/// Compiles a pattern. Throws `Error(invalid_data)` with `where` and the offset in the pattern.
Program compile_pattern(const std::string& pattern, Lexicon& lexicon, const std::string& where);

/// A match of a program: slot values, `kUnset` where a capture took no part.
inline constexpr std::uint32_t kUnset = 0xFFFFFFFF;
struct ProgramMatch {
  std::vector<std::uint32_t> slots;
};

/// Leftmost matches without overlaps; among those that start at one place the one of highest
/// priority (quantifiers are greedy, gaps lazy).
std::vector<ProgramMatch> run_program(const Program& program, const Lexicon& lexicon,
                                      const Document& document, std::span<const Item> items);

}  // namespace docweave
