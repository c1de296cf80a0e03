#include <iterator>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/document.hpp>
#include <docweave/phrases.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokenize(text)) {
    out.emplace_back(text.substr(token.span.begin, token.span.size()));
  }
  return out;
}

TEST(Tokens, SplitsPossessivesButKeepsNamesWithApostrophes) {
  EXPECT_THAT(words("Gambia’s O'Neill doesn't"), ElementsAre("Gambia", "’s", "O'Neill", "doesn't"));
}

TEST(Tokens, SplitsAtHyphensAndSlashes) {
  EXPECT_THAT(words("EU-funded SDC/GIZ"), ElementsAre("EU", "-", "funded", "SDC", "/", "GIZ"));
}

TEST(Tokens, KeepsNumbersWithSeparatorsWhole) {
  EXPECT_THAT(words("€ 2.104.999, 24.04.2023. 17th 09:30"),
              ElementsAre("€", "2.104.999", ",", "24.04.2023", ".", "17th", "09", ":", "30"));
}

TEST(Tokens, KeepsDottedLettersWhole) {
  EXPECT_THAT(words("H.E. the U.S. envoy e.g."),
              ElementsAre("H.E.", "the", "U.S.", "envoy", "e.g."));
}

TEST(Tokens, KeepsAddressesOfTheWebWhole) {
  EXPECT_THAT(words("see https://a.org/b?c=1, or d.e@f.org."),
              ElementsAre("see", "https://a.org/b?c=1", ",", "or", "d.e@f.org", "."));
}

TEST(Tokens, KnowsShapes) {
  const auto tokens = tokenize("the Mission OSCE eTwinning A 12 Österreich");
  std::vector<Shape> shapes;
  for (const Token& token : tokens) shapes.push_back(token.shape);
  EXPECT_THAT(shapes, ElementsAre(Shape::lower, Shape::capitalized, Shape::upper, Shape::mixed,
                                  Shape::capitalized, Shape::none, Shape::capitalized));
}

TEST(Tokens, HaveEqualHashesForOtherCaseAndQuotes) {
  EXPECT_EQ(tokenize("ÖSTERREICH")[0].hash, tokenize("österreich")[0].hash);
  EXPECT_EQ(tokenize("d’Ivoire")[0].hash, tokenize("D'IVOIRE")[0].hash);
  EXPECT_NE(tokenize("a")[0].hash, tokenize("b")[0].hash);
}

TEST(Tokens, HaveTheHashOfTheirFoldedWordHoweverTheyAreRead) {
  constexpr std::string_view kParts[] = {
      "a", "B", "é", "Š", "ß", "ﬁ",  "İ", "µ", "ж", "Ж", "e\u0301", "’",     "'",       "s", ".",
      ",", "-", "–", "1", " ", "中", "א", "²", "«", "_", "@",       "x.org", "http://", "😀"};
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i) text += kParts[random() % std::size(kParts)];
    for (const Token& token : tokenize(text)) {
      const std::string word = text.substr(token.span.begin, token.span.size());
      ASSERT_EQ(token.hash, hash_of(fold_token(word))) << word << " in " << text;
    }
  }
}

std::vector<std::string> words_in(std::string language, std::string_view text) {
  DocumentBuilder builder({.id = "test", .language = std::move(language)});
  builder.begin_block(BlockKind::paragraph);
  builder.append(text);
  const Document document = std::move(builder).build();
  std::vector<std::string> all;
  for (const Token& token : document.tokens()) all.emplace_back(document.text(token.span));
  return all;
}

TEST(Tokens, PartTheElidedWordFromTheNextInFrench) {
  EXPECT_THAT(words_in("fr", "l’Agence d'Abidjan aujourd'hui"),
              ElementsAre("l’", "Agence", "d'", "Abidjan", "aujourd'hui"));
  EXPECT_THAT(words_in("en", "l’Agence d'Abidjan"), ElementsAre("l’Agence", "d'Abidjan"));
}

TEST(Tokens, GiveAnElidedWordTheHashOfItsLetters) {
  DocumentBuilder builder({.id = "test", .language = "fr"});
  builder.begin_block(BlockKind::paragraph);
  builder.append("L’Agence");
  const Document document = std::move(builder).build();
  EXPECT_EQ(document.tokens()[0].hash, hash_of("l"));
  EXPECT_EQ(document.tokens()[1].shape, Shape::capitalized);
}

TEST(Tokens, LetPhrasesWithElisionsBeFoundWhereTheyArePartedToo) {
  DocumentBuilder builder({.id = "test", .language = "fr"});
  builder.begin_block(BlockKind::paragraph);
  builder.append("en Côte d’Ivoire");
  const Document document = std::move(builder).build();
  PhraseMatcher phrases;
  phrases.add("Côte d'Ivoire", 1);
  EXPECT_EQ(phrases.find(document.text(), document.tokens()).size(), 1U);
}

}  // namespace
}  // namespace docweave
