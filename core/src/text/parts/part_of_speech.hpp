#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace docweave {

/// The universal parts of speech (UPOS, https://universaldependencies.org/u/pos/).
enum class PartOfSpeech : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};

inline constexpr std::array<std::string_view, 17> kPartNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
inline constexpr std::size_t kParts = kPartNames.size();

/// A set of them, a bit each.
using PartSet = std::uint32_t;
inline constexpr PartSet kAllParts = (PartSet{1} << kParts) - 1;

constexpr PartSet set_of(PartOfSpeech part) {
  return PartSet{1} << static_cast<unsigned>(part);
}

constexpr std::optional<PartOfSpeech> part_named(std::string_view name) {
  for (std::size_t i = 0; i < kParts; ++i) {
    if (kPartNames[i] == name) return static_cast<PartOfSpeech>(i);
  }
  return std::nullopt;
}

}  // namespace docweave
