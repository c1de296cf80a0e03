#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/tables.hpp>

#include "labels.hpp"

namespace docweave::relations {

/// The tables of a document, read by what their first rows say of the columns. What is passed must
/// outlive it.
class Tables {
 public:
  /// What the cells of a column are.
  struct Column {
    std::optional<Predicate> predicate;  ///< To the row's own thing.
    bool topic = false;                  ///< That thing itself.
    bool receiver = false;               ///< Who was given something.
    bool visitors = false;               ///< Who came to the row's event.
  };

  Tables(const Document& document, const Labels& labels);

  /// Tables whose first row names the columns ("Project | Recipient | Site | Grant amount"): what a
  /// row's cells are to the row's project or event, or, where no column names one, to what the page
  /// is about, or to the grantee; places and parents of a row without a title belong to the first
  /// body in it.
  std::vector<Labelled> labelled_cells() const;

  /// "Name | Institution | Position": for whom the persons work that a column of a table names,
  /// and as what.
  void add_rows_of_persons(std::vector<Relation>& found) const;

  /// Where the cells of tables begin whose header says what each column is to the row's own thing:
  /// no two of them make a sentence.
  std::unordered_set<std::uint32_t> headed_cells() const;

 private:
  struct Table {
    std::vector<TableRow> rows;   ///< With the first.
    std::vector<Column> columns;  ///< None where the first row does not tell of them.
    bool header = false;          ///< The first row names nothing itself.
  };

  void add_person(const TableRow& header, const TableRow& row, std::size_t column,
                  std::vector<Relation>& found) const;

  const Document& document_;
  const Labels& labels_;
  std::vector<Table> tables_;
};

}  // namespace docweave::relations
