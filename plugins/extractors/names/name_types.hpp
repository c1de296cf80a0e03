#pragma once

#include <vector>

#include "candidate.hpp"

namespace docweave::names {

/// Gives an acronym that was taken for a body the type of the one project or event of the document
/// whose words begin with its letters: "Cross-Border Action on Crime, CBAC for short".
void type_by_initials(const Reading& text, std::vector<Candidate>& chosen);

/// Takes projects for bodies, wherever the document names them, that somebody is president or
/// executive director of: "Executive Director of the Reef Programme (RP)".
void type_by_posts(const Reading& text, std::vector<Candidate>& chosen);

}  // namespace docweave::names
