#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// Names that a table's header tells of: below "Course" stand events, below "Recipient" bodies,
/// below "Where" places, below "For" what a grant was given for. What stands behind
/// such a label ("Partners: ...") is one, too.
void add_table_names(const Reading& text, const Language& language,
                     std::vector<Candidate>& candidates);

}  // namespace docweave::names
