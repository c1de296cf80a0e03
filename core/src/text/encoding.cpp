#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <docweave/encoding.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::size_t kGuessBytes = 64 * 1024;

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

bool is_ascii(std::string_view bytes) {
  std::size_t i = 0;
  for (std::uint64_t word; i + sizeof word <= bytes.size(); i += sizeof word) {
    std::memcpy(&word, bytes.data() + i, sizeof word);
    if (word & 0x8080808080808080U) return false;
  }
  return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(i), bytes.end(),
                     [](unsigned char c) { return c < 0x80; });
}

/// The sets below are what browsers read these labels as (WHATWG Encoding Standard, section 4.2).
std::string_view browser_name(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kNames{{
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ascii", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"ks_c_5601-1987", "euc-kr"},
      {"shift_jis", "windows-31j"},
      {"utf8", "UTF-8"},
      {"unicode-1-1-utf-8", "UTF-8"},
  }};
  const auto found = std::ranges::find(kNames, label, [](const auto& name) { return name.first; });
  return found == kNames.end() ? label : found->second;
}

struct ByteOrderMark {
  std::string_view encoding;
  std::size_t size;
};

ByteOrderMark byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  return {{}, 0};
}

/// Text in UTF-16 or UTF-32 without mark shows by where its zero bytes stand: Latin letters, digits
/// and spaces have them in always the same place. Empty when it is neither.
std::string_view wide_encoding(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 4096) / 4 * 4;
  if (size < 4) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < size; ++i) zeros[i % 4] += bytes[i] == '\0';
  const std::size_t units = size / 4;
  const auto mostly = [&](int place) { return zeros[place] * 10 >= units * 7; };
  const auto seldom = [&](int place) { return zeros[place] * 10 < units; };
  if (mostly(1) && mostly(2) && mostly(3) && seldom(0)) return "UTF-32LE";
  if (mostly(0) && mostly(1) && mostly(2) && seldom(3)) return "UTF-32BE";
  if (mostly(1) && mostly(3) && seldom(0) && seldom(2)) return "UTF-16LE";
  if (mostly(0) && mostly(2) && seldom(1) && seldom(3)) return "UTF-16BE";
  return {};
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter(std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter made(ucnv_open(std::string(encoding).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) made.reset();
  return made;
}

std::string guess_encoding(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(
      uchardet_new(), &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kGuessBytes));
  uchardet_data_end(detector.get());
  const std::string name = lower_ascii(uchardet_get_charset(detector.get()));
  const bool useless = name.empty() || name == "ascii" || name == "utf-8" || !converter(name);
  return useless ? "windows-1252" : std::string(browser_name(name));
}

std::string convert(std::string_view bytes, UConverter& source) {
  const Converter target = converter("UTF-8");
  std::string text;
  std::array<UChar, 4096> pivot;
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  const char* from = bytes.data();
  UErrorCode status = U_ZERO_ERROR;
  for (bool first = true;; first = false) {
    std::array<char, 16384> chunk;
    char* to = chunk.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(target.get(), &source, &to, chunk.data() + chunk.size(), &from,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_begin, &pivot_end,
                   pivot.data() + pivot.size(), first, true, &status);
    text.append(chunk.data(), to);
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::invalid_data, "",
                std::string("text cannot be converted: ") + u_errorName(status));
  }
  return text;
}

std::size_t count_replaced(std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find("\xEF\xBF\xBD"); at != text.npos; at = text.find("\xEF\xBF\xBD", at + 3))
    ++count;
  return count;
}

DecodedText as_utf8(std::string_view bytes) {
  DecodedText decoded;
  decoded.encoding = "UTF-8";
  if (is_ascii(bytes)) {
    decoded.text = bytes;
  } else {
    decoded.text = valid_utf8(bytes, &decoded.replaced);
  }
  decoded.verbatim = decoded.replaced == 0;
  return decoded;
}

DecodedText as_encoding(std::string_view bytes, std::string_view encoding) {
  const Converter source = converter(encoding);
  if (lower_ascii(encoding) == "utf-8" || !source) return as_utf8(bytes);
  DecodedText decoded;
  UErrorCode status = U_ZERO_ERROR;
  const char* iana = ucnv_getStandardName(ucnv_getName(source.get(), &status), "IANA", &status);
  decoded.encoding = iana ? iana : std::string(encoding);
  decoded.text = convert(bytes, *source);
  decoded.replaced = count_replaced(decoded.text);
  return decoded;
}

/// How many well-formed sequences of more than one byte there are.
std::size_t multibyte_sequences(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](unsigned char c) { return c >= 0xC2; }));
}

DecodedText decode_unmarked(std::string_view bytes, std::string_view declared) {
  if (const auto wide = wide_encoding(bytes); !wide.empty()) return as_encoding(bytes, wide);
  DecodedText utf8 = as_utf8(bytes);
  if (utf8.replaced == 0) return utf8;
  const std::string label = lower_ascii(declared);
  const std::string_view name = browser_name(label);
  const bool known = !name.empty() && converter(name);
  if (known && name != "UTF-8" && name != "utf-8" && !name.starts_with("utf-16")) {
    return as_encoding(bytes, name);
  }
  // A few broken bytes in text that is UTF-8 otherwise: cut or mixed, but still UTF-8.
  if (multibyte_sequences(utf8.text) - utf8.replaced >= 4 * utf8.replaced) return utf8;
  DecodedText guessed = as_encoding(bytes, guess_encoding(bytes));
  guessed.guessed = true;
  return guessed;
}

}  // namespace

DecodedText decode(std::string_view bytes, std::string_view declared) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  DecodedText decoded = mark.size > 0 ? as_encoding(bytes.substr(mark.size), mark.encoding)
                                      : decode_unmarked(bytes, declared);
  decoded.offset = mark.size;
  std::ranges::replace(decoded.text, '\0', ' ');
  return decoded;
}

std::size_t garbled_sequences(std::string_view text) {
  constexpr std::string_view kLeads = "\x82\x83\x84\x85\x90\x91";  // Of Â Ã Ä Å Ð Ñ.
  std::size_t count = 0;
  for (auto at = text.find('\xC3'); at < text.size(); at = text.find('\xC3', at + 1)) {
    const std::string_view behind = text.substr(at + 1);
    if (behind.size() < 3) break;
    const bool pair = kLeads.find(behind[0]) != kLeads.npos && behind[1] == '\xC2';
    if (pair || behind.starts_with("\xA2\xE2\x82\xAC")) ++count;
  }
  return count;
}

std::string_view charset_of(std::string_view media_type) {
  static constexpr std::string_view kKey = "charset=";
  const auto found =
      std::search(media_type.begin(), media_type.end(), kKey.begin(), kKey.end(),
                  [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
  if (found == media_type.end()) return {};
  std::string_view value(found + kKey.size(), media_type.end());
  value = value.substr(0, value.find_first_of("; \t\r\n"));
  if (value.size() > 1 && (value.front() == '"' || value.front() == '\'')) {
    value = value.substr(1, value.find(value.front(), 1) - 1);
  }
  return value;
}

}  // namespace docweave
