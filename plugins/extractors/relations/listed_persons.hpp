#pragma once

#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// Lists of participants by body: a line with a body's name alone stands over the lines of its
/// people ("Korea Customs Service" over "Mr. Jae-Yong Seo, Director General"). Adds an affiliation
/// for each person whose own line names no body.
void add_bodies_over_persons(const Document& document, std::vector<Relation>& found);

}  // namespace docweave::relations
