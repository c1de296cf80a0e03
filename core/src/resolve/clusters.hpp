#pragma once

#include <cstdint>
#include <vector>

#include "resolve/comparison.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// What became of two forms that were compared.
enum class Outcome { apart, one, contradiction, ambiguous };

/// Two of the forms of a component, by their places in it.
struct FormLink {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  Bits score = 0;
  Outcome outcome = Outcome::apart;  ///< Going in: `contradiction` or `apart`.
};

/// Correlation clustering with constraints, greedily: the two clusters with the highest sum of
/// scores between them become one, until no sum is above 0. No cluster ever holds a contradiction.
/// What fits two clusters that cannot be one about equally well stays apart from both; what fits
/// one of them better by a single score does not go to the other, whatever the sum. Returns the
/// least member of each form's cluster; sets the links' outcomes.
std::vector<std::uint32_t> cluster(const std::vector<Traits>& traits, std::vector<FormLink>& links);

/// Clusters the forms from `first` on by their links, component by component, and writes clusters
/// and outcomes into the store.
void cluster_forms(sqlite::Database& database, std::int64_t first);

}  // namespace docweave
