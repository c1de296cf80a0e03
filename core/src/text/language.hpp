#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// The languages of a text, as BCP 47 tags.
struct Languages {
  std::string document;             ///< Empty: unknown.
  std::vector<std::string> blocks;  ///< By block; empty: the document's.
};

/// Finds out in which languages the blocks are written. What they say themselves (Compact Language
/// Detector 2, on letter quadgrams) goes before what was declared, except where they say too little
/// to be sure.
Languages find_languages(std::string_view text, std::span<const Block> blocks,
                         std::string_view declared);

}  // namespace docweave
