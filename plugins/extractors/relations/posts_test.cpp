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

TEST(Titles, GiveATitleBetweenTwoPersonsToItsOwner) {
  EXPECT_THAT(related("The [Mayor|JobTitle], [Ana Kovač|Person], the [Dean|JobTitle], "
                      "[Jan Nowak|Person], and others came."),
              UnorderedElementsAre("Ana Kovač jobTitle Mayor", "Jan Nowak jobTitle Dean"));
  EXPECT_THAT(related("[Ana Kovač|Person], [UNDP|Organization] [Director|JobTitle], Mr. [Jan "
                      "Nowak|Person], [Dean|JobTitle], came."),
              UnorderedElementsAre("Ana Kovač affiliation UNDP", "Ana Kovač jobTitle Director",
                                   "Jan Nowak jobTitle Dean"));
  EXPECT_THAT(related("[Ana Kovač|Person], [Mayor|JobTitle], [Jan Nowak|Person], "
                      "[Dean|JobTitle], and others came."),
              UnorderedElementsAre("Ana Kovač jobTitle Mayor", "Jan Nowak jobTitle Dean"));
}

TEST(Titles, ReadRoleAndEmployerOfAPerson) {
  EXPECT_THAT(
      related("[Ana Kovač|Person], [Director|JobTitle] of the [Port Agency|Organization], came."),
      ElementsAre("Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"));
  EXPECT_THAT(related("[Port Agency|Organization] [Director|JobTitle] [Ana Kovač|Person] came."),
              ElementsAre("Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"));
}

TEST(Titles, AreOfStatesAndOfMunicipalitiesAndNotOfTowns) {
  EXPECT_THAT(related("[Ambassador|JobTitle] of [Peru|Place=PE] [Ana Lopez|Person] came."),
              Contains("Ana Lopez affiliation Peru"));
  const std::string mayor =
      "[Mayor|JobTitle] of [Gdynia|Place=PL/Gdynia], [Jan Nowak|Person], came. ";
  EXPECT_THAT(related(mayor), ElementsAre("Jan Nowak jobTitle Mayor"));
  EXPECT_THAT(related(mayor + "The [Municipality of Gdynia|Organization] and the "
                              "[Municipality of Sopot|Organization] paid."),
              Contains("Jan Nowak affiliation Municipality of Gdynia"));
}

TEST(Titles, GiveATitleToThePersonBehindItNotToTheOneBefore) {
  const auto found = related(
      "[Head|JobTitle] [Ana Kovač|Person], [Deputy Head|JobTitle] of the "
      "[Port Agency|Organization] [Jan Nowak|Person] spoke.");
  EXPECT_THAT(found, IsSupersetOf({"Ana Kovač jobTitle Head", "Jan Nowak jobTitle Deputy Head"}));
  EXPECT_THAT(found, Not(Contains("Ana Kovač jobTitle Deputy Head")));
}

TEST(Titles, KnowWhichBodyAPostHeads) {
  EXPECT_THAT(related("Health [Minister|JobTitle] [Ana Lopez|Person] came to the "
                      "[Ministry of Ports|Organization]."),
              Not(Contains("Ana Lopez affiliation Ministry of Ports")));
  EXPECT_THAT(related("[Minister of Health|JobTitle] [Ana Lopez|Person] spoke. The "
                      "[Ministry of Health|Organization] and the [Ministry of Ports|Organization] "
                      "paid. [Ambassador|JobTitle] [Jon Berg|Person] of the "
                      "[Embassy of Norway|Organization] left."),
              IsSupersetOf({"Ana Lopez affiliation Ministry of Health",
                            "Jon Berg affiliation Embassy of Norway"}));
}

TEST(Titles, KnowWhatKindOfBodyHasAPost) {
  EXPECT_THAT(related("The [University of Loja|Organization] and the [Port Agency|Organization] "
                      "met. The [rector|JobTitle], [Ana Lopez|Person], spoke."),
              Contains("Ana Lopez affiliation University of Loja"));
  EXPECT_THAT(related("The [University of Loja|Organization] met the [University of "
                      "Oslo|Organization]. The [rector|JobTitle], [Ana Lopez|Person], spoke."),
              Not(Contains("Ana Lopez affiliation University of Oslo")));
  EXPECT_THAT(related("The [University of Loja|Organization] left. At the [University of "
                      "Oslo|Organization] the [rector|JobTitle], [Ana Lopez|Person], spoke."),
              Contains("Ana Lopez affiliation University of Oslo"));
}

