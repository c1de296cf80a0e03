#pragma once

#include <string>
#include <string_view>

#include "pipeline/config.hpp"
#include "pipeline/stages.hpp"

namespace docweave {

/// SHA-256, as 64 hexadecimal digits.
std::string content_hash(std::string_view bytes);

/// A hash of all that what is read from an input depends on, beside the input: this library, the
/// plugins of a pipeline up to its linkers with all files in their folders, their options, the
/// contents of files that options name, and the limits. Throws `Error(io)` when one cannot be read.
std::string stages_hash(const PipelineConfig& config, const Stages& stages);

}  // namespace docweave
