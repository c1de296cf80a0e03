#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "pdf_maker.hpp"
#include "source_harness.hpp"
#include "word_builder.hpp"

namespace docweave::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kOptions = R"({"max_bytes": 10000000, "max_pages": 3, "max_seconds": 20})";

/// Some lines of text, one below the other, in a column.
void column(PdfMaker& maker, float x, float y, std::initializer_list<const char*> lines) {
  for (const char* line : lines) {
    maker.line(x, y, line);
    y += 12;
  }
}

class Pdf : public testing::Test {
 protected:
  Document read(const PdfMaker& maker) { return source.read(maker.bytes()); }
  SourceHarness source{kOptions};
};

TEST_F(Pdf, JoinsLinesIntoParagraphs) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"The workshop in Podgorica brought together officers of",
          "several services, who spoke about their work."});
  column(maker, 60, 140, {"It was the second of its kind in the region this year."});
  EXPECT_THAT(blocks(read(maker)),
              ElementsAre("paragraph: The workshop in Podgorica brought together officers of "
                          "several services, who spoke "
                          "about their work.",
                          "paragraph: It was the second of its kind in the region this year."));
}

TEST_F(Pdf, ReadsColumnsOneAfterTheOther) {
  PdfMaker maker;
  maker.line(60, 80, "Meeting of Border Police Chiefs of the Region", 18);
  column(maker, 60, 120,
         {"The chiefs of border police", "of the region met in Tirana", "to talk about the threats",
          "that the flow of migrants", "poses to their services and"});
  column(maker, 320, 120,
         {"agreed on the measures that", "are to be taken this year.", "The activity was conducted",
          "within a project financed", "by the European Union."});
  EXPECT_THAT(blocks(read(maker)),
              ElementsAre("title: Meeting of Border Police Chiefs of the Region",
                          "paragraph: The chiefs of border police of the region met in Tirana to "
                          "talk about the threats that "
                          "the flow of migrants poses to their services and agreed on the measures "
                          "that are to be taken "
                          "this year. The activity was conducted within a project financed by the "
                          "European Union."));
}

TEST_F(Pdf, UndoesHyphenation) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"This co-operation is about the enhance-", "ment of the services and about cross-",
          "border work. The cross-border police did it."});
  EXPECT_THAT(blocks(read(maker)),
              ElementsAre("paragraph: This co-operation is about the enhancement of the services "
                          "and about cross-border work. "
                          "The cross-border police did it."));
}

TEST_F(Pdf, KeepsTheHyphenOfAWordThatOthersAreMadeLike) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"The scientists of the ministries and of the French-",
          "speaking and of the English-speaking countries met.",
          "They wrote a report together in the end."});
  EXPECT_THAT(read(maker).text(), HasSubstr("French-speaking and"));
}

TEST_F(Pdf, LeavesOutMarksOfNotes) {
  PdfMaker maker;
  maker.line(60, 100, "It was organised by the Adriatic Forum")
      .line(231, 96, "1", 6)
      .line(245, 100, "in June, on 20 km")
      .line(324, 96, "2", 6)
      .line(340, 100, "of land.");
  maker.line(60, 140, "1", 6).line(64, 144, "The Forum is funded by the Government of Austria.");
  EXPECT_THAT(blocks(read(maker)),
              ElementsAre("paragraph: It was organised by the Adriatic Forum in June, on 20 km2 of "
                          "land.",
                          "paragraph: The Forum is funded by the Government of Austria."));
}

TEST_F(Pdf, LeavesShortLinesApart) {
  PdfMaker maker;
  column(maker, 60, 100, {"Solid", "Solid and thick", "Dashed", "Underlined"});
  column(
      maker, 60, 200,
      {"Introduction .......................... 2", "First part .............................. 3",
       "Second part .......................... 4"});
  const Document document = read(maker);
  EXPECT_THAT(blocks(document), Contains("line: Solid and thick"));
  EXPECT_THAT(blocks(document), Contains(HasSubstr(": First part ....")));
}

