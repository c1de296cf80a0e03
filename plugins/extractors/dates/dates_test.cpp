#include <filesystem>
#include <fstream>

#include <extractor_harness.hpp>
#include <gmock/gmock.h>

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::readings;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kOptions = R"({"order": "auto", "relative": true})";

const ExtractorHarness& extractor() {
  static const ExtractorHarness harness(kOptions);
  return harness;
}

std::vector<std::string> dates(std::string_view words, std::string language = "en",
                               std::string published = "") {
  return readings(extractor().extract(words, {.id = "test",
                                              .date_published = std::move(published),
                                              .language = std::move(language)}),
                  Type::date);
}

using Blocks = std::vector<std::pair<BlockKind, std::string>>;

Document document_of(const Blocks& blocks) {
  DocumentBuilder builder({.id = "test", .language = "en"});
  for (const auto& [kind, words] : blocks) builder.add_block(kind, words);
  Document document = std::move(builder).build();
  extractor().extract(document);
  return document;
}

/// "value rule" of each mention.
std::vector<std::string> rules(const Document& document) {
  std::vector<std::string> all;
  for (const Mention& mention : document.mentions())
    all.push_back(mention.value + " " + mention.rule);
  return all;
}

TEST(Dates, ReadsADayMonthAndYear) {
  EXPECT_THAT(dates("held on 18 July 2018 in Tirana."), ElementsAre("18 July 2018 = 2018-07-18"));
  EXPECT_THAT(dates("held on June 26, 2017 in Ohrid."), ElementsAre("June 26, 2017 = 2017-06-26"));
  EXPECT_THAT(dates("on the first of May 2019"), ElementsAre("first of May 2019 = 2019-05-01"));
  EXPECT_THAT(dates("on the twenty-first of May 2019"),
              ElementsAre("twenty-first of May 2019 = 2019-05-21"));
  EXPECT_THAT(dates("on 2 Sept. 2019"), ElementsAre("2 Sept. 2019 = 2019-09-02"));
  EXPECT_THAT(dates("by 24.04.2023."), ElementsAre("24.04.2023 = 2023-04-24"));
  EXPECT_THAT(dates("on 2018-07-18T10:00"), ElementsAre("2018-07-18 = 2018-07-18"));
}

TEST(Dates, AYearStandsAloneBehindOfOnlyWhereTheClauseEnds) {
  EXPECT_THAT(dates("The flood of 2014."), ElementsAre("2014 = 2014"));
  EXPECT_THAT(dates("Compare the polls of 2007 and 2009, please."),
              ElementsAre("2007 = 2007", "2009 = 2009"));
  EXPECT_THAT(dates("It was the year 2015, not 2014."), ElementsAre("2015 = 2015", "2014 = 2014"));
  EXPECT_THAT(dates("The mill dates back to 1865 at least."), ElementsAre("1865 = 1865"));
  EXPECT_THAT(dates("A crowd of 2014 people came."), IsEmpty());
}

TEST(Dates, TwoFiguresThatAreNoDayAreAYearWhereTheClauseEnds) {
  EXPECT_THAT(dates("Les grèves de mai 68, à Paris", "fr"), ElementsAre("mai 68 = 1968-05"));
  EXPECT_THAT(dates("né le 1er avril 78.", "fr"), ElementsAre("1er avril 78 = 1978-04-01"));
  EXPECT_THAT(dates("In March 68 people came."), IsEmpty());
}

TEST(Dates, QuartersAreCountedInFrenchAndPortuguese) {
  EXPECT_THAT(dates("le troisième trimestre de 2016", "fr"),
              ElementsAre("le troisième trimestre de 2016 = 2016-07/2016-09"));
  EXPECT_THAT(dates("no segundo trimestre de 2016", "pt"),
              ElementsAre("segundo trimestre de 2016 = 2016-04/2016-06"));
}

TEST(Dates, TakesNoNumberOfADayForADay) {
  EXPECT_THAT(dates("Day 1 - Tuesday 12 September 2023"),
              ElementsAre("Tuesday 12 September 2023 = 2023-09-12"));
}

