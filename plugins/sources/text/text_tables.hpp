#pragma once

#include <span>
#include <vector>

#include "paragraphs.hpp"

namespace docweave::plain {

/// A row of a table that a text shows by bars or gaps.
struct TextRow {
  std::vector<Piece> cells;
  std::vector<Piece> more = {};  ///< Lines below that go on with the last cell.
  bool pair = false;             ///< Label and value.
};

/// The rows of lines that are all rows of a table; nothing when one of them is not.
std::vector<TextRow> table_rows(std::span<const TextLine> lines, const LineWords& words);

}  // namespace docweave::plain
