#include <cmath>

#include <extractor_harness.hpp>
#include <gmock/gmock.h>
#include <marked_document.hpp>
#include <temporary_folder.hpp>

#include <docweave/error.hpp>

#include "chain_model.hpp"
#include "token_features.hpp"

namespace docweave::descriptions {
namespace {

using test::MarkedDocument;
using testing::Contains;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Opens an event at "training", goes on over "of", "clerks" and names.
constexpr const char* kModel =
    "word training\tbegin-Event 4\n"
    "word of\tin-Event 3\n"
    "word clerks\tin-Event 3\n"
    "type Organization begin\tin-Event 3\n"
    "type Organization inside\tin-Event 3\n"
    "word porter\tbegin-JobTitle 4\n"
    "after begin-Event\toutside 0.1\n";

class Descriptions : public testing::Test {
 protected:
  /// "Type: words", with ".nominal" for those that are no name, of what a model finds.
  std::vector<std::string> found(Document document, const char* model = kModel,
                                 std::string_view threshold = "0.3") {
    const std::size_t before = document.mentions().size();
    harness(model, threshold).extract(document);
    std::vector<std::string> all;
    for (const Mention& mention : document.mentions().subspan(before)) {
      all.push_back(std::string(info(mention.type).name) +
                    (mention.form == Form::nominal ? ".nominal: " : ": ") +
                    std::string(document.text(mention.span)));
    }
    return all;
  }
  std::vector<std::string> found(std::string_view marked, const char* model = kModel,
                                 std::string_view threshold = "0.3") {
    return found(MarkedDocument::read(marked), model, threshold);
  }

  test::ExtractorHarness harness(const char* model, std::string_view threshold,
                                 const std::string& sentences = "") {
    folder_.write("model.tsv", model);
    return test::ExtractorHarness(R"({"threshold": )" + std::string(threshold) + R"(, "model": ")" +
                                  (folder_.path() / "model.tsv").string() + R"(", "sentences": ")" +
                                  sentences + "\"}");
  }

  test::TemporaryFolder folder_;
};

TEST_F(Descriptions, AreWordsThatTheModelHoldsForLikely) {
  EXPECT_THAT(found("All came to the training of clerks in May."),
              ElementsAre("Event.nominal: training of clerks"));
  EXPECT_THAT(found("All came to the party."), IsEmpty());
}

TEST_F(Descriptions, HoldNamesThatHaveBeenFoundBefore) {
  EXPECT_THAT(found("The training of [Port Police|Organization] began."),
              ElementsAre("Event: training of Port Police"));
}

TEST_F(Descriptions, AreNamesWhereTheyHaveACapital) {
  EXPECT_THAT(found("Training of clerks began."), ElementsAre("Event.nominal: Training of clerks"));
  EXPECT_THAT(found("The Training of Clerks began."), ElementsAre("Event: Training of Clerks"));
  EXPECT_THAT(found("The Training of clerks began."),
              ElementsAre("Event.nominal: Training of clerks"));
  EXPECT_THAT(found("Our Porter came."), ElementsAre("JobTitle: Porter"));
}

TEST_F(Descriptions, CloseTheBracketRoundAShortFormAndEndBeforeAnother) {
  constexpr const char* kBrackets =
      "word training\tbegin-Event 4\nword (\tin-Event 4\nword toc\tin-Event 4\n"
      "word closed\tin-Event 4\nword )\toutside 2\n";
  EXPECT_THAT(found("The training (TOC) began.", kBrackets),
              ElementsAre("Event.nominal: training (TOC)"));
  EXPECT_THAT(found("The training (closed began.", kBrackets),
              ElementsAre("Event.nominal: training"));
}

TEST_F(Descriptions, EndBeforeTheMarkThatClosesTheirQuotation) {
  constexpr const char* kMarks =
      "word training\tbegin-Event 4\nword clerks\tin-Event 4\nword »\tin-Event 4\n";
  EXPECT_THAT(found("The «training clerks» began.", kMarks),
              ElementsAre("Event.nominal: training clerks"));
}

TEST_F(Descriptions, AreNoFormsOfAddress) {
  constexpr const char* kAddress =
      "word prof\tbegin-JobTitle 4\nword .\tin-JobTitle 4\nword hill\toutside 2\n";
  EXPECT_THAT(found("Our prof came.", kAddress), ElementsAre("JobTitle: prof"));
  EXPECT_THAT(found("Prof. Hill came.", kAddress), IsEmpty());
}

TEST_F(Descriptions, AreLeftWhereTheWordsAreKnown) {
  EXPECT_THAT(found("The [training of clerks|Event] began."), IsEmpty());
  EXPECT_THAT(found("The [Mayor's training of clerks|Project] began."), IsEmpty());
}

TEST_F(Descriptions, AreLeftBelowTheThreshold) {
  EXPECT_THAT(found("The training began.", kModel, "0.99"), IsEmpty());
}

TEST_F(Descriptions, AreLookedForInEnglishOnly) {
  DocumentBuilder builder({.id = "test", .language = "fr"});
  builder.add_block(BlockKind::paragraph, "Le training of clerks.");
  EXPECT_THAT(found(std::move(builder).build()), IsEmpty());
}

TEST_F(Descriptions, AreWrittenWithTheirFeaturesToTrainOn) {
  const std::string log = (folder_.path() / "sentences.ndjson").string();
  Document document = MarkedDocument::read("The training began in [Suva|Place].");
  harness(kModel, "0.3", log).extract(document);
  EXPECT_EQ(document.mentions().size(), 1U);
  const std::string line = test::read_file(folder_.path() / "sentences.ndjson");
  EXPECT_THAT(line, HasSubstr(R"("words":["The","training","began","in","Suva","."])"));
  EXPECT_THAT(line, HasSubstr(R"("word training")"));
  EXPECT_THAT(line, HasSubstr(R"("-2-1 began in")"));
  EXPECT_THAT(line, HasSubstr(R"("type Place begin")"));
}

TEST_F(Descriptions, NeedLabelsThatThereAre) {
  try {
    found("", "word x\tbegin-Evnt 1\n");
    FAIL() << "the model was read";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("model.tsv:1"));
    EXPECT_THAT(error.what(), HasSubstr("\"begin-Evnt 1\" is not a label and its weight"));
  }
}

