#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "draft.hpp"
#include "page.hpp"

namespace docweave::html {

/// A value that a page gives, under the name of a document field.
struct MetadataField {
  std::string name;
  Line line;
};

/// Reads items marked in the page's own elements (microdata: itemscope, itemprop; RDFa Lite:
/// typeof, property) as fields named like those of JSON-LD: "schema.0.organizer.1.name",
/// "schema.0.@type". Items are numbered from `first_item`, which is raised. A link around words is
/// an item with that name and the address as its "@id", unless the property asks for an address
/// ("url").
std::vector<MetadataField> read_embedded_items(const Page& page, std::size_t& first_item);

}  // namespace docweave::html
