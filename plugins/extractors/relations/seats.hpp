#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// Where bodies are whose places stand right below or beside them: a list of partners with the
/// town under each name, a table with a column of countries. A row that tells of an event
/// is left out: the place is the event's.
void add_seats(const Document& document, std::vector<Relation>& found);

/// "Ministry of Energy" over "Policy Department": letterheads name the body and its unit on lines
/// of their own.
void add_letterheads(const Document& document, const Language& language,
                     std::vector<Relation>& found);

}  // namespace docweave::relations