TEST(Dates, LeavesTheTimeOfDayOutOfTheDate) {
  EXPECT_THAT(dates("Tuesday 1 December 2020 at 14.00 (CET)"),
              ElementsAre("Tuesday 1 December 2020 = 2020-12-01"));
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
  EXPECT_THAT(dates("from February 2023 to December 2024"),
              ElementsAre("from February 2023 to December 2024 = 2023-02/2024-12"));
}

TEST(Dates, TakesNeighbouringDaysAsARangeAndOthersApart) {
  EXPECT_THAT(dates("on the 17th and 18th October 2019"),
              ElementsAre("17th and 18th October 2019 = 2019-10-17/2019-10-18"));
  EXPECT_THAT(dates("Thursday 5 and Friday 6 December 2019"),
              ElementsAre("Thursday 5 and Friday 6 December 2019 = 2019-12-05/2019-12-06"));
  EXPECT_THAT(dates("on 3, 4 and 5 May 2019"),
              ElementsAre("3, 4 and 5 May 2019 = 2019-05-03/2019-05-05"));
  EXPECT_THAT(dates("on 5 and 9 May 2019"),
              ElementsAre("5 = 2019-05-05", "9 May 2019 = 2019-05-09"));
}

TEST(Dates, ReadsAMonthOrAYearOnlyWhereTheWordsShowIt) {
  EXPECT_THAT(dates("since March 2015"), ElementsAre("March 2015 = 2015-03"));
  EXPECT_THAT(
      dates("in 2001, between 2014 and 2016, for 2014\u201316"),
      ElementsAre("2001 = 2001", "between 2014 and 2016 = 2014/2016", "2014\u201316 = 2014/2016"));
  EXPECT_THAT(dates("You may 20 times march 5 km; 2018 people, tel. 2012 2013"), IsEmpty());
}

TEST(Dates, ReadsTheDaysBetweenTwoAsOneRange) {
  EXPECT_THAT(dates("between 25 and 31 July 2016"),
              ElementsAre("between 25 and 31 July 2016 = 2016-07-25/2016-07-31"));
  EXPECT_THAT(dates("until the end of 2022"), ElementsAre("2022 = 2022"));
}

TEST(Dates, ReadsAQuarterAsItsMonths) {
  EXPECT_THAT(dates("in Q3 2019 and the first half of 2020"),
              ElementsAre("Q3 2019 = 2019-07/2019-09", "the first half of 2020 = 2020-01/2020-06"));
}

TEST(Dates, PassesOverNumbersOfDocumentsSumsAndVersions) {
  EXPECT_THAT(dates("Regulation (EU) 2016/679, Decision 2016/11, A/RES/2015/3, version 1.2.2019.4, "
                    "$12 million, the IPA 2017 project, 12/05/2019-ABC"),
              IsEmpty());
}

TEST(Dates, TellsYearsBesideASlashFromNumbersWithinAYear) {
  EXPECT_THAT(dates("Seminar 2011/40 was held in the budget period 2013/19."),
              ElementsAre("2013/19 = 2013/2019"));
}

TEST(Dates, RefusesDaysThatNoCalendarHas) {
  EXPECT_THAT(dates("on 31 April 2019"), ElementsAre("April 2019 = 2019-04"));
  EXPECT_THAT(dates("2019-02-30, 45.13.2020"), IsEmpty());
}

TEST(Dates, ReadsOtherLanguages) {
  EXPECT_THAT(dates("Von Dienstag, 4. M\u00E4rz, bis Donnerstag, 6. M\u00E4rz 2025", "de"),
              ElementsAre("Von Dienstag, 4. M\u00E4rz, bis Donnerstag, 6. M\u00E4rz 2025 = "
                          "2025-03-04/2025-03-06"));
  EXPECT_THAT(dates("du 1er au 3 ao\u00FBt 2019", "fr"),
              ElementsAre("du 1er au 3 ao\u00FBt 2019 = 2019-08-01/2019-08-03"));
  EXPECT_THAT(dates("del 4 al 6 de mayo de 2020", "es"),
              ElementsAre("del 4 al 6 de mayo de 2020 = 2020-05-04/2020-05-06"));
  EXPECT_THAT(dates("dal 3 al 5 giugno 2021", "it"),
              ElementsAre("dal 3 al 5 giugno 2021 = 2021-06-03/2021-06-05"));
  EXPECT_THAT(dates("van 4 tot 22 januari 1995", "nl"),
              ElementsAre("van 4 tot 22 januari 1995 = 1995-01-04/1995-01-22"));
  EXPECT_THAT(dates("de 3 a 5 de mar\u00E7o de 2018", "pt"),
              ElementsAre("de 3 a 5 de mar\u00E7o de 2018 = 2018-03-03/2018-03-05"));
  EXPECT_THAT(dates("21 maj 2018", "sv"), ElementsAre("21 maj 2018 = 2018-05-21"));
}

