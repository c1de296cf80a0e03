// The only file that knows poppler. Its core is used rather than its C++ interface: that one copies
// the file's table of objects for each page, looks up all fonts again, converts word by word with
// iconv, and cannot stop inside a page.
#include "pdf_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include <DateInfo.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <UTF.h>
#include <unicode/utf8.h>

#include <docweave/error.hpp>

namespace docweave::pdf {
namespace {

constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
constexpr Unicode kFirstLigature = 0xFB00;
constexpr std::size_t kMostGlyphs = 1'000'000;  ///< Of one page. A newspaper's has 30,000.

void append(std::string& text, Unicode c) {
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

bool is_bold(const TextFontInfo& font) {
  if (font.isBold()) return true;
  if (!font.getFontName()) return false;
  std::string name = font.getFontName()->toStr();
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name.find("bold") != name.npos || name.find("black") != name.npos ||
         name.find("heavy") != name.npos;
}

/// It stands on a page as large as PDF allows (200 inches), or not far from it.
bool is_sane(const Word& word) {
  constexpr float kFarthest = 20000;
  const auto near = [](float place) { return std::abs(place) < kFarthest; };
  return near(word.left) && near(word.right) && near(word.top) && near(word.bottom) &&
         word.right > word.left && word.bottom > word.top;
}

/// Collects a page's words in the order of its content, and no more of them than a page can have.
class PageText final : public TextOutputDev {
 public:
  PageText() : TextOutputDev(nullptr, false, 0, /*rawOrderA=*/true, false) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* u, int size) override {
    if (++glyphs_ > kMostGlyphs) return;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, size);
  }

  bool full() const { return glyphs_ > kMostGlyphs; }

 private:
  std::size_t glyphs_ = 0;
};

class WordReader {
 public:
  /// Words by the direction in which they run.
  std::array<std::vector<Word>, 4> read(TextWordList& list) {
    for (int i = 0; i < list.getLength(); ++i) add(*list.get(i));
    return std::move(by_rotation_);
  }

 private:
  void add(const TextWord& from) {
    Word word = to_word(from);
    if (!is_sane(word) || word.text.empty()) return;
    std::vector<Word>& words = by_rotation_[static_cast<std::size_t>(from.getRotation()) % 4];
    if (from.getRotation() == 0 && !words.empty() && goes_on(words.back(), word)) {
      words.back().text += word.text;
      words.back().right = word.right;
    } else if (!is_shadow(words, word)) {
      words.push_back(std::move(word));
    }
  }

  Word to_word(const TextWord& from) {
    double left = 0, top = 0, right = 0, bottom = 0;
    from.getBBox(&left, &top, &right, &bottom);
    Word word;
    word.left = static_cast<float>(left);
    word.top = static_cast<float>(top);
    word.right = static_cast<float>(right);
    word.bottom = static_cast<float>(bottom);
    word.size = static_cast<float>(from.getFontSize());
    if (!(word.size > 0)) word.size = std::max(word.height(), 1.0F);
    for (int i = 0; i < from.getLength(); ++i) append(word.text, *from.getChar(i));
    if (from.getLength() > 0) word.bold = bold(from.getFontInfo(0));
    return word;
  }

  bool bold(const TextFontInfo* font) {
    const auto [known, added] = bold_.try_emplace(font);
    if (added) known->second = is_bold(*font);
    return known->second;
  }

  /// A word that was drawn in parts.
  static bool goes_on(const Word& word, const Word& next) {
    const float gap = next.left - word.right;
    return std::abs(gap) < 0.05F * word.size && std::abs(next.bottom - word.bottom) < 0.5F &&
           word.size == next.size && word.bold == next.bold;
  }

  /// The same word drawn once more, a little aside, to look bold or raised.
  static bool is_shadow(const std::vector<Word>& words, const Word& word) {
    constexpr std::size_t kLookBack = 16;
    const std::size_t first = words.size() - std::min(words.size(), kLookBack);
    return std::any_of(
        words.begin() + static_cast<std::ptrdiff_t>(first), words.end(), [&](const Word& other) {
          return std::abs(other.left - word.left) < 0.1F * word.size &&
                 std::abs(other.bottom - word.bottom) < 0.1F * word.size && other.text == word.text;
        });
  }

  std::array<std::vector<Word>, 4> by_rotation_;
  std::unordered_map<const TextFontInfo*, bool> bold_;
};

void ignore(ErrorCategory, Goffset, const char*) {}

using Clock = std::chrono::steady_clock;

bool is_over(void* deadline) {
  return Clock::now() > *static_cast<const Clock::time_point*>(deadline);
}

}  // namespace

struct PdfFile::Poppler {
  std::unique_ptr<PDFDoc> document;
};

PdfFile::PdfFile(std::string_view bytes, const std::string& id)
    : poppler_(std::make_unique<Poppler>()) {
  static const GlobalParamsIniter fonts_and_maps(ignore);
  poppler_->document = std::make_unique<PDFDoc>(
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (poppler_->document->isOk()) return;
  if (poppler_->document->getErrorCode() == errEncrypted) {
    throw Error(ErrorCode::invalid_data, id,
                "the PDF file is encrypted and needs a password; give docweave a copy without one");
  }
  throw Error(ErrorCode::invalid_data, id, "this is no PDF file, or it is damaged beyond repair");
}

PdfFile::~PdfFile() = default;

int PdfFile::pages() const {
  return poppler_->document->getNumPages();
}

PageWords PdfFile::words(int number, Clock::time_point deadline) const {
  PageWords words;
  words.number = number;
  PDFDoc& document = *poppler_->document;
  Page* page = document.getPage(number);
  if (!page) return words;
  words.width = static_cast<float>(page->getCropWidth());
  words.height = static_cast<float>(page->getCropHeight());
  if (page->getRotate() % 180 != 0) std::swap(words.width, words.height);
  PageText text;
  constexpr double kPointsPerInch = 72;
  document.displayPage(&text, number, kPointsPerInch, kPointsPerInch, 0, /*useMediaBox=*/false,
                       /*crop=*/true, /*printing=*/false, is_over, &deadline);
  words.cut = text.full() || is_over(&deadline);
  const std::unique_ptr<TextWordList> list = text.makeWordList();
  // Words that run another way than most are stamps and margin notes.
  auto by_rotation = WordReader().read(*list);
  words.words = std::move(*std::ranges::max_element(by_rotation, {}, &std::vector<Word>::size));
  return words;
}

std::string PdfFile::info(const std::string& key) const {
  const std::unique_ptr<GooString> value = poppler_->document->getDocInfoStringEntry(key.c_str());
  if (!value) return {};
  Unicode* characters = nullptr;
  const int size = TextStringToUCS4(value->toStr(), &characters);
  std::string text;
  for (int i = 0; i < size; ++i) append(text, characters[i]);
  gfree(characters);
  return text;
}

std::string PdfFile::info_date(const std::string& key) const {
  const std::unique_ptr<GooString> value = poppler_->document->getDocInfoStringEntry(key.c_str());
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone_hour = 0,
      zone_minute = 0;
  char zone = 0;
  if (!value || !parseDateString(value.get(), &year, &month, &day, &hour, &minute, &second, &zone,
                                 &zone_hour, &zone_minute))
    return {};
  if (year < 1980 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

}  // namespace docweave::pdf
