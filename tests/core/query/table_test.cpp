#include "query/table.hpp"

#include <sstream>

#include <gmock/gmock.h>

namespace docweave::query {
namespace {

using testing::HasSubstr;

Table sample() {
  Table table{{"funder", "of"}, {}, 3};
  table.rows.push_back({{"Fund, \"Hope\"", "Foča"},
                        1,
                        12,
                        {{"https://e.org/d", "paid\nby", 4, 11, 2, "extractors/r: by", 0.5}}});
  table.rows.push_back({{"B", std::string(100, 'x')}, 2, 3, {}});
  return table;
}

std::string written(Format format, bool proofs) {
  std::ostringstream out;
  write(sample(), format, proofs, out);
  return out.str();
}

TEST(Table, AlignsColumnsByCharactersAndCutsLongCells) {
  EXPECT_EQ(written(Format::text, false),
            "funder        of" + std::string(58, ' ') +
                "  documents  evidence\n"
                "Fund, \"Hope\"  Foča" +
                std::string(56, ' ') + "          1        12\nB             " +
                std::string(59, 'x') + "…          2         3\n3 more; see --limit\n");
}

TEST(Table, ShowsTheWordsThatProveARowWhenAsked) {
  EXPECT_THAT(written(Format::text, true),
              HasSubstr("    “paid by”\n      https://e.org/d, page 2, bytes 4 to 11 "
                        "(extractors/r: by, 0.50)\n"));
}

TEST(Table, QuotesFieldsInCsvAndGivesEachProofALine) {
  EXPECT_EQ(written(Format::csv, false).substr(0, 67),
            "funder,of,documents,evidence\r\n\"Fund, \"\"Hope\"\"\",Foča,1,12\r\nB,xxxxxx");
  EXPECT_THAT(written(Format::csv, true),
              HasSubstr("\"Fund, \"\"Hope\"\"\",Foča,1,12,https://e.org/d,\"paid\nby\",4,11,2,"
                        "extractors/r: by\r\n"));
}

TEST(Table, WritesJsonWithACellForEachColumn) {
  const std::string json = written(Format::json, true);
  EXPECT_THAT(json, HasSubstr("\"funder\": \"Fund, \\\"Hope\\\"\""));
  EXPECT_THAT(json, HasSubstr("\"evidence\": 12"));
  EXPECT_THAT(json, HasSubstr("\"quote\": \"paid\\nby\""));
  EXPECT_EQ(written(Format::json, false).find("proofs"), std::string::npos);
}

}  // namespace
}  // namespace docweave::query
