#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include <docweave/byte_reader.hpp>

#include "header.hpp"

namespace docweave::warc {

/// The coming `size` bytes of a reader.
class BlockStream final : public ByteStream {
 public:
  BlockStream(ByteReader& reader, std::uint64_t size) : reader_(reader), left_(size) {}
  /// Throws `Error(invalid_data)` when the reader ends before the block.
  std::string_view next() override;
  std::uint64_t left() const { return left_; }

 private:
  ByteReader& reader_;
  std::uint64_t left_;
};

/// The body of an HTTP message that was sent in chunks (RFC 9112, 7.1).
class ChunkedStream final : public ByteStream {
 public:
  explicit ChunkedStream(ByteReader& body) : body_(body) {}
  std::string_view next() override;

 private:
  ByteReader& body_;
  std::uint64_t left_ = 0;
  bool first_ = true, last_ = false;
};

/// The body of an HTTP answer as its author wrote it. Archives keep answers as they were sent, or
/// with the encodings undone and their headers left: so both the headers and the bytes must tell of
/// an encoding.
class Payload {
 public:
  /// Throws `Error(invalid_data)` for an encoding that it cannot undo.
  Payload(const Header& http, ByteReader& body);
  ByteStream& stream() { return *stream_; }

 private:
  std::optional<ChunkedStream> chunked_;
  std::optional<ByteReader> whole_;
  std::unique_ptr<ByteStream> inflated_;
  ByteStream* stream_;
};

}  // namespace docweave::warc
