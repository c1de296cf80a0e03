#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "excursion to Ptuj", "reception at the Manitoba Museum": the name of an event that ends in where
/// it takes place.
void add_event_places(const Document& document, const Language& language,
                      std::vector<Relation>& found);

}  // namespace docweave::relations
