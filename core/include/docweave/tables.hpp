#pragma once

#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// The cells of a row, by column. Where the source knows their places, one that the row lacks is
/// empty and one that reaches over several rows stands in each; else all are in text order.
using TableRow = std::vector<Span>;

/// The rows of a document's tables in text order: cells of one group are a row, rows that follow
/// each other a table. No table and no row is empty.
std::vector<std::vector<TableRow>> tables_of(const Document& document);

}  // namespace docweave
