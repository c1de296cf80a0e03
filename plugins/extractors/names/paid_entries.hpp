#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// What the entries of a list with sums name: "“Open Harbours”, Reef Trust. EUR 9,000", "Clean
/// Springs – £18,500", "Reef Trust: Clean Springs, USD 5,000", where two entries at least do so.
void add_paid_entries(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates);

}  // namespace docweave::names