/// The names of the features of a token.
std::vector<std::string> features(const Document& document, std::uint32_t token) {
  Features all(true);
  const Mentioned mentioned(document);
  Describer(document, mentioned, document.sentences().front()).describe(token, all);
  return all.names();
}

TEST(TokenFeatures, TellOfTheWordAndThoseAroundIt) {
  const auto names = features(MarkedDocument::read("The Training of 30 clerks began."), 1);
  EXPECT_THAT(names, Contains("word training"));
  EXPECT_THAT(names, Contains("ending3 ing"));
  EXPECT_THAT(names, Contains("shape capitalized"));
  EXPECT_THAT(names, Contains("+1+2 of #"));
  EXPECT_THAT(names, Contains("-2 |"));
}

TEST(TokenFeatures, TellWhatIsMentionedAndTheInnermostOfIt) {
  Document document = MarkedDocument::read("On [3 May|Date] [staff of Suva|Organization.nominal].");
  const auto begin = static_cast<std::uint32_t>(document.text().find("Suva"));
  document.add(Mention{.span = {begin, begin + 4}, .type = Type::place, .value = "FJ/Suva"});
  EXPECT_THAT(features(document, 3), Contains("type Organization.nominal begin"));
  EXPECT_THAT(features(document, 3), Contains("date-near"));
  EXPECT_THAT(features(document, 4), Contains("type Organization.nominal inside"));
  EXPECT_THAT(features(document, 5), Contains("type Place begin"));
}

TEST(TokenFeatures, TellOfDaysInTheSentenceOnly) {
  const Document document = MarkedDocument::read("They met. It was [3 May|Date].");
  EXPECT_THAT(features(document, 1), Not(Contains("date-near")));
}

/// A key is the same however the feature is made.
TEST(TokenFeatures, HaveTheKeysOfTheirNames) {
  const Document document = MarkedDocument::read("Zürich's Training [began|Event] in 2020.");
  Features all(true);
  const Mentioned mentioned(document);
  const Describer describer(document, mentioned, document.sentences().front());
  for (std::uint32_t token = 0; token < document.tokens().size(); ++token)
    describer.describe(token, all);
  ASSERT_EQ(all.keys().size(), all.names().size());
  for (std::size_t i = 0; i < all.keys().size(); ++i)
    EXPECT_EQ(all.keys()[i], feature_key(all.names()[i])) << all.names()[i];
}

/// Two tokens, two labels that count: all four ways can be written down.
TEST(ChainModel, GivesTheProbabilityOfLabels) {
  test::TemporaryFolder folder;
  folder.write("model.tsv", "after begin-Event\tin-Event 0.5\n");
  const ChainModel model(folder.path() / "model.tsv");
  constexpr float kLow = -100;
  ChainModel::Row first, second;
  first.fill(kLow);
  second.fill(kLow);
  first[0] = second[0] = 0;  // outside
  first[1] = 2;              // begin-Event
  second[2] = 1;             // in-Event
  const auto found = model.describe(std::vector{first, second});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().first, 0U);
  EXPECT_EQ(found.front().end, 2U);
  // Ways: outside outside, begin outside, begin in.
  const double both = std::exp(2 + 1 + 0.5);
  const double all = 1 + std::exp(2) + both;
  EXPECT_THAT(found.front().probability, DoubleNear(both / all, 1e-4));
}

TEST(ChainModel, TakesNoHighScoreOfALabelThatCannotStandThere) {
  test::TemporaryFolder folder;
  folder.write("model.tsv", "word x\toutside 0\n");
  const ChainModel model(folder.path() / "model.tsv");
  ChainModel::Row first{}, second{};
  first[2] = 500;  // in-Event, behind nothing
  second[1] = 5;   // begin-Event
  const auto found = model.describe(std::vector{first, second});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().first, 1U);
  // Six labels can stand first; behind each of them all but the others' "in" can.
  const double wanted = 6 * std::exp(5);
  EXPECT_THAT(found.front().probability, DoubleNear(wanted / (wanted + 35), 1e-4));
}

}  // namespace
}  // namespace docweave::descriptions
