#pragma once

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "tagger/tagger.hpp"
#include "train/sequences.hpp"

namespace docweave::names {

/// Counts of names found and missed, by type.
struct Counts {
  std::array<int, kTypes> right{};
  std::array<int, kTypes> wrong{};
  std::array<int, kTypes> missed{};
  /// Probability of each name found and whether it was right.
  std::vector<std::pair<double, bool>> judged;

  void add(const Counts& other);
  void print(std::ostream& out, const std::string& title) const;
};

/// Compares the names found in a sequence with those marked. What is marked as optional or open is
/// neither rewarded nor charged. Adds a line for each mistake to `mistakes` unless that is null.
void count(const TrainingSet& set, const Sequence& sequence, std::span<const TaggedSpan> found,
           Counts& counts, std::vector<std::string>* mistakes);

/// The monotone curve closest to what was judged (pool adjacent violators, Ayer et al. 1955).
Calibration calibrate(std::vector<std::pair<double, bool>> judged);

}  // namespace docweave::names
