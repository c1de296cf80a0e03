#include "tagger/tagger.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave::names {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path kFolder = std::filesystem::path(NAMES_FOLDER) / "en";

const Tagger& tagger() {
  static const Tagger shipped(kFolder / "tagger.model");
  return shipped;
}

Document document_of(std::vector<std::pair<BlockKind, std::string>> blocks) {
  DocumentBuilder builder({});
  for (const auto& [kind, words] : blocks) builder.add_block(kind, words);
  return std::move(builder).build();
}

/// "Type: words" of every name found.
std::vector<std::string> names_in(const Document& document) {
  static const WordLists lists(kFolder);
  std::vector<std::string> found;
  for (const TaggedSpan& span : tagger().tag(document, lists.classify(document))) {
    const Span words =
        join(document.tokens()[span.first_token].span, document.tokens()[span.end_token - 1].span);
    found.push_back(std::string(info(span.type).name) + ": " + std::string(document.text(words)));
  }
  return found;
}

std::vector<std::string> names_in(std::string_view words, BlockKind kind = BlockKind::paragraph) {
  return names_in(document_of({{kind, std::string(words)}}));
}

TEST(Tagger, FindsPersonsBodiesAndPlacesInASentence) {
  const auto names = names_in(
      "The training was opened by Mr. Henrik Lindqvist, Director of the Norwegian Refugee Council, "
      "in Nairobi, Kenya.");
  EXPECT_THAT(names, Contains("Person: Henrik Lindqvist"));
  EXPECT_THAT(names, Contains("Organization: Norwegian Refugee Council"));
  EXPECT_THAT(names, Contains("Place: Nairobi"));
  EXPECT_THAT(names, Contains("Place: Kenya"));
}

TEST(Tagger, KeepsDescriptiveNamesOfBodiesInOnePiece) {
  EXPECT_THAT(names_in("It was funded by the Ministry of Agriculture and Rural Development of "
                       "Latvia and the University of Zagreb."),
              ElementsAre("Organization: Ministry of Agriculture and Rural Development of Latvia",
                          "Organization: University of Zagreb"));
}

TEST(Tagger, ReadsAHeadlineInCapitals) {
  EXPECT_THAT(names_in("NEWS FROM THE MINISTRY OF JUSTICE OF LATVIA", BlockKind::heading),
              ElementsAre("Organization: MINISTRY OF JUSTICE OF LATVIA"));
  EXPECT_THAT(names_in("SIXTY TEACHERS FROM KENYA LEAVE FOR NORWAY", BlockKind::heading),
              Contains("Place: NORWAY"));
}

TEST(Tagger, ReadsALineThatHoldsOnlyAName) {
  const Document document = document_of({{BlockKind::line, "Katarzyna Nowak"},
                                         {BlockKind::line, "Project Manager"},
                                         {BlockKind::line, "University of Gdansk"}});
  EXPECT_THAT(names_in(document),
              ElementsAre("Person: Katarzyna Nowak", "Organization: University of Gdansk"));
}

TEST(Tagger, FindsNothingInPlainWords) {
  EXPECT_THAT(names_in("they walked along the road and talked about the weather."), IsEmpty());
  EXPECT_THAT(tagger().tag(document_of({}), {}), IsEmpty());
}

TEST(Tagger, WorksWithoutWordLists) {
  const Document document = document_of({{BlockKind::paragraph, "She lives in Berlin."}});
  EXPECT_EQ(tagger().tag(document, {}).size(), 1U);
}

TEST(Tagger, IsSurerOfACityAfterAPrepositionThanItIsOfNothing) {
  const Document document = document_of({{BlockKind::paragraph, "The meeting was held in Paris."}});
  const auto spans = tagger().tag(document, {});
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_GT(spans[0].confidence, 0.5);
  EXPECT_LE(spans[0].confidence, 1.0);
}

// ---- features -------------------------------------------------------------------------------