TEST_F(Pdf, ReadsATableBelowColumnsByItself) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"The chiefs of border police of the area", "met in Tirana to talk about the threats",
          "that the flow of migrants poses to their", "services and to the people they serve,"});
  column(maker, 320, 100,
         {"and agreed on the measures that are to", "be taken this year. The activity was led",
          "by a project that the European Union", "financed for two years in the region."});
  float y = 150;
  for (const auto& [name, role, body] : {std::tuple{"Name", "Position", "Organisation"},
                                         {"Jana Novak", "Director", "Institute"},
                                         {"Petr Wolf", "Advisor", "Ministry of Agriculture"}}) {
    maker.line(60, y, name).line(180, y, role).line(320, y, body);
    y += 14;
  }
  const std::string text = read(maker).text();
  EXPECT_THAT(text, HasSubstr("serve, and agreed on"));
  EXPECT_THAT(text, HasSubstr("Petr Wolf\nAdvisor\nMinistry of Agriculture"));
}

TEST_F(Pdf, JoinsCellsOfSeveralLines) {
  PdfMaker maker;
  maker.line(60, 100, "12 May")
      .line(160, 100, "Steering committee meeting")
      .line(310, 100, "Vienna");
  maker.line(160, 112, "together with us");
  maker.line(60, 130, "Donor").line(160, 130, "Austria").line(160, 142, "Norway");
  maker.line(60, 200, "These words stand below the table and are not of it at all.");
  EXPECT_THAT(
      blocks(read(maker)),
      ElementsAre("table_cell: 12 May", "table_cell: Steering committee meeting together with us",
                  "table_cell: Vienna", "table_cell: Donor", "table_cell: Austria", "line: Norway",
                  testing::_));
}

TEST_F(Pdf, FindsCellsBelowThoseOfTheRowAbove) {
  PdfMaker maker;
  maker.line(60, 100, "Date").line(160, 100, "Event").line(300, 100, "Place");
  maker.line(60, 114, "12 May")
      .line(160, 114, "Steering committee meeting")
      .line(300, 114, "Vienna");
  EXPECT_THAT(blocks(read(maker)), Contains("table_cell: Steering committee meeting"));
}

TEST_F(Pdf, ReadsJustifiedLinesAsText) {
  PdfMaker maker;
  const auto justified = [&](float y, const std::vector<std::string>& words) {
    constexpr float kLetter = 5.56F;  // All of these words' letters are as wide.
    float gaps = 180;
    for (const std::string& word : words) gaps -= kLetter * static_cast<float>(word.size());
    float x = 60;
    for (const std::string& word : words) {
      maker.line(x, y, word);
      x += kLetter * static_cast<float>(word.size()) + gaps / static_cast<float>(words.size() - 1);
    }
  };
  justified(100, {"one", "good", "page", "began", "and", "ended", "on"});
  justified(112, {"a", "huge", "bond", "and", "a", "good", "pond", "one"});
  justified(124, {"nobody", "had", "begun", "a", "good", "deed"});
  justified(136, {"abandoned", "and", "banned"});
  justified(148, {"one", "deep", "pond", "a", "huge", "band"});
  EXPECT_THAT(blocks(read(maker)), ElementsAre(HasSubstr("deed abandoned and banned one deep")));
}

TEST_F(Pdf, TakesAHeadingBelowColumnsForOneOfWhatFollows) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"The chiefs of border police of the area", "met in Tirana to talk about the threats",
          "that the flow of migrants poses to their", "services and to the people they serve,"});
  maker.line(60, 158, "What comes next", 14);
  column(maker, 320, 100,
         {"and agreed on the measures that are to", "be taken this year. The activity was led",
          "by a project that the European Union", "financed for two years in the region."});
  column(maker, 60, 175,
         {"The next meeting of the chiefs of border police of the whole region will take place in "
          "Vienna."});
  EXPECT_THAT(read(maker).text(), HasSubstr("serve, and agreed on"));
}

TEST_F(Pdf, DropsRunningLinesAndPageNumbers) {
  PdfMaker maker;
  for (int page = 1; page <= 2; ++page) {
    if (page > 1) maker.page();
    maker.line(60, 40, "Annual report of the college", 8);
    maker.line(
        60, 300,
        "Words of page " + std::string(page == 1 ? "one" : "two") + " stand in the middle of it.");
    maker.line(290, 810, "Page " + std::to_string(page) + " of 2");
  }
  EXPECT_THAT(blocks(read(maker)),
              ElementsAre("paragraph: Words of page one stand in the middle of it.",
                          "paragraph: Words of page two stand in the middle of it."));
}

