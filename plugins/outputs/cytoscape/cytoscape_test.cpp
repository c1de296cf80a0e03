#include "cytoscape.hpp"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using property_graph::Parallel;
using rapidjson::Value;

class CytoscapeJson : public testing::Test {
 protected:
  const Value& read(const Graph& graph, Parallel parallel = Parallel::fold) {
    json_.Parse(test::written(Cytoscape(parallel, 5), graph).c_str());
    EXPECT_FALSE(json_.HasParseError());
    return json_["elements"];
  }

  rapidjson::Document json_;
};

TEST_F(CytoscapeJson, HoldsAnEntityAsANode) {
  const Value& fund = read(test::sample_graph())["nodes"][1]["data"];
  EXPECT_STREQ(fund["id"].GetString(), "https://example.org/kg/organization/fund");
  EXPECT_STREQ(fund["name"].GetString(), "Fund for Peace & <Justice>");
  EXPECT_STREQ(fund["type"].GetString(), "Organization");
  EXPECT_STREQ(fund["alternateNames"][1].GetString(), "The Fund");
  EXPECT_TRUE(fund["fundingAgency"].GetBool());
  const Value& workshop = json_["elements"]["nodes"][0]["data"];
  EXPECT_STREQ(workshop["startDate"][0].GetString(), "2018-07-18");
  EXPECT_STREQ(workshop["lastDay"].GetString(), "2018-07-31");
}

TEST_F(CytoscapeJson, HoldsAStatementAsAnEdgeWithWhatProvesIt) {
  const Value& edges = read(test::sample_graph())["edges"];
  ASSERT_EQ(edges.Size(), 5u);
  const Value& edge = edges[4]["data"];
  EXPECT_STREQ(edge["id"].GetString(), "e5");
  EXPECT_STREQ(edge["source"].GetString(), "https://example.org/kg/project/borders");
  EXPECT_STREQ(edge["interaction"].GetString(), "funder");
  EXPECT_EQ(edge["weight"].GetInt(), 2);
  EXPECT_EQ(edge["confidence"].GetDouble(), 0.9375);
  EXPECT_STREQ(edge["quotes"][1].GetString(), "paid by FfP");
}

TEST_F(CytoscapeJson, KeepsDocumentsApartWhereAsked) {
  EXPECT_EQ(read(test::sample_graph(), Parallel::apart)["edges"].Size(), 6u);
}

TEST_F(CytoscapeJson, IsJsonEvenWhenTheGraphIsEmpty) {
  EXPECT_TRUE(read(test::MemoryGraph())["nodes"].Empty());
}

}  // namespace
}  // namespace docweave
