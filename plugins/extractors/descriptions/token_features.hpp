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
  const Word* type(std::uint32_t token) const;
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

/// Appends what speaks for or against a token, an index in the document, being of a description.
void add_features(const Document& document, const Mentioned& mentioned, const Sentence& sentence,
                  std::uint32_t token, Features& features);

}  // namespace docweave::descriptions
