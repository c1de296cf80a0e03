#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "A three-day course ended on 5 May" began on 3 May, and one that opened on 5 May goes on to 7
/// May: adds dates that the text tells by counting, at the words that count, and what they date.
void add_counted_days(Document& document, const Language& language, std::vector<Relation>& found);

}  // namespace docweave::relations
