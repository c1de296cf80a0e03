#pragma once

#include <cstdint>
#include <string>

#include <docweave/source.hpp>

#include "pipeline/config.hpp"

namespace docweave {

/// Counts what one input unpacks to, with all that is in it at any depth. Used by one thread at a
/// time.
class UnpackBudget {
 public:
  /// So much may come out of any input, however small: no ratio tells anything of short files.
  static constexpr std::uint64_t kFree = std::uint64_t{64} << 20;

  explicit UnpackBudget(const Limits& limits) : limits_(limits) {}

  /// More bytes of the input itself were read.
  void add_read(std::uint64_t bytes) { read_ += bytes; }
  /// More bytes were unpacked from it. Throws `Error(invalid_data)` when they are too many, and
  /// from then on at each call.
  void add_unpacked(std::uint64_t bytes);
  /// Nobody wants more of it: all further unpacking throws.
  void cancel() { exhausted_ = true; }

  bool exhausted() const { return exhausted_; }

 private:
  const Limits& limits_;
  std::uint64_t read_ = 0;
  std::uint64_t unpacked_ = 0;
  bool exhausted_ = false;
};

/// A stream whose bytes count.
class CountedStream final : public ByteStream {
 public:
  enum class Kind { read, unpacked };
  CountedStream(ByteStream& stream, UnpackBudget& budget, Kind kind)
      : stream_(stream), budget_(budget), kind_(kind) {}
  std::string_view next() override;

 private:
  ByteStream& stream_;
  UnpackBudget& budget_;
  Kind kind_;
};

}  // namespace docweave
