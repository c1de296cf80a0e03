#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docweave {

/// The candidate that `word` is most likely a slip of: fewest letters added, dropped, changed or
/// swapped, at most a third of the word's; the first of equals. Empty when none is that near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `; did you mean "threshold"?`, or nothing when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace docweave
