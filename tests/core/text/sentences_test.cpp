#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/document.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences(std::string_view text) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::paragraph, text);
  const Document document = std::move(builder).build();
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences())
    out.emplace_back(document.text(sentence.span));
  return out;
}

TEST(Sentences, EndAtPeriodsQuestionsAndExclamations) {
  EXPECT_THAT(sentences("It began. Did it? Yes! “Good.” So they said."),
              ElementsAre("It began.", "Did it?", "Yes!", "“Good.”", "So they said."));
}

TEST(Sentences, GoOnAfterTitlesInitialsAndAbbreviations) {
  EXPECT_THAT(
      sentences("H.E. Mr. J. Smith of Acme Ltd. met Dr. Who, i.e. Amb. Lee. He left."),
      ElementsAre("H.E. Mr. J. Smith of Acme Ltd. met Dr. Who, i.e. Amb. Lee.", "He left."));
}

TEST(Sentences, GoOnAfterTitlesOfHonour) {
  EXPECT_THAT(sentences("The chairman, Rtn. Bikash Joshi, met Cllr. Ann Lee. He left."),
              ElementsAre("The chairman, Rtn. Bikash Joshi, met Cllr. Ann Lee.", "He left."));
}

TEST(Sentences, GoOnAfterInitialsOfTwoLetters) {
  EXPECT_THAT(sentences("They met Ts. Batbayar and Md. Karim. He has an MA. She is a Ya."),
              ElementsAre("They met Ts. Batbayar and Md. Karim.", "He has an MA.", "She is a Ya."));
}

TEST(Sentences, EndAfterAnAbbreviationWhenASentenceStarts) {
  EXPECT_THAT(sentences("It came from the U.S. The rest stayed."),
              ElementsAre("It came from the U.S.", "The rest stayed."));
}

TEST(Sentences, GoOnInsideNumbersAndAddresses) {
  EXPECT_THAT(sentences("1. Opening at 9.30 on 24.04.2023. Closing"),
              ElementsAre("1. Opening at 9.30 on 24.04.2023.", "Closing"));
}

TEST(Sentences, GoOnBetweenADayAndItsMonth) {
  EXPECT_THAT(sentences("Graz, 12.-14. March 2009"), ElementsAre("Graz, 12.-14. March 2009"));
  EXPECT_THAT(sentences("It sold 14. Many came."), ElementsAre("It sold 14.", "Many came."));
}

TEST(Sentences, NeverCrossBlocks) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::title, "A headline");
  builder.add_block(BlockKind::paragraph, "Some words");
  const Document document = std::move(builder).build();
  ASSERT_EQ(document.sentences().size(), 2U);
  EXPECT_EQ(document.sentences()[1].block, 1U);
}

}  // namespace
}  // namespace docweave
