#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// A stretch of tokens that rules run over.
struct Segment {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  BlockKind kind = BlockKind::paragraph;  ///< Of its first block.
};

/// The document's sentences in text order, of which those are one segment that the layout holds
/// together: the lines of a group, a person's name with role and body below it ("speaker cards"),
/// and a giver's name over its gift. Cells that begin at `apart` stand by themselves.
std::vector<Segment> segments_of(const Document& document,
                                 const std::unordered_set<std::uint32_t>& apart = {});

/// Whether a sentence has two mentions of a type or more: quickly told.
bool holds_several(const Document& document, const Sentence& sentence, Type type);

}  // namespace docweave::relations
