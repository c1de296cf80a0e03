#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/rules.hpp>

#include "text/parts/part_of_speech.hpp"

namespace docweave {

enum class ShapeTest : std::uint32_t { capitalized, upper, lower, mixed, number, word };

/// The place of a mention's type and form in `ItemTest::mentions`.
constexpr std::uint32_t mention_bit(Type type, Form form) {
  return 1U << (static_cast<unsigned>(type) * 3 + static_cast<unsigned>(form));
}

/// Which items one step of a pattern takes: those that one of its conditions takes, tokens only
/// when they are of one of its parts of speech, too.
struct ItemTest {
  std::vector<std::uint64_t> words;        ///< Tokens with one of these hashes, sorted.
  std::vector<std::uint64_t> cased_words;  ///< The same, and not in lower case.
  std::vector<std::vector<std::uint64_t>> other_words;  ///< Tokens that are none of one list's.
  std::uint32_t shapes = 0;                             ///< Bits by `ShapeTest`.
  std::uint32_t mentions = 0;                           ///< Bits by `mention_bit`.
  bool any = false;                                     ///< All but line breaks and semicolons.
  bool line_break = false;
  PartSet parts = kAllParts;

  bool asks_parts() const { return parts != kAllParts; }

  auto operator<=>(const ItemTest&) const = default;

  /// Takes what `other` takes, too; and more, where they differ in their parts of speech.
  void add(const ItemTest& other);
};

/// Whether a shape test holds for a token.
bool has_shape(ShapeTest test, TokenKind kind, Shape shape);

}  // namespace docweave
