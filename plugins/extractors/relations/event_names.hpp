#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// What the name of an event says of it: where it takes place ("excursion to Ptuj", "reception at
/// the Manitoba Museum"), whose meeting it is ("congress of the Ecological Society") and who takes
/// part ("visit of Kobe University", "course for officers of the Port Police").
void add_from_event_names(const Document& document, const Language& language,
                          std::vector<Relation>& found);

}  // namespace docweave::relations
