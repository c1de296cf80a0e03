#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/tables.hpp>

#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kOptions = R"({"content": "main", "max_bytes": 1000000, "max_depth": 500})";

/// A paragraph long enough to be main text.
const std::string kProse =
    "<p>The three-day workshop in Podgorica brought together border police officers, prosecutors "
    "and "
    "experts of several organisations, who spoke about how their services work together. It was "
    "the "
    "second one of its kind this year, and more are to follow in autumn.</p>";

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + head + "</head><body>" + body +
         "</body></html>";
}

std::string joined(const Document& document) {
  std::string all;
  for (const std::string& block : blocks(document)) all += block + "\n";
  return all;
}

class Html : public testing::Test {
 protected:
  Document read(const std::string& bytes) { return source.read(bytes); }
  SourceHarness source{kOptions};
};

TEST_F(Html, KeepsWhatTheFootOfAPageSaysOfWhoPays) {
  const std::string text = joined(read(page(
      "<main><h1>Border workshop</h1>" + kProse +
      "</main><footer><ul><li><a href=/p>Privacy</a></ul><p>Made by Web Studio</p><p>This project "
      "is co-funded by the <a href=https://europa.eu>European Union</a>.</p></footer>")));
  EXPECT_TRUE(text.ends_with("paragraph: This project is co-funded by the European Union.\n"))
      << text;
  EXPECT_THAT(text, Not(HasSubstr("Privacy")));
  EXPECT_THAT(text, Not(HasSubstr("Web Studio")));
}

TEST_F(Html, LeavesOutWhatIsNotTheArticle) {
  const std::string text = joined(read(page(
      "<div id=cookie-bar>We use cookies</div><header><a href=/>Logo text</a></header>"
      "<nav><ul><li><a href=/a>Menu entry</a></ul></nav>"
      "<ol class=breadcrumb><li><a href=/>Home</a></ol><main><article><h1>Border workshop</h1>" +
      kProse +
      "<div class=share-buttons><a href=#>Facebook</a></div></article>"
      "<aside><h3>Related news</h3><p>Another story.</p></aside></main>"
      "<div class=newsletter><form>Subscribe <input></form></div><footer>Imprint, address</footer>"
      "<script>var x = 'script text';</script>")));
  for (const char* furniture : {"cookies", "Logo", "Menu", "Home", "Facebook", "Related", "Another",
                                "Subscribe", "Imprint", "script text"}) {
    EXPECT_THAT(text, Not(HasSubstr(furniture)));
  }
  EXPECT_THAT(text, HasSubstr("title: Border workshop\nparagraph: The three-day workshop"));
}

TEST_F(Html, KeepsTheTermsOfASideColumn) {
  const std::string text = joined(read(page(
      "<main><h1>Clear Reefs</h1><p>Divers go down twice a week and count what they see on the "
      "reef, and in the evening they write it all down.</p>"
      "<aside><dl><dt>Donor</dt><dd>Reef Fund</dd><dt>Budget</dt><dd>EUR 900</dd>"
      "<dt>Partner</dt><dd>Dive Club</dd></dl></aside></main>")));
  EXPECT_THAT(text, HasSubstr("Reef Fund"));
}

TEST_F(Html, LeavesOutTheColumnsOfATableLayout) {
  const std::string text = joined(
      read(page("<table><tr><td><b>NEWS</b><br><a href=1>Customs leaders meet</a><br><a "
                "href=2>Call for papers</a></td>"
                "<td><h2>Border workshop</h2>" +
                kProse + kProse +
                "</td>"
                "<td><b>UPCOMING</b><br>Course on risk analysis, Bishkek</td></tr></table>")));
  EXPECT_THAT(text, HasSubstr("heading: Border workshop"));
  EXPECT_THAT(text, Not(HasSubstr("Customs leaders")));
  EXPECT_THAT(text, Not(HasSubstr("risk analysis")));
}

TEST_F(Html, KeepsAllOfAPageWithoutMainContentAndSaysSo) {
  EXPECT_THAT(joined(read(page("<ul class=menu><li><a href=/a>Only a menu</a></ul>"))),
              HasSubstr("Only a menu"));
  ASSERT_EQ(source.diagnostics.size(), 1U);
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("no main content found"));
}