TEST(FeaturesOfWords, AreAskedForOnlyWhereNamesMayBe) {
  static const WordLists lists(kFolder);
  const Document document =
      document_of({{BlockKind::paragraph,
                    "On most days they walk to the department of Electronics at noon, "
                    "rain or shine, and hardly ever talk."}});
  const auto classes = lists.classify(document);
  const Features features(document, classes);
  ASSERT_EQ(features.stretches().size(), 1U);
  const auto [first, end, sentence] = features.stretches()[0];
  EXPECT_EQ(document.text(document.tokens()[first].span), "department");
  EXPECT_EQ(document.text(document.tokens()[end - 1].span), "Electronics");
}

TEST(FeaturesOfWords, AreThoseOfItsParts) {
  using enum Features::Beside;
  const Document document = document_of({{BlockKind::paragraph, "He met Ana Kos in Bled."}});
  const Features features(document, {});
  const std::uint32_t ana = 2;
  FeatureBuffer buffer;
  std::multiset<Feature> parts;
  const auto add = [&](std::span<const Feature> some) { parts.insert(some.begin(), some.end()); };
  add(features.of_word(ana, buffer));
  add(features.of_near(ana - 2, {before2, true}, buffer));
  add(features.of_near(ana - 1, {before, true}, buffer));
  add(features.of_near(ana + 1, {after, true}, buffer));
  add(features.of_near(ana + 2, {after2, true}, buffer));
  add(features.of_run(ana, buffer));
  add(features.of_several(ana, buffer));
  const auto all = features.of(ana, buffer);
  EXPECT_EQ(parts, std::multiset<Feature>(all.begin(), all.end()));
}

// ---- label sequences ------------------------------------------------------------------------

/// Scores of labels for a sentence, drawn from a fixed series of numbers.
std::vector<LabelScores> some_scores(std::size_t count, std::uint32_t seed) {
  std::vector<LabelScores> scores(count, LabelScores{});
  for (LabelScores& token : scores) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      seed = seed * 1664525U + 1013904223U;
      token[label] = static_cast<float>(seed >> 20) / 1024.0F - 2.0F;
    }
  }
  return scores;
}

/// Every allowed sequence with its score, the slow way.
void for_all_sequences(std::size_t count,
                       const std::function<void(const std::vector<Label>&)>& visit) {
  std::vector<Label> labels;
  const std::function<void()> extend = [&] {
    const Label before = labels.empty() ? kOutside : labels.back();
    if (labels.size() == count) {
      if (may_follow(before, kOutside)) visit(labels);
      return;
    }
    for (Label next = 0; next < kLabels; ++next) {
      if (!may_follow(before, next)) continue;
      labels.push_back(next);
      extend();
      labels.pop_back();
    }
  };
  extend();
}

class LatticeTest : public ::testing::Test {
 protected:
  LatticeTest() {
    for (std::size_t a = 0; a < kLabels; ++a) {
      for (std::size_t b = 0; b < kLabels; ++b)
        transitions_[a][b] = 0.1F * static_cast<float>((a * 7 + b * 3) % 11);
    }
  }
  double score(const std::vector<LabelScores>& scores, const std::vector<Label>& labels) const {
    double sum = transitions_[labels.back()][kOutside];
    for (std::size_t i = 0; i < labels.size(); ++i) {
      sum += scores[i][labels[i]] + transitions_[i == 0 ? kOutside : labels[i - 1]][labels[i]];
    }
    return sum;
  }
  Transitions transitions_{};
  std::vector<LabelScores> scores_ = some_scores(3, 42);
};

TEST_F(LatticeTest, DecodesTheBestOfAllSequences) {
  std::vector<Label> best;
  for_all_sequences(3, [&](const std::vector<Label>& labels) {
    if (best.empty() || score(scores_, labels) > score(scores_, best)) best = labels;
  });
  std::vector<Label> decoded;
  Lattice(transitions_).decode(scores_, decoded);
  EXPECT_EQ(decoded, best);
}

TEST_F(LatticeTest, GivesEachNameItsShareOfAllSequences) {
  double all = 0;
  double with_name = 0;
  double first_outside = 0;
  for_all_sequences(3, [&](const std::vector<Label>& labels) {
    const double weight = std::exp(score(scores_, labels));
    all += weight;
    if (labels[1] == label_of(Type::person, Part::begin) &&
        labels[2] == label_of(Type::person, Part::last))
      with_name += weight;
    if (labels[0] == kOutside) first_outside += weight;
  });
  Lattice lattice(transitions_);
  ASSERT_TRUE(lattice.sum(scores_));
  EXPECT_NEAR(lattice.probability(1, 3, Type::person), with_name / all, 1e-5);
  EXPECT_NEAR(lattice.marginal(0, kOutside), first_outside / all, 1e-5);
}

