#include "html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "connection_counts.hpp"
#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"
#include "top_ranked.hpp"

namespace docweave {
namespace {

using rapidjson::Value;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kBefore = "<!DOCTYPE html><script>", kAfter = "</script>";

std::string page(const Graph& graph, const PageLimits& limits = {}) {
  const Html html(kBefore + std::string(Html::kMarker) + kAfter, limits, "A </script> title",
                  "../in/");
  return test::written(html, graph);
}

class HtmlOutput : public testing::Test {
 protected:
  /// The data in the page.
  const Value& read(const Graph& graph, const PageLimits& limits = {}) {
    const std::string text = page(graph, limits);
    json_.Parse(text.substr(kBefore.size(), text.size() - kBefore.size() - kAfter.size()).c_str());
    EXPECT_FALSE(json_.HasParseError()) << text;
    return json_;
  }

  std::string entity_name(std::size_t number) {
    return json_["entities"][static_cast<rapidjson::SizeType>(number)][2].GetString();
  }

  std::vector<std::string> entity_names() {
    std::vector<std::string> names;
    for (const Value& entity : json_["entities"].GetArray())
      names.emplace_back(entity[2].GetString());
    return names;
  }

  /// The statement that says this of that subject.
  const Value& statement(const std::string& subject, const std::string& predicate) {
    for (const Value& statement : json_["statements"].GetArray()) {
      if (entity_name(statement[0].GetUint()) == subject &&
          json_["predicates"][statement[1].GetUint()].GetString() == predicate) {
        return statement;
      }
    }
    throw std::runtime_error("no statement " + predicate + " of " + subject);
  }