TEST(Dates, LearnsTheOrderOfNumbersFromTheDocument) {
  EXPECT_THAT(dates("Start 01/10/2024, end 11/30/2024"),
              ElementsAre("01/10/2024 = 2024-01-10", "11/30/2024 = 2024-11-30"));
  EXPECT_THAT(dates("05/06/2007, that is 5 June 2007"),
              ElementsAre("05/06/2007 = 2007-06-05", "5 June 2007 = 2007-06-05"));
  EXPECT_THAT(dates("le 05/06/2007", "fr"), ElementsAre("05/06/2007 = 2007-06-05"));
  EXPECT_THAT(dates("on 05/06/2007", "en"), IsEmpty());
}

TEST(Dates, ReadsNumbersInTheOrderThePipelineNames) {
  const ExtractorHarness harness(R"({"order": "month_first", "relative": true})");
  EXPECT_THAT(readings(harness.extract("on 05/06/2007"), Type::date),
              ElementsAre("05/06/2007 = 2007-05-06"));
}

TEST(Dates, TakesAMissingYearFromThePublication) {
  EXPECT_THAT(dates("on 4-5 June", "en", "2018-06-08"),
              ElementsAre("4-5 June = 2018-06-04/2018-06-05"));
  EXPECT_THAT(dates("on 20 December", "en", "2019-01-10"), ElementsAre("20 December = 2018-12-20"));
  EXPECT_THAT(dates("on 27 February this year", "en", "2020-03-15"),
              ElementsAre("27 February this year = 2020-02-27"));
  EXPECT_THAT(dates("on Thursday 5 December", "en", "2020-02-01"),
              ElementsAre("Thursday 5 December = 2019-12-05"));
}

TEST(Dates, TakesAMissingYearFromTheNearestDate) {
  EXPECT_THAT(dates("The visit began on 14 June 2019. The next evening, June 15, a gala was held."),
              ElementsAre("14 June 2019 = 2019-06-14", "June 15 = 2019-06-15"));
  EXPECT_THAT(dates("They met on 4-5 June."), IsEmpty());
}

TEST(Dates, TakesWhatIsToComeForTheNextYears) {
  EXPECT_THAT(dates("The group will meet again in March.", "en", "2018-08-20"),
              ElementsAre("March = 2019-03"));
  EXPECT_THAT(dates("The group met in March.", "en", "2018-08-20"), ElementsAre("March = 2018-03"));
  EXPECT_THAT(dates("They will meet again. It began in March.", "en", "2018-08-20"),
              ElementsAre("March = 2018-03"));
}

TEST(Dates, TakesAMissingYearFromItsSentence) {
  EXPECT_THAT(dates("The 2014 Assembly met from 11 to 13 September.", "en", "2018-10-01"),
              ElementsAre("from 11 to 13 September = 2014-09-11/2014-09-13"));
  EXPECT_THAT(dates("The 2014 Assembly met. It met from 11 to 13 September.", "en", "2018-10-01"),
              ElementsAre("from 11 to 13 September = 2018-09-11/2018-09-13"));
}

TEST(Dates, TakesWhatHasBeenForNoFarFuture) {
  EXPECT_THAT(dates("The guests were hosted in May.", "en", "2016-11-17"),
              ElementsAre("May = 2016-05"));
  EXPECT_THAT(dates("In May the school was opened.", "en", "2016-11-17"),
              ElementsAre("May = 2016-05"));
  EXPECT_THAT(dates("In May the school will be opened.", "en", "2016-11-17"),
              ElementsAre("May = 2017-05"));
}

TEST(Dates, TakesNoMissingYearFromAName) {
  EXPECT_THAT(dates("The group Lake-2030 meets in October.", "en", "2008-08-15"),
              ElementsAre("October = 2008-10"));
  EXPECT_THAT(dates("Remember 1988! It is held on 9 July.", "en", "2003-06-01"),
              ElementsAre("9 July = 2003-07-09"));
}

