#pragma once

#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// What a list of grants names: the line above "Applicant: ..." or "Grantee: ...", and a title in
/// quotation marks over the line that begins with the sum.
void add_grant_titles(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates);

}  // namespace docweave::names