TEST(Titles, KnowWhoseAPostIsByTheLastWordOfItsTitle) {
  EXPECT_THAT(related("The [Harbour Science Centre|Organization] opened. The [director of the "
                      "science centre|JobTitle], [Ana Lopez|Person], spoke."),
              Contains("Ana Lopez affiliation Harbour Science Centre"));
}

TEST(Titles, MakeWhoBearsTheAdjectiveOfAStateActForIt) {
  EXPECT_THAT(related("[Norway|Place=NO] paid. The [Norwegian ambassador|JobTitle], "
                      "[Jon Berg|Person], came."),
              Contains("Jon Berg affiliation Norway"));
  EXPECT_THAT(related("[Norway|Place=NO] paid. The [Norwegian painter|JobTitle], "
                      "[Jon Berg|Person], came."),
              Not(Contains("Jon Berg affiliation Norway")));
}

TEST(Titles, GiveABodyToThePersonWhoseTitleItOpens) {
  EXPECT_THAT(related("They met [Amos Phiri|Person], [Sida|Organization] [Director|JobTitle] "
                      "[Karin Holm|Person]."),
              UnorderedElementsAre("Karin Holm affiliation Sida", "Karin Holm jobTitle Director"));
}

TEST(Titles, TakeTwoNamesOfOneMinistryForOne) {
  EXPECT_THAT(
      related("The [Health Ministry|Organization] thanked. [Health Minister|JobTitle] [Ana "
              "Lopez|Person] of the [Ministry of Health|Organization] left; [Mayor of "
              "Dakar|JobTitle] [Jo Sow|Person] stayed in the [City of Dakar|Organization]."),
      Contains("Jo Sow affiliation City of Dakar"));
}

TEST(Titles, GiveAProjectsPostsToThePagesProject) {
  EXPECT_THAT(related("The [Light Project|Project] began. [Project Director|JobTitle] Dr. [Bogdan "
                      "Pop|Person] was there."),
              Contains("Bogdan Pop affiliation Light Project"));
}

TEST(Titles, GiveAnnouncedPersonsNoTitleBehindThem) {
  EXPECT_THAT(related("The [Mayor|JobTitle], Ms. [Ana Lopez|Person], [UN|Organization] "
                      "[Coordinator|JobTitle] in the town, [Director|JobTitle], Mr. "
                      "[Jan Nowak|Person], came."),
              Not(Contains("Ana Lopez jobTitle Coordinator")));
}

TEST(Titles, KnowWhoSheIs) {
  EXPECT_THAT(
      related("[Anna Berg|Person] studied law. Since 2015 she has been [Director|JobTitle] of "
              "the [Port Agency|Organization]."),
      UnorderedElementsAre("Anna Berg jobTitle Director", "Anna Berg affiliation Port Agency"));
  EXPECT_THAT(
      related("[Anna Berg|Person] studied law. She left. In her free time she swam. Later "
              "she was elected [treasurer|JobTitle] of the [Port Club|Organization]."),
      UnorderedElementsAre("Anna Berg jobTitle treasurer", "Anna Berg affiliation Port Club"));
  EXPECT_THAT(related("[Anna Berg|Person] met [Ida Holm|Person]. Since 2015 she has been "
                      "[Director|JobTitle] of the [Port Agency|Organization]."),
              IsEmpty());
}

TEST(Posts, AreInTheBodyWhosePageItIs) {
  EXPECT_THAT(related("| [Port Agency|Organization]\nThe fair has opened. “All came”, said "
                      "[director|JobTitle] [Ana Kovač|Person]."),
              Contains("Ana Kovač affiliation Port Agency"));
}

