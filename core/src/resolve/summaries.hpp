#pragma once

#include <cstdint>

#include "resolve/entity_forms.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Counts into the temporary table `uses` how many entities of each form count for each of its
/// names: 0 for a name that they merely have. Sorts about `memory` bytes at a time.
void count_uses(sqlite::Database& database, const EntityForms& of_entities, std::uint64_t memory);

/// Fills the temporary table `summaries` with what the entities of each part come to: type, best
/// name with its slug, counts of documents and mentions, and the least signature of its forms.
void summarize_parts(sqlite::Database& database, const EntityForms& of_entities);

}  // namespace docweave
