#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace docweave::html {

struct SchemaField {
  std::string name;  ///< "schema.0.organizer.1.name"
  std::string value;
  std::string_view source;  ///< Where it stands in the script, escapes and all; empty for numbers.
};

/// Embedded JSON-LD as fields.
struct SchemaFields {
  std::vector<SchemaField> fields;  ///< In document order.
  std::size_t next_item = 0;        ///< One past the number of the last item.
  std::string error;                ///< Why the text could not be read to its end; else empty.
};

/// Flattens the items of a JSON-LD script: each object of an array or of a "@graph" is an item,
/// numbered from `first_item`. A property with one value has no index in its path, one with an
/// array has. Slips that pages make are forgiven: comments, trailing commas, CDATA marks, raw line
/// breaks, several objects one after the other.
SchemaFields read_schema_fields(std::string_view json, std::size_t first_item);

}  // namespace docweave::html
