#include "mime.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>

#include <docweave/ascii.hpp>
#include <docweave/encoding.hpp>

namespace docweave::email {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// The next line, without its end; moves `bytes` behind it.
std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string from_base64(std::string_view text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  static constexpr auto kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(64);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
      values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
    return values;
  }();
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::uint32_t value = kValues[static_cast<unsigned char>(c)];
    if (value == 64) continue;
    bits = bits << 6U | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// `word`: in a header, where '_' is a space (RFC 2047, section 4.2).
std::string from_quoted_printable(std::string_view text, bool word) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && word) {
      bytes += ' ';
    } else if (text[i] != '=') {
      bytes += text[i];
    } else if (const std::size_t end = text.find_first_not_of(" \t\r", i + 1);
               end == text.npos || text[end] == '\n') {
      i = std::min(end, text.size());  // The line goes on in the next one.
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      bytes += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

/// "=?utf-8?Q?Kova=C4=8D?=" at the start of `text`; moves `text` behind it. False when it is none.
bool take_encoded_word(std::string_view& text, std::string& decoded) {
  const std::size_t encoding = text.find('?', 2);
  if (!text.starts_with("=?") || encoding == text.npos || encoding + 2 >= text.size() ||
      text[encoding + 2] != '?')
    return false;
  const std::size_t begin = encoding + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == text.npos) return false;
  const char kind = lower(text[encoding + 1]);
  if (kind != 'q' && kind != 'b') return false;
  const std::string_view words = text.substr(begin, end - begin);
  std::string_view charset = text.substr(2, encoding - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231 puts a language behind it.
  decoded +=
      decode(kind == 'q' ? from_quoted_printable(words, true) : from_base64(words), charset).text;
  text.remove_prefix(end + 2);
  return true;
}

/// On one line, with encoded words decoded; space between two of them belongs to neither.
std::string readable(std::string_view value) {
  std::string unfolded;
  for (const char c : value) {
    if (c != '\r' && c != '\n') unfolded += c == '\t' ? ' ' : c;
  }
  std::string text;
  std::string plain;
  bool after_word = false;
  const auto flush = [&] {
    if (!(after_word && trimmed(plain).empty())) text += decode(plain).text;
    plain.clear();
  };
  for (std::string_view rest = unfolded; !rest.empty();) {
    std::string word;
    if (take_encoded_word(rest, word)) {
      flush();
      text += word;
      after_word = true;
      continue;
    }
    if (rest.front() != ' ' && after_word) {
      text += decode(plain).text;
      plain.clear();
      after_word = false;
    }
    plain += rest.front();
    rest.remove_prefix(1);
  }
  text += decode(plain).text;
  return std::string(trimmed(text));
}

}  // namespace

Part::Part(std::string_view bytes) : body_(bytes) {
  while (!bytes.empty()) {
    const char* const begin = bytes.data();
    const std::string_view line = take_line(bytes);
    if (line.empty()) {
      body_ = bytes;
      return;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !headers_.empty()) {
      std::string_view& value = headers_.back().value;
      value = {value.data(), static_cast<std::size_t>(line.data() + line.size() - value.data())};
      continue;
    }
    const std::size_t colon = line.find(':');
    const bool mailbox = headers_.empty() && line.starts_with("From ");
    if (mailbox) continue;
    if (colon == line.npos || colon == 0 || line.substr(0, colon).find(' ') != line.npos) {
      body_ = {begin, static_cast<std::size_t>(bytes.data() + bytes.size() - begin)};
      return;
    }
    headers_.push_back({line.substr(0, colon), line.substr(colon + 1)});
  }
  if (!headers_.empty()) body_ = {};
}

std::string Part::raw_header(std::string_view name) const {
  const auto found = std::ranges::find_if(
      headers_, [&](const Header& header) { return equal(header.name, name); });
  return found == headers_.end() ? "" : std::string(found->value);
}

std::string Part::header(std::string_view name) const {
  return readable(raw_header(name));
}

std::string Part::media_type() const {
  const std::string value = raw_header("Content-Type");
  std::string type(trimmed(std::string_view(value).substr(0, value.find(';'))));
  std::ranges::transform(type, type.begin(), lower);
  return type.find('/') == type.npos ? "text/plain" : type;
}

std::string Part::parameter(std::string_view name, std::string_view parameter) const {
  const std::string value = raw_header(name);
  std::string_view rest = value;
  for (std::size_t semicolon = rest.find(';'); semicolon != rest.npos; semicolon = rest.find(';')) {
    rest.remove_prefix(semicolon + 1);
    const std::size_t equals = rest.find('=');
    if (equals == rest.npos) return {};
    if (!equal(trimmed(rest.substr(0, equals)), parameter)) continue;
    rest = trimmed(rest.substr(equals + 1));
    if (rest.starts_with('"')) return readable(rest.substr(1, rest.find('"', 1) - 1));
    return readable(trimmed(rest.substr(0, rest.find(';'))));
  }
  return {};
}

std::string Part::content() const {
  const std::string encoding = header("Content-Transfer-Encoding");
  if (equal(encoding, "base64")) return from_base64(body_);
  if (equal(encoding, "quoted-printable")) return from_quoted_printable(body_, false);
  return std::string(body_);
}

std::vector<Part> Part::parts() const {
  const std::string boundary = "--" + parameter("Content-Type", "boundary");
  std::vector<Part> parts;
  if (boundary.size() == 2) return parts;
  const char* begin = nullptr;
  for (std::string_view rest = body_; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (!line.starts_with(boundary)) continue;
    const std::string_view behind = trimmed(line.substr(boundary.size()));
    if (!behind.empty() && behind != "--") continue;
    if (begin && begin < line.data())
      parts.emplace_back(std::string_view(begin, static_cast<std::size_t>(line.data() - begin)));
    begin = rest.data();
    if (behind == "--") return parts;
  }
  // The end is missing: what is there counts.
  const char* const end = body_.data() + body_.size();
  if (begin && begin < end)
    parts.emplace_back(std::string_view(begin, static_cast<std::size_t>(end - begin)));
  return parts;
}

std::string iso_date(std::string_view date) {
  static constexpr std::string_view kMonths = "jan feb mar apr may jun jul aug sep oct nov dec";
  if (const std::size_t comma = date.find(','); comma != date.npos) date.remove_prefix(comma + 1);
  int day = 0;
  int year = 0;
  std::array<char, 4> month{};
  if (std::sscanf(std::string(date).c_str(), "%2d %3s %4d", &day, month.data(), &year) != 3)
    return {};
  std::string name(month.data());
  std::ranges::transform(name, name.begin(), lower);
  const std::size_t place = kMonths.find(name);
  if (name.size() != 3 || place == kMonths.npos || place % 4 != 0) return {};
  if (year < 100) year += year < 70 ? 2000 : 1900;
  if (day < 1 || day > 31 || year < 1970) return {};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, static_cast<int>(place / 4) + 1,
                day);
  return text.data();
}

}  // namespace docweave::email
