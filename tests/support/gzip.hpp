#pragma once

#include <stdexcept>
#include <string>

#include <zlib.h>

namespace docweave::test {

/// Compressed as gzip, or, with negative `window`, as bare deflate.
inline std::string gzip(const std::string& bytes, int window = 15 + 16) {
  z_stream state{};
  if (deflateInit2(&state, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib cannot be started");
  }
  std::string result(deflateBound(&state, bytes.size()) + 64, '\0');
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(result.data());
  state.avail_out = static_cast<uInt>(result.size());
  deflate(&state, Z_FINISH);
  result.resize(state.total_out);
  deflateEnd(&state);
  return result;
}

}  // namespace docweave::test
