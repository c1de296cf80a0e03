#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "candidate.hpp"

namespace docweave::names {

/// Short forms that the document itself defines in brackets, "Full Name (SHORT)" and
/// "SHORT (Full Name)" (Schwartz & Hearst 2003), as candidates of the full name's type.
std::vector<Candidate> defined_short_forms(const Reading& text,
                                           const std::vector<Candidate>& chosen);

/// Names whose short form in brackets tells where they begin: "Zambia International Mining and
/// [Energy Conference] (ZIMEC)"; of the type that was found, else of what their head says.
std::vector<Candidate> spelt_names(const Reading& text, const std::vector<Candidate>& chosen);

/// Further places where names stand that were found elsewhere in the document: names of several
/// words in any case but lower, single ones to the letter.
std::vector<Candidate> repeated_names(const Reading& text, const std::vector<Candidate>& chosen);

/// "Standard Operating Procedures (SOP)", "Western Balkans (WB)": drops single words that the
/// document itself defines as the short form of something that is no body, project or event.
void drop_other_short_forms(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
