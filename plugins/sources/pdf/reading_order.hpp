#pragma once

#include <cstddef>
#include <vector>

#include "word.hpp"

namespace docweave::pdf {

/// The lines of a page in the order in which they are read: down each column, columns from left to
/// right, between what runs over their whole width. Columns are found where a strip of white space
/// runs down between several lines (after Breuel's white space covers); tables stay in rows.
/// `first_column` numbers the page's first column; it is moved on by as many columns as there are.
std::vector<Line> lines_in_reading_order(const PageWords& page, std::size_t& first_column);

/// Drops running headers and footers and page numbers: what is repeated at the edges of pages, and
/// small print or page numbers alone at the edge of one. `body_size` is the font size of most text.
void drop_running_lines(std::vector<PageWords>& pages, float body_size);

/// The font size of most text; 0 when there is none.
float body_size(const std::vector<PageWords>& pages);

}  // namespace docweave::pdf
