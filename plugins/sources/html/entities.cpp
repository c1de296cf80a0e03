#include "entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::html {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto trail = [&](unsigned shift) { add(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) return add(0xC0U | c >> 6U), trail(0);
  if (c < 0x10000) return add(0xE0U | c >> 12U), trail(6), trail(0);
  add(0xF0U | c >> 18U), trail(12), trail(6), trail(0);
}

/// Numbers 128 to 159 mean the characters of windows-1252 (WHATWG HTML, section 13.2.5.80).
std::uint32_t code_point(std::uint32_t number) {
  static constexpr std::array<std::uint16_t, 32> kWindows1252{
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (number >= 0x80 && number < 0xA0) return kWindows1252[number - 0x80];
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || surrogate || number > 0x10FFFF ? kReplacement : number;
}

Reference read_numeric(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* const begin = text.data() + (hexadecimal ? 3 : 2);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(begin, text.data() + text.size(), number, hexadecimal ? 16 : 10);
  if (error == std::errc::invalid_argument) return {};
  Reference reference;
  append_utf8(reference.text,
              error == std::errc::result_out_of_range ? kReplacement : code_point(number));
  reference.size = static_cast<std::size_t>(end - text.data());
  reference.size += reference.size < text.size() && text[reference.size] == ';';
  return reference;
}

std::string characters(const std::string& code_points, const std::string& where) {
  std::string text;
  const char* at = code_points.data();
  const char* const end = at + code_points.size();
  while (at < end) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(at, end, number, 16);
    if (read.ec != std::errc() || code_point(number) == kReplacement) {
      throw Error(ErrorCode::invalid_data, where, "\"" + code_points + "\" are no code points");
    }
    append_utf8(text, number);
    at = read.ptr + (read.ptr < end);
  }
  return text;
}

}  // namespace

Entities::Entities(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    longest_ = std::max(longest_, entry.columns[0].size());
    entities_[entry.columns[0]] = {
        characters(entry.columns[1], file.string() + ":" + std::to_string(entry.line)),
        entry.columns.size() > 2 && entry.columns[2] == "bare"};
  }
}

Reference Entities::read(std::string_view text, bool in_attribute) const {
  if (text.size() < 3) return {};
  return text[1] == '#' ? read_numeric(text) : read_named(text, in_attribute);
}

Reference Entities::read_named(std::string_view text, bool in_attribute) const {
  std::size_t size = 0;
  while (size < longest_ && size + 1 < text.size() && is_alphanumeric(text[size + 1])) ++size;
  const char next = size + 1 < text.size() ? text[size + 1] : '\0';
  if (const auto found = entities_.find(std::string(text.substr(1, size)));
      found != entities_.end() && next == ';') {
    return {found->second.text, size + 2};
  }
  if (in_attribute && (next == '=' || is_alphanumeric(next))) return {};
  for (const std::size_t whole = size; size > 1; --size) {
    const auto found = entities_.find(std::string(text.substr(1, size)));
    if (found == entities_.end() || !found->second.bare) continue;
    if (in_attribute && size < whole) return {};
    return {found->second.text, size + 1};
  }
  return {};
}

std::string Entities::decoded_value(std::string_view text) const {
  std::string out;
  visit(text, true, [&](std::string_view part, std::string_view) { out += part; });
  return out;
}

}  // namespace docweave::html
