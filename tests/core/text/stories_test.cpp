#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <marked_document.hpp>

#include <docweave/stories.hpp>

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view kText =
    "Twenty judges from four towns came to learn how a harbour court works.\n";

/// The first line of each story.
std::vector<std::string> heads(const std::string& marked) {
  const Document document = test::MarkedDocument::read(marked);
  std::vector<std::string> heads;
  for (const Span story : stories_of(document)) {
    const std::string_view text = document.text(story);
    heads.emplace_back(text.substr(0, text.find('\n')));
  }
  return heads;
}

std::string text() {
  return std::string(kText);
}

TEST(Stories, AreFromHeadlineToHeadlineWhereTheDayOfPostingIsBelow) {
  EXPECT_THAT(heads("# News of the Port Agency\n"
                    "| Agency trains judges in Riga\n"
                    "= Posted on: [5 May 2018|Date=2018-05-05@publication]\n= Topic: Courts\n" +
                    text() +
                    "| Agency opens a court in Ghent\n= Topic: Courts\n"
                    "= Posted on: [2 May 2018|Date=2018-05-02@publication]\n" +
                    text()),
              ElementsAre("News of the Port Agency", "Agency trains judges in Riga",
                          "Agency opens a court in Ghent"));
}

TEST(Stories, BeginWithTheDayOfPostingWhereItStandsOverTheHeadline) {
  EXPECT_THAT(
      heads("| [5 May 2018|Date=2018-05-05@publication]\n## Agency trains judges\n" + text() +
            "| [2 May 2018|Date=2018-05-02@publication]\n| Agency opens a court\n" + text()),
      ElementsAre("5 May 2018", "2 May 2018"));
}

TEST(Stories, BeginWithDatelines) {
  EXPECT_THAT(heads("RIGA, [5 May 2018|Date=2018-05-05@dateline] – " + text() +
                    "GHENT, [2 May 2018|Date=2018-05-02@dateline] – " + text()),
              SizeIs(2));
}

TEST(Stories, BeginOverATextThatOpensWithPlaceAndDay) {
  EXPECT_THAT(
      heads("## Judges learn\n[2-5 May 2018|Date=2018-05-02/2018-05-05], [Riga|Place]: " + text() +
            "## A new court\n[Ghent|Place], [2 May 2018|Date=2018-05-02]: " + text()),
      ElementsAre("Judges learn", "A new court"));
  EXPECT_THAT(heads("## Day one\n[2 May 2018|Date=2018-05-02]: " + text() +
                    "## Day two\n[3 May 2018|Date=2018-05-03]: " + text()),
              SizeIs(1));
}

TEST(Stories, AreOneWhereATextTellsWhenItWasPostedAndBegunAndChanged) {
  EXPECT_THAT(heads("# Agency trains judges\n"
                    "| Posted on [5 May 2018|Date=2018-05-05@publication]\n"
                    "RIGA, [5 May 2018|Date=2018-05-05@dateline] – " +
                    text() + text() + "| Updated on [7 May 2018|Date=2018-05-07@publication]\n"),
              SizeIs(1));
  EXPECT_THAT(heads("# Agency trains judges\n"
                    "| Posted on [5 May 2018|Date=2018-05-05@publication]\n| All about courts\n"
                    "| Updated on [7 May 2018|Date=2018-05-07@publication]\n" +
                    text()),
              SizeIs(1));
}

TEST(Stories, AreOneWhereDaysAreNotThoseOfPosting) {
  EXPECT_THAT(heads("| Course in Riga\n| [5 May 2018|Date=2018-05-05]\n" + text() +
                    "| Course in Ghent\n| [2 May 2018|Date=2018-05-02]\n" + text()),
              SizeIs(1));
}

}  // namespace
}  // namespace docweave
