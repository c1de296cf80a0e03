#pragma once

#include <filesystem>
#include <string>

#include <docweave/authority.hpp>

namespace docweave::authority {

/// Whether a file begins as an index does. Throws `Error(io)` when it cannot be read.
bool is_index(const std::filesystem::path& file);

/// Reads a list, see `AuthorityIndex::open`, and lays it out as an index file. Memory grows with
/// the index, not with the list.
std::string index_of_list(const std::filesystem::path& file, AuthorityList list);

}  // namespace docweave::authority
