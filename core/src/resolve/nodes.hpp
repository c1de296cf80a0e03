#pragma once

#include <string_view>

#include "resolve/names.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Makes the nodes of the graph from the clusters in `members` (see `find_identity`): their best
/// names, IRIs and counts, which entities they stand for, and the statements between them.
void make_nodes(sqlite::Database& database, const Names& names, std::string_view base);

}  // namespace docweave
