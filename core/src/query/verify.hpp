#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/config.hpp"
#include "pipeline/registry.hpp"
#include "query/claims.hpp"

namespace docweave::query {

/// A claim that does not hold.
struct Refuted {
  std::string document;
  Claim claim;  ///< Without quote where the whole document is at fault.
  std::string reason;
};

struct Verification {
  std::uint64_t proved = 0;           ///< Claims that hold.
  std::uint64_t failed = 0;           ///< Those that do not, or whose document could not be read.
  std::uint64_t documents = 0;        ///< Read, and claimed something of.
  std::vector<Refuted> refuted = {};  ///< By document, then place.
};

/// Reads the inputs with the sources of a pipeline, as a run would, and proves each claim at its
/// place in the text and, where the claim says it, in the original file.
Verification verify(Claims& claims, const PipelineConfig& config, const PluginRegistry& registry,
                    const std::vector<std::string>& inputs, unsigned threads);

}  // namespace docweave::query
