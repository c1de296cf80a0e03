#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/encoding.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::Contains;
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

TEST_F(Text, EndsAHeadlineBeforeAParagraphThatNobodyWrapped) {
  EXPECT_EQ(read("Harbours hold workshop on the safety of people who work at quays\n" + kProse)
                .info()
                .title,
            "Harbours hold workshop on the safety of people who work at quays");
}

TEST_F(Text, KeepsAMenuApartFromTheLineAboveIt) {
  EXPECT_THAT(
      blocks(read("Harbour News: the paper of all people who work at quays and ports\n"
                  "Home | Ports | Events | News\n\n" +
                  kProse)),
      ElementsAre("title: Harbour News: the paper of all people who work at quays and ports",
                  "line: Home | Ports | Events | News", "paragraph: " + kProse));
}

TEST_F(Text, KeepsRowsApartThatAllHaveADash) {
  EXPECT_THAT(
      blocks(read("Prof. Maria Rossi, University of Bologna – Drowned harbours of the delta\n"
                  "Dr. James Okello, National Museums of Kenya – Swahili coast and climate change\n"
                  "Ana Perić, Regional Bureau in Venice – Heritage and the blue economy\n\n" +
                  kProse)),
      Contains("line: Dr. James Okello, National Museums of Kenya – Swahili coast and climate "
               "change"));
}

TEST_F(Text, KeepsLinesWithSumsApart) {
  EXPECT_THAT(
      blocks(
          read("Grants\n\nHarbour Symphony Orchestra, $25,000 for its long youth concert series\n"
               "Lowe County Historical Society, $15,000 to copy photographs\n\n" +
               kProse)),
      Contains("line: Lowe County Historical Society, $15,000 to copy photographs"));
  EXPECT_THAT(
      blocks(read("Grants\n\nIn that year the Harbour Fund of the county gave it $25,000, and the\n"
                  "Ministry of Culture, which had given nothing before, gave $15,000 more to\n"
                  "the same house, for the roof and for all that had been left undone by it.\n\n" +
                  kProse)),
      Contains(testing::HasSubstr("and the Ministry")));
}

