#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <docweave/span.hpp>

namespace docweave {

/// What kind of failure an `Error` reports; the command line maps each to an exit code.
enum class ErrorCode {
  invalid_argument,  ///< A call or a command line that cannot mean anything.
  invalid_pipeline,  ///< A pipeline file, option or corrections file with mistakes.
  invalid_plugin,    ///< A plugin that is missing, stale, broken or of another build.
  invalid_data,  ///< A knowledge file, model or document that cannot be read as what it claims to
                 ///< be.
  io,            ///< A file that cannot be opened, read, written or renamed.
};

/// A failure that ends what was asked for: the run when thrown while a pipeline is set up or an
/// output is written, the document when thrown by a source or an extractor while documents are
/// read (the runner quarantines that document and goes on).
///
/// `where` names the place: a file, `file:line:column`, a JSON pointer, or a document with a byte
/// offset. `what()` is "where: message". A message names the thing, what was wrong with it, and
/// what would be right.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string where, std::string message);
  ~Error() override;

  ErrorCode code() const { return code_; }
  const std::string& where() const { return where_; }
  const std::string& message() const { return message_; }

 private:
  ErrorCode code_;
  std::string where_;
  std::string message_;
};

enum class Severity { note, warning, error };

std::string_view to_string(Severity severity);

/// Something worth telling that ends nothing: an encoding that was guessed, a page without main
/// text, a rule that was skipped.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::string document;  ///< Document id; empty when it concerns no single document.
  Span span;             ///< Bytes in the document's text; empty when it concerns no place in it.
  std::string stage;     ///< The plugin or core stage that speaks, e.g. "sources/html".
  std::string message;
};

/// Receives diagnostics. Implementations are thread-safe.
class DiagnosticSink {
 public:
  virtual ~DiagnosticSink();
  virtual void report(Diagnostic diagnostic) = 0;
};

}  // namespace docweave
