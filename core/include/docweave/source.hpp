#pragma once

#include <string>
#include <string_view>

#include <docweave/document.hpp>
#include <docweave/plugin.hpp>

namespace docweave {

/// Bytes to be read: a file, standard input, or a part of a container.
struct Input {
  std::string id;          ///< Becomes `DocumentInfo::id`.
  std::string media_type;  ///< "text/html; charset=utf-8" where something said so; may be empty.
  std::string bytes;
};

/// Takes what a source reads. Not thread-safe; belongs to one `read` call.
class SourceSink {
 public:
  virtual ~SourceSink();
  virtual void emit(Document document) = 0;
  /// A container hands on what it holds; the host routes each part to the source that reads it.
  virtual void emit(Input input) = 0;
};

/// Turns bytes into documents. Thread-safe: one instance serves all workers.
class Source : public Plugin {
 public:
  static constexpr const char* kKind = "source";
  ~Source() override;

  /// Emits the input's documents or further inputs, in order. Throws `Error(invalid_data)` when the
  /// bytes cannot be read as what they are; what was emitted before stands.
  virtual void read(const Input& input, SourceSink& sink) const = 0;
};

}  // namespace docweave
