#include <gmock/gmock.h>

#include "related.hpp"

namespace docweave {
namespace {

using test::related;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

TEST(Topics, LeaveMoneyToTheProjectOfTheParagraph) {
  const auto paid = [](std::string_view paragraph) {
    return related("# [Clean Shores|Project]: [final conference|Event] in Riga\n" +
                   std::string(paragraph) + " The money comes from [Caritas|Organization].");
  };
  EXPECT_THAT(paid("[Clean Shores|Project] began in May."),
              Contains("Clean Shores funder Caritas"));
  EXPECT_THAT(paid("The [conference|Event.nominal] heard of [Clean Shores|Project]."),
              Not(Contains("Clean Shores funder Caritas")));
}

TEST(Topics, LeaveTheLineAtTheFootOfAPageToItsProject) {
  EXPECT_THAT(related("# [Final conference|Event] in Riga\nThe [conference|Event.nominal] is the "
                      "last of [Clean Shores|Project].\nFunded by the [Union|Organization]."),
              AllOf(Contains("Clean Shores funder Union"),
                    Not(Contains("Final conference funder Union"))));
}

TEST(Topics, AreNoEventsThatDoNotStandOutInTheText) {
  constexpr std::string_view kSaid = "Participants from [Poland|Place] came.\n";
  const std::string lines = "The sea was calm.\nThe quay was full.\n";
  const std::string forum = "Then the [Harbour Forum|Event] began.\n";
  EXPECT_THAT(related(forum + lines + std::string(kSaid)),
              ElementsAre("Harbour Forum attendee Poland"));
  EXPECT_THAT(related(lines + forum + std::string(kSaid)),
              ElementsAre("Harbour Forum attendee Poland"));
  EXPECT_THAT(related(lines + forum + lines + std::string(kSaid)), IsEmpty());
}

TEST(Topics, AreNamedInTheLinesRightBelowTheTitle) {
  EXPECT_THAT(related("# WHITE GOLD\n| [Conference on Saltworks|Event]\n## Salt\nThe [Sea "
                      "Fair|Event] of old was dear to many.\nParticipants from [Poland|Place] "
                      "came."),
              ElementsAre("Conference on Saltworks attendee Poland"));
}

TEST(Topics, AreTheEventAtWhichSomethingWasSaid) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nParticipants from [Poland|Place] came together at "
                      "the same [gala|Event.nominal]."),
              ElementsAre("gala attendee Poland"));
}

TEST(Topics, AreTheEventThatTheSentenceSendsPeopleTo) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nJudges from [Poland|Place] travelled to a "
                      "[seminar|Event.nominal] in the hills."),
              ElementsAre("seminar attendee Poland"));
}

TEST(Topics, AreWhatAlonePrecedesTheSentencesOfAParagraph) {
  EXPECT_THAT(related("# Our work\nThe [Reef Project|Project] began in May.\n"
                      "[Quay Project|Project]. In spring lamps were bought. The work was funded by "
                      "[Norad|Organization]."),
              ElementsAre("Quay Project funder Norad"));
  EXPECT_THAT(related("# Our work\nThe [Reef Project|Project] began in May.\n"
                      "[Quay Project|Project] and others ended. In spring the work was funded by "
                      "[Norad|Organization]."),
              Not(testing::Contains("Quay Project funder Norad")));
}

TEST(Topics, EndAtTheHeadingOfTheNextThing) {
  const auto page = [](std::string next) {
    return related("# What we fund\n## [Bees for Bhutan|Project]\nSixty women keep bees.\n## " +
                   next + "\nThe partners are [Lund University|Organization].");
  };
  EXPECT_THAT(page("Partners"), ElementsAre("Bees for Bhutan partner Lund University"));
  EXPECT_THAT(page("[Library Bus Prizren|Organization]"), IsEmpty());
}

TEST(Topics, AreNoProgrammeThatPaysWhateverItIsCalledBehindItsName) {
  EXPECT_THAT(related("The [Quay School|Project] was begun with money of the [Reef Fund|Project] "
                      "[programme|Project.nominal] in the spring of that year, and carried out by "
                      "[Norad|Organization]."),
              testing::AllOf(Contains("Quay School implementer Norad"),
                             Not(Contains("programme implementer Norad"))));
}

