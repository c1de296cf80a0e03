// Parts of speech: the installed model, and what is refused in its place.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "pipeline/installation.hpp"
#include "text/parts/part_tagger.hpp"

namespace docweave {
namespace {

/// "word/PART" of each token.
std::string tagged(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  const auto parts = PartTagger::english().tag(text, tokens);
  std::string all;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) all += ' ';
    all += text.substr(tokens[i].span.begin, tokens[i].span.size());
    all += '/';
    all += kPartNames[static_cast<std::size_t>(parts[i])];
  }
  return all;
}

TEST(Parts, TellVerbsFromNounsOfTheSameForm) {
  EXPECT_EQ(tagged("The ministry hosts a workshop."),
            "The/DET ministry/NOUN hosts/VERB a/DET workshop/NOUN ./PUNCT");
  EXPECT_EQ(tagged("She thanked the hosts of the workshop."),
            "She/PRON thanked/VERB the/DET hosts/NOUN of/ADP the/DET workshop/NOUN ./PUNCT");
  EXPECT_THAT(tagged("The agency supports and funds schools."),
              testing::HasSubstr("supports/VERB and/CCONJ funds/VERB schools/NOUN"));
  EXPECT_THAT(tagged("It relies on public funds."), testing::HasSubstr("public/ADJ funds/NOUN"));
}

TEST(Parts, TellNamesFromTheVerbBehindThem) {
  EXPECT_THAT(tagged("Maria Keller leads the OSCE Mission to Skopje"),
              testing::StartsWith("Maria/PROPN Keller/PROPN leads/VERB the/DET OSCE/PROPN"));
}

TEST(Parts, HaveNothingToSayOfNothing) {
  EXPECT_TRUE(PartTagger::english().tag("", {}).empty());
}

/// The installed model, in a file of its own after a change.
class ChangedModel : public testing::Test {
 protected:
  ChangedModel() {
    std::ifstream in(share_folder() / "parts" / "en.model", std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    bytes_ = all.str();
  }
  ~ChangedModel() override { std::filesystem::remove(file_); }

  std::string refusal() const {
    std::ofstream(file_, std::ios::binary) << bytes_;
    try {
      const PartTagger tagger(file_);
    } catch (const Error& error) {
      return error.what();
    }
    return "taken";
  }

  std::string bytes_;

 private:
  std::filesystem::path file_ = std::filesystem::path(testing::TempDir()) / "parts_test.model";
};

TEST_F(ChangedModel, IsTakenWhileItIsTheSame) {
  EXPECT_EQ(refusal(), "taken");
}

TEST_F(ChangedModel, IsRefusedWhenItWasTrainedWithOtherFeatures) {
  constexpr std::size_t kFingerprint = 16;
  bytes_.at(kFingerprint) ^= 1;
  EXPECT_THAT(refusal(), testing::HasSubstr("trained with other features"));
}

TEST_F(ChangedModel, IsRefusedWhenItIsCutShort) {
  bytes_.resize(bytes_.size() / 2);
  EXPECT_THAT(refusal(), testing::HasSubstr("cut short or damaged"));
  bytes_.clear();
  EXPECT_THAT(refusal(), testing::HasSubstr("too short"));
}

TEST_F(ChangedModel, IsRefusedWhenItIsSomethingElse) {
  bytes_.assign(1000, 'x');
  EXPECT_THAT(refusal(), testing::HasSubstr("no model of parts of speech"));
}

TEST_F(ChangedModel, IsRefusedWhenASlotNamesARowThatIsNotThere) {
  for (std::size_t at = bytes_.size() / 8; at < bytes_.size() / 4; ++at) bytes_[at] = '\xFF';
  EXPECT_THAT(refusal(), testing::HasSubstr("damaged"));
}

}  // namespace
}  // namespace docweave