TEST_F(Html, KeepsEverythingThatIsShownWhenAskedTo) {
  const SourceHarness all(R"({"content": "all", "max_bytes": 1000000, "max_depth": 500})");
  const std::string text =
      joined(all.read(page("<nav>Menu</nav>" + kProse + "<p hidden>Secret</p>")));
  EXPECT_THAT(text, HasSubstr("Menu"));
  EXPECT_THAT(text, Not(HasSubstr("Secret")));
}

TEST_F(Html, WritesInlineMarkupWithoutSpuriousSpaces) {
  EXPECT_THAT(
      blocks(read(page(
          kProse + "<p>\n  The <b>OSCE</b>, the <i>E</i>U\n and&nbsp;<a href=x>UNODC</a>.  </p>"))),
      Contains("paragraph: The OSCE, the EU and UNODC."));
}

TEST_F(Html, TurnsTwoColumnTablesIntoPairs) {
  const Document document =
      read(page(kProse + "<table><tr><th>Date</th><td>29&ndash;30 September 2015</td></tr>"
                         "<tr><td><b>Venue:</b></td><td>Codru Hotel</td></tr></table>"));
  EXPECT_THAT(key_values(document),
              ElementsAre("Date = 29–30 September 2015", "Venue = Codru Hotel"));
  EXPECT_THAT(blocks(document), Contains("table_cell: Codru Hotel"));
}

TEST_F(Html, TakesNoPairsFromWiderTables) {
  EXPECT_THAT(
      key_values(read(page(
          kProse + "<table><tr><th>Partner<th>Country<th>Budget"
                   "<tr><td>E-zavod<td>Slovenia<td>n.a.<tr><td>Prelog<td>Croatia<td></table>"))),
      IsEmpty());
}

TEST_F(Html, PutsCellsIntoTheirColumns) {
  const Document document =
      read(page(kProse + "<table><tr><th>Fund<th>Town<th>Sum"
                         "<tr><td rowspan=2>Reef Fund<td><td>5 EUR<tr><td colspan=2>Nadi"
                         "<tr><td>Sea Fund<td>Suva</table><table><tr><td>Other</table>"));
  std::vector<std::vector<std::string>> rows;
  for (const auto& table : tables_of(document)) {
    for (const TableRow& row : table) {
      auto& cells = rows.emplace_back();
      for (const Span cell : row) cells.emplace_back(document.text(cell));
    }
  }
  EXPECT_THAT(rows,
              ElementsAre(ElementsAre("Fund", "Town", "Sum"), ElementsAre("Reef Fund", "", "5 EUR"),
                          ElementsAre("Reef Fund", "Nadi", ""), ElementsAre("Sea Fund", "Suva", ""),
                          ElementsAre("Other")));
}

TEST_F(Html, TakesTheLogosBelowALabelAsItsValues) {
  EXPECT_THAT(key_values(read(page(
                  kProse + "<p>Our sponsors:</p><p><img alt='JP Morgan'><img alt='Arm Ltd'></p>"))),
              ElementsAre("Our sponsors = JP Morgan", "Our sponsors = Arm Ltd"));
}

TEST_F(Html, TurnsDefinitionListsIntoPairs) {
  EXPECT_THAT(key_values(read(page(
                  kProse + "<dl><dt>Donor<dd>European Union<dt>Partners<dd>IOM<dd>UNHCR</dl>"))),
              ElementsAre("Donor = European Union", "Partners = IOM", "Partners = UNHCR"));
}

TEST_F(Html, TurnsLabelledLinesIntoPairs) {
  const Document document = read(page(
      kProse +
      "<div><strong>Venue:</strong> Badia Fiesolana<br><strong>Organised by:</strong> EUI</div>"));
  EXPECT_THAT(key_values(document), ElementsAre("Venue = Badia Fiesolana", "Organised by = EUI"));
  EXPECT_THAT(blocks(document), Contains("line: Venue: Badia Fiesolana"));
}

TEST_F(Html, KnowsLabelsByTheirClass) {
  EXPECT_THAT(
      key_values(read(page(
          kProse + "<div class=field><div class=field__label>Venue</div><div>Badia</div></div>"
                   "<p><span class=label>Funded by</span> <span>EU</span></p><p>No label</p>"))),
      ElementsAre("Venue = Badia", "Funded by = EU"));
}