TEST(Posts, OfAnotherBodyAreNotInTheOneWhosePageItIs) {
  const std::string page = "| [Port Agency|Organization]\nThe fair has opened. ";
  EXPECT_THAT(related(page + "[Ana Kovač|Person], [director|JobTitle] of the zoo, came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
  EXPECT_THAT(related(page + "A zoo and its [director|JobTitle] [Ana Kovač|Person] came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
  EXPECT_THAT(related(page + "The [ranger|JobTitle] [Ana Kovač|Person] came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
}

TEST(Posts, OfOursAreInTheBodyThatATextIsMostAbout) {
  const std::string about =
      "The [Sea Trust|Organization] met the [Port Agency|Organization]. The [Sea "
      "Trust|Organization] is old. The [Sea Trust|Organization] is small. ";
  EXPECT_THAT(related(about + "Our [warden|JobTitle], [Ana Kovač|Person], came."),
              Contains("Ana Kovač affiliation Sea Trust"));
  EXPECT_THAT(related(about + "A [warden|JobTitle], [Ana Kovač|Person], came."),
              Not(Contains("Ana Kovač affiliation Sea Trust")));
}

TEST(Posts, AreInNoPeriodicalOnWhosePageTheyStand) {
  EXPECT_THAT(related("| [Port Newsletter|Organization]\nThe fair has opened. “All came”, said "
                      "[director|JobTitle] [Ana Kovač|Person]."),
              Not(Contains("Ana Kovač affiliation Port Newsletter")));
}

TEST(Posts, OfHeadsOfStateAreNotInTheBodyWhosePageItIs) {
  EXPECT_THAT(related("| [Port Agency|Organization]\nThe fair has opened. It was visited by "
                      "[President|JobTitle] [Ana Kovač|Person]."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
}

TEST(Posts, AreInTheBodyThatAWordOfItsNameStandsFor) {
  const std::string before =
      "The [Sea Hospital|Organization] and the [Port Trust|Organization] "
      "met. ";
  EXPECT_THAT(related(before + "The hospital's [matron|JobTitle], [Ana Kovač|Person], came."),
              Contains("Ana Kovač affiliation Sea Hospital"));
  EXPECT_THAT(related(before + "[Ana Kovač|Person], [matron|JobTitle] of the hospital, came."),
              Contains("Ana Kovač affiliation Sea Hospital"));
  EXPECT_THAT(related(before + "[Ana Kovač|Person], [matron|JobTitle] of the school, came."),
              ElementsAre("Ana Kovač jobTitle matron"));
}

TEST(Posts, AreInTheBodyThatItsStandsFor) {
  EXPECT_THAT(related("They met the [Port Trust|Organization]. Its [warden|JobTitle], "
                      "[Ana Kovač|Person], came."),
              Contains("Ana Kovač affiliation Port Trust"));
  EXPECT_THAT(related("They met the [Port Trust|Organization]. Our [warden|JobTitle], "
                      "[Ana Kovač|Person], came."),
              Not(Contains("Ana Kovač affiliation Port Trust")));
}

TEST(Posts, AreInTheBodyOfTheKindThatTheyBeginWith) {
  EXPECT_THAT(related("[Museum director|JobTitle] [Ana Kovač|Person] met guests. The [Maritime "
                      "Museum|Organization] is open."),
              Contains("Ana Kovač affiliation Maritime Museum"));
  EXPECT_THAT(related("[Museum director|JobTitle] [Ana Kovač|Person] met guests. The [Maritime "
                      "Museum|Organization] and the [Salt Museum|Organization] are open."),
              Not(Contains("Ana Kovač affiliation Maritime Museum")));
}

TEST(Posts, OfACardHaveTheBodyBelowThem) {
  EXPECT_THAT(related("| [Ana Kovač|Person]\n| Lead economist\n| [Port Agency|Organization]\n| "
                      "[Jan Nowak|Person]\n| Lead engineer\n| [Reef Trust|Organization]\n"),
              Not(Contains("Jan Nowak affiliation Port Agency")));
}

TEST(Posts, OfPersonsWithTheirBodiesBelowThemAreInThese) {
  EXPECT_THAT(
      related("Here they are.\n\n| Ms [Ana Kovač|Person]\n| [Port Agency|Organization]\n| Mr [Jan "
              "Nowak|Person]\n| [Reef Trust|Organization]\n"),
      AllOf(Contains("Ana Kovač affiliation Port Agency"),
            Contains("Jan Nowak affiliation Reef Trust"),
            Not(Contains("Jan Nowak affiliation Port Agency"))));
}

TEST(Posts, BehindALabelOfWhoRunsAProjectAreTold) {
  EXPECT_THAT(related("[Coordinator|JobTitle]: [Ana Kovač|Person]"),
              Contains("Ana Kovač jobTitle Coordinator"));
}

TEST(Posts, OfPersonsWhoWorkElsewhereAreNotInTheBodyWhosePageItIs) {
  EXPECT_THAT(related("| [Port Agency|Organization]\n[Ana Kovač|Person], [Director|JobTitle] of "
                      "the [Sea Zoo|Organization], came. The [director|JobTitle] [Kovač|Person] "
                      "spoke."),
              Not(Contains("Kovač affiliation Port Agency")));
}

TEST(Roles, MakeWhoHasThemSpeakAtTheEvent) {
  const auto found = related(
      "The [course|Event] began. [Trainer|JobTitle] [Ana Kovač|Person] "
      "smiled. The [mayor|JobTitle], [Jan Nowak|Person], came.");
  EXPECT_THAT(found, Contains("course performer Ana Kovač"));
  EXPECT_THAT(found, Not(Contains("course performer Jan Nowak")));
}

TEST(Posts, MakeWhoHasThemGuestsOfACeremony) {
  constexpr std::string_view kCeremony = "The [signing ceremony|Event.nominal] began. ";
  const auto found = [&](const std::string& sentence) {
    return related(std::string(kCeremony) + sentence);
  };
  const auto guest = Contains("signing ceremony attendee Ana Kovač");
  EXPECT_THAT(found("The [director|JobTitle], [Ana Kovač|Person], wore a hat."), guest);
  EXPECT_THAT(found("The [editor|JobTitle], [Ana Kovač|Person], wore a hat."), Not(guest));
  EXPECT_THAT(found("[Jan Nowak|Person] wore a hat for the late [director|JobTitle] "
                    "[Ana Kovač|Person]."),
              Not(guest));
  EXPECT_THAT(found("Of the lectures, the [director|JobTitle], [Ana Kovač|Person], had little."),
              Not(guest));
}

TEST(Posts, MakeGuestsOfThoseWhoStandInAListWithTheirHolders) {
  EXPECT_THAT(
      related("The [signing ceremony|Event.nominal] began. The [director|JobTitle], [Ana "
              "Kovač|Person], and Ms. [Eva Berg|Person] wore hats."),
      IsSupersetOf({"signing ceremony attendee Ana Kovač", "signing ceremony attendee Eva Berg"}));
}

TEST(Posts, OfDignitariesMakeThemGuestsOfAnyEvent) {
  const auto found = related(
      "The [workshop|Event.nominal] began. [Mayor|JobTitle] [Ana Kovač|Person] wore a hat, "
      "[secretary|JobTitle] [Jan Nowak|Person] none.");
  EXPECT_THAT(found, AllOf(Contains("workshop attendee Ana Kovač"),
                           Not(Contains("workshop attendee Jan Nowak"))));
}

TEST(Posts, BelowAHeadingOfATeamAreOfTheBodyThatThePagePresents) {
  constexpr std::string_view kPage =
      "# About us\n[Reef Relief|Organization] is a charity founded in 2015.\n\n## Our team\n\n"
      "| [Theo Karlsson|Person], [Logistics Officer|JobTitle]\n\n## Friends\n\n"
      "| [Ana Berg|Person], [Logistics Officer|JobTitle]\n";
  EXPECT_THAT(related(kPage), AllOf(Contains("Theo Karlsson affiliation Reef Relief"),
                                    Not(Contains("Ana Berg affiliation Reef Relief"))));
}

}  // namespace
}  // namespace docweave
