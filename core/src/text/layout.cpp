#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/ascii.hpp>
#include <docweave/layout.hpp>

namespace docweave {
namespace {

constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestValue = 400;
constexpr std::ptrdiff_t kMostLabelSpaces = 5;

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= 0x20;
}
UChar32 code_point(std::string_view text, std::size_t& at) {
  const char byte = text[at];
  if (static_cast<unsigned char>(byte) < 0x80) {
    ++at;
    return byte;
  }
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(at);
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i,
          static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;
}

bool is_small(UChar32 c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(c);
}
bool is_capital(UChar32 c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c);
}
bool is_alphabetic(UChar32 c) {
  return c < 0x80 ? is_small(c) || is_capital(c) : u_isalpha(c);
}

template <std::size_t N>
bool starts_with_one_of(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::ranges::any_of(starts,
                             [&](std::string_view start) { return text.starts_with(start); });
}

constexpr std::array<std::string_view, 8> kQuotes{"\"", "'", "“", "”", "„", "‘", "«", "»"};
constexpr std::array<std::string_view, 13> kBullets{"•", "·", "●", "○", "▪", "■",     "◦",
                                                    "‣", "–", "—", "-", "*", "\uF0B7"};

/// Length of "12." "3)" "(a)" "iv)"; 0 for anything else.
std::size_t enumerator(std::string_view line) {
  const bool bracketed = line.starts_with('(');
  std::size_t end = bracketed ? 1 : 0;
  const std::size_t begin = end;
  while (end < line.size() && is_digit(line[end])) ++end;
  const bool number = end > begin && end - begin <= 3;
  if (end == begin) {
    while (end < line.size() && end - begin < 4 &&
           std::islower(static_cast<unsigned char>(line[end])))
      ++end;
    const bool roman =
        line.substr(begin, end - begin).find_first_not_of("ivx") == std::string_view::npos;
    if (end == begin || (end - begin > 1 && !roman)) return 0;
  }
  if (end >= line.size()) return 0;
  const char close = line[end];
  if (close == ')' || (close == '.' && number && !bracketed)) return end + 1;
  return 0;
}

/// "When? 11-19 July 2022"
LabelledLine asked_line(std::string_view line) {
  constexpr std::size_t kLongestQuestion = 12;
  constexpr std::size_t kLongestAnswer = 120;
  const std::size_t mark = line.substr(0, kLongestQuestion).find_first_of("? ");
  const bool asks = mark != line.npos && mark > 1 && line[mark] == '?' && mark + 2 < line.size() &&
                    is_blank(line[mark + 1]) && line.size() <= kLongestAnswer;
  if (!asks || starts_small(line)) return {};
  return {mark, mark + 2};
}

}  // namespace

LabelledLine labelled_line(std::string_view line) {
  if (const LabelledLine asked = asked_line(line)) return asked;
  const std::size_t colon = line.substr(0, kLongestLabel + 1).find(':');
  if (colon == line.npos || colon < 2) return {};
  if (colon + 1 < line.size() && !is_blank(line[colon + 1])) return {};
  std::string_view label = line.substr(0, colon);
  if (starts_small(label) || !has_word(label)) return {};
  while (is_blank(label.back())) label.remove_suffix(1);
  if (is_digit(label.back())) return {};
  if (label.find_first_of(";?!\"") != label.npos || label.find(". ") != label.npos) return {};
  if (std::ranges::count(label, ' ') > kMostLabelSpaces) return {};
  std::size_t value = colon + 1;
  while (value < line.size() && is_blank(line[value])) ++value;
  const std::string_view rest = line.substr(value);
  if (rest.size() > kLongestValue || starts_with_one_of(rest, kQuotes)) return {};
  const bool sentence = label.find(' ') != label.npos && rest.size() > 40 && ends_sentence(rest);
  return sentence ? LabelledLine{} : LabelledLine{label.size(), value};
}

std::size_t list_marker(std::string_view line) {
  std::size_t end = enumerator(line);
  if (end == 0) {
    for (const std::string_view bullet : kBullets) {
      if (line.starts_with(bullet)) end = bullet.size();
    }
  }
  if (end == 0) return 0;
  const std::size_t marker = end;
  for (std::size_t next = end; end < line.size(); end = next) {
    if (!u_isUWhiteSpace(code_point(line, next))) break;
  }
  return end > marker && end < line.size() ? end : 0;
}

bool has_word(std::string_view line) {
  bool after_letter = false;
  for (std::size_t at = 0; at < line.size();) {
    const bool letter = is_alphabetic(code_point(line, at));
    if (letter && after_letter) return true;
    after_letter = letter;
  }
  return false;
}

bool ends_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 7> kClosing{"\"", "'", ")", "]", "”", "’", "»"};
  for (bool stripped = true; stripped;) {
    stripped = false;
    for (const std::string_view closing : kClosing) {
      if (line.ends_with(closing)) {
        line.remove_suffix(closing.size());
        stripped = true;
      }
    }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("…") ||
         line.ends_with("。");
}

bool all_capitals(std::string_view line) {
  int capitals = 0;
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = code_point(line, at);
    if (is_small(c)) return false;
    capitals += is_capital(c);
  }
  return capitals >= 2;
}

bool starts_small(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const UChar32 c = code_point(line, at);
    if (is_alphabetic(c)) return is_small(c);
    if (u_isdigit(c)) return false;
  }
  return false;
}

}  // namespace docweave
