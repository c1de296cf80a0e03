#include "text/characters.hpp"

#include <string>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

CharacterClass unicode_class(UChar32 c) {
  using enum CharacterClass;
  if (c < 0) return symbol;
  if (c == '\'' || c == 0x2019) return apostrophe;
  if (u_isUWhiteSpace(c) || c == 0x200B) return space;
  if (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == '_') return letter;
  if (u_isdigit(c)) return digit;
  if (u_ispunct(c)) return punctuation;
  return u_isalnum(c) ? letter : symbol;
}

char16_t folded_alone(UChar32 c) {
  constexpr UChar32 kHebrew = 0x590;  // Letters stand alone before it.
  if (c >= kHebrew || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return 0;
  std::array<char, U8_MAX_LENGTH> bytes;
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  const std::string folded = fold_token({bytes.data(), static_cast<std::size_t>(size)});
  const auto folded_size = static_cast<std::int32_t>(folded.size());
  std::int32_t at = 0;
  UChar32 one = 0;
  if (folded_size > 0) U8_NEXT(folded.data(), at, folded_size, one);
  return at == folded_size && one < 0x800 ? static_cast<char16_t>(one) : 0;
}

}  // namespace

const std::array<Character, kKnownCharacters>& known_characters() {
  static const auto characters = [] {
    std::array<Character, kKnownCharacters> all;
    for (UChar32 c = 0; c < static_cast<UChar32>(all.size()); ++c) {
      all[static_cast<std::size_t>(c)] = {unicode_class(c), u_isalpha(c) != 0,
                                          u_isupper(c) || u_istitle(c), folded_alone(c)};
    }
    return all;
  }();
  return characters;
}

CharacterClass class_of(std::int32_t code_point) {
  if (code_point >= 0 && code_point < static_cast<std::int32_t>(kKnownCharacters)) {
    return known_characters()[static_cast<std::size_t>(code_point)].kind;
  }
  return unicode_class(code_point);
}

}  // namespace docweave
