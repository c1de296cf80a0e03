#include "top_ranked.hpp"

#include <algorithm>

namespace docweave {

bool TopRanked::better(const Item& a, const Item& b) {
  return a.rank != b.rank ? a.rank > b.rank : a.position < b.position;
}

void TopRanked::offer(std::uint64_t rank) {
  const Item item{rank, offered_++};
  if (heap_.size() == most_) {
    if (heap_.empty() || !better(item, heap_.front())) return;
    std::ranges::pop_heap(heap_, better);
    heap_.pop_back();
  }
  heap_.push_back(item);
  std::ranges::push_heap(heap_, better);
}

std::vector<std::size_t> TopRanked::positions() const {
  std::vector<std::size_t> positions;
  positions.reserve(heap_.size());
  for (const Item& item : heap_) positions.push_back(item.position);
  std::ranges::sort(positions);
  return positions;
}

}  // namespace docweave
