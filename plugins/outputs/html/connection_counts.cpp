#include "connection_counts.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave {

namespace {

/// The end of SplitMix64 (Steele, Lea & Flood 2014): makes all bits depend on all.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9U;
  x = (x ^ x >> 27) * 0x94D049BB133111EBU;
  return x ^ x >> 31;
}

}  // namespace

std::array<std::size_t, ConnectionCounts::kRows> ConnectionCounts::cells(std::string_view name) {
  const std::uint64_t hash = mixed(hash_of(name));
  return {hash % kColumns, kColumns + (hash >> 32) % kColumns};
}

std::uint32_t ConnectionCounts::count(std::string_view name) const {
  const auto [first, second] = cells(name);
  return std::min(counts_[first], counts_[second]);
}

void ConnectionCounts::add(std::string_view name) {
  const std::uint32_t now = count(name) + 1;
  for (const std::size_t cell : cells(name)) counts_[cell] = std::max(counts_[cell], now);
}

}  // namespace docweave
