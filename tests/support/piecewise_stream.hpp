#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <docweave/source.hpp>

namespace docweave::test {

/// Bytes, so many at a time.
class PiecewiseStream : public ByteStream {
 public:
  explicit PiecewiseStream(std::string_view bytes, std::size_t piece = 1 << 16)
      : left_(bytes), piece_(piece) {}
  std::string_view next() override {
    given_ = std::string(left_.substr(0, piece_));  // Nothing outlives its turn.
    left_.remove_prefix(given_.size());
    return given_;
  }

 private:
  std::string_view left_;
  std::size_t piece_;
  std::string given_;
};

}  // namespace docweave::test
