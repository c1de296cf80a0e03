#include <gtest/gtest.h>

#include <docweave/layout.hpp>

namespace docweave {
namespace {

TEST(Layout, RecognisesLabelledLines) {
  const LabelledLine line = labelled_line("Organised by:  IOM Moldova");
  EXPECT_EQ(line.label_end, 12U);
  EXPECT_EQ(line.value_begin, 15U);
  EXPECT_TRUE(labelled_line("Partners:"));
  EXPECT_EQ(labelled_line("ID : 325272").label_end, 2U);
}

TEST(Layout, TakesNoLabelFromTimesAddressesQuotationsAndSentences) {
  EXPECT_EQ(labelled_line("When? 11-19 July 2022").value_begin, 6U);
  EXPECT_FALSE(labelled_line("Did it? 11-19 July 2022"));
  EXPECT_FALSE(labelled_line("\x1F\x1F:"));
  EXPECT_FALSE(labelled_line("10:30 Coffee"));
  EXPECT_FALSE(labelled_line("http://example.org"));
  EXPECT_FALSE(labelled_line("Mr Fepuleai said: “This brings our support to NZD 18.3 million”"));
  EXPECT_FALSE(
      labelled_line("There were two milestones to toast: 25 years of service of Lifeline, and ten "
                    "years of work."));
  EXPECT_FALSE(labelled_line("which in his words is this: nothing"));
  EXPECT_FALSE(labelled_line("A label of far too many words to be one: value"));
}

TEST(Layout, MeasuresListMarkers) {
  EXPECT_EQ(list_marker("• One"), 4U);
  EXPECT_EQ(list_marker("-  Two"), 3U);
  EXPECT_EQ(list_marker("12. Three"), 4U);
  EXPECT_EQ(list_marker("(a) Four"), 4U);
  EXPECT_EQ(list_marker("iv) Five"), 4U);
  EXPECT_EQ(list_marker("9.30 Uhr"), 0U);
  EXPECT_EQ(list_marker("2018 was"), 0U);
  EXPECT_EQ(list_marker("-minus"), 0U);
  EXPECT_EQ(list_marker("- "), 0U);
}

TEST(Layout, KnowsHowSentencesEnd) {
  EXPECT_TRUE(ends_sentence("It is over.”"));
  EXPECT_TRUE(ends_sentence("Is it over?)"));
  EXPECT_FALSE(ends_sentence("Meeting of Border Police Chiefs"));
}

TEST(Layout, KnowsHowWordsAreWritten) {
  EXPECT_TRUE(all_capitals("GRANTS ROUNDUP 2018"));
  EXPECT_TRUE(all_capitals("ŠID"));
  EXPECT_FALSE(all_capitals("Grants"));
  EXPECT_TRUE(starts_small("“and so on"));
  EXPECT_FALSE(starts_small("3 and so on"));
  EXPECT_TRUE(has_word("– of"));
  EXPECT_FALSE(has_word("• 3 a"));
}

}  // namespace
}  // namespace docweave
