#include <fstream>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kOptions =
    R"({"max_bytes": 10000000, "max_unpacked_bytes": 20000000, "max_ratio": 100})";

const std::string kProse =
    "The three-day workshop in Podgorica brought together border police officers, prosecutors and "
    "experts of several organisations, who spoke about how their services work together.";

std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string bytes(32'000'000, '\0');
  std::size_t used = 0;
  archive* out = archive_write_new();
  archive_write_set_format_zip(out);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

std::string docx(const std::string& body) {
  const std::string w = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  return zip(
      {{"_rels/.rels",
        "<Relationships><Relationship "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "officeDocument\" Target=\"/word/main.xml\"/></Relationships>"},
       {"word/main.xml", "<w:document" + w + "><w:body>" + body + "</w:body></w:document>"},
       {"word/styles.xml",
        "<w:styles" + w +
            "><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
            "<w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>"
            "<w:style w:styleId=\"Mine\"><w:name w:val=\"Mine\"/><w:basedOn "
            "w:val=\"H2\"/></w:style>"
            "<w:style w:styleId=\"C1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"},
       {"docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Project "
        "sheet</dc:title><dc:creator>Ana Kovač</dc:creator><dc:language>en-GB</dc:language>"
        "<dcterms:created>2019-05-17T10:15:00Z</dcterms:created></cp:coreProperties>"}});
}

std::string paragraph(const std::string& words, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + words +
         "</w:t></w:r></w:p>";
}

std::string styled(const std::string& style, const std::string& words) {
  return paragraph(words, "<w:pStyle w:val=\"" + style + "\"/>");
}

std::string cell(const std::string& paragraphs) {
  return "<w:tc>" + paragraphs + "</w:tc>";
}

std::string odt(const std::string& text) {
  const std::string names =
      " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" "
      "xmlns:dc=\"d\" xmlns:meta=\"m\"";
  return zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", "<office:document-content" + names +
                           "><office:automatic-styles><style:style style:name=\"P1\" "
                           "style:parent-style-name=\"Title\"/><style:style style:name=\"T1\">"
                           "<style:text-properties text:display=\"none\"/></style:style>"
                           "</office:automatic-styles>"
                           "<office:body><office:text>" +
                           text + "</office:text></office:body></office:document-content>"},
       {"meta.xml", "<office:document-meta" + names +
                        "><office:meta><dc:title>Agenda</dc:title>"
                        "<meta:creation-date>2021-03-04T08:00:00</meta:creation-date>"
                        "</office:meta></office:document-meta>"}});
}

class Office : public testing::Test {
 protected:
  Document read(const std::string& bytes) { return source.read(bytes); }

  std::string refusal(const std::string& bytes) {
    try {
      read(bytes);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data);
      return error.message();
    }
    return "no error";
  }

  SourceHarness source{kOptions};
};

TEST_F(Office, ReadsHeadingsByTheirStyles) {
  const Document document = read(docx(
      styled("T", "Border Management") + styled("C1", "Partners 7") + styled("Mine", "Partners") +
      paragraph(kProse) + paragraph("Results", "<w:outlineLvl w:val=\"0\"/>")));
  EXPECT_THAT(blocks(document), ElementsAre("title: Border Management", "heading: Partners",
                                            "paragraph: " + kProse, "heading: Results"));
  EXPECT_EQ(document.blocks()[1].level, 2);
  EXPECT_EQ(document.blocks()[3].level, 1);
  EXPECT_EQ(document.info().title, "Border Management");
}

TEST_F(Office, TakesABoldLineForAHeading) {
  EXPECT_THAT(
      blocks(read(docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Where it all began</w:t></w:r></w:p>" +
                       paragraph(kProse) +
                       "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>How it went on</w:t></w:r></w:p>" +
                       paragraph(kProse)))),
      ElementsAre("title: Where it all began", "paragraph: " + kProse, "heading: How it went on",
                  "paragraph: " + kProse));
}

TEST_F(Office, ReadsListsWithTheirDepth) {
  const std::string item = "<w:numPr><w:ilvl w:val=\"LEVEL\"/><w:numId w:val=\"3\"/></w:numPr>";
  const auto at = [&](const char* level) {
    return std::string(item).replace(item.find("LEVEL"), 5, level);
  };
  const Document document = read(
      docx(paragraph("Partners:") + paragraph("Frontex", at("0")) + paragraph("Europol", at("1"))));
  EXPECT_THAT(blocks(document),
              ElementsAre("line: Partners:", "list_item: Frontex", "list_item: Europol"));
  EXPECT_EQ(document.blocks()[2].level, 2);
  EXPECT_THAT(key_values(document), ElementsAre("Partners = Frontex", "Partners = Europol"));
}

