#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/rules.hpp>

#include "text/rules/samples.hpp"
#include "text/rules/tracer.hpp"
#include "text/rules/watch.hpp"

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

RulePack pack(const std::string& samples) {
  return RulePack::parse(R"({"sets": {"coordination": [",", "and", "the"]},
    "rules": [{"name": "hosted", "pattern": "{Event:e} ..4 hosted by the? {Organization+:o}",
               "samples": )" +
                             samples + "}]}",
                         "test.json");
}

std::vector<std::string> complaints(const std::string& samples) {
  std::vector<std::string> all;
  for (const SampleFailure& failure : failing_samples(pack(samples)))
    all.push_back(failure.message);
  return all;
}

TEST(RuleSamples, HoldWhereTheRuleCapturesWhatIsMarked) {
  EXPECT_THAT(complaints(R"({
    "match": ["The [fair|Event:e] is hosted by [Oxfam|Organization:o] and the [OSCE|Organization:o]."],
    "not": ["The [fair|Event] of [Oxfam|Organization] [2021] is over.",
            "The [fair|Event:e] is hosted by\n[Oxfam|Organization:o]"]})"),
              IsEmpty());
}

TEST(RuleSamples, TellHowFarARuleCameThatDoesNotMatch) {
  EXPECT_THAT(
      complaints(R"({"match": ["The [fair|Event:e] is hosted for [Oxfam|Organization:o]."]})"),
      ElementsAre("does not match: behind \"fair is hosted\" should be by"));
  EXPECT_THAT(complaints(R"({"match": ["Nothing here."]})"),
              ElementsAre("does not match; nothing in it begins the pattern"));
}

TEST(RuleSamples, TellWhatElseWasCaptured) {
  EXPECT_THAT(complaints(R"({"match": ["The [fair|Event:e] is hosted by [Oxfam|Organization]."]})"),
              ElementsAre("captures e = fair, o = Oxfam; marked is e = fair"));
}

TEST(RuleSamples, TellWhatMatchesAgainstExpectation) {
  EXPECT_THAT(complaints(R"({"not": ["The [fair|Event] hosted by [Oxfam|Organization]."]})"),
              ElementsAre("matches, with e = fair, o = Oxfam"));
}

TEST(RuleSamples, RefuseTypesThatDoNotExist) {
  EXPECT_THAT(complaints(R"({"not": ["The [fair|Evnt] is over."]})"),
              ElementsAre(testing::HasSubstr("no mention type \"Evnt\"")));
}

TEST(RuleTracer, SaysWhichPartsOfThePatternWereExpected) {
  const RulePack rules = RulePack::parse(
      R"({"rules": [{"name": "r", "pattern": "a ( b | c+ d ) ..2 <num>"}]})", "test.json");
  DocumentBuilder builder({.id = "a"});
  builder.add_block(BlockKind::paragraph, "x a c c e");
  const Document document = std::move(builder).build();
  const auto items = token_items(document, 0, 5);
  const auto partial = RuleTracer(rules, 0, document, items).furthest();
  ASSERT_TRUE(partial);
  EXPECT_EQ(partial->items.first, 1U);
  EXPECT_EQ(partial->items.end, 4U);
  EXPECT_THAT(partial->expected, ElementsAre("d"));
}

TEST(RuleWatch, SeesWhatIsTriedWhileItLives) {
  struct Count : RuleWatch {
    void tried(const RulePack&, const Document&, std::span<const Item>,
               std::span<const RuleMatch> found) override {
      ++sentences;
      matches += found.size();
    }
    std::size_t sentences = 0, matches = 0;
  };
  const RulePack rules =
      RulePack::parse(R"({"rules": [{"name": "r", "pattern": "a"}]})", "test.json");
  DocumentBuilder builder({.id = "a"});
  builder.add_block(BlockKind::paragraph, "a b a");
  const Document document = std::move(builder).build();
  const auto items = token_items(document, 0, 3);
  {
    Count count;
    rules.match(document, items);
    EXPECT_EQ(count.sentences, 1U);
    EXPECT_EQ(count.matches, 2U);
  }
  EXPECT_EQ(rule_watch(), nullptr);
}

}  // namespace
}  // namespace docweave
