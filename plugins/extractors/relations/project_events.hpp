#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// "Kick-off meeting", "steering committee": what only projects hold is part of the project that
/// the text speaks of there. The relations are weak: a project that the text itself gives comes
/// first.
void add_project_events(const Document& document, const Language& language, const Topics& topics,
                        std::vector<Relation>& found);

}  // namespace docweave::relations