TEST(Dates, TakesAMissingYearFromTheIssue) {
  const Document document =
      document_of({{BlockKind::line, "Harbour News, November 2021"},
                   {BlockKind::paragraph, "The next assembly is to be held in Split in March."}});
  EXPECT_THAT(rules(document), ElementsAre("2021-11 month_year", "2022-03 month"));
}

TEST(Dates, TakesAMissingYearFromTheLoneYearAbove) {
  const Document document = document_of({{BlockKind::line, "2008"},
                                         {BlockKind::line, "The house opens on 4 May 2008."},
                                         {BlockKind::line, "2012"},
                                         {BlockKind::line, "First meeting, Bar, 22 November."}});
  EXPECT_THAT(rules(document), testing::Contains("2012-11-22 day_month"));
}

TEST(Dates, TakesAMissingYearFromTheStoryBefore) {
  EXPECT_THAT(
      dates("They met in June 2016. It lasted from 2 to 30 March 2018. On 18 April they came "
            "again. The flood of June 2016 was over, and so was that of July 2016."),
      testing::Contains("18 April = 2018-04-18"));
}

TEST(Dates, TakesTheYearInWhichTheWeekdayFits) {  // 2023-03-18 was a Saturday.
  EXPECT_THAT(dates("It works since May 2022. On Saturday 18 March it was full. Come on 20 June."),
              testing::Contains("20 June = 2023-06-20"));
}

TEST(Dates, TakesAMissingYearFromTheTitleBeforeItsNeighbours) {
  EXPECT_THAT(rules(document_of({{BlockKind::title, "Youth Sports Games 2024"},
                                 {BlockKind::paragraph, "They were first held on 3 May 1996."},
                                 {BlockKind::paragraph, "They begin on 7 June."}})),
              ElementsAre("1996-05-03 day_month_year", "2024-06-07 day_month"));
}

TEST(Dates, TakesAMissingYearFromTheTopOfThePageBeforeItsLaterHeadings) {
  const std::string met =
      "On 12 September they met in the old town hall, where the mayor, two ministers and a choir "
      "of forty voices were waiting for them in the rain.";
  EXPECT_THAT(rules(document_of({{BlockKind::line, "Newsletter No. 3-2014"},
                                 {BlockKind::paragraph, met},
                                 {BlockKind::heading, "Plans for 2015"}})),
              ElementsAre("2014-09-12 day_month"));
}

TEST(Dates, TakesNoMissingYearFromAPeriodInTheTitle) {
  EXPECT_THAT(rules(document_of({{BlockKind::title, "Shared Rivers Programme 2007-2013"},
                                 {BlockKind::paragraph, "They met on 12 September."}})),
              ElementsAre("2007/2013 year_range"));
}

TEST(Dates, TakesAMissingYearFromTheOneThatMostDatesSpeakFor) {
  EXPECT_THAT(
      dates("It opened on 3 May 2016 and closed on 9 May 2016. The mill of June 1998 stands "
            "still. On 7 June they met."),
      ElementsAre("3 May 2016 = 2016-05-03", "9 May 2016 = 2016-05-09", "June 1998 = 1998-06",
                  "7 June = 2016-06-07"));
  EXPECT_THAT(dates("Friday 13 September. Built in June 2018, mended in June 2019."),
              ElementsAre("Friday 13 September = 2019-09-13", "June 2018 = 2018-06",
                          "June 2019 = 2019-06"));
}

TEST(Dates, TellsAnEarlierStoryFromTheNews) {
  EXPECT_THAT(dates("The gift was celebrated on March 13. He won the award on 5 May 2017.", "en",
                    "2018-03-15"),
              ElementsAre("March 13 = 2018-03-13", "5 May 2017 = 2017-05-05"));
  EXPECT_THAT(dates("It opened on 17 December 2019; on 20 December it closed.", "en", "2021-06-15"),
              ElementsAre("17 December 2019 = 2019-12-17", "20 December = 2019-12-20"));
}

