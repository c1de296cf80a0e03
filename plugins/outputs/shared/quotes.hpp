#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include <docweave/graph.hpp>

namespace docweave {

/// The first so many of the quotes that prove a statement.
inline std::vector<std::string_view> quotes(const GraphStatement& statement, std::size_t most) {
  std::vector<std::string_view> quotes(std::min(most, statement.evidence.size()));
  for (std::size_t i = 0; i < quotes.size(); ++i) quotes[i] = statement.evidence[i].evidence.quote;
  return quotes;
}

}  // namespace docweave
