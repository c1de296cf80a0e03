#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// What the name of an event says of it: where it takes place ("excursion to Ptuj", "reception at
/// the Manitoba Museum") and whose meeting it is ("congress of the Ecological Society").
void add_from_event_names(const Document& document, const Language& language,
                          std::vector<Relation>& found);

}  // namespace docweave::relations
