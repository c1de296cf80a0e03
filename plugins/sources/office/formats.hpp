#pragma once

#include <string>

#include "package.hpp"
#include "story.hpp"

namespace docweave::office {

/// What a document says of itself. Dates are ISO 8601, with the time of day.
struct Properties {
  std::string title, author, description, keywords, language, created, modified;
};

/// Read the main text and the properties. False when the package is none of that format. Throw
/// `Error(invalid_data)` when a part is damaged.
bool read_docx(const Package& package, const std::string& id, Story& story, Properties& properties);
bool read_odt(const Package& package, const std::string& id, Story& story, Properties& properties);

}  // namespace docweave::office
