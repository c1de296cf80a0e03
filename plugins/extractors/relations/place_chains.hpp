#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "at the Grand Hotel in Riga, Latvia": what is in a place is in the places that are named with it
/// as larger ones.
void extend_places(const Document& document, const Language& language,
                   std::vector<Relation>& found);

}  // namespace docweave::relations
