#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <docweave/document.hpp>
#include <docweave/plugin.hpp>

namespace docweave {

/// Bytes from front to back, made as they are asked for. Used by one thread at a time.
class ByteStream {
 public:
  virtual ~ByteStream();
  /// The next bytes, however many; they stay until the next call. Empty at the end. Throws `Error`
  /// where what should follow cannot be read.
  virtual std::string_view next() = 0;
};

/// Bytes to be read: a file, standard input, or a part of a container.
struct Input {
  std::string id;          ///< Becomes `DocumentInfo::id`.
  std::string media_type;  ///< "text/html; charset=utf-8" where something said so; may be empty.
  std::string bytes;       ///< All of it, or its beginning where `rest` is set.
  DocumentInfo facts;      ///< What the container says of it; fills what its source leaves empty.
  /// What follows `bytes`; null: nothing. Only containers (`"container": true` in plugin.json) meet
  /// it: all others are given all bytes. It belongs to whoever made the input and lives as long as
  /// `read` or `emit` runs.
  ByteStream* rest = nullptr;
};

/// An input from its first byte to its last, for containers: wherever the bytes are.
class InputStream final : public ByteStream {
 public:
  explicit InputStream(const Input& input) : input_(input) {}
  std::string_view next() override;

 private:
  const Input& input_;
  bool begun_ = false;
};

/// Takes what a source reads. Not thread-safe; belongs to one `read` call.
class SourceSink {
 public:
  virtual ~SourceSink();
  virtual void emit(Document document) = 0;
  /// A container hands on what it holds; the host routes each part to the source that reads it. As
  /// much of the part's `rest` as is wanted is read before this returns. What it throws, `read`
  /// lets pass.
  virtual void emit(Input input) = 0;
  /// A container tells of bytes that it unpacked without handing them on, so that they count, too,
  /// for the pipeline's limits. Throws `Error(invalid_data)` where these end the whole file.
  virtual void unpacked(std::uint64_t bytes);
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
