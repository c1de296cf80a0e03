#include "word_builder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

namespace docweave::pdf {
namespace {

// In font sizes. The values are those of Xpdf's and poppler's TextOutputDev.
constexpr float kWordGap = 0.1F;
constexpr float kOverlap = 0.2F;
constexpr float kCopyAlong = 0.1F;
constexpr float kCopyAcross = 0.2F;
constexpr float kAccentAside = 0.1F;
constexpr float kSameBaseline = 0.5F;  ///< Points.

constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
constexpr char32_t kFirstLigature = 0xFB00;

/// The combining mark that a sign which is drawn over a letter stands for; 0: it is none.
char32_t mark_of(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 16> kMarks{{{0x5E, 0x302},
                                                                  {0x60, 0x300},
                                                                  {0x7E, 0x303},
                                                                  {0xA8, 0x308},
                                                                  {0xAF, 0x304},
                                                                  {0xB4, 0x301},
                                                                  {0xB8, 0x327},
                                                                  {0x2C6, 0x302},
                                                                  {0x2C7, 0x30C},
                                                                  {0x2C9, 0x304},
                                                                  {0x2D8, 0x306},
                                                                  {0x2D9, 0x307},
                                                                  {0x2DA, 0x30A},
                                                                  {0x2DB, 0x328},
                                                                  {0x2DC, 0x303},
                                                                  {0x2DD, 0x30B}}};
  if (c >= 0x300 && c < 0x370) return c;
  if (c < 0x5E || c > 0x2DD || (c > 0x7E && c < 0xA8)) return 0;
  const auto* mark = std::ranges::find(kMarks, c, [](const auto& pair) { return pair.first; });
  return mark == kMarks.end() ? 0 : mark->second;
}

/// A letter and a mark as one; 0 where there is no such letter.
char32_t composed(char32_t letter, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* form = unorm2_getNFCInstance(&status);
  const UChar32 both = U_FAILURE(status) ? -1
                                         : unorm2_composePair(form, static_cast<UChar32>(letter),
                                                              static_cast<UChar32>(mark));
  return both < 0 ? 0 : static_cast<char32_t>(both);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') ||
         (c >= 0xA0 && u_isUWhiteSpace(static_cast<UChar32>(c)));
}

/// It stands on a page as large as PDF allows (200 inches), or not far from it.
bool is_sane(const Word& word) {
  constexpr float kFarthest = 20000;
  const auto near = [](float place) { return std::abs(place) < kFarthest; };
  return near(word.left) && near(word.right) && near(word.top) && near(word.bottom) &&
         word.right > word.left && word.bottom > word.top;
}

/// The same word drawn once more, a little aside.
bool is_copy(const std::vector<Word>& words, const Word& word) {
  constexpr std::ptrdiff_t kLookBack = 16;
  const auto count = std::min(std::ssize(words), kLookBack);
  return std::any_of(words.end() - count, words.end(), [&](const Word& other) {
    return std::abs(other.left - word.left) < kCopyAlong * word.size &&
           std::abs(other.bottom - word.bottom) < kCopyAlong * word.size && other.text == word.text;
  });
}

}  // namespace

void append_utf8(std::string& text, char32_t c) {
  if (c >= kFirstLigature && c - kFirstLigature < kLigatures.size()) {
    text += kLigatures[c - kFirstLigature];
    return;
  }
  if (!U_IS_UNICODE_CHAR(c)) c = 0xFFFD;
  std::array<char, U8_MAX_LENGTH> bytes;
  int size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  text.append(bytes.data(), static_cast<std::size_t>(size));
}

void WordBuilder::set(const Face& face) {
  face_ = face;
}

WordBuilder::Place WordBuilder::place(const Glyph& glyph) const {
  switch (face_.rotation) {
    case 0:
      return {glyph.x, glyph.x + glyph.width, glyph.y};
    case 1:
      return {glyph.y, glyph.y + glyph.height, glyph.x};
    case 2:
      return {-glyph.x, -glyph.x - glyph.width, glyph.y};
    default:
      return {-glyph.y, -glyph.y - glyph.height, glyph.x};
  }
}

void WordBuilder::add(const Glyph& glyph) {
  Glyph one = glyph;
  const auto count = static_cast<float>(glyph.text.size());
  one.width /= count;
  one.height /= count;
  for (const char32_t c : glyph.text) {
    const Place at = place(one);
    if (is_space(c)) {
      end_word();
    } else if (c != 0 && !(open_ && combine(c, at))) {
      if (open_ && !follows(at)) end_word();
      if (!open_) begin_word(one, at);
      append(c, at);
    }
    one.x += one.width;
    one.y += one.height;
  }
}

bool WordBuilder::follows(const Place& at) {
  const float size = word_face_.size;
  const float gap = at.begin - last_.end;
  const bool upon = std::abs(at.begin - last_.begin) < kCopyAlong * size &&
                    std::abs(at.base - base_) < kCopyAcross * size;
  const bool apart = upon || overlapped_ || gap < -kOverlap * size || gap > kWordGap * size ||
                     std::abs(at.base - base_) > kSameBaseline || !(face_ == word_face_);
  overlapped_ = upon;
  return !apart;
}

bool WordBuilder::combine(char32_t c, const Place& at) {
  const char32_t mark = mark_of(c);
  const char32_t last_mark = mark_of(last_character_);
  if ((mark == 0) == (last_mark == 0)) return false;
  const float middles = std::abs(at.begin + at.end - last_.begin - last_.end) / 2;
  const float widths = std::abs(at.end - at.begin) + std::abs(last_.end - last_.begin);
  if (middles >= kAccentAside * widths || std::abs(at.base - base_) > word_face_.size) return false;
  const char32_t both = mark != 0 ? composed(last_character_, mark) : composed(c, last_mark);
  if (both == 0) return false;
  word_.text.resize(last_begin_);
  append(both, {std::min(at.begin, last_.begin), std::max(at.end, last_.end), base_});
  return true;
}

void WordBuilder::begin_word(const Glyph& glyph, const Place& at) {
  word_ = {};
  word_face_ = face_;
  word_.size = face_.size;
  word_.bold = face_.bold;
  base_ = at.base;
  open_ = true;
  const float ascent = face_.ascent * face_.size;
  const float descent = face_.descent * face_.size;
  word_.left = word_.right = glyph.x;
  word_.top = word_.bottom = glyph.y;
  switch (face_.rotation) {
    case 0:
      word_.top = glyph.y - ascent;
      word_.bottom = glyph.y - descent;
      break;
    case 1:
      word_.left = glyph.x + descent;
      word_.right = glyph.x + ascent;
      break;
    case 2:
      word_.top = glyph.y + descent;
      word_.bottom = glyph.y + ascent;
      break;
    default:
      word_.left = glyph.x - ascent;
      word_.right = glyph.x - descent;
  }
}

void WordBuilder::append(char32_t c, const Place& at) {
  last_begin_ = word_.text.size();
  last_character_ = c;
  last_ = at;
  append_utf8(word_.text, c);
  const float low = std::min(at.begin, at.end);
  const float high = std::max(at.begin, at.end);
  switch (word_face_.rotation) {
    case 0:
      word_.left = std::min(word_.left, low);
      word_.right = std::max(word_.right, high);
      break;
    case 1:
      word_.top = std::min(word_.top, low);
      word_.bottom = std::max(word_.bottom, high);
      break;
    case 2:
      word_.left = std::min(word_.left, -high);
      word_.right = std::max(word_.right, -low);
      break;
    default:
      word_.top = std::min(word_.top, -high);
      word_.bottom = std::max(word_.bottom, -low);
  }
}

void WordBuilder::end_word() {
  if (!open_) return;
  open_ = false;
  std::vector<Word>& words = by_rotation_[static_cast<std::size_t>(word_face_.rotation)];
  if (is_sane(word_) && !is_copy(words, word_)) words.push_back(std::move(word_));
}

std::vector<Word> WordBuilder::take() {
  end_word();
  return std::move(*std::ranges::max_element(by_rotation_, {}, &std::vector<Word>::size));
}

}  // namespace docweave::pdf
