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
#include <optional>
#include <unordered_map>

#include <DateInfo.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <UTF.h>

#include <docweave/error.hpp>

#include "word_builder.hpp"

namespace docweave::pdf {
namespace {

constexpr std::size_t kMostGlyphs = 1'000'000;  ///< Of one page. A newspaper's has 30,000.

std::u32string text_of(const GooString& string) {
  Unicode* characters = nullptr;
  const int size = TextStringToUCS4(string.toStr(), &characters);
  std::u32string text(characters, characters + std::max(size, 0));
  gfree(characters);
  return text;
}

bool is_bold(const GfxFont& font) {
  if (font.isBold()) return true;
  std::string name = font.getName().value_or("");
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name.find("bold") != name.npos || name.find("black") != name.npos ||
         name.find("heavy") != name.npos;
}

/// Fonts that are drawn by the file itself give sizes of their own. How wide its letters are tells:
/// an "m" has 0.6 of the size, others 0.5.
double size_of_type3(const Gfx8BitFont& font, double size) {
  double width = 0;
  int drawn = 0;
  for (int code = 0; code < 256; ++code) {
    const double one = font.getWidth(static_cast<unsigned char>(code));
    if (one <= 0) continue;
    const char* name = font.getCharName(code);
    if (name && std::string_view(name) == "m") {
      width = one / 0.6 * 0.5;
      drawn = 1;
      break;
    }
    width += one;
    ++drawn;
  }
  if (drawn > 0) size *= width / drawn / 0.5;
  const double* matrix = font.getFontMatrix();
  return matrix[0] != 0 ? size * std::abs(matrix[3] / matrix[0]) : size;
}

/// Takes the glyphs of a page, and no more of them than a page can have.
class GlyphDevice final : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return false; }

  void startPage(int, GfxState* state, XRef*) override {
    width_ = state->getPageWidth();
    height_ = state->getPageHeight();
  }

  void restoreState(GfxState* state) override { updateFont(state); }

  void updateFont(GfxState* state) override {
    GfxFont* const font = state->getFont().get();
    Face face;
    double size = state->getTransformedFontSize();
    std::array<double, 4> m{};
    state->getFontTransMat(&m[0], &m[1], &m[2], &m[3]);
    const bool level = std::abs(m[0] * m[3]) > std::abs(m[1] * m[2]);
    face.rotation = level ? (m[0] > 0 || m[3] < 0 ? 0 : 2) : (m[2] > 0 ? 1 : 3);
    if (font) {
      if (font->getType() == fontType3)
        size = size_of_type3(static_cast<Gfx8BitFont&>(*font), size);
      if (font->getWMode() != 0) face.rotation = (face.rotation + 1) % 4;
      face.bold = bold(*font);
    }
    face.size = size > 0 ? static_cast<float>(size) : 1;
    set_height(font, face);
    words_.set(face);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                CharCode code, int, const Unicode* u, int size) override {
    if (++glyphs_ > kMostGlyphs || size <= 0) return;
    // What stands between letters is not part of them.
    const double spacing =
        state->getCharSpace() + (code == static_cast<CharCode>(' ') ? state->getWordSpace() : 0);
    double space_x = 0, space_y = 0;
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x, &space_y);
    double left = 0, top = 0, width = 0, height = 0;
    state->transform(x, y, &left, &top);
    state->transformDelta(dx - space_x, dy - space_y, &width, &height);
    const bool inside =
        left + width >= 0 && left <= width_ && top + height >= 0 && top <= height_;  // And no NaN.
    if (!inside) return;
    draw({{},
          static_cast<float>(left),
          static_cast<float>(top),
          static_cast<float>(width),
          static_cast<float>(height)},
         u, size);
  }

  /// From here on the file tells the words itself; what it draws tells where.
  void beginActualText(GfxState*, const GooString* text) override {
    actual_ = text_of(*text);
    actual_place_.reset();
  }

  void endActualText(GfxState*) override {
    if (!actual_) return;
    if (actual_place_ && !actual_->empty()) {
      actual_place_->text = *actual_;
      words_.add(*actual_place_);
    }
    actual_.reset();
  }

  bool full() const { return glyphs_ > kMostGlyphs; }
  std::vector<Word> words() { return words_.take(); }

 private:
  void draw(Glyph glyph, const Unicode* u, int size) {
    if (!actual_) {
      static_assert(sizeof(Unicode) == sizeof(char32_t));
      const std::u32string text(u, u + size);
      glyph.text = text;
      words_.add(glyph);
    } else if (!actual_place_) {
      actual_place_ = glyph;
    } else {
      actual_place_->width = glyph.x + glyph.width - actual_place_->x;
      actual_place_->height = glyph.y + glyph.height - actual_place_->y;
    }
  }

  /// As the font says, or as most are where it says nothing.
  static void set_height(const GfxFont* font, Face& face) {
    face.ascent = font ? static_cast<float>(font->getAscent()) : 0;
    face.descent = font ? static_cast<float>(font->getDescent()) : 0;
    if (face.ascent - face.descent < 0.1F) {
      face.ascent = 0.95F;
      face.descent = -0.35F;
    }
  }

  bool bold(const GfxFont& font) {
    const auto [known, added] = bold_.try_emplace(&font);
    if (added) known->second = is_bold(font);
    return known->second;
  }

  WordBuilder words_;
  double width_ = 0, height_ = 0;
  std::size_t glyphs_ = 0;
  std::optional<std::u32string> actual_;
  std::optional<Glyph> actual_place_;
  std::unordered_map<const GfxFont*, bool> bold_;
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
  GlyphDevice device;
  constexpr double kPointsPerInch = 72;
  document.displayPage(&device, number, kPointsPerInch, kPointsPerInch, 0, /*useMediaBox=*/false,
                       /*crop=*/true, /*printing=*/false, is_over, &deadline);
  words.cut = device.full() || is_over(&deadline);
  words.words = device.words();
  return words;
}

std::string PdfFile::info(const std::string& key) const {
  const std::unique_ptr<GooString> value = poppler_->document->getDocInfoStringEntry(key.c_str());
  if (!value) return {};
  std::string text;
  for (const char32_t c : text_of(*value)) append_utf8(text, c);
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
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

}  // namespace docweave::pdf