TEST_F(Html, TakesTheListBelowALabelAsItsValues) {
  EXPECT_THAT(key_values(read(
                  page(kProse + "<div><b>Organised by:</b><ul><li>UN DESA<li>ICTA</ul></div>"))),
              ElementsAre("Organised by = UN DESA", "Organised by = ICTA"));
}

TEST_F(Html, TakesNoPairFromASentenceOrAQuotation) {
  EXPECT_THAT(
      key_values(read(
          page(kProse + "<p>Minister Humphreys said: “We invest.”</p><p>It starts at 10:30.</p>"))),
      IsEmpty());
}

TEST_F(Html, GroupsTheLinesOfASpeaker) {
  const Document document = read(
      page(kProse + "<div><h3>Céu Pereira</h3><p>Team Leader</p><p>DG FISMA</p></div>" + kProse));
  std::vector<std::uint32_t> groups;
  for (const Block& block : document.blocks()) {
    if (block.group != 0) groups.push_back(block.group);
  }
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0], groups[2]);
  EXPECT_THAT(blocks(document), Contains("line: DG FISMA"));
}

TEST_F(Html, SplitsParagraphsAtDoubleBreaks) {
  EXPECT_THAT(
      blocks(read(page("<div>" + kProse + "One sentence here.<br><br>Another one there.</div>"))),
      testing::IsSupersetOf({"paragraph: One sentence here.", "paragraph: Another one there."}));
}

TEST_F(Html, KeepsTheNamesOnLogosAsCaptions) {
  EXPECT_THAT(blocks(read(page(kProse + "<p><img src=/logos/a.png alt='JP Morgan'>"
                                        "<img src=b.png alt='European Union logo'></p>"))),
              testing::IsSupersetOf({"caption: JP Morgan", "caption: European Union"}));
  EXPECT_THAT(joined(read(page(kProse + "<p>Words<img src=photo.png alt='A room'></p>"))),
              Not(HasSubstr("A room")));
}

TEST_F(Html, LeavesOutWhoTookAPicture) {
  EXPECT_THAT(
      blocks(read(page(kProse + "<figure><img><figcaption>The opening in Podgorica (Foto: "
                                "Agency/Name)</figcaption></figure><p>Photo: OSCE/Somebody</p>"))),
      ElementsAre(testing::_, "caption: The opening in Podgorica"));
}

TEST_F(Html, LeavesOutWhenThePageWasPublished) {
  const std::string meta = "<meta property=article:published_time content='2018-07-20T09:00Z'>";
  const std::string text =
      joined(read(page("<h1>Workshop</h1><div>Friday, 20 July 2018, 09:00</div><p>18 July 2018</p>"
                       "<span class=x>20.07.2018</span>" +
                           kProse + "<p>It ended on 20 July 2018 with a dinner.</p>",
                       meta)));
  EXPECT_THAT(text, Not(HasSubstr("09:00")));
  EXPECT_THAT(text, Not(HasSubstr("20.07.2018")));
  EXPECT_THAT(text, HasSubstr("18 July 2018"));
  EXPECT_THAT(text, HasSubstr("ended on 20 July 2018"));
}

TEST_F(Html, LeavesOutTeasersButKeepsAPageMadeOfThem) {
  const std::string teaser =
      "<div><h4>Another story</h4><p>It tells of something else.</p><a href=x>Read more "
      "»</a></div>";
  EXPECT_THAT(joined(read(page(kProse + kProse + teaser))), Not(HasSubstr("Another story")));
  EXPECT_THAT(joined(read(page(teaser + teaser + teaser))), HasSubstr("Another story"));
}

