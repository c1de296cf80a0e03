#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// Titles of events and projects that the layout tells: what of a document's title speaks of an
/// event and says nothing of it ("Workshop on ...", not "Minister opens workshop"), what stands
/// behind "Project title:", or over the facts of a project.
void add_layout_titles(const Reading& text, const Language& language,
                       std::vector<Candidate>& candidates);

}  // namespace docweave::names
