#include <gtest/gtest.h>
#include <marked_document.hpp>

#include <docweave/agenda.hpp>

namespace docweave {
namespace {

TEST(Agenda, TellsTimesOfDayFromOtherNumbers) {
  for (const std::string_view time : {"09:30", "9.30 am", "14h00-15h30", "9 – 10 am", "18.00 Uhr"})
    EXPECT_EQ(clock_time(time), time.size()) << time;
  for (const std::string_view other : {"3.05.2021", "12 people", "1.5 km", "10 May", "Session 2"})
    EXPECT_EQ(clock_time(other), 0U) << other;
}

TEST(Agenda, TakesWhatStandsBesideAndBelowATime) {
  const Document document = test::MarkedDocument::read(
      "|| 9:00 || Opening\n|| 10:00 – 11:00 || Keynote\n|| 12:00 || Close\nIt rained.\n");
  const auto entries = agenda_entries(document);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(document.text(entries[1].line), "Keynote");
  EXPECT_EQ(document.text(entries[2].span), "Close");
  EXPECT_TRUE(agenda_entries(test::MarkedDocument::read("| 9:00 Opening\nIt rained.\n")).empty());
}

TEST(Agenda, TakesALabelledParagraphBelowATime) {
  const Document document = test::MarkedDocument::read(
      "| 9:00 Opening\n| 10:00 Panel\nSpeakers: Ana Kovac and Jan Nowak.\n| 12:00 Close\n");
  const auto entries = agenda_entries(document);
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_TRUE(document.text(entries[1].span).ends_with("Nowak."));
}

}  // namespace
}  // namespace docweave