TEST_F(Text, TakesNoTitleFromALineThatLeadsIntoAQuotation) {
  EXPECT_EQ(read(kProse + "\n\n" + kProse + " The chief of the border police said:\n\n" + kProse)
                .info()
                .title,
            "");
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

TEST_F(Text, TakesTheNumberedHeadOfASectionForNoItem) {
  EXPECT_THAT(
      blocks(read("Report of the port\n\n1. Introduction\n\n" + kProse +
                  "\n\n2. PARTNERS\n  - Elm College\n  - Reef Bank\n")),
      ElementsAre("title: Report of the port", "heading: Introduction", "paragraph: " + kProse,
                  "heading: PARTNERS", "list_item: Elm College", "list_item: Reef Bank"));
  EXPECT_THAT(
      blocks(read("Rules of the port\n\n1. Keep left\n\n2. Keep quiet\n")),
      ElementsAre("title: Rules of the port", "list_item: Keep left", "list_item: Keep quiet"));
}

TEST_F(Text, KeepsTheLinesOfAnAgendaApart) {
  EXPECT_THAT(
      blocks(read("Opening of the port\n\n"
                  "09:10 Welcome remarks – Mr. Jon Hill, Director, Ministry of the Environment\n"
                  "09:20 Statement by the Resident Representative, Ms. Ana Berg of UNDP Elmland\n"
                  "09:40 Address by the Minister of Energy and Meteorology, Ms. Mary Moss, too\n")),
      Contains(
          "line: 09:20 Statement by the Resident Representative, Ms. Ana Berg of UNDP Elmland"));
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

TEST_F(Text, TakesTheLinesBelowALabelAsItsValues) {
  EXPECT_THAT(
      key_values(read("FACTS OF THE EVENT\n\nVenue\nHotel Kolo\n\nOrganisers\nFrontex\nEuropol\n")),
      ElementsAre("Venue = Hotel Kolo", "Organisers = Frontex", "Organisers = Europol"));
}

TEST_F(Text, LeavesAListToItsOwnWhereTheLabelHasItsValue) {
  EXPECT_THAT(key_values(read("CONFERENCE DAY\n\nVenue: Hotel Kolo\n- Welcome by the Mayor\n"
                              "- Music\n\nOther text goes here.\n")),
              ElementsAre("Venue = Hotel Kolo"));
}

TEST_F(Text, ReadsTheLabelsOfListItems) {
  EXPECT_THAT(key_values(read("PROJECT FACTS\n\n• Donor: European Union\n• Lead: Reef Trust\n"
                              "• It began in spring\n• Speakers:\n")),
              ElementsAre("Donor = European Union", "Lead = Reef Trust"));
}

TEST_F(Text, ReadsPairsThatAWideGapPartsInALine) {
  EXPECT_THAT(key_values(read("PROJECT FACTS\n\nCountry: Peru  and Chile    Lender: Port Bank\n"
                              "                Reef Fund\nSum: 5\n")),
              ElementsAre("Country = Peru and Chile", "Lender = Port Bank", "Lender = Reef Fund",
                          "Sum = 5"));
}

TEST_F(Text, ReadsRowsApartByTabsOrSpacesAsPairs) {
  const Document document =
      read("Project sheet here\n\nDonor\tEuropean Union\nLead partner     CARE Österreich\n");
  EXPECT_THAT(key_values(document),
              ElementsAre("Donor = European Union", "Lead partner = CARE Österreich"));
  EXPECT_THAT(blocks(document), testing::Contains("table_cell: European Union"));
}

TEST_F(Text, ReadsALongLabelThatLeavesALittleGapBeforeItsValue) {
  EXPECT_THAT(key_values(read("Project sheet here\n\nDonor             European Union\n"
                              "Financial volume  EUR 500\nLead partner      CARE Österreich\n")),
              ElementsAre("Donor = European Union", "Financial volume = EUR 500",
                          "Lead partner = CARE Österreich"));
  EXPECT_THAT(key_values(read("Days of the spring\n\nDonor          European Union\n"
                              "20-24 February Basic course\n3 March        Closing\n")),
              IsEmpty());
}

TEST_F(Text, ReadsTablesOfSeveralColumns) {
  for (const std::string gap : {"  |  ", "    "}) {
    const Document document = read("Spring grants\n\n" + kProse + "\n\nRecipient" + gap + "Town" +
                                   gap + "Amount\nReef Club" + gap + "Arles" + gap +
                                   "EUR 500\nDune Trust" + gap + "Ghent" + gap + "EUR 700");
    EXPECT_THAT(blocks(document),
                testing::IsSupersetOf({"table_cell: Recipient", "table_cell: Dune Trust",
                                       "table_cell: Ghent", "table_cell: EUR 700"}));
    EXPECT_THAT(key_values(document), IsEmpty());
  }
}

TEST_F(Text, GoesOnWithAValueInIndentedLines) {
  EXPECT_THAT(
      key_values(read("Port opens\n\nWHO    Ana Kovac, Mayor\n       Jan Nowak, Captain\n\nWHERE  "
                      "Old Quay")),
      ElementsAre("WHO = Ana Kovac, Mayor", "WHO = Jan Nowak, Captain", "WHERE = Old Quay"));
}

TEST_F(Text, TakesNoFurtherValueForTheTitle) {
  EXPECT_THAT(key_values(read("Implemented by:   Reef Trust\n                  Dune Runners Club\n"
                              "Financed by:      Port Bank\n")),
              ElementsAre("Implemented by = Reef Trust", "Implemented by = Dune Runners Club",
                          "Financed by = Port Bank"));
}

TEST_F(Text, TellsTheKindOfATextFromItsTitle) {
  EXPECT_EQ(read("MEDIA ADVISORY\n\nHarbour opens to all\n\n" + kProse).info().title,
            "Harbour opens to all");
  EXPECT_EQ(read("FACT SHEET          June 2023\n\nClean Rivers\n\n" + kProse).info().title,
            "Clean Rivers");
}

TEST_F(Text, TellsTheItemsOfNewsApart) {
  EXPECT_THAT(blocks(read("News of the port\n\n3 May 2021\nHARBOUR OPENS\n" + kProse +
                          "\n\n4 May 2021\nQuay closed for repairs\n" + kProse)),
              ElementsAre("title: News of the port", "line: 3 May 2021", "heading: HARBOUR OPENS",
                          "paragraph: " + kProse, "line: 4 May 2021",
                          "heading: Quay closed for repairs", "paragraph: " + kProse));
}

TEST_F(Text, ReadsMarkdown) {
  const Document document = source.read(
      "# The *Summer* School\nHeld in **[Novi Sad](https://example.org/a_b)** by `UNDP`. ![Logo "
      "of it](a.png).\n\n> Quoted \\*words\\* with snake_case_names and 2 * "
      "3.\n\n```\ncode\n```\n<!-- no "
      "-->\n* First\n* [Second][s]\n\n[s]: https://example.org\n\n| Field | Value "
      "|\n|---|:--|\n| Donor | European Union |\n\n**Venue:** Hotel Kolo\n",
      "text/markdown");
  EXPECT_THAT(
      blocks(document),
      ElementsAre("title: The Summer School", "paragraph: Held in Novi Sad by UNDP. Logo of it.",
                  "paragraph: Quoted *words* with snake_case_names and 2 * 3.", "list_item: First",
                  "list_item: Second", "table_cell: Field", "table_cell: Value",
                  "table_cell: Donor", "table_cell: European Union", "line: Venue: Hotel Kolo"));
  EXPECT_THAT(key_values(document), ElementsAre("Donor = European Union", "Venue = Hotel Kolo"));
  EXPECT_EQ(document.info().media_type, "text/markdown");
}

TEST_F(Text, SurvivesMarkdownOfBracketsOnly) {
  source.read(std::string(200000, '['), "text/markdown");
  source.read(std::string(200000, '*'), "text/markdown");
  source.read(std::string(200000, '<'), "text/markdown");
}

/// Every token's bytes in the file, decoded, are the token.
void expect_mapped(const Document& document, const std::string& bytes, const std::string& charset) {
  ASSERT_FALSE(document.tokens().empty());
  for (const Token& token : document.tokens()) {
    const auto origin = document.origin(token.span);
    ASSERT_TRUE(origin) << document.text(token.span);
    const std::string original = bytes.substr(origin->begin, origin->end - origin->begin);
    const std::string words = charset == "UTF-8" ? original : decode(original, charset).text;
    ASSERT_EQ(words, document.text(token.span));
  }
}

TEST_F(Text, MapsEveryWordToItsBytes) {
  const std::string bytes =
      "\xEF\xBB\xBFMeeting in  Šid\r\n\r\n" + kProse + "\r\n\r\nVenue:   Hotel\tKolo\r\n";
  expect_mapped(read(bytes), bytes, "UTF-8");
}

TEST_F(Text, MapsEveryWordOfMarkdownToItsBytes) {
  const std::string bytes = "# A **bold** title\n\nSee [the *page*](x) of Šid.\n";
  expect_mapped(source.read(bytes, "text/markdown"), bytes, "UTF-8");
}

TEST_F(Text, MapsEveryWordOfOtherEncodingsToItsBytes) {
  const std::string latin =
      "Sastanak u \x8Aidu\r\n\r\nRadionica je odr\x9E"
      "ana u \x8Aidu, kod g\xF0"
      "e \xC6osi\xE6"
      "a.\r\n";
  const Document document = source.read(latin, "text/plain; charset=windows-1250");
  EXPECT_THAT(document.text(), HasSubstr("Šidu"));
  expect_mapped(document, latin, "windows-1250");
  for (const char* charset : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    const bool wide = std::string_view(charset).starts_with("UTF-32");
    const bool little = std::string_view(charset).ends_with("LE");
    std::string bytes;
    for (const char32_t c :
         std::u32string(U"Workshop in Šid\n\nIt was held in Šid with Čačak 😀 too.")) {
      const auto put = [&](char32_t unit, int size) {
        for (int i = 0; i < size; ++i)
          bytes += static_cast<char>(unit >> (8 * (little ? i : size - 1 - i)) & 0xFFU);
      };
      if (wide || c < 0x10000) {
        put(c, wide ? 4 : 2);
      } else {
        put(0xD7C0 + (c >> 10), 2);
        put(0xDC00 + (c & 0x3FF), 2);
      }
    }
    const Document read_ = read(bytes);
    EXPECT_EQ(read_.text(), "Workshop in Šid\nIt was held in Šid with Čačak 😀 too.") << charset;
    for (const Token& token : read_.tokens()) {
      const auto origin = read_.origin(token.span);
      ASSERT_TRUE(origin);
      const std::size_t unit = wide ? 4 : 2;
      const std::size_t emoji = read_.text(token.span) == "😀" && !wide ? 2 : 1;
      EXPECT_EQ(origin->end - origin->begin, unit * emoji * code_points(read_.text(token.span)))
          << charset << " " << read_.text(token.span);
    }
  }
}

TEST_F(Text, MapsEveryWordOfTheCorpora) {
  const std::filesystem::path corpus =
      std::filesystem::path(PLUGIN_FOLDER) / "../../../../shared/corpus";
  if (!std::filesystem::exists(corpus)) GTEST_SKIP() << corpus << " is not there";
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    SCOPED_TRACE(entry.path());
    expect_mapped(read(bytes), bytes, "UTF-8");
    ++files;
  }
  EXPECT_GT(files, 30);
}

TEST_F(Text, NoticesWordsThatWereGarbledBefore) {
  read("Le dÃ©but de la rÃ©union\n");
  ASSERT_EQ(source.diagnostics.size(), 1U);
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("windows-1252"));
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
