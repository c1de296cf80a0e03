#include "neo4j.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using property_graph::Parallel;
using testing::HasSubstr;
using testing::StartsWith;

class Neo4jOutput : public testing::Test {
 protected:
  void write(Neo4jOptions options = {}) {
    Neo4j(options).write(test::sample_graph(), target_);
    nodes_ = target_.text();
    relationships_ = target_.text("-relationships");
  }

  test::TextTarget target_;
  std::string nodes_, relationships_;
};

TEST_F(Neo4jOutput, WritesNodesWithTheirLabels) {
  write();
  EXPECT_THAT(nodes_, StartsWith("iri:ID,name,alternateNames:string[],"));
  EXPECT_THAT(nodes_, HasSubstr("\nhttps://example.org/kg/organization/fund,"
                                "\"Fund for Peace & <Justice>\",\"FfP;The Fund\",2,2,,,,,,,,"
                                "Organization;FundingAgency\n"));
  EXPECT_THAT(nodes_, HasSubstr("\nhttps://example.org/kg/event/workshop,\"Workshop on Borders\",,"
                                "1,1,2018-07-18,2018-07,,,,2018-07-01,2018-07-31,Event\n"));
  EXPECT_THAT(nodes_, HasSubstr(",\"Safe \"\"Borders\"\"\\Project\","));
}

TEST_F(Neo4jOutput, WritesRelationshipsWithWhatProvesThem) {
  write();
  EXPECT_THAT(relationships_, StartsWith(":START_ID,:END_ID,:TYPE,predicate,"));
  EXPECT_THAT(relationships_, HasSubstr("\nhttps://example.org/kg/project/borders,"
                                        "https://example.org/kg/organization/fund,FUNDER,"
                                        "https://schema.org/funder,asserted,2,0.9375,2,"
                                        "https://example.org/kg/document/a.txt;"
                                        "https://example.org/kg/document/folder/b%20c.html,"
                                        "\"funded by the Fund;paid by FfP\"\n"));
}

TEST_F(Neo4jOutput, KeepsTheDelimiterOutOfItems) {
  write({'e', Parallel::fold, 5});
  EXPECT_THAT(nodes_, HasSubstr(",\"FfPeTh, Fund\","));
}

TEST_F(Neo4jOutput, KeepsDocumentsApartWhereAsked) {
  write({';', Parallel::apart, 0});
  EXPECT_THAT(relationships_, HasSubstr(",asserted,1,0.75,1,"
                                        "https://example.org/kg/document/folder/b%20c.html,\n"));
}

}  // namespace
}  // namespace docweave
