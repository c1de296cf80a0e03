#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "tables.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// Adds what labels and the headers of tables say of their values: of the title that a label gave
/// or the row is of, else of what the text speaks of there.
void add_labelled(const Document& document, const Language& language, const Topics& topics,
                  const Tables& tables, std::vector<Relation>& found);

}  // namespace docweave::relations
