#include <gmock/gmock.h>
#include <marked_document.hpp>

#include <docweave/tables.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

TEST(Tables, AreRowsOfCellsThatFollowEachOther) {
  const Document document =
      test::MarkedDocument::read("|| Name || Place\n|| Reef || Fiji\nA word between.\n|| Alone");
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> sizes;
  for (const auto& table : tables_of(document)) {
    sizes.push_back(table.size());
    for (const TableRow& row : table) {
      auto& cells = rows.emplace_back();
      for (const Span cell : row) cells.emplace_back(document.text(cell));
    }
  }
  EXPECT_THAT(sizes, ElementsAre(2U, 1U));
  EXPECT_THAT(rows, ElementsAre(ElementsAre("Name", "Place"), ElementsAre("Reef", "Fiji"),
                                ElementsAre("Alone")));
}

}  // namespace
}  // namespace docweave
