#pragma once

#include <filesystem>
#include <vector>

#include "train/document_reader.hpp"
#include "train/knowledge.hpp"
#include "train/marked_text.hpp"

namespace docweave::names {

/// Documents with gold graphs (NAME.gold.json beside NAME.txt or NAME.html): every name and alias
/// of an entity is marked where it stands in the text, longest first. Optional entities may also be
/// no name; what describes an event or project in lower case is left open.
std::vector<MarkedText> read_gold(const std::filesystem::path& folder, const Knowledge& knowledge,
                                  const DocumentReader& reader);

}  // namespace docweave::names