TEST_F(Office, ReadsTablesOfTwoColumnsAsPairs) {
  const Document document =
      read(docx("<w:tbl><w:tr>" + cell(paragraph("Donor:")) +
                cell(paragraph("European Union") + paragraph("Austria")) +
                "</w:tr></w:tbl><w:tbl><w:tr>" + cell(paragraph("One")) + cell(paragraph("Two")) +
                cell(paragraph("Three")) + "</w:tr></w:tbl>"));
  EXPECT_THAT(key_values(document), ElementsAre("Donor = European Union", "Donor = Austria"));
  EXPECT_THAT(blocks(document), Contains("table_cell: Three"));
}

TEST_F(Office, ReadsATableOfOneColumnAsText) {
  EXPECT_THAT(blocks(read(docx("<w:tbl><w:tr>" + cell(paragraph(kProse)) + "</w:tr></w:tbl>"))),
              ElementsAre("paragraph: " + kProse));
}

TEST_F(Office, LeavesOutWhatIsNotToBeSeen) {
  EXPECT_THAT(
      blocks(read(docx(
          "<w:p><w:r><w:t>Seen</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
          "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
          "<w:r><w:instrText>PAGE</w:instrText></w:r><w:ins><w:r><w:t>, "
          "inserted</w:t></w:r></w:ins>"
          "<w:hyperlink><w:r><w:t> linked.</w:t></w:r></w:hyperlink></w:p>"))),
      ElementsAre("paragraph: Seen, inserted linked."));
}

TEST_F(Office, ReadsTextBoxesOnce) {
  EXPECT_THAT(blocks(read(docx(
                  "<w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>"
                  "<w:txbxContent>" +
                  paragraph("In a box.") +
                  "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                  paragraph("In a box.") +
                  "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"))),
              ElementsAre("paragraph: In a box."));
}

TEST_F(Office, KeepsLinesThatWereBrokenByHand) {
  const Document document =
      read(docx(paragraph("A meeting was held.") +
                "<w:p><w:r><w:t>Ana Kovač</w:t><w:br/><w:t>Director</w:t></w:r></w:p>"));
  EXPECT_THAT(blocks(document),
              ElementsAre("paragraph: A meeting was held.", "line: Ana Kovač", "line: Director"));
  EXPECT_EQ(document.blocks()[1].group, document.blocks()[2].group);
}

TEST_F(Office, KeepsTheLinesOfItemsAndCells) {
  EXPECT_THAT(
      blocks(read(odt("<text:list><text:list-item><text:p>University of Novi Sad<text:line-break/>"
                      "Faculty of Sciences</text:p></text:list-item></text:list><table:table>"
                      "<table:table-row><table:table-cell><text:p>Lead</text:p></table:table-cell>"
                      "<table:table-cell/><table:table-cell><text:p>Ana Kovač</text:p>"
                      "<text:p>Director</text:p></table:table-cell></table:table-row>"
                      "</table:table>"))),
      ElementsAre("list_item: University of Novi Sad\nFaculty of Sciences", "table_cell: Lead",
                  "table_cell: Ana Kovač\nDirector"));
}

TEST_F(Office, ReadsTheProperties) {
  const Document document = read(docx(paragraph(kProse)));
  EXPECT_EQ(document.info().title, "Project sheet");
  EXPECT_EQ(field(document, "meta.author"), "Ana Kovač");
  EXPECT_EQ(field(document, "office.created"), "2019-05-17");
  EXPECT_THAT(document.info().date_published, IsEmpty());
}

