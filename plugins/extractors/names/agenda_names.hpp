#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// The sessions of an agenda ("10:00 Keynote 1: Reefs at night – Prof. Ana Kovač", "18:00 Reception
/// at the Town Hall"), the places in their names, and the event that the agenda is of, which
/// its page has for a title.
void add_agenda_names(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates);

}  // namespace docweave::names
