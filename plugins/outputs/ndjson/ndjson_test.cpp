#include "ndjson.hpp"

#include <sstream>

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using rapidjson::Document;

class JsonLines : public testing::Test {
 protected:
  JsonLines() { NdJson().write(test::sample_graph(), target_); }

  std::vector<Document> lines(const std::string& file) {
    std::vector<Document> found;
    std::istringstream text(target_.text(file));
    for (std::string line; std::getline(text, line);) {
      found.emplace_back().Parse(line.c_str());
      EXPECT_FALSE(found.back().HasParseError()) << line;
    }
    return found;
  }

  test::TextTarget target_;
};

TEST_F(JsonLines, HoldAStatementWithAllItsEvidence) {
  const auto statements = lines("");
  ASSERT_EQ(statements.size(), 12u);
  const Document& organizer = statements[0];
  EXPECT_STREQ(organizer["subject"].GetString(), "https://example.org/kg/event/workshop");
  EXPECT_STREQ(organizer["subject_name"].GetString(), "Workshop on Borders");
  EXPECT_STREQ(organizer["predicate"].GetString(), "organizer");
  EXPECT_STREQ(organizer["object"].GetString(), "https://example.org/kg/organization/fund");
  EXPECT_TRUE(organizer["value"].IsNull());
  EXPECT_STREQ(organizer["evidence"][0]["quote"].GetString(), "said \"so\"\n\x01\\");
  EXPECT_EQ(organizer["evidence"][0]["begin"].GetInt(), 40);
  EXPECT_TRUE(organizer["evidence"][0]["origin"].IsNull());
}

TEST_F(JsonLines, HoldValuesPagesAndBytes) {
  const auto statements = lines("");
  EXPECT_STREQ(statements[2]["value"].GetString(), "2018-07-18");
  EXPECT_TRUE(statements[2]["object"].IsNull());
  EXPECT_EQ(statements[2]["evidence"][0]["origin"]["begin"].GetInt(), 1040);
  const Document& funder = statements[9];
  ASSERT_EQ(funder["evidence"].Size(), 2u);
  EXPECT_EQ(funder["evidence"][0]["origin"]["page"].GetInt(), 2);
  EXPECT_EQ(funder["evidence"][0]["origin"]["top"].GetDouble(), 100.5);
  EXPECT_EQ(funder["confidence"].GetDouble(), 0.9375);
}

TEST_F(JsonLines, HoldWhatIsDeniedWithItsStatus) {
  EXPECT_STREQ(lines("")[5]["status"].GetString(), "denied");
}

TEST_F(JsonLines, HoldEntitiesAndDocumentsBesideTheStatements) {
  const auto entities = lines("-entities");
  ASSERT_EQ(entities.size(), 5u);
  EXPECT_STREQ(entities[1]["alternate_names"][0].GetString(), "FfP");
  EXPECT_TRUE(entities[1]["funding_agency"].GetBool());
  const auto documents = lines("-documents");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_STREQ(documents[0]["title"].GetString(), "Workshop <opens> & \"ends\"");
  EXPECT_EQ(documents[0]["statements"].GetInt(), 11);
  EXPECT_TRUE(documents[1]["title"].IsNull());
}

}  // namespace
}  // namespace docweave
