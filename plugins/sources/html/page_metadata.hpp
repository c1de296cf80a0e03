#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "page.hpp"

namespace docweave::html {

/// A value that a page gives about itself, under the name of a document field.
struct MetadataField {
  std::string name;
  std::string value;
};

struct PageMetadata {
  std::vector<MetadataField> fields;
  std::vector<std::string> broken_schemas;  ///< Why embedded JSON-LD could not be read.

  /// The first value of that name; empty when there is none.
  std::string_view value(std::string_view name) const;
};

/// Title, meta elements, canonical link, language, times, and embedded schema.org data (JSON-LD).
PageMetadata read_metadata(const Page& page);

/// The page's name for its content: the title element without the name of the site.
std::string title_without_site(std::string_view title, std::string_view site);

}  // namespace docweave::html
