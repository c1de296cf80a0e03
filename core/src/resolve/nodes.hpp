#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/corrections.hpp"
#include "resolve/entity_forms.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Makes the nodes of the graph from the clusters of forms and from corrections: their best names,
/// IRIs and counts, which entities they stand for, and the statements between them. Sorts
/// about `memory` bytes at a time. Returns what of the corrections could not be applied.
std::vector<std::string> make_nodes(sqlite::Database& database, const EntityForms& of_entities,
                                    std::string_view base,
                                    const std::vector<Correction>& corrections,
                                    std::uint64_t memory);

}  // namespace docweave
