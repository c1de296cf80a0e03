#include "model/confidence.hpp"

#include <algorithm>
#include <tuple>

namespace docweave {

double combined_confidence(std::vector<Proof> proofs) {
  std::ranges::sort(proofs, {}, [](const Proof& p) {
    return std::tuple(p.document, p.span.begin, p.span.end, p.confidence);
  });
  double doubt = 1.0;
  for (std::size_t first = 0; first < proofs.size();) {
    Proof one = proofs[first++];
    for (; first < proofs.size() && proofs[first].document == one.document &&
           proofs[first].span.begin < one.span.end;
         ++first) {
      one.span.end = std::max(one.span.end, proofs[first].span.end);
      one.confidence = std::max(one.confidence, proofs[first].confidence);
    }
    doubt *= 1.0 - one.confidence;
  }
  return 1.0 - doubt;
}

}  // namespace docweave
