#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "word.hpp"

namespace docweave::pdf {

/// Adds a character, ligatures spelled out.
void append_utf8(std::string& text, char32_t c);

/// How glyphs are set. Lengths are points.
struct Face {
  float size = 0;
  float ascent = 0, descent = 0;  ///< Above and below the baseline; descent is negative.
  int rotation = 0;               ///< Quarter turns clockwise: 1 runs down the page.
  bool bold = false;

  friend bool operator==(const Face&, const Face&) = default;
};

/// What one glyph stands for and where: `x`, `y` is its origin on the baseline, `width`, `height`
/// the way to the next one's.
struct Glyph {
  std::u32string_view text;
  float x = 0, y = 0;
  float width = 0, height = 0;
};

/// Puts words together from glyphs in the order in which a page draws them: what follows on a
/// baseline without a gap, with accents that are drawn over letters (as TeX does) and without the
/// copies that make letters look bold or raised.
class WordBuilder {
 public:
  void set(const Face& face);
  void add(const Glyph& glyph);
  void end_word();

  /// The words that most run the same way; others are stamps and margin notes.
  std::vector<Word> take();

 private:
  struct Place {
    float begin = 0, end = 0;  ///< Along the direction of writing.
    float base = 0;            ///< Across it.
  };

  Place place(const Glyph& glyph) const;
  bool follows(const Place& at);
  bool combine(char32_t c, const Place& at);
  void begin_word(const Glyph& glyph, const Place& at);
  void append(char32_t c, const Place& at);

  Face face_;
  std::array<std::vector<Word>, 4> by_rotation_;
  Word word_;
  Face word_face_;
  bool open_ = false;
  bool overlapped_ = false;  ///< The last glyph lay upon the one before it.
  float base_ = 0;           ///< Of the open word.
  Place last_;               ///< The last glyph of the open word.
  char32_t last_character_ = 0;
  std::size_t last_begin_ = 0;  ///< Where it begins in the word's text.
};

}  // namespace docweave::pdf
