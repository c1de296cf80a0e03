#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace docweave::html {

/// Embedded JSON-LD as fields.
struct SchemaFields {
  /// "schema.0.organizer.1.name" and its value, in document order.
  std::vector<std::pair<std::string, std::string>> fields;
  std::size_t next_item = 0;  ///< One past the number of the last item.
  std::string error;          ///< Why the text could not be read; empty when it could.
};

/// Flattens the items of a JSON-LD script: each object of an array or of a "@graph" is an item,
/// numbered from `first_item`. A property with one value has no index in its path, one with an
/// array has. Slips that pages make are forgiven: comments, trailing commas, CDATA marks, raw line
/// breaks.
SchemaFields read_schema_fields(std::string_view json, std::size_t first_item);

}  // namespace docweave::html
