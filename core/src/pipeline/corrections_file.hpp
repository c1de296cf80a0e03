#pragma once

#include <filesystem>
#include <vector>

#include "resolve/corrections.hpp"

namespace docweave {

/// Reads a file of corrections. Throws `InvalidPipeline` with all that is wrong in it, with line,
/// column and JSON pointer, or `Error(io)` when it cannot be read.
std::vector<Correction> read_corrections(const std::filesystem::path& file);

}  // namespace docweave
