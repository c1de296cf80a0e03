#include "pipeline/corrections_file.hpp"

#include <gmock/gmock.h>

#include "pipeline/problem.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

class CorrectionsFile : public testing::Test {
 protected:
  std::vector<Correction> read(const std::string& json) {
    return read_corrections(folder_.write("corrections.json", json));
  }

  /// Everything wrong, as "pointer: message".
  std::vector<std::string> mistakes(const std::string& json) {
    std::vector<std::string> lines;
    try {
      read(json);
    } catch (const InvalidPipeline& invalid) {
      for (const Problem& problem : invalid.problems()) {
        EXPECT_THAT(problem.file, HasSubstr("corrections.json"));
        lines.push_back(problem.pointer + ": " + problem.message);
      }
    }
    return lines;
  }

  test::TemporaryFolder folder_;
};

TEST_F(CorrectionsFile, SaysWhichStatementsAreWrong) {
  const auto read = this->read(R"({"corrections": [
    {"action": "wrong", "subject": {"iri": "https://e.org/project/act"}, "predicate": "funder",
     "object": {"name": "EU", "type": "Organization"}, "reason": "r", "author": "a", "date": "d"},
    {"action": "wrong", "subject": {"document": "a.html"}, "predicate": "startDate",
     "value": "2018-07-18"}]})");
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].action, Correction::Action::wrong);
  EXPECT_EQ(read[0].place, "corrections.json: /corrections/0");
  EXPECT_EQ(read[0].predicate, Predicate::funder);
  ASSERT_EQ(read[0].entities.size(), 2u);
  EXPECT_EQ(read[0].entities[0].iri, "https://e.org/project/act");
  EXPECT_EQ(read[0].entities[1].name, "EU");
  EXPECT_FALSE(read[0].value);
  EXPECT_EQ(read[1].predicate, Predicate::start_date);
  EXPECT_EQ(read[1].entities.size(), 1u);
  EXPECT_EQ(read[1].value, "2018-07-18");
}

TEST_F(CorrectionsFile, KnowsEveryPredicate) {
  for (const PredicateInfo& each : predicates()) {
    const std::string json = R"([{"action": "wrong", "subject": {"name": "x"}, "predicate": ")" +
                             std::string(each.name) + "\", " +
                             (each.literal ? R"("value": "y"}])" : R"("object": {"name": "y"}}])");
    ASSERT_EQ(read(json).size(), 1u) << each.name;
    EXPECT_EQ(read(json)[0].predicate, each.predicate);
  }
}

TEST_F(CorrectionsFile, TellsWhatIsWrongWithAWrongStatement) {
  EXPECT_THAT(mistakes(R"([{"action": "drop", "entities": [{"name": "x"}]},
                           {"action": "wrong", "subject": {"name": "x"}, "predicate": "fundr",
                            "object": {"name": "y"}}])"),
              ElementsAre(testing::AllOf(testing::StartsWith("/1/predicate: must be \"organizer\""),
                                         HasSubstr("did you mean \"funder\""))));
  const std::string start = R"([{"action": "wrong", "subject": {"name": "x"}, "predicate": )";
  for (const char* rest : {R"("funder"}])", R"("funder", "value": "y"}])",
                           R"("funder", "object": {"name": "y"}, "value": "y"}])"}) {
    EXPECT_THAT(mistakes(start + rest),
                ElementsAre("/0: \"funder\" needs the \"object\" that is wrong and takes no "
                            "\"value\""));
  }
  EXPECT_THAT(mistakes(start + R"("startDate", "object": {"name": "y"}}])"),
              ElementsAre("/0: \"startDate\" needs the \"value\" that is wrong and takes no "
                          "\"object\""));
  EXPECT_THAT(mistakes(start + R"("funder", "object": {}}])"),
              ElementsAre("/0/object: says nothing; give at least an \"iri\" or a \"name\""));
  EXPECT_THAT(
      mistakes(R"([{"action": "wrong", "entities": [{"name": "x"}]}])"),
      ElementsAre("/0: \"wrong\" takes no \"entities\"", "/0: \"wrong\" needs a \"subject\"",
                  "/0: \"wrong\" needs a \"predicate\""));
}

TEST_F(CorrectionsFile, KeepsToEachActionWhatItTakes) {
  EXPECT_THAT(mistakes(R"([{"action": "drop"}])"), ElementsAre("/0: \"drop\" needs \"entities\""));
  EXPECT_THAT(mistakes(R"([{"action": "drop", "entities": [{"name": "x"}], "predicate": "funder",
                            "subject": {"name": "x"}, "object": {"name": "y"}, "value": "z"}])"),
              testing::AllOf(testing::SizeIs(4), Each(HasSubstr("\"drop\" takes no \""))));
  EXPECT_THAT(mistakes(R"([{"action": "rename", "entities": [{"name": "x"}], "type": "Place"}])"),
              ElementsAre("/0: \"rename\" needs a \"name\"", "/0: \"rename\" takes no \"type\""));
  EXPECT_THAT(mistakes(R"([{"action": "same", "entities": [{"name": "x"}]}])"),
              ElementsAre("/0/entities: needs two entities at least"));
}

}  // namespace
}  // namespace docweave
