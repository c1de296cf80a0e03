#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace docweave {

/// Numbers texts from 0, eight bytes each: by the place of a text's hash among those of all. That
/// two of ten million share one has a chance of three in a million.
class HashIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void add(std::string_view text) { hashes_.push_back(hash(text)); }
  /// Between the last `add` and the first `find`.
  void sort() {
    std::ranges::sort(hashes_);
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    hashes_.shrink_to_fit();
  }
  /// The number of a text; `kNone` when it was not added.
  std::uint32_t find(std::string_view text) const {
    const auto place = std::ranges::lower_bound(hashes_, hash(text));
    if (place == hashes_.end() || *place != hash(text)) return kNone;
    return static_cast<std::uint32_t>(place - hashes_.begin());
  }
  std::size_t size() const { return hashes_.size(); }

 private:
  static std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>()(text); }

  std::vector<std::uint64_t> hashes_;
};

}  // namespace docweave