TEST_F(Html, KeepsTitlesThatLeadElsewhereOverProseAndNoOthers) {
  const std::string row =
      "<p>Tuesday, 4 March, 18:00<p>Who looks up long enough sees it move, "
      "says who has looked up all her life.";
  const std::string text = joined(read(page(
      kProse + "<div><h3><a href=1>Stars over the bay</a></h3>" + row + "</div><div><div><h3>" +
      "<a href=2>What the whale heard</a></h3></div>" + row + "</div>" +
      "<div><h3><a href=3>All of last year's lectures</a></h3><h3><a href=4>How to find "
      "us</a></h3></div>")));
  EXPECT_THAT(text, HasSubstr("heading: Stars over the bay\nparagraph: Tuesday"));
  EXPECT_THAT(text, HasSubstr("heading: What the whale heard\nparagraph: Tuesday"));
  EXPECT_THAT(text, Not(HasSubstr("last year")));
  EXPECT_THAT(text, Not(HasSubstr("find us")));
}

TEST_F(Html, LeavesOutLinesThatAnnounceWhatIsNoContent) {
  const std::string text =
      joined(read(page(kProse + "<p>- Advertisement -</p>" + kProse +
                       "<p>This entry was posted in <a href=1>News</a>.</p>" + kProse)));
  EXPECT_THAT(text, Not(AnyOf(HasSubstr("Advertisement"), HasSubstr("posted"))));
}

TEST_F(Html, LeavesOutALongListOfRelatedArticlesBelowAShortOne) {
  std::string related = "<ul class=related_posts>";
  for (int i = 0; i < 6; ++i) related += "<li><a href=x>Story</a><p>Once there was. " + kProse;
  const std::string text = joined(read(page("<div class='post category-comments'><h1>Short</h1>" +
                                            kProse + related + "</ul></div>")));
  EXPECT_THAT(text, HasSubstr("The three-day workshop"));
  EXPECT_THAT(text, Not(HasSubstr("Once there was")));
}

TEST_F(Html, NumbersTheDepthOfLists) {
  const Document document = read(page(kProse + "<ul><li>Outer item<ul><li>Inner item</ul></ul>"));
  EXPECT_EQ(document.blocks()[1].level, 1);
  EXPECT_EQ(document.blocks()[2].level, 2);
  EXPECT_NE(document.blocks()[1].group, document.blocks()[2].group);
}

TEST_F(Html, NamesThePageByItsHeadlineOrItsTitleWithoutTheSite) {
  EXPECT_EQ(read(page("<h1>Headline</h1>" + kProse, "<title>Headline | Site</title>")).info().title,
            "Headline");
  EXPECT_EQ(read(page(kProse, "<title>Workshop ends in Podgorica - BMSC</title>")).info().title,
            "Workshop ends in Podgorica");
}

TEST_F(Html, ReachesForTheHeadlineThatRepeatsMoreOfThePagesTitle) {
  const std::string text = joined(read(
      page("<div><h2>Sea Days - Programme</h2></div><main><h2>Programme</h2>" + kProse + "</main>",
           "<title>Sea Days - Programme</title>")));
  EXPECT_THAT(text, HasSubstr("heading: Sea Days - Programme\nheading: Programme\n"));
}

TEST_F(Html, KeepsWhenAndWhereAnEventIsThatIsMarkedUpAsMeta) {
  const auto shown = [&](const std::string& meta) {
    return joined(read(
        page("<main><h1>Sea Days</h1><div class=meta>" + meta + "</div>" + kProse + "</main>")));
  };
  EXPECT_THAT(shown("<span>6–7 March 2023</span>"), HasSubstr("6–7 March 2023"));
  EXPECT_THAT(shown("<span>6 March 2023</span> <span class=place>Old Quay</span>"),
              HasSubstr("Old Quay"));
  EXPECT_THAT(shown("<span>6 March 2023</span>, 3-5 min read"), Not(HasSubstr("6 March")));
}

TEST_F(Html, TellsTheTimeOfThePageByItsClass) {
  const Document document =
      read(page("<div class='event-date'><time datetime='2019-06-01'>1 June</time></div>"
                "<div class='post-meta'><time datetime='2019-05-17'>17 May</time></div>" +
                std::string(kProse)));
  EXPECT_EQ(field(document, "time.page"), "2019-05-17");
}

