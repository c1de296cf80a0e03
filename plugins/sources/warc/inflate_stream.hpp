#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <zlib.h>

#include <docweave/source.hpp>

namespace docweave::warc {

/// What a compressed stream inflates to.
class InflateStream final : public ByteStream {
 public:
  enum class Format {
    gzip_members,  ///< One gzip member behind another, as one text.
    any,           ///< One text: gzip, zlib or bare deflate.
  };

  /// The stream must live as long as this one. `first` are its first bytes.
  InflateStream(ByteStream& compressed, Format format, std::string_view first);
  ~InflateStream() override;
  InflateStream(const InflateStream&) = delete;
  InflateStream& operator=(const InflateStream&) = delete;

  /// Throws `Error(invalid_data)` where the compressed bytes are damaged or end too early, again at
  /// each call until `skip_damage`.
  std::string_view next() override;
  /// The damaged member was met, and not passed over yet.
  bool damaged() const { return damaged_; }
  /// Goes on with the next gzip member behind the one that is damaged. False: there is none.
  bool skip_damage();

 private:
  bool refill();
  void end_member();
  [[noreturn]] void fail(std::string_view what);

  ByteStream& compressed_;
  Format format_;
  z_stream state_{};
  std::vector<unsigned char> buffer_;
  std::string_view chunk_;        // The compressed bytes at hand, from the first one,
  std::size_t member_begin_ = 0;  // and where in them the member starts, or 0.
  bool in_member_ = true;
  bool damaged_ = false;
};

}  // namespace docweave::warc
