#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <docweave/document.hpp>

#include "tagger/labels.hpp"

namespace docweave::names {

/// What a stretch of text may be: a bit for each type of entity, in the order of `Type`, and these.
using Readings = std::uint32_t;
inline constexpr Readings kNoName = 1U << kTypes;  ///< It may also be no name at all.
inline constexpr Readings kAnything =
    1U << (kTypes + 1);  ///< Annotators left it open: names, parts, none.
constexpr Readings reading(Type type) {
  return 1U << static_cast<unsigned>(type);
}

/// Bytes [begin, end) of a block's text and how they may be read. Text without a mark is no name.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  Readings readings = 0;
};

struct MarkedBlock {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  std::vector<Mark> marks;  ///< In text order, without overlaps.
};

/// An annotated document to train on or to be measured with.
struct MarkedText {
  std::string id;
  std::string corpus;
  float weight = 1.0F;    ///< How often it is seen in a pass over the data, on average.
  int fold = -1;          ///< Cross-validation: left out of the training of this fold.
  bool held_out = false;  ///< Never trained on.
  bool measured = false;  ///< Part of what a fold or a held-out corpus is measured with.
  std::vector<MarkedBlock> blocks;
};

}  // namespace docweave::names
