#include <gmock/gmock.h>

#include "found_names.hpp"

namespace docweave {
namespace {

using test::found;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

TEST(Bodies, StandBesideTheirParts) {
  EXPECT_THAT(found("Staff of the Customs Division of the Baltic Revenue Authority (BRA) came.",
                    Type::organization),
              ElementsAre("Customs Division", "Baltic Revenue Authority", "BRA"));
  EXPECT_THAT(found("The Fisheries Department's Bureau of Cold Waters came.", Type::organization),
              ElementsAre("Fisheries Department", "Bureau of Cold Waters"));
}

TEST(Bodies, MayBeOfThePeople) {
  EXPECT_THAT(found("The Standing Committee of the People's Congress of Lund County came.",
                    Type::organization),
              ElementsAre("Standing Committee of the People's Congress of Lund County"));
  EXPECT_THAT(found("She joined the National People's Congress.", Type::organization),
              ElementsAre("National People's Congress"));
}

TEST(Bodies, AreAssembliesOfStates) {
  const std::string text = "They paid a visit to the Assembly of [Lund|Place] on 4 June 2012.";
  EXPECT_THAT(found(text, Type::organization), Contains("Assembly of Lund"));
  EXPECT_THAT(found(text, Type::event), Not(Contains("Assembly of Lund")));
}

TEST(Bodies, StandBesideTheirPartsWhateverEndsTheirNames) {
  EXPECT_THAT(
      found("Staff of the Institute of Spatial Planning of Elm University of Technology came.",
            Type::organization),
      ElementsAre("Institute of Spatial Planning", "Elm University of Technology"));
}

TEST(Bodies, EndBeforeOneThatClosesWithItsOwnHead) {
  EXPECT_THAT(
      found("It was held by the Sealand Academy of Culture and Elmbridge University Hospital.",
            Type::organization),
      ElementsAre("Sealand Academy of Culture", "Elmbridge University Hospital"));
  EXPECT_THAT(found("It was held by the Sealand Ministry of Justice and Prison Administration.",
                    Type::organization),
              ElementsAre("Sealand Ministry of Justice and Prison Administration"));
}

TEST(Bodies, EndBeforeASum) {
  EXPECT_THAT(
      found("Staff of the Ministry of Cold Waters [NOK 90 million|Money=NOK 90000000] and the "
            "Office of Reef Safety – [US$ 12|Money=USD 12] came.",
            Type::organization),
      ElementsAre("Ministry of Cold Waters", "Office of Reef Safety"));
}

TEST(Bodies, AreTwoWhereBothBeginAlike) {
  EXPECT_THAT(found("Staff of University College Northbridge and University College Oakham came.",
                    Type::organization),
              ElementsAre("University College Northbridge", "University College Oakham"));
}

TEST(Bodies, AreTwoWhereBehindAndAnotherIsOfAPlace) {
  EXPECT_THAT(found("The Elm Harbour Commission and [Lund|Place] Cultural Centre came.",
                    Type::organization),
              ElementsAre("Elm Harbour Commission", "Lund Cultural Centre"));
}

TEST(Bodies, StandBesideTheirPartsBehindAnyApostrophe) {
  EXPECT_THAT(found("It was Elm University's CERMES and the Union of Baltic Cities' Reef "
                    "Commission.",
                    Type::organization),
              ElementsAre("Elm University", "CERMES", "Union of Baltic Cities", "Reef Commission"));
}

TEST(Bodies, BeginBeforeAndBehindTheirArticle) {
  EXPECT_THAT(found("They thanked the Quorls and Elm Reefs Board.", Type::organization),
              ElementsAre("Quorls and Elm Reefs Board"));
  EXPECT_THAT(found("They thanked the Minister and Elm Reefs Board.", Type::organization),
              Contains("Elm Reefs Board"));
}

TEST(Bodies, BeginBehindWhatTheyAreSaidToBe) {
  EXPECT_THAT(found("It was led by the Italian copyright association QUORL.", Type::organization),
              ElementsAre("QUORL"));
  EXPECT_THAT(found("The government of [Elmland|Place] came.", Type::organization),
              Not(Contains("of Elmland")));
}

TEST(Bodies, EndBeforeAnotherBehindAnAcronym) {
  EXPECT_THAT(found("# IOM and Ministry of Labour open a centre\nIt rained.", Type::organization),
              IsSupersetOf({"IOM", "Ministry of Labour"}));
}

TEST(Bodies, EndWhereTheirShortFormBegins) {
  EXPECT_THAT(found("The Bureau of Quays with Quorl (BQQ) came.", Type::organization),
              ElementsAre("Bureau of Quays with Quorl", "BQQ"));
}

TEST(Bodies, KeepTheBodyThatADelegationIsOf) {
  EXPECT_THAT(
      found("The Delegation of the Baltic Union to [Kenya|Place] came.", Type::organization),
      Not(Contains("Baltic Union")));
}

TEST(Bodies, AreToldFromTheTownTheySitIn) {
  EXPECT_THAT(found("The Home Office in [London|Place=GB/London] came.", Type::organization),
              ElementsAre("Home Office"));
  EXPECT_THAT(found("The OSCE Centre in [Bishkek|Place=KG/Bishkek] came.", Type::organization),
              ElementsAre("OSCE Centre in Bishkek"));
  EXPECT_THAT(found("The Elm Foundation of [Geneva|Place=CH/Geneva] paid.", Type::organization),
              ElementsAre("Elm Foundation"));
  EXPECT_THAT(found("The University of [Geneva|Place=CH/Geneva] paid.", Type::organization),
              ElementsAre("University of Geneva"));
}

TEST(Bodies, EndBeforeADay) {
  EXPECT_THAT(found("They visited the Elm Training Institute on [Thursday 9 May|Date=2019-05-09].",
                    Type::organization),
              ElementsAre("Elm Training Institute"));
}

TEST(Bodies, BeginWithThePlaceThatReachesIntoThem) {
  EXPECT_THAT(
      found("The [St. Vincent and the Grenadines|Place=VC] Coast Guard came.", Type::organization),
      ElementsAre("St. Vincent and the Grenadines Coast Guard"));
}

TEST(Bodies, AreNotWhatTheyEmploy) {
  EXPECT_THAT(found("The Bank's Country Manager for [Malawi|Place] came.", Type::organization),
              Not(Contains("Bank's Country Manager for Malawi")));
}

TEST(Bodies, AreNoGuessesInAHeadlineInCapitals) {
  EXPECT_THAT(found("FINANCIAL OFFICERS JOIN HARBOUR POLICE IN CLASS\nOfficers have learned a lot "
                    "in these weeks, and all of them went home with new ideas for their work. They "
                    "will come back in the spring, when the days are longer, for a second class.",
                    Type::organization),
              IsEmpty());
}

TEST(Bodies, AreToldByTheCompanyTheyKeep) {
  EXPECT_THAT(
      found("It was run by the Elm Agency, Afya Mobile and the Oak Institute.", Type::organization),
      ElementsAre("Elm Agency", "Afya Mobile", "Oak Institute"));
}

TEST(Bodies, AreToldAtTheEndOfTheirList) {
  EXPECT_THAT(
      found("It was paid for by the Elm Trust, the City of [Ely|Place] and Porticus for three "
            "years.",
            Type::organization),
      Contains("Porticus"));
  EXPECT_THAT(found("They met the Elm Agency, the Ministry of Health and Welfare in spring.",
                    Type::organization),
              Not(Contains("Welfare")));
}

TEST(Bodies, StandApartWhereOneIsNamedElsewhere) {
  EXPECT_THAT(found("The NGO Health Horizons began. The Ministry of Health and Health Horizons "
                    "went on.",
                    Type::organization),
              ElementsAre("Health Horizons", "Ministry of Health", "Health Horizons"));
}

TEST(Bodies, BeginWithAllTheirOwnersWords) {
  EXPECT_THAT(found("They met the Elm Farmers' Federation.", Type::organization),
              ElementsAre("Elm Farmers' Federation"));
}

TEST(Bodies, EndBeforeTheArticleOfTheNext) {
  EXPECT_THAT(found("Without support from the Ford Foundation the Lima Theatre Lab would not have "
                    "opened.",
                    Type::organization),
              ElementsAre("Ford Foundation", "Lima Theatre Lab"));
  EXPECT_THAT(
      found("Together with the Elm Academy and the Defence University the Institute ran it.",
            Type::organization),
      Not(Contains("Institute")));
}

TEST(Bodies, EndBeforeTheProjectThatTheyAreGivenMoneyFor) {
  EXPECT_THAT(
      found("It committed much to the International Organization for Migration for the Safe "
            "Return project in [Libya|Place].",
            Type::organization),
      ElementsAre("International Organization for Migration"));
}

TEST(Bodies, BeginWithTheCountryBehindACommaOrAnd) {
  EXPECT_THAT(
      found("Participants from [Ghana|Place=GH]'s Customs Division, [Togo|Place=TG]'s Office "
            "Togolais des Recettes and [Benin|Place=BJ] Customs practised it.",
            Type::organization),
      ElementsAre("Customs Division", "Office Togolais des Recettes", "Benin Customs"));
}

TEST(Bodies, AreNotMadeOfPlaces) {
  EXPECT_THAT(found("They met on [United Nations Road|Place].", Type::organization), IsEmpty());
}

TEST(Bodies, AreSchoolDistricts) {
  EXPECT_THAT(found("It went to the Elm Unified School District today.", Type::organization),
              ElementsAre("Elm Unified School District"));
}

TEST(Bodies, ThatAreWellKnownKeepWhatTheyAimAt) {
  EXPECT_THAT(found("It is run by Room to Read in Nepal.", Type::organization),
              ElementsAre("Room to Read"));
}

TEST(Funds, AreSchemesWhereTheyAreUsedAndBodiesWhereTheyGive) {
  constexpr std::string_view kGives = "The Elm Reef Fund paid.";
  EXPECT_THAT(found(kGives, Type::organization), ElementsAre("Elm Reef Fund"));
  constexpr std::string_view kUsed = "They paid through the Elm Reef Fund.";
  EXPECT_THAT(found(kUsed, Type::project), ElementsAre("Elm Reef Fund"));
}

TEST(Projects, AreFundsThatAnotherBodyKeeps) {
  EXPECT_THAT(found("They asked the Cold Waters Trust Fund.", Type::project),
              ElementsAre("Cold Waters Trust Fund"));
  EXPECT_THAT(found("They asked the Cold Waters Fund.", Type::organization),
              ElementsAre("Cold Waters Fund"));
}

TEST(Projects, AreBodiesWhereSomebodyPresidesOverThem) {
  constexpr std::string_view text =
      "The Coral Watch Programme (CWP) began. Ana Hill, President of the CWP, spoke of the Coral "
      "Watch Programme.";
  EXPECT_THAT(found(text, Type::organization), Contains("Coral Watch Programme"));
  EXPECT_THAT(found(text, Type::project), IsEmpty());
  EXPECT_THAT(found("Ana Hill, manager of the Coral Watch Programme, spoke.", Type::project),
              ElementsAre("Coral Watch Programme"));
}

TEST(Projects, AreNotWhatBeginsAsABody) {
  EXPECT_THAT(found("It was run by the Foundation for Reef Rights Initiative.", Type::project),
              IsEmpty());
}

TEST(Projects, AreNoneWhereTheirKindIsThatOfABody) {
  constexpr std::string_view kText =
      "It will be implemented in Imereti by UNICEF and the NGO Partnership for Children.";
  EXPECT_THAT(found(kText, Type::project), IsEmpty());
  EXPECT_THAT(found(kText, Type::organization), Contains("Partnership for Children"));
}

TEST(Projects, GiveTheirTypeToTheirInitials) {
  constexpr std::string_view kText =
      "The project “Cold Harbour Action on Trawling”, CHAT for short, was begun in May.";
  EXPECT_THAT(found(kText, Type::project), Contains("Cold Harbour Action on Trawling"));
  EXPECT_THAT(found(kText, Type::organization), Not(Contains("CHAT")));
}

TEST(Events, BeginWithTheirKindAndEndBeforeTheDay) {
  EXPECT_THAT(found("They came for a brief ceremony on [17 August|Date=2022-08-17].", Type::event),
              ElementsAre("<brief ceremony>"));
  EXPECT_THAT(found("They made a visit to the Elm Centre.", Type::event),
              ElementsAre("<visit to the Elm Centre>"));
}

TEST(Events, AreWhatIsHeldWhateverItIsCalled) {
  EXPECT_THAT(found("An alumni evening will be held at noon.", Type::event),
              ElementsAre("<alumni evening>"));
}

TEST(Events, AreNotNamedByTheirTime) {
  EXPECT_THAT(found("| Press briefing\n| Workshop: [1 October|Date], 18:30, Main Stage of the Hall",
                    Type::event),
              Not(Contains(testing::HasSubstr("October"))));
  EXPECT_THAT(found("| Agenda\n| Workshop: 10:00, Red Room, upstairs", Type::event),
              Not(Contains(testing::HasSubstr("10"))));
}

TEST(Persons, AreSonsAndDaughters) {
  EXPECT_THAT(found("Mishal bin Hamad Al-Nuri and Sheikha Noura bint Salim came.", Type::person),
              ElementsAre("Mishal bin Hamad Al-Nuri", "Noura bint Salim"));
}

TEST(Persons, AreNoPostsAndNoDays) {
  EXPECT_THAT(found("Mr. Danish Ambassador, welcome.", Type::person), IsEmpty());
  EXPECT_THAT(found("On [Monday|Date] Ms. Ana Kovač came.", Type::person),
              ElementsAre("Ana Kovač"));
}

TEST(Persons, EndBeforeTheFullStop) {
  EXPECT_THAT(found("They met Baroness Northover. It rained.", Type::person),
              ElementsAre("Northover"));
}

TEST(Events, AreNoPosts) {
  EXPECT_THAT(found("# Estonian Training Minister in [Ghana|Place]", Type::event), IsEmpty());
  EXPECT_THAT(found("Mr. Faik Nur, Training Assistant, came.", Type::event), IsEmpty());
}

TEST(Persons, StandBehindTheBodyThatTheirTitleIsOf) {
  constexpr std::string_view text =
      "The consultant of the Centre for Fundraising Igor Hill told of it.";
  EXPECT_THAT(found(text, Type::organization), ElementsAre("Centre for Fundraising"));
  EXPECT_THAT(found(text, Type::person), ElementsAre("Igor Hill"));
}

TEST(Persons, StandBehindItWhereTheirSurnameOrAnInitialTellsThem) {
  constexpr std::string_view text =
      "Director of the Centre for Fundraising Qorla Hillović and the Head of the Elm Institute of "
      "Reefs K. Hill told of it.";
  EXPECT_THAT(found(text, Type::organization),
              ElementsAre("Centre for Fundraising", "Elm Institute of Reefs"));
  EXPECT_THAT(found(text, Type::person), ElementsAre("Qorla Hillović", "K. Hill"));
}

TEST(Persons, StandBehindTheHeadOrThePlaceOfTheBodyOfTheirPost) {
  constexpr std::string_view text =
      "Head of the Programme Office Quorl Hill and the rector of the College of [Elmland|Place] "
      "Dato Hill Vark came.";
  EXPECT_THAT(found(text, Type::person), IsSupersetOf({"Quorl Hill", "Hill Vark"}));
  EXPECT_THAT(found("The head of the National Centre Against Violence came.", Type::person),
              IsEmpty());
}

TEST(Bodies, BeginWithAllOfAWordWithHyphens) {
  EXPECT_THAT(found("They went to the Qua-Vark Museum.", Type::organization),
              ElementsAre("Qua-Vark Museum"));
  EXPECT_THAT(found("They thanked the Make-A-Quorl Foundation.", Type::organization),
              ElementsAre("Make-A-Quorl Foundation"));
}

TEST(Bodies, EndBeforeAnInitial) {
  EXPECT_THAT(found("Staff of the Ministry of Light Industry B.Varkhill came.", Type::organization),
              ElementsAre("Ministry of Light Industry"));
}

TEST(Persons, StandBeforeTheDashOfTheirBody) {
  constexpr std::string_view text = "Prof. Inger Alsos - Tromsø Museum, [Norway|Place]";
  EXPECT_THAT(found(text, Type::organization), ElementsAre("Tromsø Museum"));
  EXPECT_THAT(found(text, Type::person), ElementsAre("Inger Alsos"));
}

TEST(Persons, StandBehindTheirTitles) {
  EXPECT_THAT(found("State Attorney Robert Hill of the Elm Court came.", Type::person),
              ElementsAre("Robert Hill"));
  EXPECT_THAT(
      found("It went to Director of Rural Transport Maria Hill of the Elm Trust.", Type::person),
      ElementsAre("Maria Hill"));
  EXPECT_THAT(found("They met the Secretary of State for Culture Maria Hill MP.", Type::person),
              ElementsAre("Maria Hill"));
}

}  // namespace
}  // namespace docweave
