#include "text/parts/part_lexicon.hpp"

#include <bit>

namespace docweave {
namespace {

constexpr PartSet kWord = kAllParts | PartLexicon::kSettled;

/// What of a key is kept, to tell words apart that meet in a slot.
constexpr std::uint32_t check_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32) & ~kWord;
}

}  // namespace

PartSet PartLexicon::find(std::uint64_t key) const {
  if (slots_.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] & ~kWord) == check_of(key)) return slots_[at] & kWord;
  }
  return 0;
}

std::vector<std::uint32_t> PartLexicon::pack(std::span<const KnownWord> words) {
  std::vector<std::uint32_t> slots(std::bit_ceil(words.size() * 2 + 2));
  for (const KnownWord& word : words) {
    std::size_t at = word.key & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = check_of(word.key) | word.parts | (word.settled ? kSettled : 0);
  }
  return slots;
}

}  // namespace docweave