TEST(Topics, AreWhatItRefersBackTo) {
  EXPECT_THAT(related("The [Reef Project|Project] followed the [Quay Project|Project]. It is "
                      "funded by [Norad|Organization]."),
              ElementsAre("Reef Project funder Norad"));
  EXPECT_THAT(related("The [Reef Project|Project] followed the [Quay Project|Project]. "
                      "[Norad|Organization] awarded it [EUR 900|Money=EUR 900]."),
              Contains("Quay Project funder Norad"));
  EXPECT_THAT(
      related("The [Reef Project|Project] began in May. The [Quay Project|Project] is run by "
              "[Caritas|Organization]. The rest comes from [Norad|Organization]."),
      Contains("Quay Project funder Norad"));
}

TEST(Topics, AreNotMeantWhereAnotherThingIsPaidFor) {
  EXPECT_THAT(related("The [Reef Project|Project] began in May. An earlier survey was paid for by "
                      "[Norad|Organization]."),
              IsEmpty());
  EXPECT_THAT(related("# [Reef Project|Project]\nThis newsletter is printed with support from "
                      "[Norad|Organization]."),
              IsEmpty());
  EXPECT_THAT(related("# [Reef Project|Project]\nA [workshop|Event.nominal] for nurses, led by "
                      "[Caritas|Organization], is near."),
              Not(Contains("Reef Project implementer Caritas")));
}

TEST(Topics, AreAdministeredAndNotLedWhereTheyAreFunds) {
  const std::string fund = "The [Sea Fund|Project] began in May. ";
  EXPECT_THAT(related(fund + "It is administered by [Caritas|Organization]."),
              ElementsAre("Sea Fund implementer Caritas"));
  EXPECT_THAT(related(fund + "It is led by [Caritas|Organization]."), IsEmpty());
}

TEST(Topics, AreNotMeantWhereTheVerbHasASubjectOfItsOwn) {
  const std::string project = "# [Reef School Project|Project]\n";
  EXPECT_THAT(related(project + "The roof was paid for by [Norad|Organization]."), IsEmpty());
  EXPECT_THAT(related(project + "Boats, which are run by [Caritas|Organization], wait."),
              IsEmpty());
  EXPECT_THAT(related(project + "The school was paid for by [Norad|Organization]."),
              ElementsAre("Reef School Project funder Norad"));
  EXPECT_THAT(related(project + "The work was paid for by [Norad|Organization]."),
              ElementsAre("Reef School Project funder Norad"));
}

TEST(Topics, AreWhatARelativeClauseFollows) {
  EXPECT_THAT(related("The [final event of the project|Event] “[Coming Back|Project]”, which is "
                      "financed by [Norad|Organization], ended."),
              Contains("Coming Back funder Norad"));
}

TEST(Topics, AreNoNewsThatNobodyPaysFor) {
  EXPECT_THAT(related("# [Bank backs new quay workshop|Event]\nThe works were funded by "
                      "[Norad|Organization]."),
              IsEmpty());
  EXPECT_THAT(related("# [Signing ceremony|Event]\nThe [Reef Project|Project] began in May. With "
                      "support from [Norad|Organization], reefs grow."),
              ElementsAre("Reef Project funder Norad"));
  EXPECT_THAT(related("# [Quay workshop|Event]\nIt was funded by [Norad|Organization]."),
              ElementsAre("Quay workshop funder Norad"));
}

TEST(Givers, AreTheBodyOverAPageOfItsOwnGifts) {
  constexpr bool kWeak = true;
  EXPECT_THAT(related("# [Harbour Lottery|Organization]: [EUR 900|Money=EUR 900] for the sea\n"
                      "The [Reef Trust|Organization] receives [EUR 500|Money=EUR 500] this year.",
                      kWeak),
              Contains("Reef Trust funder Harbour Lottery"));
}

TEST(Givers, AreTheFoundationWhosePageItIs) {
  constexpr bool kWeak = true;
  constexpr std::string_view kNews =
      "It is Friday.\nThe [Reef Trust|Organization] receives [EUR 500|Money=EUR 500] this year.";
  EXPECT_THAT(related("| [Harbour Foundation|Organization]\n" + std::string(kNews), kWeak),
              Contains("Reef Trust funder Harbour Foundation"));
  EXPECT_THAT(related("| [Harbour Museum|Organization]\n" + std::string(kNews), kWeak),
              Not(Contains("Reef Trust funder Harbour Museum")));
}

TEST(Givers, AreWhomGrantsComeFrom) {
  constexpr bool kWeak = true;
  EXPECT_THAT(
      related("# Two clubs receive grants from [Reef Foundation|Organization]\nThey met in "
              "May.\n- [Dive Club|Organization]: [$1,500|Money=USD 1500] for boats\n- [Dune "
              "Runners|Organization]: [$700|Money=USD 700] for shoes\n",
              kWeak),
      IsSupersetOf({"Dive Club funder Reef Foundation", "Dune Runners funder Reef Foundation"}));
}

