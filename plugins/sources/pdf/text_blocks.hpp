#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <docweave/document.hpp>

#include "word.hpp"

namespace docweave::pdf {

/// A word of a block, or a part of one that a line end divided.
struct BlockWord {
  std::string text;
  Origin origin;
  bool space_before = false;
};

struct TextBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t group = 0;
  std::vector<BlockWord> words;

  std::string text() const;
};

struct TextBlocks {
  std::vector<TextBlock> blocks;
  std::vector<std::pair<std::size_t, std::size_t>>
      rows;  ///< Cells that are label and value, by block.
};

/// Joins lines in reading order into blocks: paragraphs across lines, columns and pages with
/// hyphenation undone, headings by font size and weight, list items, table rows.
TextBlocks make_blocks(const std::vector<Line>& lines, float body_size);

}  // namespace docweave::pdf
