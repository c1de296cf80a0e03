#pragma once

#include <ostream>
#include <streambuf>
#include <string_view>

#include <docweave/output.hpp>

namespace docweave::bench {

/// Counts what is written and keeps nothing.
class CountingTarget : public OutputTarget {
 public:
  std::ostream& stream() override { return stream_; }
  std::ostream& stream(std::string_view) override { return stream_; }
  std::int64_t bytes() const { return count_.bytes; }

 private:
  class Count : public std::streambuf {
   public:
    std::int64_t bytes = 0;

   protected:
    std::streamsize xsputn(const char*, std::streamsize size) override {
      bytes += size;
      return size;
    }
  };

  Count count_;
  std::ostream stream_{&count_};
};

}  // namespace docweave::bench
