#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// Lists of gifts: three and more entries that begin with who is given something, or for what, and
/// tell how much, on a page that speaks of grants or awards.
void add_listed_grants(const Document& document, const Language& language, const Topics& topics,
                       std::vector<Relation>& found);

}  // namespace docweave::relations
