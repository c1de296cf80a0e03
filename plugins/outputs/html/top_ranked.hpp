#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace docweave {

/// Of items that come one after another, the highest ranked, in memory for those alone. Of equal
/// ranks the earlier item wins.
class TopRanked {
 public:
  explicit TopRanked(std::size_t most) : most_(most) {}

  void offer(std::uint64_t rank);
  std::size_t offered() const { return offered_; }
  /// Which of the items offered are among them: positions from 0, ascending.
  std::vector<std::size_t> positions() const;

 private:
  struct Item {
    std::uint64_t rank;
    std::size_t position;
  };
  static bool better(const Item& a, const Item& b);

  std::size_t most_;
  std::size_t offered_ = 0;
  std::vector<Item> heap_;  ///< The lowest ranked in front.
};

/// Walks along items in the order they were offered and tells the chosen ones.
class Chosen {
 public:
  explicit Chosen(const TopRanked& ranked) : positions_(ranked.positions()) {}

  /// Whether the item that now comes is chosen.
  bool next() {
    const bool chosen = at_ < positions_.size() && positions_[at_] == position_;
    at_ += chosen ? 1 : 0;
    ++position_;
    return chosen;
  }

 private:
  std::vector<std::size_t> positions_;
  std::size_t at_ = 0;
  std::size_t position_ = 0;
};

}  // namespace docweave
