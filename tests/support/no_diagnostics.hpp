#pragma once

#include <docweave/error.hpp>

namespace docweave::test {

/// For programs that have no use for diagnostics.
class NoDiagnostics : public DiagnosticSink {
 public:
  void report(Diagnostic) override {}
};

}  // namespace docweave::test
