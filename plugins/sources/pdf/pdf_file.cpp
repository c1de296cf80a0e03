#include "pdf_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <ctime>
#include <limits>
#include <mutex>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <docweave/error.hpp>

namespace docweave::pdf {
namespace {

constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
constexpr UChar32 kFirstLigature = 0xFB00;

void append(std::string& text, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes;
  int size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  text.append(bytes.data(), static_cast<std::size_t>(size));
}

/// UTF-8, with ligatures spelled out.
std::string utf8(const poppler::ustring& words) {
  std::string text;
  const auto size = static_cast<std::int32_t>(words.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U16_NEXT(words.data(), i, size, c);
    const auto ligature = static_cast<std::size_t>(c - kFirstLigature);
    if (c >= kFirstLigature && ligature < kLigatures.size()) {
      text += kLigatures[ligature];
    } else if (U_IS_SURROGATE(c)) {
      append(text, 0xFFFD);
    } else {
      append(text, c);
    }
  }
  return text;
}

bool is_bold(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name.find("bold") != name.npos || name.find("black") != name.npos ||
         name.find("heavy") != name.npos;
}

Word to_word(const poppler::text_box& box) {
  Word word;
  const poppler::rectf place = box.bbox();
  word.left = static_cast<float>(place.left());
  word.top = static_cast<float>(place.top());
  word.right = static_cast<float>(place.right());
  word.bottom = static_cast<float>(place.bottom());
  word.size = box.has_font_info() ? static_cast<float>(box.get_font_size()) : word.height();
  if (!(word.size > 0)) word.size = std::max(word.height(), 1.0F);
  word.bold = box.has_font_info() && is_bold(box.get_font_name());
  word.text = utf8(box.text());
  return word;
}

/// It stands on a page as large as PDF allows (200 inches), or not far from it.
bool is_sane(const Word& word) {
  constexpr float kFarthest = 20000;
  const auto near = [](float place) { return std::abs(place) < kFarthest; };
  return near(word.left) && near(word.right) && near(word.top) && near(word.bottom) &&
         word.right > word.left && word.bottom > word.top;
}

}  // namespace

struct PdfFile::Poppler {
  std::unique_ptr<poppler::document> document;
};

PdfFile::PdfFile(std::string_view bytes, const std::string& id)
    : poppler_(std::make_unique<Poppler>()) {
  static std::once_flag silenced;
  std::call_once(silenced, [] {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  });
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw Error(ErrorCode::invalid_data, id, "the PDF file is larger than 2 GiB");
  }
  poppler_->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!poppler_->document) {
    throw Error(ErrorCode::invalid_data, id, "this is no PDF file, or it is damaged beyond repair");
  }
  if (poppler_->document->is_locked()) {
    throw Error(ErrorCode::invalid_data, id,
                "the PDF file is encrypted and needs a password; give docweave a copy without one");
  }
}

PdfFile::~PdfFile() = default;

int PdfFile::pages() const {
  return poppler_->document->pages();
}

PageWords PdfFile::words(int number) const {
  PageWords words;
  words.number = number;
  const std::unique_ptr<poppler::page> page(poppler_->document->create_page(number - 1));
  if (!page) return words;
  const poppler::rectf area = page->page_rect();
  words.width = static_cast<float>(area.width());
  words.height = static_cast<float>(area.height());
  std::array<std::vector<Word>, 4> by_rotation;
  for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
    Word word = to_word(box);
    const auto rotation = static_cast<std::size_t>(box.rotation()) % by_rotation.size();
    if (is_sane(word) && !word.text.empty()) by_rotation[rotation].push_back(std::move(word));
  }
  // Words that run another way than most are stamps and margin notes.
  words.words = std::move(*std::ranges::max_element(by_rotation, {}, &std::vector<Word>::size));
  return words;
}

std::string PdfFile::info(const std::string& key) const {
  return utf8(poppler_->document->info_key(key));
}

std::string PdfFile::info_date(const std::string& key) const {
  const std::time_t time = poppler_->document->info_date_t(key);
  std::tm parts{};
  if (time <= 0 || !gmtime_r(&time, &parts)) return {};
  std::array<char, 16> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

}  // namespace docweave::pdf
