#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docweave {

/// A map from hashes to values, open-addressed and never grown: it is made for the most keys it can
/// get.
template <typename Value>
class HashTable {
 public:
  explicit HashTable(std::size_t most_keys) : slots_(std::bit_ceil(most_keys * 2 + 2)) {}

  Value& operator[](std::uint64_t key) {
    Slot& slot = slots_[place(key)];
    slot.key = key;
    slot.used = true;
    return slot.value;
  }
  const Value* find(std::uint64_t key) const {
    const Slot& slot = slots_[place(key)];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    bool used = false;
  };

  std::size_t place(std::uint64_t key) const {
    std::size_t at = (key ^ (key >> 32)) & (slots_.size() - 1);
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace docweave
