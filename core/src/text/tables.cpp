#include <algorithm>
#include <utility>

#include <docweave/tables.hpp>

namespace docweave {
namespace {

/// The rows of one table, as its cells come.
class TableWriter {
 public:
  explicit TableWriter(std::uint32_t number) : number_(number) {}

  std::uint32_t number() const { return number_; }

  void add(const Block& cell) {
    if (rows_.empty() || cell.group != row_) {
      end_row();
      rows_.emplace_back();
      row_ = cell.group;
    }
    if (number_ == 0)
      rows_.back().push_back(cell.span);
    else
      place(cell);
  }

  std::vector<TableRow> rows() && {
    end_row();
    std::size_t columns = 0;
    for (const TableRow& row : rows_) columns = std::max(columns, row.size());
    if (number_ != 0) {
      for (TableRow& row : rows_) row.resize(columns);
    }
    return std::move(rows_);
  }

 private:
  /// A cell that stands in this row and the next ones.
  struct Reaching {
    Span cell;
    std::uint32_t rows = 0;
  };

  void place(const Block& cell) {
    TableRow& row = rows_.back();
    const std::uint32_t column = cell.cell.column;
    if (row.size() <= column) row.resize(column + 1);
    row[column] = row[column].empty() ? cell.span : join(row[column], cell.span);
    if (cell.cell.rows < 2) return;
    if (reaching_.size() <= column) reaching_.resize(column + 1);
    reaching_[column] = {row[column], cell.cell.rows};
  }

  void end_row() {
    if (rows_.empty()) return;
    TableRow& row = rows_.back();
    for (std::size_t i = 0; i < reaching_.size(); ++i) {
      if (reaching_[i].rows == 0) continue;
      if (row.size() <= i) row.resize(i + 1);
      if (row[i].empty()) row[i] = reaching_[i].cell;
      --reaching_[i].rows;
    }
  }

  std::uint32_t number_;   ///< 0: its cells have no places.
  std::uint32_t row_ = 0;  ///< The group of the row that is open.
  std::vector<TableRow> rows_;
  std::vector<Reaching> reaching_;  ///< By column.
};

}  // namespace

std::vector<std::vector<TableRow>> tables_of(const Document& document) {
  std::vector<TableWriter> writers;
  bool among_cells = false;
  for (const Block& block : document.blocks()) {
    const bool goes_on =
        std::exchange(among_cells, block.kind == BlockKind::table_cell && block.group != 0);
    if (!among_cells) continue;
    const std::uint32_t number = block.cell.table;
    // A table may stand in a cell of another, which goes on behind it.
    auto table = std::ranges::find(writers.rbegin(), writers.rend(), number, &TableWriter::number);
    if (table == writers.rend() || (number == 0 && (!goes_on || table != writers.rbegin()))) {
      writers.emplace_back(number);
      table = writers.rbegin();
    }
    table->add(block);
  }
  std::vector<std::vector<TableRow>> tables;
  for (TableWriter& writer : writers) tables.push_back(std::move(writer).rows());
  return tables;
}

}  // namespace docweave
