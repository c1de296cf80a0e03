#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/parts/part_of_speech.hpp"

namespace docweave {

/// What a word was in the texts that a model was trained on.
struct KnownWord {
  std::uint64_t key = 0;  ///< `PartWord::key`
  PartSet parts = 0;
  bool settled = false;  ///< It is the one part of `parts` wherever it stands.
};

/// A look-up of known words in a table of hashes, four bytes a slot. A view: the slots must outlive
/// it.
class PartLexicon {
 public:
  PartLexicon() = default;
  explicit PartLexicon(std::span<const std::uint32_t> slots) : slots_(slots) {}

  /// The parts of a word, with `kSettled` where that holds; 0: it is not known.
  PartSet find(std::uint64_t key) const;

  static constexpr PartSet kSettled = kAllParts + 1;
  static std::vector<std::uint32_t> pack(std::span<const KnownWord> words);

 private:
  std::span<const std::uint32_t> slots_;
};

}  // namespace docweave