TEST_F(Pdf, FindsHeadingsBySizeAndWeight) {
  PdfMaker maker;
  maker.line(60, 80, "A large title over all", 20).line(60, 120, "A section of its own", 14);
  column(maker, 60, 150, {"Text of the first section, which ends after this line."});
  maker.line(60, 180, "A bold line", 10, true);
  column(maker, 60, 195, {"Text of the second section, which ends after this line."});
  const Document document = read(maker);
  EXPECT_THAT(blocks(document),
              ElementsAre("title: A large title over all", "heading: A section of its own",
                          "paragraph: Text of the first section, which ends after this line.",
                          "heading: A bold line",
                          "paragraph: Text of the second section, which ends after this line."));
  EXPECT_EQ(document.blocks()[1].level, 2);
  EXPECT_EQ(document.blocks()[3].level, 3);
}

TEST_F(Pdf, ReadsTableRowsAsCellsAndPairs) {
  PdfMaker maker;
  maker.line(60, 100, "Donor")
      .line(200, 100, "European Union")
      .line(60, 115, "Venue")
      .line(200, 115, "Codru Hotel, Chisinau");
  const Document document = read(maker);
  EXPECT_THAT(key_values(document),
              ElementsAre("Donor = European Union", "Venue = Codru Hotel, Chisinau"));
  EXPECT_THAT(blocks(document), Contains("table_cell: European Union"));
}

TEST_F(Pdf, ReadsListItemsAndLabelledLines) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"Its aims, as the participants of the meeting agreed, are:", "1. To meet the challenges",
          "2. To support the concept", "Moderator: Rafael Berlund"});
  const Document document = read(maker);
  EXPECT_THAT(blocks(document), Contains("list_item: To meet the challenges"));
  EXPECT_THAT(key_values(document), Contains("Moderator = Rafael Berlund"));
}

TEST_F(Pdf, ReadsThreeColumnsAndWhatRunsOverThem) {
  PdfMaker maker;
  maker.line(60, 80, "News of the region and its neighbours in this year", 18);
  const char* const texts[3][5] = {
      {"First column has words", "that go on for some", "lines until they end in",
       "a full stop here. The", "chiefs were glad to"},
      {"meet in Tirana, where", "they had met in the", "year before. All of them",
       "spoke of the work that", "is to be done soon, and"},
      {"of the money that it", "takes to do it. It was", "the last time that they",
       "met in this circle of", "old friends and rivals."}};
  for (int i = 0; i < 3; ++i) {
    for (int line = 0; line < 5; ++line)
      maker.line(60.0F + 170.0F * static_cast<float>(i), 120.0F + 12.0F * static_cast<float>(line),
                 texts[i][line]);
  }
  maker.line(60, 260, "A line below all of the columns of this page.", 10);
  const std::string text = read(maker).text();
  EXPECT_THAT(text, HasSubstr("chiefs were glad to meet in Tirana"));
  EXPECT_THAT(text, HasSubstr("soon, and of the money"));
  EXPECT_LT(text.find("rivals"), text.find("A line below"));
}

TEST(PdfWords, AreJoinedFromGlyphsThatFollowEachOther) {
  pdf::WordBuilder builder;
  builder.set({10, 0.8F, -0.2F, 0, true});
  builder.add({U"o", 10, 100, 10, 0});
  builder.add({U"\uFB03", 20, 100, 5, 0});
  builder.add({U"ce", 25, 100, 10, 0});
  builder.add({U"x", 38, 100, 5, 0});
  const std::vector<pdf::Word> words = builder.take();
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].text, "office");
  EXPECT_TRUE(words[0].bold);
  EXPECT_FLOAT_EQ(words[0].left, 10);
  EXPECT_FLOAT_EQ(words[0].right, 35);
  EXPECT_FLOAT_EQ(words[0].top, 92);
  EXPECT_FLOAT_EQ(words[0].bottom, 102);
}

TEST(PdfWords, TakeAccentsThatAreDrawnOverLetters) {
  pdf::WordBuilder builder;
  builder.set({10, 0.8F, -0.2F, 0, false});
  builder.add({U"\u02C7", 10, 100, 5, 0});  // TeX draws the accent first,
  builder.add({U"S", 10, 100, 5, 0});
  builder.add({U"ic", 15, 100, 10, 0});
  builder.add({U"\u00B4", 20, 100, 5, 0});  // others draw it afterwards.
  const std::vector<pdf::Word> words = builder.take();
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text, "Šić");
}

TEST(PdfWords, AreReadOnceWhereTheyAreDrawnTwiceToLookBold) {
  pdf::WordBuilder builder;
  builder.set({10, 0.8F, -0.2F, 0, false});
  builder.add({U"Bold", 10, 100, 20, 0});
  builder.add({U" ", 30, 100, 3, 0});
  builder.add({U"Bold", 10.4F, 100, 20, 0});
  EXPECT_EQ(builder.take().size(), 1U);
}

