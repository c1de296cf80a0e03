#pragma once

#include <memory>
#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "pipeline/json_document.hpp"

namespace docweave {

/// Reads one of docweave's own schemas from the share folder. Throws `Error` when it is not there.
std::shared_ptr<const JsonDocument> load_schema(const std::string& name);

/// What a schema's value is called in messages: "option" in `no option "treshold"`.
struct SchemaCheck {
  const rapidjson::Value& schema;  ///< JSON Schema, draft 4; `$ref` within it only.
  const char* noun;
};

/// Checks the value at `pointer` of a document and reports every mistake in it, not only the first.
/// Where a schema has `properties` but no `additionalProperties`, other names are mistakes.
void validate(const SchemaCheck& check, const JsonDocument& document, const std::string& pointer,
              std::vector<Problem>& problems);

/// Adds the members that a value lacks and its schema has a default for, at every depth.
void fill_defaults(const rapidjson::Value& schema, rapidjson::Value& value,
                   rapidjson::Document::AllocatorType& allocator);

/// Names of the schema's properties.
std::vector<std::string> property_names(const rapidjson::Value& schema);

/// A value as compact JSON.
std::string to_json(const rapidjson::Value& value);

}  // namespace docweave