TEST_F(Html, ReadsThePagesMetadata) {
  const Document document = read(page(kProse + "<time datetime='2019-05-17'>May</time>",
                                      "<title>T &amp; U</title><meta name=Author content='A. "
                                      "Writer'><meta property=og:site_name content=Frontex>"
                                      "<link rel=canonical href='https://example.org/x'>"));
  EXPECT_EQ(field(document, "title"), "T & U");
  EXPECT_EQ(field(document, "meta.author"), "A. Writer");
  EXPECT_EQ(field(document, "meta.og:site_name"), "Frontex");
  EXPECT_EQ(field(document, "link.canonical"), "https://example.org/x");
  EXPECT_EQ(field(document, "html.lang"), "en");
  EXPECT_EQ(field(document, "time.0"), "2019-05-17");
  EXPECT_EQ(document.info().url, "https://example.org/x");
  EXPECT_EQ(document.info().language, "en");
}

TEST_F(Html, FlattensEmbeddedSchemaData) {
  const Document document = read(page(kProse, R"(<script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
     {"@type": "Event", "name": "Summer School", "organizer": [{"name": "EUI"}, {"name": "DG EAC"}], "free": true,}]}
    </script><script type="application/ld+json">[{"@type": "Person", "name": {"@value": "Ana"}}]</script>)"));
  EXPECT_EQ(field(document, "schema.1.name"), "Summer School");
  EXPECT_EQ(field(document, "schema.1.organizer.1.name"), "DG EAC");
  EXPECT_EQ(field(document, "schema.1.free"), "true");
  EXPECT_EQ(field(document, "schema.2.name"), "Ana");
  EXPECT_THAT(source.diagnostics, IsEmpty());
}

TEST_F(Html, ReportsBrokenSchemaDataAndGoesOn) {
  const Document document =
      read(page(kProse, "<script type='application/ld+json'>{\"name\": </script>"));
  EXPECT_FALSE(document.blocks().empty());
  ASSERT_EQ(source.diagnostics.size(), 1U);
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("JSON-LD cannot be read"));
}

