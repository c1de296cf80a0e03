#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace docweave {

/// How often each name was counted, in memory that does not grow with the names: a count-min sketch
/// with conservative update (Cormode & Muthukrishnan 2005; Estan & Varghese 2002). Never too low;
/// exact but for collisions, which are rare below some hundred thousand names.
class ConnectionCounts {
 public:
  void add(std::string_view name);
  std::uint32_t count(std::string_view name) const;

 private:
  static constexpr std::size_t kRows = 2;
  static constexpr std::size_t kColumns = std::size_t{1} << 20;

  static std::array<std::size_t, kRows> cells(std::string_view name);

  std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(kRows * kColumns);
};

}  // namespace docweave
