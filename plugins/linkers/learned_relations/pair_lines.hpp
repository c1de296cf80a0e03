#pragma once

#include <string>

#include "features.hpp"

namespace docweave::learned {

/// What the model is trained on: a line of JSON for each entity of a document, with its type, name
/// and features, and one for each candidate, with its ends by type and name, the predicates that
/// are stated of it already with their confidence, and its features.
std::string pair_lines(const Scene& scene);

}  // namespace docweave::learned
