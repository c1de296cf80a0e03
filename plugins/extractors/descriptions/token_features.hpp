#pragma once

#include <cstdint>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/features.hpp>

namespace docweave::descriptions {

/// What the tokens of a document are mentions of so far; the innermost where one holds another.
class Mentioned {
 public:
  explicit Mentioned(const Document& document);

  /// "Place", "Event.nominal"; nullptr where a token is of no mention. By the index of a token.
  const Word* name(std::uint32_t token) const;
  /// Whether a token is of a name of that type.
  bool is(std::uint32_t token, Type type) const;
  /// Whether a mention of that kind begins at a token.
  bool begins(std::uint32_t token) const { return cells_[token].begins; }

 private:
  struct Cell {
    std::uint8_t type = 0;  ///< Its number, 0: none.
    bool begins = false;
    std::uint32_t size = 0;  ///< Bytes of the mention.
  };
  std::vector<Cell> cells_;
};

/// Tells what speaks for or against the tokens of a sentence being of a description.
class Describer {
 public:
  /// What is passed must outlive it.
  Describer(const Document& document, const Mentioned& mentioned, const Sentence& sentence);

  /// Appends the features of a token, an index in the document.
  void describe(std::uint32_t token, Features& features) const;

 private:
  /// A token as features speak of it; outside of the sentence "|".
  struct Cell {
    Word word = "|";     ///< "#" for a number.
    Word typed = "|";    ///< The same; of a mention its type.
    Word ending3 = "|";  ///< Its last letters.
    bool near_date = false;
    bool near_place = false;
  };
  static constexpr std::uint32_t kReach = 3;  ///< Cells on both sides of the sentence.

  void note_near(std::uint32_t at, bool Cell::*near);
  void describe_word(std::uint32_t token, const Cell& own, Features& features) const;

  const Document& document_;
  const Mentioned& mentioned_;
  const Sentence& sentence_;
  std::vector<Cell> cells_;
};

}  // namespace docweave::descriptions
