#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

#include "labels.hpp"

namespace docweave::relations {

/// Tables whose first row names the columns ("Project | Recipient | Site | Grant amount"): what a
/// row's cells are to the row's project or event, or, where no column names one, to what the page
/// is about, or to the grantee; places and parents of a row without a title belong to the first
/// body in it.
std::vector<Labelled> labelled_cells(const Document& document, const Labels& labels);

/// "Name | Institution | Position": for whom the persons work that a column of a table names,
/// and as what.
void add_rows_of_persons(const Document& document, const Labels& labels,
                         std::vector<Relation>& found);

/// Where the cells of tables begin whose header says what each column is to the row's own thing:
/// no two of them make a sentence.
std::unordered_set<std::uint32_t> headed_cells(const Document& document, const Labels& labels);

}  // namespace docweave::relations
