#include <iostream>

#include <fmt/ostream.h>

#include "commands.hpp"

namespace docweave::app {

void print(const Diagnostic& diagnostic) {
  const std::string document = diagnostic.document.empty() ? "" : diagnostic.document + ": ";
  fmt::print(std::cerr, "docweave: {}: {}{} ({})\n", to_string(diagnostic.severity), document,
             diagnostic.message, diagnostic.stage);
}

void print(const Failure& failure) {
  fmt::print(std::cerr, "docweave: failed: {}: {} ({})\n", failure.document, failure.reason,
             failure.stage);
}

}  // namespace docweave::app
