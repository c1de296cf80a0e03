#include "eval/folding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace docweave::app {
namespace {

bool is_word(UChar32 c) {
  return c == '_' || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

std::u32string code_points_of(const icu::UnicodeString& text) {
  std::u32string points(static_cast<std::size_t>(text.countChar32()), U'\0');
  UErrorCode status = U_ZERO_ERROR;
  text.toUTF32(reinterpret_cast<UChar32*>(points.data()), static_cast<std::int32_t>(points.size()),
               status);
  return points;
}

std::string utf8_of(std::u32string_view points) {
  std::string text;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(points.data()),
                                static_cast<std::int32_t>(points.size()))
      .toUTF8String(text);
  return text;
}

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::u32string normalised(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString text = nfkc->normalize(unicode(name), status).foldCase();
  text.findAndReplace("&", " and ");
  text.findAndReplace(icu::UnicodeString(UChar32{0x2019}), "'");
  return code_points_of(text);
}

std::vector<std::string> words_of(const std::string& folded) {
  std::istringstream stream(folded);
  return {std::istream_iterator<std::string>(stream), {}};
}

constexpr std::array<std::u32string_view, 30> kHonorifics = {U"mr",
                                                             U"mrs",
                                                             U"ms",
                                                             U"miss",
                                                             U"dr",
                                                             U"prof",
                                                             U"professor",
                                                             U"sir",
                                                             U"dame",
                                                             U"h.e",
                                                             U"he",
                                                             U"his excellency",
                                                             U"her excellency",
                                                             U"ambassador",
                                                             U"amb",
                                                             U"colonel",
                                                             U"col",
                                                             U"general",
                                                             U"gen",
                                                             U"major",
                                                             U"maj",
                                                             U"captain",
                                                             U"capt",
                                                             U"lt",
                                                             U"judge",
                                                             U"hon",
                                                             U"rev",
                                                             U"eng",
                                                             U"ing",
                                                             U"mag"};

bool begins_with(std::u32string_view text, std::u32string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (u_tolower(static_cast<UChar32>(text[i])) != static_cast<UChar32>(word[i])) return false;
  }
  return text.size() == word.size() || !is_word(static_cast<UChar32>(text[word.size()]));
}

/// How much of the text's beginning is one honorific with what follows it; 0: none stands there.
std::size_t honorific_at(std::u32string_view text) {
  for (const std::u32string_view word : kHonorifics) {
    if (!begins_with(text, word)) continue;
    std::size_t end = word.size();
    if (end < text.size() && text[end] == U'.') ++end;
    while (end < text.size() && u_isUWhiteSpace(static_cast<UChar32>(text[end]))) ++end;
    return end;
  }
  return 0;
}

}  // namespace

std::string fold_for_eval(std::string_view name) {
  const std::u32string points = normalised(name);
  std::u32string words;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool possessive =
        points[i] == U'\'' && i + 1 < points.size() && points[i + 1] == U's' &&
        (i + 2 == points.size() || !is_word(static_cast<UChar32>(points[i + 2])));
    if (possessive) {
      ++i;
    } else if (is_word(static_cast<UChar32>(points[i]))) {
      words += points[i];
    } else if (!words.empty() && words.back() != U' ') {
      words += U' ';
    }
  }
  if (!words.empty() && words.back() == U' ') words.pop_back();
  for (const std::u32string_view article : {U"the ", U"a ", U"an "}) {
    if (words.starts_with(article))
      return utf8_of(std::u32string_view(words).substr(article.size()));
  }
  return utf8_of(words);
}

std::string without_honorifics(std::string_view name) {
  const std::u32string points = code_points_of(unicode(name));
  std::u32string_view rest = points;
  while (const std::size_t size = honorific_at(rest)) rest.remove_prefix(size);
  return utf8_of(rest);
}

double words_f1(std::string_view a, std::string_view b) {
  std::vector<std::string> left = words_of(fold_for_eval(a));
  std::vector<std::string> right = words_of(fold_for_eval(b));
  std::ranges::sort(left);
  std::ranges::sort(right);
  std::vector<std::string> shared;
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  if (shared.empty()) return 0;
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(left.size() + right.size());
}

}  // namespace docweave::app
