#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cues.hpp"
#include "embedded_items.hpp"
#include "page.hpp"

namespace docweave::html {

struct PageMetadata {
  std::vector<MetadataField> fields;
  std::vector<std::string> broken_schemas;  ///< Why embedded JSON-LD could not be read.

  /// The first of that name; null when there is none.
  const MetadataField* find(std::string_view name) const;
  /// The first value of that name; empty when there is none.
  std::string_view value(std::string_view name) const;
  /// When the page was published or changed, as far as it says so in ISO 8601, to the day.
  std::vector<std::string> page_dates() const;
};

/// Title, meta elements, canonical link, language, times, and embedded schema.org data (JSON-LD,
/// microdata, RDFa Lite). "time.page" is a time that a class says to be when the page was
/// published.
PageMetadata read_metadata(const Page& page, const Cues& cues);

/// The page's name for its content: the title element without the name of the site.
Line title_without_site(const Line& title, std::string_view site);

}  // namespace docweave::html
