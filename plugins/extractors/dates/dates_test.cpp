#include <extractor_harness.hpp>
#include <gmock/gmock.h>

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::readings;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kOptions = R"({"order": "auto", "relative": true})";

std::vector<std::string> dates(std::string_view words, DocumentInfo info = {.id = "test"}) {
  static const ExtractorHarness harness(kOptions);
  return readings(harness.extract(words, std::move(info)), Type::date);
}

TEST(Dates, ReadsADayMonthAndYear) {
  EXPECT_THAT(dates("held on 18 July 2018 in Tirana."), ElementsAre("18 July 2018 = 2018-07-18"));
  EXPECT_THAT(dates("held on June 26, 2017 in Ohrid."), ElementsAre("June 26, 2017 = 2017-06-26"));
  EXPECT_THAT(dates("on the first of May 2019"), ElementsAre("first of May 2019 = 2019-05-01"));
  EXPECT_THAT(dates("by 24.04.2023."), ElementsAre("24.04.2023 = 2023-04-24"));
  EXPECT_THAT(dates("on 2018-07-18T10:00"), ElementsAre("2018-07-18 = 2018-07-18"));
}

TEST(Dates, ReadsARangeWithinOneMonth) {
  EXPECT_THAT(dates("on 18-19 July 2018 in Tirana"),
              ElementsAre("18-19 July 2018 = 2018-07-18/2018-07-19"));
  EXPECT_THAT(dates("22 to 25 September 2023"),
              ElementsAre("22 to 25 September 2023 = 2023-09-22/2023-09-25"));
  EXPECT_THAT(dates("June 03-07, 2024"), ElementsAre("June 03-07, 2024 = 2024-06-03/2024-06-07"));
  EXPECT_THAT(dates("Maribor, 4-6.10.2001"), ElementsAre("4-6.10.2001 = 2001-10-04/2001-10-06"));
}

TEST(Dates, ReadsARangeAcrossMonthsAndYears) {
  EXPECT_THAT(dates("30 October \u2013 1 November 2019"),
              ElementsAre("30 October \u2013 1 November 2019 = 2019-10-30/2019-11-01"));
  EXPECT_THAT(dates("17 December - 3 January 2020"),
              ElementsAre("17 December - 3 January 2020 = 2019-12-17/2020-01-03"));
  EXPECT_THAT(dates("01.05.2021 \u2013 30.04.2023"),
              ElementsAre("01.05.2021 \u2013 30.04.2023 = 2021-05-01/2023-04-30"));
}

}  // namespace
}  // namespace docweave