TEST(Givers, AreOfSumsBelowWhoReceivesThem) {
  const std::string head =
      "# [Reef Foundation|Organization] awarded two grants\nThey met in May.\n";
  const std::string first = "| [Dive Club|Organization]\n= Amount: [$1,500|Money=USD 1500]\n";
  EXPECT_THAT(related(head + first +
                      "| [Dune Runners|Organization], Lund\n= Award amount: [$700|"
                      "Money=USD 700]\n= Purpose: shoes\n"),
              UnorderedElementsAre("Dive Club funder Reef Foundation",
                                   "Dune Runners funder Reef Foundation"));
  EXPECT_THAT(related(head + first), IsEmpty());
}

TEST(Givers, AreNotThoseWhoWereGivenSomething) {
  constexpr bool kWeak = true;
  EXPECT_THAT(related("The [Quay Watch|Organization] was awarded [EUR 900|Money=EUR 900].\nThe "
                      "[Reef Trust|Organization] receives [EUR 500|Money=EUR 500] this year.",
                      kWeak),
              IsEmpty());
}

TEST(Topics, AreTheSubjectBehindAnOpeningListOfGivers) {
  EXPECT_THAT(
      related("The [Reef Conference|Event] is part of the [Reef Project|Project]. Funded by "
              "[Norad|Organization] and by [Caritas|Organization], the [project|"
              "Project.nominal] started in May."),
      ElementsAre("Reef Conference isPartOf Reef Project", "project funder Norad",
                  "project funder Caritas"));
}

TEST(Topics, AreTheHeadlinesEventInTheLead) {
  const std::string day = "On [3 May 2021|Date=2021-05-03] the mayor cut a ribbon.";
  const std::string others = "The quay was full.\nThe sea was calm.\n";
  const std::string headline = "# [Mayor opens Harbour Museum|Event.nominal]\n";
  EXPECT_THAT(related(headline + day, true),
              Contains("Mayor opens Harbour Museum startDate 3 May 2021"));
  EXPECT_THAT(related(headline + others + day, true), IsEmpty());
  EXPECT_THAT(related("# Ribbons\nThey had a [fair|Event.nominal].\n" + day, true), IsEmpty());
}

TEST(Parts, AreTheCeremoniesOfTheEventNamedBeforeThem) {
  constexpr bool kWeak = true;
  EXPECT_THAT(related("The [Reef Conference|Event] drew many. The "
                      "[closing ceremony|Event.nominal] was short.",
                      kWeak),
              ElementsAre("closing ceremony isPartOf Reef Conference"));
  EXPECT_THAT(related("The [closing ceremony|Event.nominal] was short. The "
                      "[Reef Conference|Event] drew many.",
                      kWeak),
              IsEmpty());
  EXPECT_THAT(related("The [Reef Launch|Event] drew many. The [closing ceremony|Event.nominal] "
                      "was short.",
                      kWeak),
              IsEmpty());
}

TEST(Topics, AreTheCeremonyOfATextThatTellsOfNoOther) {
  constexpr std::string_view kNews =
      "Boats came.\nThey were new.\nAll cheered.\nThe [ceremony|Event.nominal] was short.\n"
      "It rained.\nGuests left.\nParticipants came from [Malta|Place].";
  EXPECT_THAT(related(kNews), Contains("ceremony attendee Malta"));
}

TEST(Parts, AreNoEventsThatOpenATextOfTheirOwn) {
  EXPECT_THAT(related("The [Reef Conference|Event] drew many.\n[Closing ceremony|Event] of the "
                      "year was short.",
                      true),
              Not(Contains("Closing ceremony isPartOf Reef Conference")));
}

TEST(Matches, TakeAPlaceBehindTheLastBodyForItsSeat) {
  EXPECT_THAT(related("The [Reef Project|Project] is implemented by [Caritas|Organization] and the "
                      "[Sea School|Organization], [Portugal|Place]."),
              Not(Contains("Reef Project implementer Portugal")));
}

TEST(Matches, TakeThePlacesBehindAllBodiesOfAListForTheirSeats) {
  EXPECT_THAT(related("The [Reef Project|Project] is led by the [Sea School|Organization], "
                      "[Tunisia|Place=TN], and the [Elm Academy|Organization], [Italy|Place=IT]."),
              AllOf(Contains("Reef Project implementer Elm Academy"),
                    Not(Contains("Reef Project implementer Tunisia"))));
}

