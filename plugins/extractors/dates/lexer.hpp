#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <docweave/span.hpp>

#include "lexicon.hpp"

namespace docweave::dates {

/// A number, word or mark as the date grammar sees it. Finer than the tokens of a document:
/// "2018-07-18" is five lexemes, "17th" one number with an ordinal suffix.
struct Lexeme {
  enum class Kind : std::uint8_t { number, word, mark };

  Span span;
  Kind kind = Kind::mark;
  bool space_before = false;
  bool ordinal = false;     ///< Numbers: an ordinal suffix stood behind it and is part of the span.
  bool counted = false;     ///< Numbers: a sum of money or a decimal; never part of a date.
  std::uint8_t digits = 0;  ///< Numbers: how many, 0 to 9; longer ones are no part of a date.
  char mark = 0;  ///< Marks: '-' for every dash, '\'' for every apostrophe, else the byte.
  std::int32_t number = 0;
  Classes classes = 0;
  const Word* word = nullptr;
};

/// Lexemes of a stretch of text. `out` is emptied first, so that one vector serves many blocks.
void lex(std::string_view text, Span span, const Lexicon& lexicon, std::size_t language,
         std::vector<Lexeme>& out);

}  // namespace docweave::dates
