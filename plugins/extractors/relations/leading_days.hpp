#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "14 May. At the library the year began with a debate": the date that an item or paragraph begins
/// with is that of the first event in it.
void add_leading_days(const Document& document, std::vector<Relation>& found);

/// "On 3 March the port received two boats. The ceremony was short": the day of what the sentence
/// before tells, where it names no other event.
void add_days_told_before(const Document& document, const Language& language,
                          std::vector<Relation>& found);

}  // namespace docweave::relations
