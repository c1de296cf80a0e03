#include <docweave/error.hpp>

namespace docweave {

Error::Error(ErrorCode code, std::string where, std::string message)
    : std::runtime_error(where.empty() ? message : where + ": " + message),
      code_(code),
      where_(std::move(where)),
      message_(std::move(message)) {}

Error::~Error() = default;

DiagnosticSink::~DiagnosticSink() = default;

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

}  // namespace docweave
