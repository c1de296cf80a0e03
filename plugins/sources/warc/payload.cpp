#include "payload.hpp"

#include <charconv>
#include <string>

#include <docweave/error.hpp>

#include "inflate_stream.hpp"

namespace docweave::warc {
namespace {

constexpr std::size_t kLongestChunkLine = 4096;

/// The number that the first line of a chunk starts with; nothing when it is none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  const std::string_view behind(end, static_cast<std::size_t>(line.data() + line.size() - end));
  const bool fits = behind.empty() || std::string_view("; \t\r").find(behind[0]) != behind.npos;
  if (error != std::errc() || !fits) return std::nullopt;
  return size;
}

bool starts_with_chunk(ByteReader& body) {
  const std::string_view head = body.peek(18);  // 16 digits and the end of the line
  const std::size_t end = head.find('\n');
  return end != std::string_view::npos && chunk_size(head.substr(0, end)).has_value();
}

}  // namespace

std::string_view BlockStream::next() {
  if (left_ == 0) return {};
  const std::string_view bytes = reader_.peek(1);
  if (bytes.empty()) {
    throw Error(ErrorCode::invalid_data, "",
                "the file ends " + std::to_string(left_) + " bytes before the record does");
  }
  const std::string_view part = bytes.substr(0, std::min<std::uint64_t>(left_, bytes.size()));
  reader_.consume(part.size());
  left_ -= part.size();
  return part;
}

std::string_view ChunkedStream::next() {
  if (left_ == 0 && !last_) {
    if (!first_) body_.read_line(kLongestChunkLine);  // The end of the chunk's own last line.
    first_ = false;
    const auto line = body_.read_line(kLongestChunkLine);
    const auto size = line ? chunk_size(line->text) : std::nullopt;
    if (!size) throw Error(ErrorCode::invalid_data, "", "its HTTP chunks are damaged");
    left_ = *size;
    last_ = left_ == 0;
  }
  if (last_) return {};
  const std::string_view bytes = body_.peek(1);
  if (bytes.empty()) throw Error(ErrorCode::invalid_data, "", "its HTTP chunks end too early");
  const std::string_view part = bytes.substr(0, std::min<std::uint64_t>(left_, bytes.size()));
  body_.consume(part.size());
  left_ -= part.size();
  return part;
}

Payload::Payload(const Header& http, ByteReader& body) : stream_(&body) {
  ByteReader* whole = &body;
  if (same_word(http.field("Transfer-Encoding"), "chunked") && starts_with_chunk(body)) {
    stream_ = &chunked_.emplace(body);
    whole = &whole_.emplace(*chunked_);
    stream_ = whole;
  }
  const std::string_view encoding = http.field("Content-Encoding");
  if (encoding.empty()) return;
  const std::string_view first = whole->peek(3);
  const bool gzip = same_word(encoding, "gzip") || same_word(encoding, "x-gzip");
  if (gzip ? first.starts_with("\x1f\x8b") : same_word(encoding, "deflate")) {
    inflated_ = std::make_unique<InflateStream>(*whole, InflateStream::Format::any, first);
    stream_ = inflated_.get();
  } else if (same_word(encoding, "br") || same_word(encoding, "zstd")) {
    throw Error(
        ErrorCode::invalid_data, "",
        "its content encoding \"" + std::string(encoding) + "\" is none of gzip and deflate");
  }
}

}  // namespace docweave::warc