  rapidjson::Document json_;
};

TEST_F(HtmlOutput, PutsTheGraphWhereThePageHasItsMarker) {
  const std::string text = page(test::MemoryGraph());
  EXPECT_TRUE(text.starts_with(kBefore + "{")) << text;
  EXPECT_TRUE(text.ends_with("}" + kAfter)) << text;
}

TEST_F(HtmlOutput, HoldsNothingThatCouldEndItsScriptElement) {
  const std::string text = page(test::sample_graph());
  EXPECT_THAT(text.substr(kBefore.size(), text.size() - kBefore.size() - kAfter.size()),
              Not(HasSubstr("<")));
  EXPECT_STREQ(read(test::sample_graph())["title"].GetString(), "A </script> title");
}

TEST_F(HtmlOutput, GivesAnEntityWithItsNamesAndCounts) {
  read(test::sample_graph());
  const Value& fund = json_["entities"][1];
  EXPECT_STREQ(fund[0].GetString(), "https://example.org/kg/organization/fund");
  EXPECT_STREQ(json_["types"][fund[1].GetUint()].GetString(), "Organization");
  EXPECT_STREQ(fund[2].GetString(), "Fund for Peace & <Justice>");
  EXPECT_STREQ(fund[3][0].GetString(), "FfP");
  EXPECT_EQ(fund[4].GetUint(), 2u);
  EXPECT_EQ(fund[6].GetUint(), 1u);
}

TEST_F(HtmlOutput, ProvesAStatementWithTheQuotesOfAllDocuments) {
  read(test::sample_graph());
  const Value& funder = statement("Safe \"Borders\"\\Project", "funder");
  EXPECT_EQ(entity_name(funder[2].GetUint()), "Fund for Peace & <Justice>");
  EXPECT_DOUBLE_EQ(funder[4].GetDouble(), 0.937);
  EXPECT_EQ(funder[5].GetUint(), 2u);
  EXPECT_EQ(funder[6].GetUint(), 2u);
  ASSERT_EQ(funder[7].Size(), 2u);
  EXPECT_EQ(funder[7][0][0][1].GetUint(), 2u) << "the page of a PDF";
  EXPECT_STREQ(funder[7][0][0][2].GetString(), "funded by the Fund");
  EXPECT_STREQ(funder[7][1][0][2].GetString(), "paid by FfP");
}

TEST_F(HtmlOutput, KeepsWhatIsPlannedOrDeniedWithItsStatus) {
  read(test::sample_graph());
  const Value& denied = statement("Workshop on Borders", "attendee");
  EXPECT_STREQ(json_["statuses"][denied[3].GetUint()].GetString(), "denied");
  EXPECT_STREQ(statement("Workshop on Borders", "startDate")[2].GetString(), "2018-07-18");
}

TEST_F(HtmlOutput, WritesAQuoteOrRuleOnceAndItsNumberFromThenOn) {
  test::MemoryGraph graph = test::sample_graph();
  GraphDocument document;
  document.iri = "https://example.org/kg/document/c.txt";
  document.entities = {test::sample_entity("person/a", Type::person, "A"),
                       test::sample_entity("organization/b", Type::organization, "B")};
  const std::string b = test::kSampleBase + "organization/b";
  document.statements = {
      test::sample_statement("person/a", Predicate::affiliation, b, "A of B"),
      test::sample_statement("person/a", Predicate::job_title, Literal{"Clerk"}, "A of B")};
  read(test::MemoryGraph({document}));
  EXPECT_STREQ(statement("A", "affiliation")[7][0][0][2].GetString(), "A of B");
  EXPECT_STREQ(statement("A", "affiliation")[7][0][1].GetString(), "extractors/relations by");
  EXPECT_EQ(statement("A", "jobTitle")[7][0][0].GetUint(), 0u);
  EXPECT_EQ(statement("A", "jobTitle")[7][0][1].GetUint(), 0u);
}

TEST_F(HtmlOutput, TellsWhichNamesEachDocumentUses) {
  read(test::sample_graph());
  const Value& second = json_["documents"][1];
  EXPECT_STREQ(second[2].GetString(), "folder/b c.html");
  const Value& fund = second[8][0];
  EXPECT_EQ(entity_name(fund[0].GetUint()), "Fund for Peace & <Justice>");
  ASSERT_EQ(fund.Size(), 2u) << "the best name is not used there";
  EXPECT_EQ(fund[1].GetUint(), 1u);
}

TEST_F(HtmlOutput, TakesTheMostConnectedEntitiesFirst) {
  PageLimits limits;
  limits.entities = 2;
  read(test::sample_graph(), limits);
  EXPECT_THAT(entity_names(), ElementsAre("Workshop on Borders", "Fund for Peace & <Justice>"));
  EXPECT_EQ(json_["totals"][0].GetUint(), 5u);
  for (const Value& statement : json_["statements"].GetArray()) {
    EXPECT_TRUE(statement[2].IsString() || statement[2].GetUint() < 2);
  }
}

TEST_F(HtmlOutput, TakesTheStatementsOfMostDocumentsFirst) {
  PageLimits limits;
  limits.statements = 1;
  read(test::sample_graph(), limits);
  ASSERT_EQ(json_["statements"].Size(), 1u);
  EXPECT_EQ(json_["statements"][0][5].GetUint(), 2u);
  EXPECT_EQ(json_["totals"][1].GetUint(), 12u);
}

TEST_F(HtmlOutput, KeepsToItsLimitsOfQuotesAndDocuments) {
  PageLimits limits;
  limits.quotes = 0;
  limits.documents = 1;
  read(test::sample_graph(), limits);
  EXPECT_TRUE(statement("Workshop on Borders", "organizer")[7].Empty());
  ASSERT_EQ(json_["documents"].Size(), 1u) << "the second has nothing new to tell";
  EXPECT_EQ(json_["totals"][2].GetUint(), 2u);
}

TEST(Html, RefusesAPageWithoutMarker) {
  EXPECT_THROW(Html("<html></html>", {}), Error);
}

TEST(TopRankedItems, AreTheHighestAndOfEqualsTheEarlier) {
  TopRanked ranked(3);
  for (const std::uint64_t rank : {1, 5, 2, 5, 2, 1}) ranked.offer(rank);
  EXPECT_THAT(ranked.positions(), ElementsAre(1, 2, 3));
  EXPECT_EQ(ranked.offered(), 6u);
}

TEST(TopRankedItems, AreAllWhenThereIsRoomAndNoneWhenThereIsNone) {
  TopRanked few(9), none(0);
  for (const std::uint64_t rank : {3, 1}) few.offer(rank), none.offer(rank);
  EXPECT_THAT(few.positions(), ElementsAre(0, 1));
  EXPECT_THAT(none.positions(), IsEmpty());
}

TEST(ConnectionCounts, CountEachNameByItself) {
  ConnectionCounts counts;
  for (int i = 0; i < 5000; ++i) {
    for (int times = 0; times <= i % 3; ++times) counts.add("name " + std::to_string(i));
  }
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(counts.count("name " + std::to_string(i)), 1u + i % 3u) << i;
  }
  EXPECT_EQ(counts.count("another"), 0u);
}

}  // namespace
}  // namespace docweave
