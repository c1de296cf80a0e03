#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lexer.hpp"
#include "reading.hpp"

namespace docweave::dates {

/// One step of the compiled grammar.
struct Step {
  enum class Op : std::uint8_t {
    number,  ///< Passes a number that `number` lets through.
    word,    ///< Passes a word of `classes`.
    mark,    ///< Passes `mark`.
    fork,    ///< Goes on at the next step, and at `target`.
    jump,    ///< Goes on at `target`.
    glue,    ///< No space may stand before what follows.
    begin,   ///< The span begins here.
    range,   ///< The end of a range follows.
    list,    ///< Another day follows.
    accept,  ///< Rule number `target` has been found.
    stop,    ///< There is no further choice.
  };
  enum class Number : std::uint8_t {
    day,
    month_number,
    quarter_number,
    half_number,
    day2,
    month2,
    short_year,
    year,
    bare_year,
    first,
    second,
  };
  /// What a word leaves in the reading.
  enum class Value : std::uint8_t {
    none,
    month,
    weekday,
    day,
    tens,
    quarter,
    half,
    this_year,
    last_year,
    next_year,
    relative,
  };

  Op op = Op::jump;
  Number number = Number::day;
  Value value = Value::none;
  char mark = 0;
  Classes classes = 0;
  std::uint32_t target = 0;
};

/// The grammar of dates, compiled from grammar.txt (which explains the notation) for a small
/// backtracking machine. Patterns repeat nothing, so a match takes a bounded number of steps.
class Grammar {
 public:
  /// Throws `Error(invalid_data)` with file and line for a pattern that cannot be read.
  Grammar(const std::filesystem::path& file, const Lexicon& lexicon);

  /// The longest date that starts at a lexeme; the earlier rule where two are as long.
  std::optional<Reading> match(std::span<const Lexeme> lexemes, std::size_t at) const;
  const std::string& rule(std::uint16_t number) const { return rules_[number]; }

 private:
  std::vector<Step> steps_;
  std::vector<std::string> rules_;
};

}  // namespace docweave::dates
