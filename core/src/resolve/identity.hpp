#pragma once

#include "resolve/names.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Decides which entities of all documents are one. Fills the temporary table `members`: each
/// entity's cluster (a number without meaning), the name it counts for, and a fingerprint that is
/// the same in every run.
void find_identity(sqlite::Database& database, const Names& names);

}  // namespace docweave
