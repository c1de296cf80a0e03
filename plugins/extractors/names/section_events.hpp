#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// Events that the layout names: a heading over text with a date ("Preparatory webinar"), the first
/// words of an item ("Study visit to Oslo. From 6 to 10 June ..."), what stands behind the date
/// in a list of dates ("11 June 2024: Open Beach Day, Ostend"), and a caption before its date.
void add_section_events(const Reading& text, const Language& language,
                        std::vector<Candidate>& candidates);

/// Headlines of news in capitals say what happened and name no event ("PORT BACKS LANGUAGE
/// COURSE"), nor do headings over several ("Training and events").
void drop_events_of_headlines(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
