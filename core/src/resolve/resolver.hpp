#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/corrections.hpp"
#include "resolve/features.hpp"

namespace docweave {

class Store;

/// How a graph is made of documents.
struct ResolveSettings {
  std::string base;  ///< Starts every IRI; ends in "/", "#" or ":".
  std::vector<Correction> corrections = {};
  /// Of the settings and whatever else counts; `Store::is_resolved` knows it. Empty: none.
  std::string stamp = {};
  Bits threshold = 0;  ///< What speaks for two being one must exceed this.
  /// About how many bytes are held beside a few for each name and form.
  std::uint64_t memory = std::uint64_t{256} << 20;
};

/// Makes one graph of what the documents in a store say: decides which entities of different
/// documents are one, gives each its IRI and best name, and merges their statements. The result
/// depends on the documents, the corrections and the IRIs given before, not on the order in which
/// anything was added. What an earlier call left is replaced, but IRIs stay. Returns what of the
/// corrections could not be applied, a sentence each.
std::vector<std::string> resolve(Store& store, const ResolveSettings& settings);

}  // namespace docweave
