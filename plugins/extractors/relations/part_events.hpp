#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// "The closing ceremony", "a keynote lecture" in a text about a course or a conference are part of
/// it. The relations are weak: what the text itself says an event is part of comes first.
void add_part_events(const Document& document, const Language& language, const Topics& topics,
                     std::vector<Relation>& found);

}  // namespace docweave::relations
