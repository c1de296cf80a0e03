#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace docweave::plain {

/// One line of a text file, without the white space at its ends.
struct TextLine {
  std::string_view text;
  std::size_t begin = 0;     ///< Byte in the file's text.
  std::uint32_t indent = 0;  ///< Columns before it; a tab goes to the next multiple of eight.
  std::uint32_t width = 0;   ///< Code points, with its indent.

  bool blank() const { return text.empty(); }
};

/// Splits at line feeds, carriage returns, both together, form feeds and line separators.
std::vector<TextLine> split_lines(std::string_view text);

}  // namespace docweave::plain
