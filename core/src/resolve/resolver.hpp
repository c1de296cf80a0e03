#pragma once

#include <string_view>

namespace docweave {

class Store;

/// Makes one graph of what the documents in a store say: decides which entities of different
/// documents are one, gives each its IRI and best name, and merges their statements. The result
/// depends on the documents alone, not on the order in which they were added. What an earlier call
/// left is replaced. `base` starts every IRI and ends in "/" or "#".
void resolve(Store& store, std::string_view base);

}  // namespace docweave
