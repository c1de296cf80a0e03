#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/corrections.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Takes the statements that corrections call wrong out of a store's `edges`, whatever their status
/// and whichever documents make them. Returns a sentence for each that nothing states.
std::vector<std::string> remove_wrong(sqlite::Database& database, std::string_view base,
                                      const std::vector<Correction>& corrections);

}  // namespace docweave
