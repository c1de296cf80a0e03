#include "pipeline/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace docweave {

void CollectedDiagnostics::report(Diagnostic diagnostic) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() < kKept) {
    kept_.push_back(std::move(diagnostic));
  } else {
    ++left_out_;
  }
}

std::vector<Diagnostic> CollectedDiagnostics::sorted() const {
  const std::lock_guard lock(mutex_);
  std::vector<Diagnostic> result = kept_;
  std::sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.document, a.stage, a.span, a.message) <
           std::tie(b.document, b.stage, b.span, b.message);
  });
  return result;
}

std::uint64_t CollectedDiagnostics::left_out() const {
  const std::lock_guard lock(mutex_);
  return left_out_;
}

}  // namespace docweave