TEST_F(Pdf, MapsEveryWordToItsPageAndBox) {
  PdfMaker maker;
  column(maker, 60, 100, {"Words of the first page stand here."});
  maker.page();
  column(maker, 60, 200, {"Words of the second page stand there."});
  const Document document = read(maker);
  for (const Token& token : document.tokens()) {
    const auto origin = document.origin(token.span);
    ASSERT_TRUE(origin);
    EXPECT_EQ(origin->page, token.span.begin < document.blocks()[1].span.begin ? 1 : 2);
    EXPECT_NEAR(origin->bottom, origin->page == 1 ? 102 : 202, 4);
    EXPECT_LT(origin->left, origin->right);
  }
}

TEST_F(Pdf, ReadsTheInformationDictionary) {
  PdfMaker maker;
  maker.title("Annual report")
      .line(60, 100, "These are the words of a page that has no title of its own.");
  const Document document = read(maker);
  EXPECT_EQ(document.info().title, "Annual report");
  EXPECT_EQ(field(document, "title"), "Annual report");
  EXPECT_EQ(field(document, "pdf.created"), "2019-05-17");
}

TEST_F(Pdf, StopsAtTheLimitOfPagesAndSaysSo) {
  PdfMaker maker;
  for (int page = 0; page < 4; ++page)
    maker.line(60, 300, "Words here, " + std::string(page + 3, 'w') + ".").page();
  const Document document = read(maker);
  EXPECT_THAT(document.text(), HasSubstr("wwwww."));
  EXPECT_THAT(document.text(), Not(HasSubstr("wwwwww.")));
  EXPECT_THAT(source.diagnostics.at(0).message, HasSubstr("max_pages"));
}

/// Forms that draw each other ten times, ten levels deep.
std::string form_bomb() {
  const auto stream = [](const std::string& dictionary, const std::string& content) {
    return "<< " + dictionary + " /Length " + std::to_string(content.size()) + " >> stream\n" +
           content + "\nendstream endobj\n";
  };
  std::string file =
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
      "<< /XObject << /X 10 0 R >> /Font << /R 5 0 R >> >> >> endobj\n4 0 obj " +
      stream("", "BT /R 10 Tf 60 700 Td (Words before it all.) Tj ET /X Do") +
      "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n";
  for (int level = 10; level < 20; ++level) {
    std::string content;
    for (int i = 0; i < 10; ++i) content += "q /X Do Q\n";
    const std::string next = std::to_string(level + 1);
    file += std::to_string(level) + " 0 obj " +
            stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " +
                       next + " 0 R >> >>",
                   content);
  }
  return file + "trailer << /Root 1 0 R >>\n";
}

TEST_F(Pdf, EndsAPageThatNeverEnds) {
  SourceHarness hasty(R"({"max_bytes": 10000000, "max_pages": 3, "max_seconds": 0.5})");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(blocks(hasty.read(form_bomb())), Contains(HasSubstr("Words before it all.")));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_THAT(hasty.diagnostics.at(0).message, HasSubstr("not read to its end"));
}

TEST_F(Pdf, SaysWhenThereIsNoText) {
  try {
    read(PdfMaker());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), HasSubstr("no text layer"));
  }
}

TEST_F(Pdf, RefusesWhatIsNoPdf) {
  EXPECT_THROW(source.read("<html>not a PDF</html>"), Error);
  EXPECT_THROW(source.read(""), Error);
}

TEST_F(Pdf, ReadsManyFilesAtTheSameTime) {
  PdfMaker maker;
  column(maker, 60, 100,
         {"The workshop in Podgorica brought together officers of",
          "several services, who spoke about their work."});
  const std::string bytes = maker.bytes();
  const std::string expected = source.read(bytes).text();
  std::vector<std::string> texts(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& text : texts) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) text = source.read(bytes).text();
      });
    }
  }
  EXPECT_THAT(texts, testing::Each(expected));
}

TEST_F(Pdf, SurvivesOddAndHostileFiles) {
  const std::filesystem::path folder =
      std::filesystem::path(PLUGIN_FOLDER) / "../../../../shared/data/pdf";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    try {
      source.read({std::istreambuf_iterator<char>(file), {}});
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data) << entry.path();
    }
  }
}

}  // namespace
}  // namespace docweave::test
