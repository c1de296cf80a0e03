#pragma once

#include <array>
#include <cstdint>

namespace docweave {

/// What a code point is to tokens.
enum class CharacterClass : std::uint8_t { space, letter, digit, apostrophe, punctuation, symbol };

struct Character {
  CharacterClass kind = CharacterClass::symbol;
  bool alphabetic = false;
  bool capital = false;
  /// What `fold_token` makes of it, whatever stands beside it; 0: more than one code point, one of
  /// more than two bytes, or it depends on its neighbours.
  char16_t folded = 0;

  bool in_word() const { return kind == CharacterClass::letter || kind == CharacterClass::digit; }
};

/// The code points up to general punctuation: nearly all of most texts, so that Unicode's tables
/// need not be asked for each.
inline constexpr std::size_t kKnownCharacters = 0x2070;
const std::array<Character, kKnownCharacters>& known_characters();

CharacterClass class_of(std::int32_t code_point);

}  // namespace docweave
