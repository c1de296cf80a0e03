#pragma once

#include <set>
#include <utility>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "Next meeting" over the line "Riga, 26 October 2011": where the event is that the title names.
void add_places_below_titles(const Document& document, const Language& language,
                             std::vector<Relation>& found);

/// What is said to be where.
std::set<std::pair<MentionId, MentionId>> located(const std::vector<Relation>& found);

/// "at the Grand Hotel in Riga, Latvia": what is in a place is in the places that are named with it
/// as larger ones.
void extend_places(const Document& document, const Language& language,
                   std::vector<Relation>& found);

}  // namespace docweave::relations
