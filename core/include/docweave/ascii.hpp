#pragma once

#include <string_view>

namespace docweave {

// What single bytes of UTF-8 text are, whatever the locale.

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}

/// A letter, or a byte of a code point beyond ASCII: most of those are letters.
constexpr bool is_letter_byte(char c) {
  return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// White space as HTML has it.
constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// A text without such bytes at its ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view drop = " \t\n\r\f") {
  const std::size_t first = text.find_first_not_of(drop);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(drop) - first + 1);
}

}  // namespace docweave
