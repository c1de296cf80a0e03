#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace docweave::pdf {

/// A word of a page. Lengths are points, from the page's top left corner.
struct Word {
  std::string text;
  float left = 0, top = 0, right = 0, bottom = 0;
  float size = 0;  ///< Of its font.
  bool bold = false;

  float height() const { return bottom - top; }
  float middle_x() const { return (left + right) / 2; }
  float middle_y() const { return (top + bottom) / 2; }
};

struct PageWords {
  int number = 1;
  float width = 0, height = 0;
  std::vector<Word> words;
  bool cut = false;  ///< It has more words than were read.
};

/// Words that stand on one line of a page or of one of its columns.
struct Line {
  std::vector<Word> words;  ///< From left to right.
  int page = 1;
  std::size_t column =
      0;  ///< Lines of one column of one page follow each other and share this number.
  float left = 0, top = 0, right = 0, bottom = 0;
  float size = 0;     ///< Of most of its words.
  bool bold = false;  ///< All of its words are.

  std::string text() const;
};

/// A line of words that stand side by side, in any order.
Line make_line(std::vector<Word> words, int page, std::size_t column);

/// Whether a space stands between two neighbours in a line.
bool space_between(const Word& word, const Word& next);

/// Drops the small raised numbers and signs that point to notes, and those before the notes
/// themselves: "Forum1" is no name. Keeps powers and units ("km2").
void drop_note_marks(Line& line);

inline constexpr float kNoGap = std::numeric_limits<float>::max();

/// Groups words into lines by their heights on the page, from top to bottom. Words further apart
/// than `widest_gap` times their font size are no neighbours.
std::vector<Line> group_lines(std::vector<Word> words, int page, std::size_t column,
                              float widest_gap);

}  // namespace docweave::pdf