TEST_F(Office, ReadsOpenDocumentText) {
  const Document document = read(odt(
      "<text:p text:style-name=\"P1\">Summer<text:s text:c=\"2\"/>School</text:p>"
      "<text:h text:outline-level=\"2\">Speakers</text:h>"
      "<text:list><text:list-item><text:p>Ana Kovač</text:p><text:list><text:list-item><text:p>her "
      "<text:span>team</text:span></text:p></text:list-item></text:list></text:list-item></"
      "text:list>"
      "<table:table><table:table-row><table:table-cell><text:p>Venue</text:p></table:table-cell>"
      "<table:table-cell><text:p>Hotel "
      "Kolo</text:p></table:table-cell></table:table-row></table:table>"
      "<text:p>It ends here.</text:p>"));
  EXPECT_THAT(blocks(document),
              ElementsAre("title: Summer School", "heading: Speakers", "list_item: Ana Kovač",
                          "list_item: her team", "table_cell: Venue", "table_cell: Hotel Kolo",
                          "paragraph: It ends here."));
  EXPECT_THAT(key_values(document), ElementsAre("Venue = Hotel Kolo"));
  EXPECT_EQ(document.blocks()[3].level, 2);
  EXPECT_EQ(field(document, "office.created"), "2021-03-04");
}

TEST_F(Office, ReadsNotesAfterTheText) {
  const std::vector<std::string> wanted{"paragraph: The Forum met.", "paragraph: It ended.",
                                        "paragraph: Austria paid for it."};
  EXPECT_EQ(blocks(read(odt("<text:p>The Forum<text:note><text:note-citation>1</text:note-citation>"
                            "<text:note-body><text:p>Austria paid for it.</text:p></text:note-body>"
                            "</text:note> met.</text:p><text:p>It ended.</text:p>"))),
            wanted);
  const std::string notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\">" +
                            paragraph("A line.") + "</w:footnote><w:footnote>" +
                            paragraph("Austria paid for it.") + "</w:footnote></w:footnotes>";
  const std::string text = "<w:document xmlns:w=\"w\"><w:body>" + paragraph("The Forum met.") +
                           paragraph("It ended.") + "</w:body></w:document>";
  EXPECT_EQ(blocks(read(zip({{"word/document.xml", text}, {"word/footnotes.xml", notes}}))),
            wanted);
}

TEST_F(Office, ReadsWordsInDrawingsApartFromTheParagraph) {
  EXPECT_THAT(
      blocks(read(odt("<text:p><draw:custom-shape xmlns:draw=\"w\"><text:p>In a shape.</text:p>"
                      "</draw:custom-shape>The paragraph.</text:p>"))),
      ElementsAre("paragraph: The paragraph.", "paragraph: In a shape."));
}

TEST_F(Office, LeavesOutHiddenWordsOfOpenDocumentText) {
  EXPECT_THAT(
      blocks(read(odt("<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
                      "<text:p>Seen <text:span text:style-name=\"T1\">hidden</text:span>"
                      "<office:annotation><text:p>A remark.</text:p></office:annotation>"
                      "words.</text:p>"))),
      ElementsAre("paragraph: Seen words."));
}

TEST_F(Office, LeavesOutATableOfContents) {
  EXPECT_THAT(
      blocks(read(docx("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery "
                       "w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" +
                       paragraph("Partners 7") + "</w:sdtContent></w:sdt>" + paragraph(kProse)))),
      ElementsAre("paragraph: " + kProse));
}

TEST_F(Office, RefusesWhatIsNoDocument) {
  EXPECT_THAT(refusal("no zip"), HasSubstr("damaged"));
  EXPECT_THAT(refusal("\xD0\xCF\x11\xE0"), HasSubstr("has a password"));
  EXPECT_THAT(refusal(zip({{"a.xml", "<a/>"}})), HasSubstr("neither a DOCX nor an ODT"));
  EXPECT_THAT(refusal(zip({{"word/document.xml", "<a><b></a>"}})), HasSubstr("XML"));
}

TEST_F(Office, RefusesBombs) {
  EXPECT_THAT(refusal(docx(std::string(15'000'000, ' '))), HasSubstr("max_ratio"));
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<w:sdt>";
  EXPECT_THAT(refusal(zip({{"word/document.xml", nested}})), HasSubstr("XML"));
}

TEST_F(Office, LoadsNoExternalEntity) {
  const std::string secret = testing::TempDir() + "secret.txt";
  std::ofstream(secret) << "SECRET";
  const std::string bytes =
      zip({{"word/document.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file://" + secret +
                                     "\">]><d><body><p><r><t>A &e; word.</t></r></p></body></d>"}});
  EXPECT_THAT(read(bytes).text(), Not(HasSubstr("SECRET")));
}

}  // namespace
}  // namespace docweave::test
