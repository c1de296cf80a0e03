#pragma once

#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// An evidence as far as it makes a statement sure.
struct Proof {
  std::string_view document;
  Span span;
  double confidence = 0;
};

/// How sure a statement is by all its evidence, 0 to 1. What overlaps in a document is one proof, as
/// sure as the best of it: two rules that read the same words err together. Proofs of different
/// places count as independent: 1 minus the product of (1 - confidence). In any order.
double combined_confidence(std::vector<Proof> proofs);

}  // namespace docweave
