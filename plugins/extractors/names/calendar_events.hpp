#pragma once

#include <vector>

#include "candidate.hpp"

namespace docweave::names {

/// Events that a calendar lists: below "Dates for the diary" or "Upcoming talks" what stands behind
/// or below a day is one, whatever its words ("5 March, 2 pm" over "How to date a photograph").
void add_calendar_events(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
