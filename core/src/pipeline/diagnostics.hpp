#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include <docweave/error.hpp>

namespace docweave {

/// Keeps the diagnostics of a run for its report: the first `kKept` of them, the rest as a number.
class CollectedDiagnostics : public DiagnosticSink {
 public:
  static constexpr std::size_t kKept = 10'000;

  void report(Diagnostic diagnostic) override;

  /// By document, stage, place and message: the order does not depend on threads.
  std::vector<Diagnostic> sorted() const;
  /// How many were reported beyond those kept.
  std::uint64_t left_out() const;

 private:
  mutable std::mutex mutex_;
  std::vector<Diagnostic> kept_;
  std::uint64_t left_out_ = 0;
};

}  // namespace docweave