TEST(Dates, ResolvesTodayOnlyWhereThePublicationIsKnown) {
  EXPECT_THAT(dates("launched today, after talks yesterday", "en", "2018-03-01"),
              ElementsAre("today = 2018-03-01", "yesterday = 2018-02-28"));
  EXPECT_THAT(dates("launched today"), IsEmpty());
  EXPECT_THAT(dates("It begins tomorrow, 5 March, in Riga", "en", "2018-03-01"),
              ElementsAre("5 March = 2018-03-05"));
  EXPECT_THAT(dates("for tomorrow\u2019s world", "en", "2018-03-01"), IsEmpty());
}

TEST(Dates, CountsFromTheDayThatTheTextHasToldBefore) {
  EXPECT_THAT(dates("Signed on 21 March 2019. On the same day experts met. The next day all left."),
              ElementsAre("21 March 2019 = 2019-03-21", "the same day = 2019-03-21",
                          "The next day = 2019-03-22"));
  EXPECT_THAT(dates("Held on 3 and 4 June 2015. The day before, donors met. That same evening a "
                    "dinner was given."),
              ElementsAre("3 and 4 June 2015 = 2015-06-03/2015-06-04",
                          "The day before = 2015-06-02", "That same evening = 2015-06-02"));
  EXPECT_THAT(dates("Held from 3 to 4 June 2015. The following morning they left."),
              ElementsAre("from 3 to 4 June 2015 = 2015-06-03/2015-06-04",
                          "The following morning = 2015-06-05"));
  EXPECT_THAT(dates("Held from 3 to 4 June 2015. On the same day they left."),
              ElementsAre("from 3 to 4 June 2015 = 2015-06-03/2015-06-04"));
  EXPECT_THAT(dates("Held in June 2015. The next day they left, on the same day as the others."),
              ElementsAre("June 2015 = 2015-06"));
  EXPECT_THAT(dates("It was bought on 4 June 2015. Patients go home the same day."),
              ElementsAre("4 June 2015 = 2015-06-04"));
  EXPECT_THAT(dates("Held on 5 May 2016, the day before the fair, the same day as the ball."),
              ElementsAre("5 May 2016 = 2016-05-05"));
}

TEST(Dates, ResolvesWeekdaysByThePublication) {  // 2018-03-01 was a Thursday.
  EXPECT_THAT(dates("opened on Tuesday, after talks last Thursday", "en", "2018-03-01"),
              ElementsAre("Tuesday = 2018-02-27", "last Thursday = 2018-02-22"));
  EXPECT_THAT(dates("It will open on Monday. It ends this Friday.", "en", "2018-03-01"),
              ElementsAre("Monday = 2018-03-05", "this Friday = 2018-03-02"));
  EXPECT_THAT(dates("met from Monday to Wednesday", "en", "2018-03-01"),
              ElementsAre("from Monday to Wednesday = 2018-02-26/2018-02-28"));
  EXPECT_THAT(dates("came on Tuesday and Wednesday", "en", "2018-03-01"),
              ElementsAre("Tuesday and Wednesday = 2018-02-27/2018-02-28"));
  EXPECT_THAT(dates("opened on Tuesday"), IsEmpty());
}

TEST(Dates, TakesTheDayThatSomethingIsMovedTo) {
  EXPECT_THAT(dates("was postponed from 12 March to 9 April 2019"),
              ElementsAre("9 April 2019 = 2019-04-09"));
  EXPECT_THAT(dates("was moved from 3 to 10 May 2019"), ElementsAre("10 May 2019 = 2019-05-10"));
  EXPECT_THAT(dates("was held from 3 to 10 May 2019"),
              ElementsAre("from 3 to 10 May 2019 = 2019-05-03/2019-05-10"));
}

TEST(Dates, ReadsAPartOfAMonthAsTheMonth) {
  const auto in_news = [](std::string_view words) { return dates(words, "en", "2018-03-14"); };
  EXPECT_THAT(in_news("was held in early February"), ElementsAre("February = 2018-02"));
  EXPECT_THAT(in_news("follows in mid-April"), ElementsAre("April = 2018-04"));
  EXPECT_THAT(in_news("met at the end of February"), ElementsAre("February = 2018-02"));
  EXPECT_THAT(in_news("met in the second half of February"), ElementsAre("February = 2018-02"));
  EXPECT_THAT(in_news("must be sent by the end of April"), IsEmpty());
  EXPECT_THAT(in_news("shown from April to May"),
              ElementsAre("from April to May = 2018-04/2018-05"));
  EXPECT_THAT(in_news("shown in April and May"), ElementsAre("April and May = 2018-04/2018-05"));
}

