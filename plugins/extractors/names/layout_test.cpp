#include <gmock/gmock.h>

#include "found_names.hpp"

namespace docweave {
namespace {

using test::found;
using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

constexpr std::string_view kGrants =
    "|| Recipient || Where || For || Amount\n"
    "|| Wisent Reap || Zorrowa || Reading on Wheels || [$500|Money=USD 500]\n"
    "|| Dune Runners || Quelby || Winter Festival || [$700|Money=USD 700]\n";

TEST(Layout, TakesTheCellsOfATableByItsHeader) {
  EXPECT_THAT(found(kGrants, Type::organization), IsSupersetOf({"Wisent Reap", "Dune Runners"}));
  EXPECT_THAT(found(kGrants, Type::place), IsSupersetOf({"Zorrowa", "Quelby"}));
  EXPECT_THAT(found(kGrants, Type::project), ElementsAre("Reading on Wheels"));
  EXPECT_THAT(found(kGrants, Type::event), ElementsAre("Winter Festival"));
}

TEST(Layout, TakesWhatATableOfGrantsIsOfForProjects) {
  EXPECT_THAT(found("|| Who || What || How much (US$)\n"
                    "|| Dune Runners || Turtles at night || 500\n",
                    Type::project),
              ElementsAre("Turtles at night"));
  EXPECT_THAT(found("|| Title || Period || Donor\n"
                    "|| «Fathers also sing» || 2012 || Reef Trust\n",
                    Type::project),
              ElementsAre("Fathers also sing"));
  EXPECT_THAT(found("|| When || What || Where\n"
                    "|| 5 May || Turtles at night || Quelby\n",
                    Type::project),
              IsEmpty());
}

constexpr std::string_view kProgramme =
    "# Reefs at Night\n"
    "## Programme\n"
    "| 09:00 Registration and coffee\n"
    "| 09:30 – 10:30 Keynote 1: The tide as keeper – Prof. Ana Kovač, University of Bergen\n"
    "| 11:00 Panel: Whose ruins? Chair: Jan Nowak\n"
    "| 13.30 h Mapping wrecks with kites – Dr Eva Berg\n"
    "| 18:00 Reception at Quelby House, hosted by Mayor Per Dahl\n";

TEST(Layout, TakesTheTitleOverTheFactsOfASheetForTheProject) {
  EXPECT_THAT(found("# Sea Agency\n## Nets and songs in the bay\n= Donor(s): all\n= Country: Peru\n"
                    "= Duration: long\n",
                    Type::project),
              ElementsAre("Nets and songs in the bay"));
  // Facts that other pages have, too.
  EXPECT_THAT(found("# Sea Agency\n## Nets and songs in the bay\n= Country: Peru\n"
                    "= Duration: long\n= Region: all\n",
                    Type::project),
              IsEmpty());
  EXPECT_THAT(
      found("# [Peru|Place]\n= Donor(s): all\n= Region: all\n= Duration: long\n", Type::project),
      IsEmpty());
}

TEST(Layout, TakesTheLineOverAnApplicantForTheProject) {
  EXPECT_THAT(found("# Decisions\n| Nets and Songs\n= Applicant: Dive Club\n"
                    "| Safe Slips\n= Applicant: Reef Inn\n",
                    Type::project),
              ElementsAre("Nets and Songs", "Safe Slips"));
  EXPECT_THAT(found("# Decisions\n| Nets and Songs\n= Applicant: Dive Club\n", Type::project),
              IsEmpty());
  EXPECT_THAT(found("# Decisions\n| Nets and Songs of Lund\n| [3 May 2020|Date=2020-05-03]\n= "
                    "Sum: much\n= Recipient: Dive Club\n| Beds for Old Boats\n= Sum: much\n= "
                    "Recipient: Reef Inn\n| Record 3\n= Sum: much\n= Recipient: Port Inn\n",
                    Type::project),
              AllOf(IsSupersetOf({"Nets and Songs of Lund", "Beds for Old Boats"}),
                    Not(Contains("Record 3"))));
}

TEST(Layout, TakesTheLineOverAPartnerForTheProjectAndNoOtherPartner) {
  EXPECT_THAT(found("# Annex\n| 50-W Nets and Songs\n= Partner: Dive Club\n"
                    "| PD 2/99 - Safe Slips\n= Executing agency: Reef Inn\n",
                    Type::project),
              ElementsAre("Nets and Songs", "Safe Slips"));
  EXPECT_THAT(found("# Annex\n= Lead: Nets and Songs\n= Partner: Dive Club\n"
                    "= Lead: Safe Slips\n= Partner: Reef Inn\n",
                    Type::project),
              IsEmpty());
}

TEST(Layout, TakesWhatTheEntriesOfAListWithSumsNameForProjects) {
  EXPECT_THAT(found("# Results\n- “Kelp for Dinner” – cooking with divers. Dive Club. "
                    "[EUR 900|Money=EUR 900]\n- “Old Boats”, [Lund|Place]. Nine go out again. "
                    "[EUR 700|Money=EUR 700]\n",
                    Type::project),
              ElementsAre("Kelp for Dinner", "Old Boats"));
  EXPECT_THAT(found("# Results\n- Kelp for Dinner – Dive Club – [EUR 900|Money=EUR 900]\n"
                    "- Songs of Old Boats, 2011, [EUR 700|Money=EUR 700]\n"
                    "- Safe Slips. Dive Club. [EUR 50|Money=EUR 50]\n",
                    Type::project),
              ElementsAre("Kelp for Dinner", "Songs of Old Boats", "Safe Slips"));
  EXPECT_THAT(found("# Results\n- Dive Foundation: Kelp for Dinner (she, [EUR 9|Money=EUR 9])\n"
                    "- Port Foundation, Old Boats, [EUR 7|Money=EUR 7]\n",
                    Type::project),
              ElementsAre("Kelp for Dinner", "Old Boats"));
  EXPECT_THAT(
      found("# Results\n- Kelp for Dinner – Dive Club – [EUR 900|Money=EUR 900]\n", Type::project),
      IsEmpty());
  EXPECT_THAT(found("# Results\n- Total budget – [EUR 900|Money=EUR 900]\n"
                    "- Own funds of ours – [EUR 700|Money=EUR 700]\n",
                    Type::project),
              IsEmpty());
}

TEST(Layout, TakesHeadingsOverOneSumEachForProjectsInAReportOfGrants) {
  constexpr std::string_view kSections =
      "## Kelp for Dinner\nDivers cook for [EUR 900|Money=EUR 900] of ours.\n"
      "## Songs of Old Boats (Lund)\nNine sing. We gave [EUR 700|Money=EUR 700].\n";
  EXPECT_THAT(found("# What our grants did\n" + std::string(kSections), Type::project),
              ElementsAre("Kelp for Dinner", "Songs of Old Boats"));
  EXPECT_THAT(found("# Grants: our newsletter\n" + std::string(kSections), Type::project),
              Not(Contains("Kelp for Dinner")));
}

TEST(Layout, TakesTheOneQuotationOfACellForTheTitle) {
  EXPECT_THAT(found("||| Grantee || Project || Amount\n"
                    "||| Dive Club || For \"Kelp for Dinner\", a course || much\n"
                    "||| Reef Inn || «Old Boats» (jointly with the port) || more\n",
                    Type::project),
              ElementsAre("Kelp for Dinner", "Old Boats"));
}

TEST(Layout, TakesTitlesOverTheFactsOfGrantsForProjects) {
  EXPECT_THAT(found("# Small grants\n| Dive Club\n= Title: Way back\n= Amount: much\n| Reef Inn\n"
                    "= Title: Border talk\n= Where: there\n= Amount: much\n",
                    Type::project),
              IsSupersetOf({"Way back", "Border talk"}));
  EXPECT_THAT(
      found("# Books\n= Title: Way back\n= Author: she\n= Title: Border talk\n= Author: he\n",
            Type::project),
      IsEmpty());
}

TEST(Layout, TakesTheQuotedTitleOverItsSumForTheProject) {
  EXPECT_THAT(found("# Results\n| Dive Club – \"Kelp for Dinner\"\n"
                    "| [EUR 500|Money=EUR 500] – 36 months\n"
                    "| \"Boats at Supper\"\n| Reef Inn\n| Sum: [EUR 300|Money=EUR 300]\n",
                    Type::project),
              IsSupersetOf({"Kelp for Dinner", "Boats at Supper"}));
  EXPECT_THAT(found("# Results\n| Dive Club – \"Kelp for Dinner\"\n| 36 months\n"
                    "| \"Boats at Supper\"\n| Reef Inn\n",
                    Type::project),
              Not(Contains("Kelp for Dinner")));
}

TEST(Layout, TakesTheSessionsOfAnAgendaAndTheEventThatItIsOf) {
  EXPECT_THAT(found(kProgramme, Type::event),
              ElementsAre("Reefs at Night", "Keynote 1: The tide as keeper", "Whose ruins?",
                          "Mapping wrecks with kites", "Reception at Quelby House"));
}

TEST(Layout, TakesWhatALineOrHeadingDatesForAnEvent) {
  EXPECT_THAT(found("## Third plenary meeting in [Ghent|Place] ([4-6 June 2014|Date=2014-06-04/"
                    "2014-06-06])\nIt rained.\n| Kick-off meeting, online, [24 March "
                    "2020|Date=2020-03-24]\nFinal conference in [Ghent|Place], [5 June "
                    "2008|Date=2008-06-05]. Come!\n",
                    Type::event),
              ElementsAre("Third plenary meeting in Ghent", "Kick-off meeting",
                          "Final conference in Ghent"));
}

TEST(Layout, TakesTheTitlesOfAListOfEventsOverTheirDays) {
  EXPECT_THAT(found("# Reefs\n| Webinar 1: Soil and water\n| [4 May 2021|Date=2021-05-04], 14:00\n"
                    "| Excursion to Quelby\n| [6 May 2021|Date=2021-05-06]\n",
                    Type::event),
              ElementsAre("Webinar 1: Soil and water", "Excursion to Quelby"));
}

TEST(Layout, TakesNoClauseInFrontOfAnEventForIt) {
  EXPECT_THAT(found("# Reefs\nAfter four days of training, home again. Crews came back on "
                    "[5 May 2021|Date=2021-05-05].\n"
                    "Following a visit to Quelby, on [9 May|Date=2021-05-09], crews rested.\n",
                    Type::event),
              testing::Each(testing::AllOf(Not(testing::StartsWith("After")),
                                           Not(testing::StartsWith("Following")))));
}

TEST(Layout, EndsTheMeetingBeforeTheWordForItsAgenda) {
  EXPECT_THAT(found("# Reefs\n## Second meeting of crews - Agenda\n\n"
                    "[5 May 2021|Date=2021-05-05]\n\nNets were seen.\n",
                    Type::event),
              Contains("Second meeting of crews"));
}

TEST(Layout, TakesTheEventInCapitalsBelowWhoInvites) {
  EXPECT_THAT(found("# SHORE UNION OF QUELBY\n| THIRD WORKSHOP ON TIDES\n| Ghent\nIt rained.\n",
                    Type::event),
              ElementsAre("THIRD WORKSHOP ON TIDES"));
  EXPECT_THAT(
      found("# Reef Trust\n## MINUTES OF THE SECOND MEETING ON KITES\nIt rained.\n", Type::event),
      ElementsAre("SECOND MEETING ON KITES"));
}

TEST(Layout, TakesTheEventBehindADayAndItsTown) {
  EXPECT_THAT(found("- [3 May 2021|Date=2021-05-03], Ghent: opening meeting. Hosts: all.\n"
                    "- [9 May 2021|Date=2021-05-09], Ghent: the port was closed\n",
                    Type::event),
              ElementsAre("opening meeting"));
}

TEST(Layout, TakesCellsForWhatTheirOwnColumnHolds) {
  EXPECT_THAT(found("||| No. || Recipient || Where || Amount\n"
                    "||| 1 || Wisent Reap ||  || [$500|Money=USD 500]\n"
                    "|||  || Dune Runners || Quelby || \n",
                    Type::organization),
              IsSupersetOf({"Wisent Reap", "Dune Runners"}));
}

TEST(Layout, TakesTitlesInATableWithDatesForEvents) {
  constexpr std::string_view kCalendar =
      "|| Title || Dates || Lead instructor\n"
      "|| Diving in ice || [6-10 May 2021|Date=2021-05-06/2021-05-10] || Dr. Quelby Strand\n";
  EXPECT_THAT(found(kCalendar, Type::event), ElementsAre("Diving in ice"));
  EXPECT_THAT(found(kCalendar, Type::person), ElementsAre("Quelby Strand"));
  EXPECT_THAT(found("|| Title || Dates\n"
                    "|| Diving in ice\vWarm clothes are lent || [6 May 2021|Date=2021-05-06]\n",
                    Type::event),
              ElementsAre("Diving in ice"));
  EXPECT_THAT(found("# Training calendar 2023\nIt rained.\n", Type::event), IsEmpty());
}

TEST(Layout, TakesEventsThatHeadingsItemsAndDatedLinesName) {
  EXPECT_THAT(found("# Clean Rivers\n## Public hearing\nIt is on [3 May 2021|Date=2021-05-03].\n",
                    Type::event),
              Contains("Public hearing"));
  EXPECT_THAT(found("- Study visit to Quelby. In [May 2021|Date=2021-05] ten officers came.\n",
                    Type::event),
              Contains("Study visit to Quelby"));
  EXPECT_THAT(found("- [3 May 2021|Date=2021-05-03]: House of kites, [Ghent|Place]\n"
                    "- [9 May 2021|Date=2021-05-09]: The port was closed for a day\n",
                    Type::event),
              ElementsAre("House of kites"));
}

TEST(Layout, TakesEventsBeforeTheirDateInLists) {
  const auto events = found(
      "- Exchange visit of crews to Oslo, [9-13 August 2021|Date=2021-08-09/2021-08-13]\n"
      "- Workshop materials, [3 May 2021|Date=2021-05-03]\n",
      Type::event);
  EXPECT_THAT(events, Contains("Exchange visit of crews to Oslo"));
  EXPECT_THAT(events, Not(Contains("Workshop materials")));
}

TEST(Layout, TakesNoEventFromHeadingsOverSeveral) {
  EXPECT_THAT(found("# Harbour Light\n## Training and events\nOn [3 May 2021|Date=2021-05-03].\n",
                    Type::event),
              IsEmpty());
  EXPECT_THAT(found("# Training Courses in Ghent, first half of 2021\nIt rained.\n", Type::event),
              IsEmpty());
}

TEST(Layout, TakesWhatStandsBehindALabelAsABody) {
  EXPECT_THAT(
      found("= Partners: Quelby Register; Wisent Reap · Dune Runners (lead)\n", Type::organization),
      ElementsAre("Quelby Register", "Wisent Reap", "Dune Runners"));
}

TEST(Layout, BeginsAnEventBehindWhatIsPlannedAndEndsItBeforeWhatItDoes) {
  EXPECT_THAT(found("# Elm Bank to Host Annual Trade Fair\nThey came.\n", Type::event),
              ElementsAre("Annual Trade Fair"));
  EXPECT_THAT(
      found("# Regional Workshop on Soils opens in [Oslo|Place]\nThey came.\n", Type::event),
      ElementsAre("Regional Workshop on Soils"));
}

TEST(Layout, TakesAHeadlineAboutAnEventAsItsName) {
  EXPECT_THAT(found("# Regional Workshop on Harbour Safety\nIt rained.", Type::event),
              ElementsAre("Regional Workshop on Harbour Safety"));
  EXPECT_THAT(found("# Minister praises safe harbours\nIt rained.", Type::event), IsEmpty());
}

TEST(Layout, TakesTheTitleThatALabelGives) {
  DocumentBuilder builder({.id = "sheet.txt"});
  const Span key = builder.add_block(BlockKind::table_cell, "Project title");
  const Span value = builder.add_block(BlockKind::table_cell, "Lights along the shore");
  builder.add_key_value(key, value);
  EXPECT_THAT(found(std::move(builder).build(), Type::project),
              ElementsAre("Lights along the shore"));
}

TEST(Layout, TakesTheTitleOverTheFactsOfAProjectForIts) {
  EXPECT_THAT(
      found("# Herders agree\n= Title: Use of pasture in the west (UPW)\n= Commissioned by: "
            "all\n= Co-financed by: some\n= Financial volume: much\n",
            Type::project),
      Contains("Use of pasture in the west"));
  EXPECT_THAT(
      found("# Herders agree\n= Title: Use of pasture in the west\n= Author: she\n", Type::project),
      Not(Contains("Use of pasture in the west")));
}

TEST(Layout, TakesNoLabelsOfASheetForProjects) {
  EXPECT_THAT(found("|| Project name || Use of pasture in the west\n|| Commissioned by || all\n|| "
                    "Lead executing agency || some\n",
                    Type::project),
              Not(Contains("Lead executing agency")));
}

TEST(Layout, TakesItemsOverTheFactsOfProjectsForTheirTitles) {
  EXPECT_THAT(found("- Girls who cycle\n= Donor: all\n= Total budget: some\n"
                    "- Nets for the bay\n= Donor: all\n= Total budget: more\n",
                    Type::project),
              ElementsAre("Girls who cycle", "Nets for the bay"));
}

TEST(Layout, TakesTheTitleOfAFactSheet) {
  EXPECT_THAT(
      found("# Lights along the Shore\n= Donor: Norway\n= Total budget: EUR 9", Type::project),
      ElementsAre("Lights along the Shore"));
  EXPECT_THAT(found("# Project facts\n= Donor: Norway\n= Total budget: EUR 9", Type::project),
              Not(Contains("Project facts")));
}

TEST(Layout, PrefersTheProjectOfTheTextToTheTitleOverFacts) {
  EXPECT_THAT(found("# Results Booster\nThe Safe Harbours project began.\n= Donor: Norway\n"
                    "= Total budget: EUR 9",
                    Type::project),
              Not(Contains("Results Booster")));
}

TEST(Layout, TakesTheEntriesOfACalendarForEvents) {
  EXPECT_THAT(found("## Dates for the diary\n"
                    "| [5 March 2017|Date=2017-03-05], 2 pm\n"
                    "| How to Draw a Gull. Bring your own pencils.\n"
                    "| [19 March 2017|Date=2017-03-19] - Link Sunday, Quelby\n"
                    "| [26 March 2017|Date=2017-03-26] - Deadline for Papers\n"
                    "## Past grants\n"
                    "| [1 May 2016|Date=2016-05-01] - Reading on Wheels\n",
                    Type::event),
              ElementsAre("How to Draw a Gull", "Link Sunday"));
}

TEST(Layout, TellsTheTownOfACalendarsEntryFromItsEvent) {
  constexpr std::string_view kCalendar =
      "## Dates for the diary\n[3 June 2016|Date=2016-06-03], Quelby: Writers' Meeting\n";
  EXPECT_THAT(found(kCalendar, Type::event), ElementsAre("Writers' Meeting"));
  EXPECT_THAT(found(kCalendar, Type::place), ElementsAre("Quelby"));
}

TEST(Layout, TakesWhoSpeaksByTheirPostForNoSession) {
  EXPECT_THAT(
      found("# AGENDA\n| Inception Workshop on Ports\n| 09:00 Registration\n"
            "| 09:40 Keynote address: Minister of Energy and Meteorology, Hon. Mokoto "
            "Hloaele\n| 13:00 Closing – Mr. Damane\n",
            Type::event),
      Not(AnyOf(Contains("Minister of Energy and Meteorology"), Contains("Closing – Mr. Damane"))));
}

TEST(Layout, TakesTheTalksOfASeriesForEvents) {
  EXPECT_THAT(found("# Lecture series: Water in the city\n[4 March 2014|Date=2014-03-04], 6:30 pm\n"
                    "Rivers under asphalt\nDr. Ana Kovač, Quelby University\n",
                    Type::event),
              Contains("Rivers under asphalt"));
}

TEST(Layout, FindsTheSessionsOfAnAgenda) {
  EXPECT_THAT(found("10:00 - 11:00 Session 1: Lights of the harbour", Type::event),
              Contains("Session 1: Lights of the harbour"));
}

TEST(Layout, NamesEachOfThePagesProjectsByTheHeadingOverItsFacts) {
  EXPECT_THAT(found("# Decisions in May\n"
                    "## Bells of Weidenhofen\n= Applicant: Parish Council\n= Decision: Award\n"
                    "## Maud's Causeway\n= Applicant: Village Hall\n= Decision: Award",
                    Type::project),
              ElementsAre("Bells of Weidenhofen", "Maud's Causeway"));
}

TEST(Layout, TakesWhoInvitesForNoNameOfAnAgendasEvent) {
  EXPECT_THAT(found("# REEF DEVELOPMENT BANK – SEA OFFICE\n## Agenda\n| 09:00 Opening\n"
                    "| 10:00 Fishing quotas in the bay – Dr Ana Berg\n",
                    Type::event),
              Not(Contains("REEF DEVELOPMENT BANK – SEA OFFICE")));
}

TEST(Layout, NamesWhatASpeechWasHeldAt) {
  EXPECT_THAT(found("# Address by Ana Hill at the opening of the Nordic Harbour Week\nAll came.",
                    Type::event),
              ElementsAre("Nordic Harbour Week"));
}

TEST(Layout, NamesAnEventBehindItsDays) {
  EXPECT_THAT(
      found("- 12-16 Training course on better nets for young fishers, Ostend", Type::event),
      ElementsAre("Training course on better nets for young fishers"));
}

TEST(Layout, EndsANumberedSessionBeforeItsTown) {
  EXPECT_THAT(found("Module 2: [Riga|Place], all the week.", Type::event), ElementsAre("Module 2"));
}

TEST(Layout, EndsTheTitleInACellAtItsSentence) {
  EXPECT_THAT(found("|| Date || Lecture\n"
                    "|| 5 May || The Price of Cold. Note: Endler Hall\n",
                    Type::event),
              Contains(AnyOf("The Price of Cold", "Price of Cold")));
}

}  // namespace
}  // namespace docweave
