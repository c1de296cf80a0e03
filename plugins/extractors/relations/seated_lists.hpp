#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "run by the Institute in Oslo, the Academy in Riga and the Trust in Vilnius": what is said of a
/// body behind which its place stands is said of those that follow with theirs.
void extend_seated_lists(const Document& document, const Language& language,
                         std::vector<Relation>& found);

}  // namespace docweave::relations
