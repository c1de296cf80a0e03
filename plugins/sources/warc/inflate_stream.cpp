#include "inflate_stream.hpp"

#include <string>

#include <docweave/error.hpp>

namespace docweave::warc {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
constexpr std::string_view kMagic = "\x1f\x8b\x08";
constexpr int kGzip = 15 + 16;
constexpr int kGzipOrZlib = 15 + 32;
constexpr int kBareDeflate = -15;

/// The first two bytes of the zlib format are a multiple of 31, and say "deflate".
bool is_zlib(std::string_view first) {
  if (first.size() < 2) return false;
  const unsigned head =
      static_cast<unsigned char>(first[0]) * 256U + static_cast<unsigned char>(first[1]);
  return (head >> 8 & 0x0FU) == 8 && head % 31 == 0;
}

int window_of(InflateStream::Format format, std::string_view first) {
  if (format == InflateStream::Format::gzip_members) return kGzip;
  return first.starts_with(kMagic) || is_zlib(first) ? kGzipOrZlib : kBareDeflate;
}

}  // namespace

InflateStream::InflateStream(ByteStream& compressed, Format format, std::string_view first)
    : compressed_(compressed), format_(format), buffer_(kBufferBytes) {
  if (inflateInit2(&state_, window_of(format, first)) != Z_OK) {
    throw Error(ErrorCode::invalid_data, "", "zlib cannot be started");
  }
}

InflateStream::~InflateStream() {
  inflateEnd(&state_);
}

void InflateStream::fail(std::string_view what) {
  damaged_ = true;
  throw Error(ErrorCode::invalid_data, "", std::string(what));
}

bool InflateStream::refill() {
  if (state_.avail_in > 0) return true;
  chunk_ = compressed_.next();
  member_begin_ = 0;
  // zlib does not write there.
  state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(chunk_.data()));
  state_.avail_in = static_cast<uInt>(chunk_.size());
  return !chunk_.empty();
}

void InflateStream::end_member() {
  in_member_ = false;
  if (format_ == Format::gzip_members) inflateReset(&state_);
}

std::string_view InflateStream::next() {
  if (damaged_) fail("the compressed bytes are damaged");
  state_.next_out = buffer_.data();
  state_.avail_out = static_cast<uInt>(buffer_.size());
  while (state_.avail_out == buffer_.size()) {
    if (!refill()) {
      if (in_member_) fail("ends in the middle of compressed bytes");
      return {};
    }
    if (!in_member_) {
      if (format_ == Format::any) return {};
      in_member_ = true;
      member_begin_ = chunk_.size() - state_.avail_in;
    }
    const int status = inflate(&state_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      end_member();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      fail("the compressed bytes are damaged");
    }
  }
  return {reinterpret_cast<const char*>(buffer_.data()), buffer_.size() - state_.avail_out};
}

bool InflateStream::skip_damage() {
  std::size_t from = member_begin_ + 1;
  do {
    const std::size_t at = chunk_.find(kMagic, from);
    if (at != std::string_view::npos) {
      state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(chunk_.data() + at));
      state_.avail_in = static_cast<uInt>(chunk_.size() - at);
      member_begin_ = at;
      in_member_ = true;
      damaged_ = false;
      return inflateReset(&state_) == Z_OK;
    }
    state_.avail_in = 0;
    from = 0;
  } while (refill());
  return false;
}

}  // namespace docweave::warc
