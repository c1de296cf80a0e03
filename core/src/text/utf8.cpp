#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/text.hpp>

namespace docweave {

std::string valid_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t bad = 0;
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    while (at < size && static_cast<unsigned char>(bytes[static_cast<std::size_t>(at)]) < 0x80)
      ++at;
    text.append(bytes, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    if (at == size) break;
    const std::int32_t start = at;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, size, c);
    if (c < 0) {
      text += "\xEF\xBF\xBD";
      ++bad;
    } else {
      text.append(bytes, static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    }
  }
  if (replaced != nullptr) *replaced = bad;
  return text;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

bool is_acronym(std::string_view name) {
  constexpr std::size_t kMostCodePoints = 10;
  if (code_points(name) > kMostCodePoints) return false;
  int upper = 0;
  int lower = 0;
  const auto size = static_cast<std::int32_t>(name.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(name.data(), at, size, c);
    if (c < 0) continue;
    if (u_isUWhiteSpace(c)) return false;
    upper += u_isupper(c) ? 1 : 0;
    lower += u_islower(c) ? 1 : 0;
  }
  return upper >= 2 && upper > lower;
}

}  // namespace docweave
