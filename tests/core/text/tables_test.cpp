#include <gmock/gmock.h>
#include <marked_document.hpp>

#include <docweave/tables.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

std::vector<std::string> cells(const Document& document, const TableRow& row) {
  std::vector<std::string> words;
  for (const Span cell : row) words.emplace_back(document.text(cell));
  return words;
}

TEST(Tables, AreRowsOfCellsThatFollowEachOther) {
  const Document document =
      test::MarkedDocument::read("|| Name || Place\n|| Reef || Fiji\nA word between.\n|| Alone");
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> sizes;
  for (const auto& table : tables_of(document)) {
    sizes.push_back(table.size());
    for (const TableRow& row : table) rows.push_back(cells(document, row));
  }
  EXPECT_THAT(sizes, ElementsAre(2U, 1U));
  EXPECT_THAT(rows, ElementsAre(ElementsAre("Name", "Place"), ElementsAre("Reef", "Fiji"),
                                ElementsAre("Alone")));
}

/// A document whose cells know their places.
class PlacedCells {
 public:
  void add(std::uint32_t row, const CellPlace& place, std::string_view words) {
    builder_.begin_block(BlockKind::table_cell, 0, row);
    builder_.place_cell(place);
    builder_.append(words);
  }

  Document document() && { return std::move(builder_).build(); }

 private:
  DocumentBuilder builder_{DocumentInfo{.id = "test"}};
};

TEST(Tables, LeaveACellEmptyThatARowLacksAndRepeatOneThatReachesDown) {
  PlacedCells placed;
  placed.add(1, {.table = 1, .column = 0}, "Fund");
  placed.add(1, {.table = 1, .column = 1}, "Town");
  placed.add(1, {.table = 1, .column = 2}, "Sum");
  placed.add(2, {.table = 1, .column = 0, .rows = 2}, "Reef Fund");
  placed.add(2, {.table = 1, .column = 2}, "5");
  placed.add(3, {.table = 1, .column = 1}, "Nadi");
  placed.add(3, {.table = 1, .column = 1}, "Suva");
  const Document document = std::move(placed).document();
  const auto tables = tables_of(document);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].size(), 3U);
  EXPECT_THAT(cells(document, tables[0][1]), ElementsAre("Reef Fund", "", "5"));
  EXPECT_THAT(cells(document, tables[0][2]), ElementsAre("Reef Fund", "Nadi\nSuva", ""));
}

TEST(Tables, StayApartWhereTheSourceKnowsThem) {
  PlacedCells placed;
  placed.add(1, {.table = 1, .column = 0}, "Fund");
  placed.add(2, {.table = 2, .column = 0}, "Inner");
  placed.add(1, {.table = 1, .column = 1}, "Town");
  placed.add(3, {.table = 3, .column = 0}, "Other");
  const Document document = std::move(placed).document();
  const auto tables = tables_of(document);
  ASSERT_EQ(tables.size(), 3U);
  EXPECT_THAT(cells(document, tables[0][0]), ElementsAre("Fund", "Town"));
  EXPECT_THAT(cells(document, tables[1][0]), ElementsAre("Inner"));
  EXPECT_THAT(cells(document, tables[2][0]), ElementsAre("Other"));
}

}  // namespace
}  // namespace docweave
