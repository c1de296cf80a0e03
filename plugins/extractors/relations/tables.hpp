#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "labels.hpp"

namespace docweave::relations {

/// Tables whose first row names the columns ("Project | Recipient | Site | Grant amount"): what a
/// row's cells are to the row's project or event, or, where no column names one, to what the page
/// is about, or to the grantee; places and parents of a row without a title belong to the first
/// body in it.
std::vector<Labelled> labelled_cells(const Document& document, const Labels& labels);

}  // namespace docweave::relations
