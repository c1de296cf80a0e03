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
    ending,  ///< The clause ends here.
    begin,   ///< The span begins here.
    range,   ///< The end of a range follows.
    list,    ///< Another day follows.
    accept,  ///< The rule has been found.
  };
  enum class Number : std::uint8_t {
    day,
    month_number,
    quarter_number,
    half_number,
    day2,
    month2,
    short_year,
    late_year,
    year,
    bare_year,
    first,
    second,
    other_day,
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
    from_told,
  };

  Op op = Op::jump;
  Number number = Number::day;
  Value value = Value::none;
  char mark = 0;
  Classes classes = 0;
  std::uint32_t target = 0;
};

/// What can be the first lexeme of all ways on from a step; a little more than that, as marks share
/// bits.
struct Start {
  Classes classes = 0;
  std::uint64_t marks = 0;
  bool number = false;
  bool nothing = false;  ///< Or the rule has been found.

  void add(const Start& other);
  void add_mark(char mark) { marks |= bit_of(mark); }
  bool fits(const Lexeme& lexeme) const {
    return nothing || (lexeme.kind == Lexeme::Kind::number && number) ||
           (lexeme.classes & classes) != 0 ||
           (lexeme.kind == Lexeme::Kind::mark && (bit_of(lexeme.mark) & marks) != 0);
  }

 private:
  static constexpr std::uint64_t bit_of(char mark) {
    return std::uint64_t{1} << static_cast<unsigned char>(mark) % 64;
  }
};

/// A rule: where its steps begin, and with what a match of it can begin.
struct Rule {
  std::string name;
  std::uint32_t first_step = 0;
  Classes first_classes = 0;
  bool first_number = false;
};

/// The grammar of dates, compiled from grammar.txt (which explains the notation) for a small
/// backtracking machine. Patterns repeat nothing, so a match takes a bounded number of steps.
class Grammar {
 public:
  /// Throws `Error(invalid_data)` with file and line for a pattern that cannot be read.
  Grammar(const std::filesystem::path& file, const Lexicon& lexicon);

  /// The longest date that starts at a lexeme; the earlier rule where two are as long.
  std::optional<Reading> match(std::span<const Lexeme> lexemes, std::size_t at) const;
  const std::string& rule(std::uint16_t number) const { return rules_[number].name; }

 private:
  void find_starts();

  std::vector<Step> steps_;
  std::vector<Start> starts_;  ///< By step.
  std::vector<Rule> rules_;
  Classes first_classes_ = 0;  ///< Of all rules.
  Classes reference_ = 0;      ///< Words whose number is no date: "Regulation 2016/11".
};

}  // namespace docweave::dates
