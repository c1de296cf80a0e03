#include <gtest/gtest.h>

#include <docweave/document.hpp>

namespace docweave {
namespace {

const std::string kEnglish =
    "The three-day workshop in Podgorica brought together border police officers, prosecutors and "
    "experts of several organisations, who spoke about how their services work together.";
const std::string kGerman =
    "Der dreitägige Workshop in Podgorica brachte Beamte der Grenzpolizei, Staatsanwälte und "
    "Fachleute mehrerer Organisationen zusammen, die darüber sprachen, wie ihre Dienste "
    "zusammenarbeiten.";
const std::string kSerbian =
    "Radionica u Podgorici okupila je službenike granične policije, tužioce i stručnjake više "
    "organizacija, koji su govorili o tome kako njihove službe sarađuju na suzbijanju trgovine "
    "ljudima.";

Document document(const std::vector<std::string>& paragraphs, std::string declared = "") {
  DocumentBuilder builder({.id = "test", .language = std::move(declared)});
  for (const std::string& words : paragraphs) builder.add_block(BlockKind::paragraph, words);
  return std::move(builder).build();
}

TEST(Language, IsFoundInTheWords) {
  EXPECT_EQ(document({kEnglish}).info().language, "en");
  EXPECT_EQ(document({"Workshop", kGerman}).info().language, "de");
}

TEST(Language, OfTheWordsGoesBeforeTheDeclaredOne) {
  EXPECT_EQ(document({kGerman, kGerman}, "en-US").info().language, "de");
}

TEST(Language, KeepsADeclarationThatSaysMore) {
  EXPECT_EQ(document({kEnglish}, "en-GB").info().language, "en-GB");
  EXPECT_EQ(document({kSerbian}, "bs").info().language, "bs");
}

TEST(Language, OfAFewWordsIsTheDeclaredOne) {
  EXPECT_EQ(document({"Belgrade, Budva"}, "fr").info().language, "fr");
  EXPECT_EQ(document({"Belgrade, Budva"}).info().language, "");
  EXPECT_EQ(document({}, "fr").info().language, "fr");
}

TEST(Language, OfADifferingParagraphIsKept) {
  const Document mixed = document({kEnglish, kEnglish, kGerman, kEnglish, "OSCE"});
  EXPECT_EQ(mixed.info().language, "en");
  EXPECT_EQ(mixed.blocks()[2].language, "de");
  EXPECT_EQ(mixed.blocks()[3].language, "");
  EXPECT_EQ(mixed.language(mixed.blocks()[2].span), "de");
  const std::uint32_t inside = mixed.blocks()[2].span.begin + 10;
  EXPECT_EQ(mixed.language({inside, inside + 5}), "de");
  EXPECT_EQ(mixed.language(mixed.blocks()[4].span), "en");
}

TEST(Language, OfALongTextIsFoundFromPiecesOfIt) {
  std::vector<std::string> paragraphs(200, kGerman);
  paragraphs[120] = kEnglish;
  const Document document_of_pieces = document(paragraphs);
  EXPECT_EQ(document_of_pieces.info().language, "de");
  EXPECT_EQ(document_of_pieces.blocks()[120].language, "en");
  EXPECT_EQ(document_of_pieces.blocks()[121].language, "");
}

TEST(Language, OfScriptsWithoutCaseIsFound) {
  EXPECT_EQ(
      document({"研修会は三日間にわたってポドゴリツァで開かれ、国境警察の職員や検察官、いくつも"
                "の団体の専門家が集まり、それぞれの機関がどう協力するかについて話し合った。"})
          .info()
          .language,
      "ja");
}

}  // namespace
}  // namespace docweave