TEST(Matches, TakeASumBesideThePayersNameForNoBudgetOfIt) {
  EXPECT_THAT(related("It is paid for by the [Harbour Grants|Project] ([EUR 3,900|Money])."),
              Not(Contains("Harbour Grants amount EUR 3,900")));
  EXPECT_THAT(related("It is part of [Safe Harbours|Project] ([EUR 3,900|Money])."),
              Contains("Safe Harbours amount EUR 3,900"));
}

TEST(Matches, TakeWhoRanAnEventForNobodyWhoRunsTheProject) {
  EXPECT_THAT(related("# [Reef Project|Project]\nIt began. The [course|Event.nominal] was new "
                      "and delivered by the [Sea School|Organization]."),
              Not(Contains("Reef Project implementer Sea School")));
  EXPECT_THAT(related("# [Reef Project|Project]\nThe [course|Event.nominal] is over. It was run by "
                      "the [Sea School|Organization]."),
              Not(Contains("Reef Project implementer Sea School")));
}

TEST(Matches, LeaveWhatIsSaidOfABodyToIt) {
  EXPECT_THAT(related("# [Reef Forum|Event]\nThe [Sea School|Organization], one of ten in Peru, is "
                      "co-financed by the [Dive Club|Organization]."),
              Not(Contains("Reef Forum funder Dive Club")));
}

TEST(Matches, LeaveWhatIsSaidOfThingsMadeToThem) {
  const auto whose = Contains("Reef Forum funder Dive Club");
  EXPECT_THAT(
      related("# [Reef Forum|Event]\nThis leaflet was printed with the support of the [Dive "
              "Club|Organization]."),
      Not(whose));
  EXPECT_THAT(related("# [Reef Forum|Event]\nIt was held with the support of the [Dive "
                      "Club|Organization]."),
              whose);
  EXPECT_THAT(related("# [Reef Project|Project]\nA scanner was bought with money of the [Dive "
                      "Club|Organization]."),
              Not(Contains("Reef Project funder Dive Club")));
}

TEST(Matches, TakeNoSeatOfABodyForAPartner) {
  EXPECT_THAT(related("[Reef Project|Project] is old. Partners are the [Sea School|Organization] "
                      "([Peru|Place=PE]), the [Elm Hall|Organization] ([Italy|Place=IT]) and the "
                      "[Dive Club|Organization] ([Chile|Place=CL])."),
              AllOf(Contains("Reef Project partner Dive Club"),
                    Not(Contains("Reef Project partner Peru"))));
  EXPECT_THAT(related("[Reef Project|Project] is old.\n\nPartners: [Sea School|Organization], "
                      "[Peru|Place=PE]; [Dive Club|Organization], [Chile|Place=CL]"),
              AllOf(Contains("Reef Project partner Dive Club"),
                    Not(Contains("Reef Project partner Peru"))));
}

TEST(Matches, HearWhatACommaBehindAnAgentSaysOfIt) {
  EXPECT_THAT(related("The [meeting|Event.nominal] was opened by the [Sea School|Organization], "
                      "lead partner of the [Reef Project|Project]."),
              Contains("Reef Project implementer Sea School"));
}

TEST(Matches, TakeACountryBehindTheTownOfABodyForItsSeat) {
  EXPECT_THAT(related("The [Reef Project|Project] is implemented by the [Sea School|Organization], "
                      "[Faro|Place], [Portugal|Place]."),
              Not(Contains("Reef Project implementer Portugal")));
}

TEST(Matches, TellFromWhenToWhenSomethingRan) {
  EXPECT_THAT(related("The [Harbour Forum|Event] drew many. It ran [from 3 to 5 May "
                      "2021|Date=2021-05-03/2021-05-05]."),
              ElementsAre("Harbour Forum startDate from 3 to 5 May 2021",
                          "Harbour Forum endDate from 3 to 5 May 2021"));
}

TEST(Matches, LeaveOutOfAListWhatStandsInBrackets) {
  EXPECT_THAT(related("The [course|Event.nominal] was organised by the [Marine Institute|"
                      "Organization] ([VLIZ|Organization], [Belgium|Place]) and "
                      "[UNDP|Organization]."),
              ElementsAre("course organizer Marine Institute", "course organizer UNDP",
                          "VLIZ location Belgium"));
}

TEST(Matches, TakeNoBareYearThatOnlyStandsNearForTheBeginning) {
  constexpr bool kWeak = true;
  const std::string visit = "The [visit|Event.nominal], long wished for by all, was paid out of ";
  EXPECT_THAT(related(visit + "a fund of [May 2014|Date=2014-05].", kWeak),
              Contains("visit startDate May 2014"));
  EXPECT_THAT(related(visit + "a fund of [2014|Date=2014].", kWeak), IsEmpty());
}

}  // namespace
}  // namespace docweave
