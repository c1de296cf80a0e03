#include <iostream>

#include <fmt/ostream.h>

#include "commands.hpp"

namespace docweave::app {

void print_diagnostics(const std::vector<Diagnostic>& diagnostics) {
  constexpr std::size_t kShown = 20;
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::note || ++count > kShown) continue;
    const std::string document = diagnostic.document.empty() ? "" : diagnostic.document + ": ";
    fmt::print(std::cerr, "docweave: {}: {}{} ({})\n", to_string(diagnostic.severity), document,
               diagnostic.message, diagnostic.stage);
  }
  if (count > kShown) fmt::print(std::cerr, "docweave: and {} more warnings\n", count - kShown);
}

}  // namespace docweave::app