TEST_F(LatticeTest, CountsOnlyLabelsThatAreAllowed) {
  const std::vector<std::uint32_t> allowed{1U << kOutside, 1U << label_of(Type::event, Part::unit),
                                           1U << kOutside};
  Lattice lattice(transitions_);
  ASSERT_TRUE(lattice.sum(scores_, allowed));
  EXPECT_NEAR(lattice.marginal(1, label_of(Type::event, Part::unit)), 1.0, 1e-5);
  const std::vector<std::uint32_t> impossible{1U << label_of(Type::event, Part::inside), 1U, 1U};
  EXPECT_FALSE(lattice.sum(scores_, impossible));
}

TEST(Labels, NeverLeaveANameOpen) {
  EXPECT_TRUE(may_follow(kOutside, label_of(Type::place, Part::begin)));
  EXPECT_FALSE(may_follow(kOutside, label_of(Type::place, Part::last)));
  EXPECT_FALSE(may_follow(label_of(Type::place, Part::begin), kOutside));
  EXPECT_FALSE(may_follow(label_of(Type::place, Part::begin), label_of(Type::person, Part::last)));
}

// ---- model files ----------------------------------------------------------------------------

class ModelFile : public ::testing::Test {
 protected:
  std::string message_of(const std::string& bytes) {
    const std::filesystem::path file = folder_.path() / "a.model";
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      Tagger broken(file);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data);
      return error.what();
    }
    return "no error";
  }
  std::string small_model() {
    const std::filesystem::path file = folder_.path() / "small.model";
    WeightRow row;
    row.feature = 0x1234567890ABCDEF;
    row.weights[3] = 1.5F;
    write_model(file, std::vector{row}, {}, {});
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  test::TemporaryFolder folder_;
};

TEST_F(ModelFile, GivesBackTheWeightsWritten) {
  small_model();
  const Model model(folder_.path() / "small.model");
  const std::vector<Feature> features{0x1234567890ABCDEF, 77};
  const LabelScores scores = model.scores(model.sum(features));
  EXPECT_NEAR(scores[3], 1.5F, 0.02F);
  EXPECT_EQ(scores[4], 0.0F);
}

TEST_F(ModelFile, IsRefusedWhenItIsNoModel) {
  EXPECT_THAT(message_of(""), HasSubstr("is empty"));
  EXPECT_THAT(message_of("short"), HasSubstr("too short"));
  EXPECT_THAT(message_of(std::string(10000, 'x')), HasSubstr("no tagger model"));
}

TEST_F(ModelFile, IsRefusedWhenItIsCutShort) {
  std::string bytes = small_model();
  bytes.pop_back();
  EXPECT_THAT(message_of(bytes), HasSubstr("cut short"));
}

TEST_F(ModelFile, IsRefusedWhenItsFeaturesAreOthers) {
  std::string bytes = small_model();
  bytes[16] = static_cast<char>(bytes[16] ^ 1);
  EXPECT_THAT(message_of(bytes), HasSubstr("other features"));
}

TEST(ModelFiles, ThatAreMissingAreNamed) {
  try {
    Tagger missing("nowhere.model");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_THAT(error.what(), HasSubstr("nowhere.model"));
  }
}

TEST(Calibrations, RunStraightBetweenTheirPoints) {
  Calibration curve;
  for (std::size_t i = 0; i < Calibration::kPoints; ++i) {
    curve.probability[i] = static_cast<float>(i) / (Calibration::kPoints - 1);
    curve.precision[i] = i == 0 ? 0.2F : 0.8F;
  }
  EXPECT_NEAR(curve(-1), 0.2, 1e-6);
  EXPECT_NEAR(curve(0.5 / (Calibration::kPoints - 1)), 0.5, 1e-6);
  EXPECT_NEAR(curve(2), 0.8, 1e-6);
}

}  // namespace
}  // namespace docweave::names
