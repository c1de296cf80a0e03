#pragma once

#include <filesystem>
#include <vector>

#include "train/knowledge.hpp"
#include "train/marked_text.hpp"

namespace docweave::names {

/// Sentences with BIO tags, one JSON object a line (tokens, tags; doc and text where known). Joins
/// tokens to running text and gathers sentences to paragraphs of their document; `Conventions` says
/// what becomes of the labels.
std::vector<MarkedText> read_tagged(const std::filesystem::path& file, const Knowledge& knowledge);

}  // namespace docweave::names