TEST(Dates, CountsMonthsFromTheNews) {
  const auto in_news = [](std::string_view words) { return dates(words, "en", "2018-03-14"); };
  EXPECT_THAT(in_news("Last month ten crews met."), ElementsAre("Last month = 2018-02"));
  EXPECT_THAT(in_news("It opens next month."), ElementsAre("next month = 2018-04"));
  EXPECT_THAT(in_news("Last June ten crews met."), ElementsAre("Last June = 2017-06"));
  EXPECT_THAT(in_news("It opens next January."), ElementsAre("next January = 2019-01"));
  EXPECT_THAT(dates("Le mois prochain", "fr", "2018-03-14"), IsEmpty());
  EXPECT_THAT(in_news("the last month of the project"), IsEmpty());
  EXPECT_THAT(in_news("closed since last month"), IsEmpty());
  EXPECT_THAT(dates("Last month ten crews met."), IsEmpty());
}

TEST(Dates, ResolvesTodayByTheDayOnTopOfThePage) {
  const Document document =
      document_of({{BlockKind::title, "A bridge for two towns"},
                   {BlockKind::line, "Bucharest, 9 November 2021 / Press office"},
                   {BlockKind::paragraph, "The bridge was opened today."}});
  EXPECT_THAT(rules(document), ElementsAre("2021-11-09 day_month_year", "2021-11-09 relative"));
  EXPECT_EQ(document.info().date_published, "");
}

TEST(Dates, LooksAheadOfTheDayOnTopOfThePage) {
  EXPECT_THAT(rules(document_of(
                  {{BlockKind::line, "Manila Post, 16 November 2003"},
                   {BlockKind::paragraph, "A second congress is to be held in Iloilo in May."}})),
              ElementsAre("2003-11-16 day_month_year", "2004-05 month"));
}

TEST(Dates, KnowsThePublicationByTheWordsBeforeIt) {
  const Document document =
      document_of({{BlockKind::paragraph, "Posted by Jane Doe on September 12, 2018"},
                   {BlockKind::paragraph, "The workshop of 5-6 September was held in Belgrade."}});
  EXPECT_THAT(rules(document),
              ElementsAre("2018-09-12 publication", "2018-09-05/2018-09-06 day_range"));
  EXPECT_EQ(document.info().date_published, "2018-09-12");
}

TEST(Dates, KnowsThePublicationByTheLineAboveIt) {
  EXPECT_THAT(rules(document_of({{BlockKind::line, "Added on"}, {BlockKind::line, "05 Aug 2016"}})),
              ElementsAre("2016-08-05 publication"));
}

TEST(Dates, TakesALoneDateUnderTheHeadlineAsPublicationButNeverARange) {
  const Document news = document_of({{BlockKind::title, "Webinar on remittances"},
                                     {BlockKind::paragraph, "19 November 2020"},
                                     {BlockKind::paragraph, "On 1 December you are welcome."}});
  EXPECT_THAT(rules(news), ElementsAre("2020-11-19 publication", "2020-12-01 day_month"));
  const Document event = document_of({{BlockKind::title, "Regional workshop"},
                                      {BlockKind::paragraph, "30 October \u2013 1 November 2019"}});
  EXPECT_THAT(rules(event), ElementsAre("2019-10-30/2019-11-01 range"));
  EXPECT_EQ(event.info().date_published, "");
}

TEST(Dates, OfAHeadlineThatTellsWhatIsToComeAreAhead) {  // 2022-01-23 was a Sunday.
  EXPECT_THAT(rules(document_of({{BlockKind::title, "Ministers to open workshop on Tuesday"},
                                 {BlockKind::paragraph, "23 January 2022"},
                                 {BlockKind::paragraph, "They went to sea on Tuesday."}})),
              ElementsAre("2022-01-25 weekday", "2022-01-23 publication", "2022-01-18 weekday"));
}

