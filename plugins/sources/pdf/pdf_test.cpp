#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "pdf_maker.hpp"
#include "source_harness.hpp"

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
