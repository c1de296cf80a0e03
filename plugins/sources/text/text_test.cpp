#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kOptions = R"({"max_bytes": 1000000})";

/// Long enough to be a paragraph.
const std::string kProse =
    "The three-day workshop in Podgorica brought together border police officers, prosecutors and "
    "experts of "
    "several organisations, who spoke about how their services work together.";

class Text : public testing::Test {
 protected:
  Document read(const std::string& bytes) { return source.read(bytes); }
  SourceHarness source{kOptions};
};

TEST_F(Text, TakesTheFirstHeadlineAsTitle) {
  const Document document = read(
      "Skip to main content\n\nHome > News\n\n12 May 2018\n\nMeeting of Border Police Chiefs\n\n" +
      kProse);
  EXPECT_THAT(blocks(document),
              ElementsAre("line: Home > News", "line: 12 May 2018",
                          "title: Meeting of Border Police Chiefs", "paragraph: " + kProse));
  EXPECT_EQ(document.info().title, "Meeting of Border Police Chiefs");
}

TEST_F(Text, FindsHeadlinesBetweenParagraphs) {
  EXPECT_THAT(blocks(read("Short news today\n\n" + kProse + "\n\nRisk Analysis Workshop\n\n" +
                          kProse + "\n\nAbout the college\n" + kProse + "\n\n## Marked\n\n" +
                          kProse + "\n\nUnderlined\n---------\n" + kProse)),
              ElementsAre("title: Short news today", "paragraph: " + kProse,
                          "heading: Risk Analysis Workshop", "paragraph: " + kProse,
                          "heading: About the college", "paragraph: " + kProse, "heading: Marked",
                          "paragraph: " + kProse, "heading: Underlined", "paragraph: " + kProse));
}

TEST_F(Text, JoinsLinesThatWereWrappedByHand) {
  EXPECT_THAT(
      blocks(read("Call\n\n"
                  "Can the networks of scientists in Southeastern Europe (SEE) help\n"
                  "to bring political and economic stability to a sub-region that\n"
                  "was torn by conflict? The three-day conference wants to give\n"
                  "part of the answer.\n")),
      testing::Contains(
          "paragraph: Can the networks of scientists in Southeastern Europe (SEE) help to bring "
          "political and economic stability to a sub-region that was torn by conflict? The "
          "three-day conference wants to give part of the answer."));
}

TEST_F(Text, JoinsAHeadlineThatGoesOnInTheNextLine) {
  EXPECT_EQ(
      read("Customs and Border Guards Join Forces to Prevent and\nDetect Migrant Smuggling\n" +
           kProse)
          .info()
          .title,
      "Customs and Border Guards Join Forces to Prevent and Detect Migrant Smuggling");
}

TEST_F(Text, KeepsTheLinesOfSpeakersApart) {
  const Document document = read("Some webinar here\n\n" + kProse +
                                 "\n\nMaria De Benito\nSecurity adviser\nOSCE Mission to Skopje\n");
  EXPECT_THAT(blocks(document), ElementsAre("title: Some webinar here", "paragraph: " + kProse,
                                            "line: Maria De Benito", "line: Security adviser",
                                            "line: OSCE Mission to Skopje"));
  EXPECT_NE(document.blocks()[2].group, 0U);
  EXPECT_EQ(document.blocks()[2].group, document.blocks()[4].group);
}

TEST_F(Text, ReadsListsWithTheirDepth) {
  const Document document = read(
      "Its aims are here:\n\n  1. To meet challenges;\n  2. To support\n     the concept.\n\n  • "
      "One\n    - Inner\n");
  EXPECT_THAT(
      blocks(document),
      ElementsAre("line: Its aims are here:", "list_item: To meet challenges;",
                  "list_item: To support the concept.", "list_item: One", "list_item: Inner"));
  EXPECT_EQ(document.blocks()[1].level, 1);
  EXPECT_EQ(document.blocks()[4].level, 2);
}

TEST_F(Text, ReadsLabelledLinesWithTheirFurtherValues) {
  EXPECT_THAT(key_values(read("PROJECT FACTS\n\n"
                              "Donor:     Austrian Development Agency\n"
                              "Partners:  CARE Österreich\n"
                              "           Austrian Red Cross\n"
                              "Contact:   Katharina Lehner\n")),
              ElementsAre("Donor = Austrian Development Agency", "Partners = CARE Österreich",
                          "Partners = Austrian Red Cross", "Contact = Katharina Lehner"));
}

TEST_F(Text, TakesNoPairFromATimeAnAddressOrAQuotation) {
  EXPECT_THAT(
      key_values(read("Agenda of the day\n\n14:00 Introductions\n\nSee http://example.org now\n\n"
                      "Minister Humphreys said: “We invest.”\n")),
      IsEmpty());
}

TEST_F(Text, MapsEveryWordToItsBytes) {
  const std::string bytes =
      "\xEF\xBB\xBFMeeting in  Šid\r\n\r\n" + kProse + "\r\n\r\nVenue:   Hotel\tKolo\r\n";
  const Document document = read(bytes);
  ASSERT_FALSE(document.tokens().empty());
  for (const Token& token : document.tokens()) {
    const auto origin = document.origin(token.span);
    ASSERT_TRUE(origin);
    EXPECT_EQ(bytes.substr(origin->begin, origin->end - origin->begin), document.text(token.span));
  }
}

TEST_F(Text, ReportsAGuessedEncoding) {
  const Document document = read(
      "\xC4\xE6\xE0\xED\xE3\xE8\xF0\xEE\xE2 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 \xCC\xEE\xF1\xEA\xE2\xF3 "
      "\xED\xE0 \xE2\xF1\xF2\xF0\xE5\xF7\xF3 \xEC\xE8\xED\xE8\xF1\xF2\xF0\xEE\xE2\n");
  EXPECT_EQ(document.text(), "Джангиров прибыл в Москву на встречу министров");
  ASSERT_EQ(source.diagnostics.size(), 1U);
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("windows-1251"));
}

TEST_F(Text, RefusesBinaryFiles) {
  std::string bytes;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(i * 7 % 256);
  EXPECT_THROW(read(bytes), Error);
}

TEST_F(Text, ReadsAnEmptyFileAsAnEmptyDocument) {
  EXPECT_TRUE(read("").blocks().empty());
  EXPECT_EQ(source.diagnostics.size(), 1U);
}

}  // namespace
}  // namespace docweave::test