TEST(Dates, TakesTheDaysOfAProgrammeAsItsDays) {
  EXPECT_THAT(rules(document_of({{BlockKind::heading, "Programme"},
                                 {BlockKind::paragraph, "3 March 2025"},
                                 {BlockKind::list_item, "Opening"},
                                 {BlockKind::paragraph, "4 March 2025"}})),
              ElementsAre("2025-03-03 day_month_year", "2025-03-04 day_month_year"));
}

TEST(Dates, TakesNoDayOfAListOfEventsForThePublication) {
  const auto list = [](std::string_view head, std::string_view first, std::string_view second) {
    return rules(document_of({{BlockKind::title, std::string(head)},
                              {BlockKind::line, std::string(first)},
                              {BlockKind::line, "Course on nets"},
                              {BlockKind::line, std::string(second)},
                              {BlockKind::line, "Course on boats"}}));
  };
  EXPECT_THAT(list("Past events", "4 May 2021", "18 March 2021"),
              ElementsAre("2021-05-04 day_month_year", "2021-03-18 day_month_year"));
  EXPECT_THAT(list("News", "4 May 2021", "18 March 2021"),
              ElementsAre("2021-05-04 publication", "2021-03-18 publication"));
  EXPECT_THAT(rules(document_of({{BlockKind::title, "Courses at sea"},
                                 {BlockKind::line, "4 May 2021, 14:00"},
                                 {BlockKind::line, "Nets"},
                                 {BlockKind::line, "18 May 2021, 14:00"},
                                 {BlockKind::line, "Boats"},
                                 {BlockKind::line, "1 June 2021, 14:00"}})),
              testing::Not(testing::Contains(testing::HasSubstr("publication"))));
}

TEST(Dates, MarksADateline) {
  const std::string lead =
      "VIENNA, 5 May 2018 \u2013 State bodies and civil society were asked today to put their "
      "weight "
      "behind a common platform for action at a meeting hosted by the Centre.";
  const Document document = document_of({{BlockKind::paragraph, lead}});
  EXPECT_THAT(rules(document), ElementsAre("2018-05-05 dateline", "2018-05-05 relative"));
  EXPECT_EQ(document.info().date_published, "2018-05-05");
}

TEST(Dates, MarksADatelineWithAFullStopUnderTheHeadline) {
  const std::string lead =
      "Vienna, 5 May 2018. State bodies and civil society were asked today to put their weight "
      "behind a common platform for action at a meeting hosted by the Centre.";
  EXPECT_THAT(
      rules(document_of({{BlockKind::title, "One platform"}, {BlockKind::paragraph, lead}})),
      ElementsAre("2018-05-05 dateline", "2018-05-05 relative"));
}

TEST(Dates, ReadsEachItemOfANewsListByItsOwnDate) {
  EXPECT_THAT(rules(document_of({{BlockKind::heading, "Agreement signed"},
                                 {BlockKind::paragraph, "05 February 2019"},
                                 {BlockKind::paragraph, "It was signed on 30 January in Suva."},
                                 {BlockKind::heading, "Ceremony in Noumea"},
                                 {BlockKind::paragraph, "25 March 2015"},
                                 {BlockKind::paragraph, "The ceremony was held today."}})),
              ElementsAre("2019-02-05 publication", "2019-01-30 day_month",
                          "2015-03-25 publication", "2015-03-25 relative"));
}

TEST(Dates, KeepsThePublicationThatTheMetadataGave) {
  DocumentBuilder builder({.id = "test", .date_published = "2018-09-10"});
  builder.add_block(BlockKind::paragraph, "Posted on 12 September 2018");
  Document document = std::move(builder).build();
  extractor().extract(document);
  EXPECT_EQ(document.info().date_published, "2018-09-10");
}

TEST(DatesGrammar, NamesTheLineThatItCannotRead) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "docweave_dates_grammar";
  std::filesystem::create_directories(folder / "en");
  std::ofstream(folder / "en" / "words.tsv") << "month\tMay\t5\n";
  std::ofstream(folder / "publication.tsv") << "published\tposted on\n";
  std::ofstream(folder / "grammar.txt") << "# months\nmonth: day [month\n";
  try {
    const ExtractorHarness harness(kOptions, folder.string());
    FAIL() << "the grammar was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_data);
    EXPECT_THAT(error.where(), testing::EndsWith("grammar.txt:2"));
    EXPECT_THAT(error.message(), testing::HasSubstr("\"]\" is missing"));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace docweave
