#pragma once

#include <cstddef>
#include <vector>

#include "candidate.hpp"
#include "language.hpp"

namespace docweave::names {

/// "Title: Open Harbours" over lines such as "Amount: EUR 70,000": the pairs whose label says that
/// a title follows, with at least `fewest` facts among the next `near` pairs.
std::vector<KeyValue> titles_over_facts(const Document& document, const Language& language,
                                        std::size_t near, std::ptrdiff_t fewest);

/// What a list of grants names: the line above "Applicant: ..." or "Grantee: ...", and a title in
/// quotation marks over the line that begins with the sum.
void add_grant_titles(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates);

}  // namespace docweave::names