TEST_F(Html, ReadsSeveralObjectsInOneScript) {
  const Document document = read(page(kProse, R"(<script type="application/ld+json">
    <![CDATA[ {"@type": "Event", "http://schema.org/name": "A"} {"@type": "Event", "name": "B"} ]]>
    </script>)"));
  EXPECT_EQ(field(document, "schema.0.name"), "A");
  EXPECT_EQ(field(document, "schema.1.name"), "B");
}

TEST_F(Html, ReadsMicrodata) {
  const Document document = read(page(
      kProse +
      "<div itemscope itemtype='https://schema.org/Event' itemref=more><h2 itemprop=name>Border "
      "<i>Workshop</i></h2><time itemprop=startDate datetime=2015-09-29>29 September</time>"
      "<div itemprop=location itemscope itemtype=http://schema.org/Place><span "
      "itemprop=name>Codru</span></div>"
      "<a itemprop=organizer href=https://osce.org>OSCE</a><span itemprop=organizer>EU</span></div>"
      "<p id=more><meta itemprop=endDate content=2015-09-30></p>"));
  EXPECT_EQ(field(document, "schema.0.@type"), "Event");
  EXPECT_EQ(field(document, "schema.0.name"), "Border Workshop");
  EXPECT_EQ(field(document, "schema.0.startDate"), "2015-09-29");
  EXPECT_EQ(field(document, "schema.0.endDate"), "2015-09-30");
  EXPECT_EQ(field(document, "schema.0.location.@type"), "Place");
  EXPECT_EQ(field(document, "schema.0.location.name"), "Codru");
  EXPECT_EQ(field(document, "schema.0.organizer.0.name"), "OSCE");
  EXPECT_EQ(field(document, "schema.0.organizer.0.@id"), "https://osce.org");
  EXPECT_EQ(field(document, "schema.0.organizer.1"), "EU");
}

TEST_F(Html, ReadsRdfaLite) {
  const Document document =
      read(page(kProse +
                "<div vocab=https://schema.org/ typeof='Person schema:Patient' resource=#ana><b "
                "property=name>Ana Marin</b>, <span property=jobTitle>Director</span> of <span "
                "property=worksFor typeof=Organization><span "
                "property=schema:name>Agency</span></span></div>"));
  EXPECT_EQ(field(document, "schema.0.@type.0"), "Person");
  EXPECT_EQ(field(document, "schema.0.@id"), "#ana");
  EXPECT_EQ(field(document, "schema.0.name"), "Ana Marin");
  EXPECT_EQ(field(document, "schema.0.jobTitle"), "Director");
  EXPECT_EQ(field(document, "schema.0.worksFor.name"), "Agency");
}

TEST_F(Html, KnowsWhereMetadataStandsInTheFile) {
  const std::string bytes =
      page(kProse,
           "<meta name=author content='A. Writer'><script type='application/ld+json'>"
           R"({"@type": "Event", "name": "Summer \u0053chool"})"
           "</script>");
  const Document document = read(bytes);
  const auto found = [&](const char* name) {
    const auto origin = document.origin(*document.field(name));
    return bytes.substr(origin->begin, origin->end - origin->begin);
  };
  EXPECT_EQ(found("meta.author"), "A. Writer");
  EXPECT_EQ(found("schema.0.name"), R"(Summer \u0053chool)");
}

TEST_F(Html, MendsUnclosedTags) {
  EXPECT_THAT(blocks(read(page(kProse + "<p>One<p>Two<ul><li>A <b>bold<li>B</ul><dl><dt>K<dd>V</dl>"
                                        "<h3>Head</h2>Tail"))),
              testing::IsSupersetOf({"line: One", "line: Two", "list_item: A bold", "list_item: B",
                                     "heading: Head", "paragraph: Tail"}));
}

TEST_F(Html, KeepsNestedTablesApart) {
  EXPECT_THAT(key_values(read(
                  page(kProse + "<table><tr><td>Venue<td>Hotel<tr><td>Partners<td>"
                                "<table><tr><td>Lead<td>IOM</table><tr><td>Date<td>May</table>"))),
              testing::IsSupersetOf({"Venue = Hotel", "Lead = IOM", "Date = May"}));
}

TEST_F(Html, EndsMarkupThatNothingEnds) {
  for (const char* cut : {"<a href=\"x>link</a>", "<!-- a comment", "<textarea>", "<iframe>",
                          "<a b='c", "<title>", "<select><option>One", "<svg><path>"}) {
    EXPECT_THAT(joined(read(page(std::string(cut) + kProse))), HasSubstr("in Podgorica")) << cut;
  }
  EXPECT_THAT(joined(read(page(kProse + "<script>var text = 'cut off"))),
              Not(HasSubstr("cut off")));
}

TEST_F(Html, EndsBoldAndLinksThatReachIntoTheNextBlock) {
  EXPECT_THAT(blocks(read(page(kProse + "<div><b><p>Bold</b> and not</p><p>Plain</p></div>"))),
              testing::IsSupersetOf({"line: Bold and not", "line: Plain"}));
}

TEST_F(Html, ReadsSignsThatAreNoTags) {
  EXPECT_THAT(
      blocks(read(page(kProse + "<p>5 < 6 & 7 > 3 &copy &notin; &bogus; &#x160;id &#146;</p>"))),
      Contains("paragraph: 5 < 6 & 7 > 3 © ∉ &bogus; Šid ’"));
}

TEST_F(Html, PassesOverHugeAttributes) {
  const std::string image = "<img src='data:image/png;base64," + std::string(500000, 'A') + "'>";
  EXPECT_THAT(joined(read(page(kProse + image + "<p>Behind it.</p>"))), HasSubstr("Behind it."));
}

TEST_F(Html, ReadsTheEncodingThatThePageDeclares) {
  const std::string text = joined(
      read(page("<p>\x8Aibenik, \xE8"
                "etvrtak</p>" +
                    kProse,
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>")));
  EXPECT_THAT(text, HasSubstr("Šibenik, četvrtak"));
}

TEST_F(Html, SurvivesUnclosedAndDeeplyNestedTags) {
  std::string bytes = kProse;
  for (int i = 0; i < 100000; ++i) bytes += "<div>";
  EXPECT_THAT(joined(read(bytes + "deep")),
              testing::AllOf(HasSubstr("workshop in Podgorica"), HasSubstr("deep")));
  EXPECT_THAT(source.diagnostics.at(0).message, HasSubstr("nested deeper than 500"));
}

TEST_F(Html, RefusesPagesThatAreTooLarge) {
  EXPECT_THROW(read(std::string(1000001, 'x')), Error);
}

}  // namespace
}  // namespace docweave::test
