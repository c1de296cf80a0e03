#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/layout.hpp>

#include "paragraphs.hpp"

namespace docweave::plain {

/// Of the longest line that is not taken for a paragraph.
inline constexpr std::uint32_t kShortLine = 120;

/// Lines of the file joined into one.
struct Logical {
  std::vector<Piece> pieces;
  std::string_view first;  ///< Text of its first line, without list marker.
  std::string_view last;
  std::uint32_t indent = 0;
  std::uint32_t width = 0;  ///< Of all lines together.
  std::size_t marker = 0;   ///< Bytes of its list marker.
  bool numbered = false;    ///< The marker is a number.

  bool is_item() const { return marker > 0; }
  bool is_short() const { return width <= kShortLine && !ends_sentence(last); }
};

/// Joins the lines that a writer or a program wrapped at a column.
class LineJoiner {
 public:
  /// `lines` are those of the whole file; `words` must outlive this.
  LineJoiner(const std::vector<TextLine>& lines, const LineWords& words);

  /// The lines of a chunk without blank ones in it.
  std::vector<Logical> join(std::span<const TextLine> chunk) const;

 private:
  std::uint32_t wrap_of(std::span<const TextLine> chunk) const;
  bool goes_on(const Logical& current, const TextLine& line, const TextLine& next,
               std::uint32_t wrap) const;

  const LineWords& words_;
  std::uint32_t wrap_;
  bool keeps_to_column_;  ///< No line goes beyond it.
};

}  // namespace docweave::plain
