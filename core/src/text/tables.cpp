#include <docweave/tables.hpp>

namespace docweave {

std::vector<std::vector<TableRow>> tables_of(const Document& document) {
  std::vector<std::vector<TableRow>> tables;
  std::uint32_t row = 0;  // The group of the row that is open.
  for (const Block& block : document.blocks()) {
    const std::uint32_t group = block.kind == BlockKind::table_cell ? block.group : 0;
    if (group != 0 && row == 0) tables.emplace_back();
    if (group != 0 && group != row) tables.back().emplace_back();
    if (group != 0) tables.back().back().push_back(block.span);
    row = group;
  }
  return tables;
}

}  // namespace docweave
