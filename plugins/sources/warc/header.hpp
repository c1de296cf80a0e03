#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <docweave/byte_reader.hpp>

namespace docweave::warc {

/// What stands before a record or an HTTP message: a first line and named fields.
struct Header {
  std::string first_line;
  std::vector<std::pair<std::string, std::string>> fields;

  /// The value of the first field of that name, in any case; empty when there is none.
  std::string_view field(std::string_view name) const;
};

/// Names of fields and media types are the same in any case.
bool same_word(std::string_view a, std::string_view b);

/// Reads fields up to the empty line behind them; a line that starts with space goes on with the
/// one before. Nothing when they have more than `limit` bytes.
std::optional<Header> read_header(ByteReader& reader, std::string first_line, std::size_t limit);

}  // namespace docweave::warc
