#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <docweave/source.hpp>

namespace docweave {

/// Reads a stream by bytes and lines, for containers whose records begin with some. Throws what the
/// stream throws; can be read on after that when the stream can. Used by one thread at a time.
class ByteReader final : public ByteStream {
 public:
  /// The stream must live as long as the reader.
  explicit ByteReader(ByteStream& stream) : stream_(stream) {}

  /// At least `count` of the coming bytes, fewer only before the end. They stay unread, and valid
  /// until the next call.
  std::string_view peek(std::size_t count);
  /// Passes over bytes that `peek` has shown.
  void consume(std::size_t count) { unread_.remove_prefix(count); }
  /// All bytes at hand, which are read with it; empty at the end.
  std::string_view next() override;

  /// A line as `read_line` reads it.
  struct Line {
    std::string text;      ///< Without its end (LF or CR LF), and without what is beyond `limit`.
    std::size_t size = 0;  ///< Bytes it had before its end.
    bool ended = true;     ///< False: the input ended before the line did.
  };
  /// The next line, of which `limit` bytes are kept; nothing at the end.
  std::optional<Line> read_line(std::size_t limit);

  /// Forgets what is at hand, for a stream that goes on elsewhere.
  void drop() { unread_ = {}; }

 private:
  ByteStream& stream_;
  std::string held_;         // Bytes of several chunks, for `peek`.
  std::string_view unread_;  // In `held_` or in the stream's chunk.
};

}  // namespace docweave
