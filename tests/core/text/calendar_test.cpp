#include <gtest/gtest.h>

#include <docweave/calendar.hpp>

namespace docweave {
namespace {

TEST(Calendar, ReadsDatesAsFineAsTheyAreGiven) {
  EXPECT_EQ(read_iso("2018-07-18"), (PartialDate{2018, 7, 18}));
  EXPECT_EQ(read_iso("2018-07-18T10:00"), (PartialDate{2018, 7, 18}));
  EXPECT_EQ(read_iso("2018-07"), (PartialDate{2018, 7, 0}));
  EXPECT_EQ(read_iso("2018"), (PartialDate{2018, 0, 0}));
  for (const char* none : {"", "18-07-2018", "2018-13", "2018-02-30", "2018-7-1", "2018/07/18"})
    EXPECT_EQ(read_iso(none), std::nullopt) << none;
}

TEST(Calendar, WritesWhatItReads) {
  for (const char* date : {"2018-07-18", "2018-07", "2018"}) EXPECT_EQ(iso(*read_iso(date)), date);
}

TEST(Calendar, CountsDaysAcrossMonthsAndLeapYears) {
  EXPECT_EQ(iso(shifted({2020, 2, 28}, 2)), "2020-03-01");
  EXPECT_EQ(iso(shifted({2019, 1, 1}, -1)), "2018-12-31");
}

TEST(Calendar, TellsTheWeekday) {
  EXPECT_EQ(weekday_of({2018, 7, 18}), 3);
}

}  // namespace
}  // namespace docweave
