#include <algorithm>

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "found_names.hpp"

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::found;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

TEST(Names, FindsWellKnownBodiesByNameAndAcronym) {
  EXPECT_THAT(
      found("The course was given by UNODC and the International Organization for Migration.",
            Type::organization),
      ElementsAre("UNODC", "International Organization for Migration"));
}

TEST(Names, FindsTheWholeOfAKnownNameBehindAnArticle) {
  EXPECT_THAT(found("It thanked the Global Fund to fight AIDS, Tuberculosis and Malaria for beds.",
                    Type::organization),
              ElementsAre("Global Fund to fight AIDS, Tuberculosis and Malaria"));
}

TEST(Names, TakesAnOrganisationWithThePlaceItIsOf) {
  EXPECT_THAT(found("Staff of the Ministry of Justice of the [Republic of Armenia|Place] came.",
                    Type::organization),
              ElementsAre("Ministry of Justice of the Republic of Armenia"));
}

TEST(Names, CutsAListOfOrganisations) {
  EXPECT_THAT(found("It was run by the Ministry of Interior and Frontex.", Type::organization),
              ElementsAre("Ministry of Interior", "Frontex"));
}

TEST(Names, GoesOnWithAShortFormThatTheDocumentDefines) {
  EXPECT_THAT(
      found("The Harbour Safety Agency (HASA) began. Later HASA ended.", Type::organization),
      ElementsAre("Harbour Safety Agency", "HASA", "HASA"));
}

TEST(Names, TakesQuotedTitlesByTheWordBeforeThem) {
  constexpr std::string_view kText =
      "The project “Safer Harbours” paid for the workshop “Light and Sound at Sea”.";
  EXPECT_THAT(found(kText, Type::project), Contains("Safer Harbours"));
  EXPECT_THAT(found(kText, Type::event), Contains("Light and Sound at Sea"));
}

TEST(Names, LeavesTheSignThatAQuotationTakesInOutOfATitle) {
  EXPECT_THAT(found("The project “Safer Harbours,” paid for it.", Type::project),
              Contains("Safer Harbours"));
  EXPECT_THAT(found("They ran a project titled \"Safer Harbours.\"", Type::project),
              Contains("Safer Harbours"));
}

TEST(Names, EndsBeforeTheMarkThatClosesAQuotationBegunBefore) {
  EXPECT_THAT(
      found("He left the «Chamber of Commerce and Industry» of [Oslo|Place].", Type::organization),
      ElementsAre("Chamber of Commerce and Industry"));
  EXPECT_THAT(found("We met Public Foundation “Camp” there.", Type::organization),
              Contains("Public Foundation “Camp”"));
}

TEST(Names, TakesTheWholeCodeOfAProject) {
  EXPECT_THAT(found("It was held under project XAC/K22 in May.", Type::project),
              Contains("XAC/K22"));
}

TEST(Names, TakesNoFactOfAProjectForOne) {
  EXPECT_THAT(found("The Project Manager and the Lead Partner met.", Type::project),
              Not(Contains("Lead Partner")));
}

TEST(Names, TakesAConferenceForAnEventWhoeverPaysForIt) {
  EXPECT_THAT(
      found("They present the Harbour Links X-change Conference, co-funded by the Port Fund.",
            Type::event),
      ElementsAre("Harbour Links X-change Conference"));
}

TEST(Names, GoesOnWithAPhraseThatIsOneWord) {
  EXPECT_THAT(found("They held a workshop on trafficking in persons in May.", Type::event),
              ElementsAre("<workshop on trafficking in persons>"));
}

TEST(Names, LeavesDayAndPlaceOutOfAnEventsName) {
  EXPECT_THAT(found("# Regional Workshop on Harbour Safety in [Gdynia|Place] on "
                    "[19 May 2023|Date=2023-05-19]\nIt rained.",
                    Type::event),
              ElementsAre("Regional Workshop on Harbour Safety"));
}

TEST(Names, EndsAnEventBehindItsPlaceWhereSomebodyElseBegins) {
  EXPECT_THAT(found("On the sidelines of the World Harbour Week in [Gdynia|Place], Reefwatch and "
                    "Wells held talks.",
                    Type::event),
              Contains("World Harbour Week"));
  EXPECT_THAT(found("We liked the World Forum on Harbours in [Spain|Place], [Malta|Place] and "
                    "[Greece|Place].",
                    Type::event),
              Contains("World Forum on Harbours in Spain, Malta and Greece"));
}

TEST(Names, EndsAnEventBeforeWhoRunsIt) {
  EXPECT_THAT(
      found("A round table on youth work moderated by [Ana Berg|Person] ended.", Type::event),
      ElementsAre("round table on youth work"));
}

TEST(Names, LeavesTheHouseWhereItIsOutOfAnEventsName) {
  EXPECT_THAT(found("# Final Conference at the Harbour Museum\nIt rained.", Type::event),
              ElementsAre("<Final Conference>"));
  EXPECT_THAT(found("The workshop “Work at Harbour Fairs” began.", Type::event),
              Contains("Work at Harbour Fairs"));
}

TEST(Names, TakesAMeetingForTheEventAndNotItsMinutes) {
  EXPECT_THAT(found("It rained.\n\n- Minutes of the Third Harbour Meeting were read.", Type::event),
              ElementsAre("Third Harbour Meeting"));
}

TEST(Names, EndsALabelledBodyWithItsSentence) {
  EXPECT_THAT(found("= Grantee: Harbour Kittens. EUR 9,000", Type::organization),
              ElementsAre("Harbour Kittens"));
}

TEST(Names, EndsAnEventWithItsSentence) {
  EXPECT_THAT(found("Learning exchange. Partners will meet in [Gdynia|Place], [Poland|Place] on "
                    "[19 May 2023|Date=2023-05-19].",
                    Type::event),
              testing::AllOf(Contains("Learning exchange"),
                             Not(Contains(testing::HasSubstr("exchange. Partners")))));
}

TEST(Names, TakesNoRoomForTheEventThatItIsFor) {
  EXPECT_THAT(found("They met in the lecture room of a training college.", Type::event), IsEmpty());
}

TEST(Names, KnowsThatABodysKindAloneStandsForIt) {
  EXPECT_THAT(found("The OSCE Presence in [Albania|Place=AL] paid. The Presence thanked all.",
                    Type::organization),
              ElementsAre("OSCE Presence in Albania", "<Presence>"));
}

TEST(Names, KnowsDescriptionsFromNames) {
  EXPECT_THAT(
      found("A three-day workshop on harbour lights began. The workshop went well.", Type::event),
      ElementsAre("<three-day workshop on harbour lights>", "<workshop>"));
}

TEST(Names, LeavesTheEmployerOutOfAJobTitle) {
  const std::string_view text =
      "Ana Kovač, Director General of the European Maritime Safety Agency, spoke.";
  EXPECT_THAT(found(text, Type::person), ElementsAre("Ana Kovač"));
  EXPECT_THAT(found(text, Type::job_title), ElementsAre("Director General"));
}

TEST(Names, LeavesTitlesAndBodiesOutOfAPersonsName) {
  EXPECT_THAT(found("They met Cllr Ana Kovač and Dr Eva Berg of LPN.", Type::person),
              ElementsAre("Ana Kovač", "Eva Berg"));
  EXPECT_THAT(found("They met Baroness Kay Hill OBE and Jan Nowak, PhD.", Type::person),
              ElementsAre("Kay Hill", "Jan Nowak"));
  EXPECT_THAT(
      found("Remarks will be made by the Minister of Trade, Kay Hill, M.P, and the Minister "
            "of Health, Dr. Jan Nowak, M.P.",
            Type::person),
      ElementsAre("Kay Hill", "Jan Nowak"));
}

TEST(Names, PartsTwoPersonsAtWhatOneDoesToTheOther) {
  EXPECT_THAT(found("Minister Ana Kovač met John Hill, chairman of the Elm Bank.", Type::person),
              ElementsAre("Ana Kovač", "John Hill"));
  EXPECT_THAT(found("It was led by Mr. Joost van der Berg.", Type::person),
              ElementsAre("Joost van der Berg"));
}

TEST(Names, TakesNoPersonWithASmallArticle) {
  EXPECT_THAT(
      found("At today's event, which took place at Elm College, Mr Platini was in the company of "
            "David Bernstein, chairman of the Harbour Association (HA), of Sir Trevor Brooking – "
            "the HA's head of football development – and of Bobby Zamora, striker of Fulham FC.",
            Type::person),
      ElementsAre("Platini", "David Bernstein", "Trevor Brooking", "Bobby Zamora"));
}

TEST(Names, TakesAPostForNoPerson) {
  constexpr std::string_view kText =
      "It was led by Ms. Ana Kovač – Senior Researcher at the Elm Institute – who told of it.";
  EXPECT_THAT(found(kText, Type::person), ElementsAre("Ana Kovač"));
  EXPECT_THAT(found(kText, Type::job_title), ElementsAre("Senior Researcher"));
}

TEST(Names, LeavesWhoseAPostIsOutOfItsTitle) {
  EXPECT_THAT(found("The hospital's chief nurse, Ana Kovač, and our librarian Eva Berg came.",
                    Type::job_title),
              ElementsAre("chief nurse", "librarian"));
  EXPECT_THAT(found("Ana Kovač, Ambassador of [Norway|Place=NO], came.", Type::job_title),
              ElementsAre("Ambassador"));
  EXPECT_THAT(found("Ana Kovač, Ambassador of [Norway|Place=NO] to [Peru|Place=PE], came.",
                    Type::job_title),
              ElementsAre("Ambassador of Norway to Peru"));
}

TEST(Names, BeginsATitleBehindTheWordsThatOpenItsSentence) {
  EXPECT_THAT(found("But Vice-President Ana Kovač left. Last month librarian Eva Berg came. In "
                    "March Director Jan Nowak died. Meanwhile Mayor Jo Sow slept.",
                    Type::job_title),
              ElementsAre("Vice-President", "librarian", "Director", "Mayor"));
}

TEST(Names, BeginsATitleBehindAWordForWhatIsDoneToItsHolder) {
  EXPECT_THAT(found("The club endorsed Senator Ana Berg. His Honour Judge Neil Ford smiled.",
                    Type::job_title),
              ElementsAre("Senator", "Judge"));
}

TEST(Names, TakesNoGuestForTheHolderOfAPost) {
  EXPECT_THAT(found("The chief guest Ana Kovač came. Chief Guest Honourable Minister Jan Nowak "
                    "left. The Chief Guest, Mayor Jo Sow, slept.",
                    Type::job_title),
              ElementsAre("Minister", "Mayor"));
}

TEST(Names, EndsATitleBeforeTheNextPersonAndHisPost) {
  EXPECT_THAT(found("The Deputy Head of the Harbour Mission to [Fiji|Place], Anne Hill, and the "
                    "Minister of Internal Affairs, Jan Nowak, came.",
                    Type::job_title),
              ElementsAre("Deputy Head", "Minister of Internal Affairs"));
}

TEST(Names, EndsATitleInNoMidstOfAPlace) {
  EXPECT_THAT(found("The British Ambassador to [Antigua and Barbuda|Place], Anne Hill, came.",
                    Type::job_title),
              ElementsAre("British Ambassador to Antigua and Barbuda"));
}

TEST(Names, EndsATitleBeforeTheNextPersonsAddress) {
  EXPECT_THAT(
      found("Jan Hill, Lieutenant-Governor of Guernsey, and Lady Anne Hill came.", Type::job_title),
      ElementsAre("Lieutenant-Governor"));
}

TEST(Names, LeavesPiecesOfABodysNameOutOfATitle) {
  EXPECT_THAT(found("The head coach of the Estonian women's team, Ana Kovač, and Jan Nowak, "
                    "teacher of German, came.",
                    Type::job_title),
              ElementsAre("head coach", "teacher of German"));
  EXPECT_THAT(found("Ana Kovač, chairwoman of the Students' Representation, sits on the executive "
                    "board.",
                    Type::job_title),
              ElementsAre("chairwoman"));
  EXPECT_THAT(found("Ana Kovač, chairperson of the NGO, spoke.", Type::job_title),
              ElementsAre("chairperson"));
}

TEST(Names, ReadsATitleToItsEnd) {
  EXPECT_THAT(found("Ana Kovač, Director for Women's Empowerment, spoke.", Type::job_title),
              ElementsAre("Director for Women's Empowerment"));
  EXPECT_THAT(found("Ana Kovač, Officer in Charge of it, spoke.", Type::job_title),
              ElementsAre("Officer in Charge"));
}

TEST(Names, KeepsTwoPostsThatAreHeldAsOneTogether) {
  EXPECT_THAT(found("It was signed by President and CEO Ana Kovač.", Type::job_title),
              ElementsAre("President and CEO"));
}

TEST(Names, BeginsATitleBehindTheDashOfADateline) {
  EXPECT_THAT(found("[GULU|Place=UG] — The Chief Warden, Ana Kovač, spoke.", Type::job_title),
              ElementsAre("Chief Warden"));
}

TEST(Names, TakesAllSmallWordsBeforeARoleIntoTheTitleOfWhoStandsBehindIt) {
  EXPECT_THAT(found("A word from festival director Ana Kovač followed.", Type::job_title),
              ElementsAre("festival director"));
  EXPECT_THAT(found("Ana Kovač, the head of community affairs, came.", Type::job_title),
              ElementsAre("head of community affairs"));
}

TEST(Names, TellsAPostWithoutThoseWhoseItIs) {
  const Document document =
      ExtractorHarness(test::kNamesOptions).extract("The president of the club, Ana Kovač, came.");
  const auto title = std::ranges::find(document.mentions(), Type::job_title, &Mention::type);
  ASSERT_NE(title, document.mentions().end());
  EXPECT_EQ(document.text(title->span), "president of the club");
  EXPECT_EQ(title->value, "president");
}

TEST(Names, CutsNoNameOrTitleWithinAWordOfTwoParts) {
  EXPECT_THAT(
      found("It is paid by the Norwegian Fund for Development Co-operation.", Type::organization),
      ElementsAre("Norwegian Fund for Development Co-operation"));
  EXPECT_THAT(found("It was led by Lieutenant-Colonel Ana Kovač.", Type::job_title),
              ElementsAre("Lieutenant-Colonel"));
  EXPECT_THAT(found("Ana Kovač and pro-rector for research Prof. Jan Nowak came.", Type::job_title),
              ElementsAre("pro-rector for research"));
}

TEST(Names, BeginsAPersonWithTheInitials) {
  EXPECT_THAT(
      found("Mrs. S. Raghavendra Bhat and Prof. K.R. Suresh met Ms. L. Ciornei.", Type::person),
      ElementsAre("S. Raghavendra Bhat", "K.R. Suresh", "L. Ciornei"));
  EXPECT_THAT(
      found("Ms. Ts. Batbayar and Mr. Md. Rafiqul Islam met Dr. Yu.V. Petrov.", Type::person),
      ElementsAre("Ts. Batbayar", "Md. Rafiqul Islam", "Yu.V. Petrov"));
  EXPECT_THAT(found("They have a Plan B. Ms. Ana Kovač said so.", Type::person),
              ElementsAre("Ana Kovač"));
}

TEST(Names, GoesOnWithAPersonBehindAHyphen) {
  EXPECT_THAT(found("They met Mr. Kim Jeong-ho and a Berg-led group.", Type::person),
              ElementsAre("Kim Jeong-ho"));
}

TEST(Names, BeginsAPersonBehindTheCommaThatEndsABody) {
  constexpr std::string_view kText =
      "Certificates were handed over by the Head of the OSCE Presence, Vincenzo Del Monaco, and "
      "Justice Minister Etilda Gjonaj.";
  EXPECT_THAT(found(kText, Type::person), ElementsAre("Vincenzo Del Monaco", "Etilda Gjonaj"));
  EXPECT_THAT(found(kText, Type::organization), ElementsAre("OSCE Presence"));
}

TEST(Names, BeginsAPersonBehindTheShortFormOfABody) {
  constexpr std::string_view kText =
      "Remarks were given by Minister Nikola Janović, Secretary General of RYCO Đuro Blanuša, and "
      "Ambassador Alison Kemp.";
  EXPECT_THAT(found(kText, Type::person), Contains("Đuro Blanuša"));
  EXPECT_THAT(found(kText, Type::organization), ElementsAre("RYCO"));
}

TEST(Names, TakesWhoStandsBehindATitleForNoPlace) {
  EXPECT_THAT(
      found("The keys were presented by the Ambassador of [Japan|Place], Yoshihiro Katayama, "
            "to the Minister of Health, Ala Nemerenco.",
            Type::person),
      Contains("Ala Nemerenco"));
  EXPECT_THAT(found("They met the Director of the Louvre, Laurence des Cars, in [Paris|Place].",
                    Type::person),
              ElementsAre("Laurence des Cars"));
}

TEST(Names, GoesOnWithTheQuotationThatAnEventLeadsTo) {
  EXPECT_THAT(found("The meeting of the \"Salzburg Forum\" had been prepared well.", Type::event),
              Contains("<meeting of the \"Salzburg Forum\">"));
}

TEST(Names, TakesASchoolWithItsNumber) {
  EXPECT_THAT(
      found("They went on a visit to school No. 2 in [Avdiivka|Place].", Type::organization),
      ElementsAre("school No. 2"));
}

TEST(Names, BeginsAnEventBehindTheWordsThatLeadToIt) {
  EXPECT_THAT(
      found("During the Pärnu Leadership Conference 2019, held at the Strand Hotel, he spoke.",
            Type::event),
      ElementsAre("Pärnu Leadership Conference 2019"));
}

TEST(Names, LeavesTheOwnerOutOfADescribedEvent) {
  constexpr std::string_view kText =
      "The Baltic Assembly's annual session in [Vilnius|Place] elected Jānis Vucāns as president.";
  EXPECT_THAT(found(kText, Type::event), ElementsAre("<annual session>"));
  EXPECT_THAT(found(kText, Type::organization), ElementsAre("Baltic Assembly"));
}

TEST(Names, BeginsADescriptionWithTheWholeOfItsFirstWord) {
  EXPECT_THAT(
      found("The two-day meeting in [Brno|Place], chaired by both, was the fourth.", Type::event),
      ElementsAre("<two-day meeting in Brno>"));
}

TEST(Names, TakesTheHolderOfAPostForNoEvent) {
  EXPECT_THAT(found("At the invitation of the Speaker of the Moldovan Parliament, Igor Grosu, they "
                    "came.",
                    Type::event),
              IsEmpty());
}

TEST(Names, BeginsAPostBehindWhatSomebodyBecame) {
  EXPECT_THAT(found("Ana Kovač, a Judge, Became Minister of Health in May.", Type::job_title),
              Contains("Minister of Health"));
}

TEST(Names, TakesNoFormOfAddressForAPost) {
  EXPECT_THAT(
      found("Prof. Ana Kovač, Rev. Eva Berg and Professor Jan Nowak came.", Type::job_title),
      ElementsAre("Professor"));
}

TEST(Names, KeepsTwoWordsOfARoleTogether) {
  EXPECT_THAT(found("Ana Kovač, associate professor, and Eva Berg, project co-ordinator, came.",
                    Type::job_title),
              ElementsAre("associate professor", "project co-ordinator"));
}

TEST(Names, KnowsTitlesThatNameNoBody) {
  const std::string_view text = "Ana Kovač, Chief of Mission of IOM in Oslo, spoke.";
  EXPECT_THAT(found(text, Type::job_title), ElementsAre("Chief of Mission"));
  EXPECT_THAT(found(text, Type::organization), ElementsAre("IOM"));
}

TEST(Names, TakesNoTreatyForAGathering) {
  EXPECT_THAT(found("They signed the Convention on Migratory Species.", Type::event),
              Not(Contains("Convention on Migratory Species")));
}

TEST(Names, TakesNoDocumentForABody) {
  EXPECT_THAT(found("They signed the Council of Europe Convention on Cybercrime and the Paris "
                    "Agreement.",
                    Type::organization),
              ElementsAre("Council of Europe"));
}

TEST(Names, LeavesATitleThatOpensWithAPossessive) {
  EXPECT_THAT(found("The My Clean Coast project began.", Type::project),
              Contains("My Clean Coast"));
}

TEST(Names, TakesNoPartOfALongerNameForAWellKnownProgramme) {
  EXPECT_THAT(found("The Partnership for Open Justice programme is an initiative of Caritas.",
                    Type::project),
              Not(Contains("Justice programme")));
}

TEST(Names, BeginsAProjectBehindWhatOwnsIt) {
  EXPECT_THAT(found("They met the College and the Safe Harbours Project.", Type::project),
              ElementsAre("Safe Harbours Project"));
}

TEST(Names, TakesNoProjectFromAJobTitle) {
  EXPECT_THAT(found("Ana Kovač, Senior Project Officer, spoke.", Type::project), ElementsAre());
}

TEST(Names, TakesNoNounOfAnotherLanguageForAPerson) {
  std::string text = "Heute sprach Michael Preetz.";
  for (int i = 0; i < 20; ++i) {
    text +=
        " Alle Mitglieder zahlen im Mai den Beitrag und die Hälfte der Kosten, wenn Beispiel "
        "Hawaiianisch gelernt wird.";
  }
  EXPECT_THAT(found(text, Type::person), Each("Michael Preetz"));
}

TEST(Names, ReadsLongJobTitlesAndTellsTwoApart) {
  EXPECT_THAT(
      found("Ana Kovač, Minister for Education, Science and Sport, spoke.", Type::job_title),
      Contains("Minister for Education, Science and Sport"));
  EXPECT_THAT(found("Jan Nowak, national migration expert, spoke.", Type::job_title),
              Contains("national migration expert"));
  EXPECT_THAT(
      found("Ana Kovač, Director of Ports and Chief Scientific Adviser, spoke.", Type::job_title),
      IsSupersetOf({"Director of Ports", "Chief Scientific Adviser"}));
}

TEST(Names, TakesTheTopicOfATitleForNoBody) {
  EXPECT_THAT(
      found("Ana Kovač, Adviser on Innovation and Digital Services, spoke.", Type::organization),
      IsEmpty());
}

TEST(Names, BeginsWhereTheShortFormInBracketsTells) {
  EXPECT_THAT(found("We were at the Quelby Forum on Mining and Energy Conference (QFMEC) in June.",
                    Type::event),
              Contains("Quelby Forum on Mining and Energy Conference"));
  EXPECT_THAT(found("The Hooks and General Labour Laws Inspection Department (HGLLID) came.",
                    Type::organization),
              Contains("Hooks and General Labour Laws Inspection Department"));
  EXPECT_THAT(found("They spoke of Common Boarding Procedures (CBP) all day.", Type::organization),
              Not(Contains("Common Boarding Procedures")));
}

TEST(Names, FindsTheShortFormOfAnEventAgain) {
  EXPECT_THAT(found("The Quelby Reef Arts Festival (QRAF) was loud. QRAF ends today.", Type::event),
              Contains("QRAF").Times(2));
}

TEST(Names, TakesTheNumberOfAPartnerForNoPartOfItsName) {
  EXPECT_THAT(found("Partners: LP – Harbour University of Split; PP2: Sofia University; PP3 Riga "
                    "Technical University.",
                    Type::organization),
              AllOf(Contains("Sofia University"), Contains("Riga Technical University"),
                    Not(Contains("PP2")), Not(Contains("PP3")), Not(Contains("LP"))));
  EXPECT_THAT(found("Partner 1: Harbour Municipality\nPartner 2: Elm State University\n",
                    Type::organization),
              Contains("Elm State University"));
}

TEST(Names, TakesAPostBoxForNoBody) {
  EXPECT_THAT(found("Ministry of Ports, PO Box G8, Honiara", Type::organization),
              Not(Contains("G8")));
  EXPECT_THAT(found("Write to the Ministry of Ports, BP 642, Conakry.", Type::organization),
              Not(Contains("BP")));
}

TEST(Names, TakesTheCodeOfACountryForNoShortForm) {
  EXPECT_THAT(
      found("Partners are the Elm Institute for Entrepreneurship and Regional Development (DE) "
            "and the Harbour Association (HA).",
            Type::organization),
      AllOf(Not(Contains("DE")), Contains("HA")));
  EXPECT_THAT(
      found("Lead beneficiary: South-Transdanubian Water Directorate (HU)", Type::organization),
      ElementsAre("South-Transdanubian Water Directorate"));
}

TEST(Names, KnowsAShortFormThatIsWrittenAsAWord) {
  const std::string text =
      "The Nordic Environment Management Authority (Nema) came. Nema was late.";
  EXPECT_THAT(found(text, Type::organization), Contains("Nema"));
}

TEST(Names, TakesNoShortFormForABodyThatTheDocumentDefinesAsSomethingElse) {
  EXPECT_THAT(found("They agreed on Standard Operating Procedures (SOP). The SOP was signed.",
                    Type::organization),
              IsEmpty());
}

TEST(Names, TakesWhatAProjectIsDubbedForItsName) {
  EXPECT_THAT(found("The programme dubbed Lights of the Harbour began.", Type::project),
              Contains("Lights of the Harbour"));
}

TEST(Names, EndsABodyWhereATitledPersonBegins) {
  EXPECT_THAT(found("The Embassy of [Japan|Place] in [Riga|Place] Ambassador John Smith spoke.",
                    Type::organization),
              ElementsAre("Embassy of Japan in Riga"));
}

TEST(Names, RefusesAModelThatIsNone) {
  EXPECT_THROW(ExtractorHarness(R"({"threshold": 0.5, "model": "no such file", "rules": []})"),
               Error);
}

TEST(Names, FindsAPersonBehindATitleWithItsPlace) {
  EXPECT_THAT(
      found("The U.S. Ambassador to [Sierra Leone|Place] Quorl Vexham spoke.", Type::person),
      ElementsAre("Quorl Vexham"));
}

TEST(Names, BeginsABodyBehindTheDatelinesDash) {
  EXPECT_THAT(found("[FREETOWN|Place], [Sierra Leone|Place] - The Embassy of the United States of "
                    "America today gave a boat.",
                    Type::organization),
              ElementsAre("Embassy of the United States of America"));
}

TEST(Names, BeginsABodyBehindTheMonthOfADateline) {
  EXPECT_THAT(
      found("BAKU, 31 October – Harbour Health Organization (HHO) Country Office opened it.",
            Type::organization),
      Each(Not(testing::HasSubstr("October"))));
  EXPECT_THAT(
      found("Kampala, November – Harbour Nature Foundation held a seminar.", Type::organization),
      ElementsAre("Harbour Nature Foundation"));
}

TEST(Names, TakesTheShortFormOfAPostForNoBody) {
  EXPECT_THAT(
      found("Anna Berg, Chief Technical Advisor (CTA) of the reef, came.", Type::organization),
      IsEmpty());
}

TEST(Names, TakesNoTitleCutShortForAPerson) {
  EXPECT_THAT(found("It was opened by Vice-Rector for Research Prof. A. Salokhiddinov, who spoke.",
                    Type::person),
              ElementsAre("A. Salokhiddinov"));
  EXPECT_THAT(found("It was attended by the Rector of Udayana University Prof. Dr. Ir. Nyoman Gde "
                    "Antara and by UTAR President Dato’ Dr Chuah Hean Teik.",
                    Type::person),
              ElementsAre("Nyoman Gde Antara", "Chuah Hean Teik"));
}

TEST(Names, EndsABodyAtTheVerbOfAHeadline) {
  EXPECT_THAT(found("# Example Development Bank Joins Forces on Renewable Energy\nIt rained.",
                    Type::organization),
              ElementsAre("Example Development Bank"));
}

TEST(Names, TakesThePluralOwnerIntoTheNameOfAnEvent) {
  EXPECT_THAT(found("The office held its annual partners' forum in May.", Type::event),
              ElementsAre("<annual partners' forum>"));
}

TEST(Names, LeavesWhoseProgrammeItIsOutOfItsName) {
  constexpr std::string_view kText = "It was paid by the Erasmus+ Programme of the European Union.";
  EXPECT_THAT(found(kText, Type::project), ElementsAre("Erasmus+ Programme"));
  EXPECT_THAT(found(kText, Type::organization), ElementsAre("European Union"));
}

TEST(Names, LeavesTheCityAndCountryBehindAnEventAside) {
  EXPECT_THAT(found("The Summit on Heat, [Seville|Place], [Spain|Place], began.", Type::event),
              ElementsAre("Summit on Heat"));
}

TEST(Names, TakesTheTitleBehindAKindOfEventAndAColon) {
  EXPECT_THAT(found("# Webinar: Ageing in place – what cities can do\nIt rained.", Type::event),
              Contains("Ageing in place – what cities can do"));
}

TEST(Names, TakesOrganisationsWithNamesInQuotationMarks) {
  EXPECT_THAT(
      found("The Public Foundation “Mill Camp” and the NGO “Green Wave” came.", Type::organization),
      ElementsAre("Public Foundation “Mill Camp”", "Green Wave"));
}

TEST(Names, TakesWhatALabelledEventIsCalledInQuotationMarks) {
  EXPECT_THAT(found("= What: Press conference “Open Harbours for All”", Type::event),
              Contains("Open Harbours for All"));
}

TEST(Names, EndsAnInstituteInAPlaceBeforeTheNextBody) {
  EXPECT_THAT(found("The Centre for Peace in the [Middle East|Place] and Birzeit University "
                    "organised a symposium.",
                    Type::organization),
              ElementsAre("Centre for Peace in the Middle East", "Birzeit University"));
}

TEST(Names, BeginsWithTheGroupThatABodyIsFor) {
  EXPECT_THAT(found("It was run by the Women's Rights Center alone.", Type::organization),
              ElementsAre("Women's Rights Center"));
}

TEST(Names, EndsACompanyWithItsLegalForm) {
  EXPECT_THAT(found("It went to Quorlsen Foundation, Inc. in May.", Type::organization),
              ElementsAre("Quorlsen Foundation, Inc."));
}

TEST(Names, EndsAWellKnownBodyBeforeTheStateBesideIt) {
  EXPECT_THAT(found("He thanked IOM and [Japan|Place] for their help.", Type::organization),
              ElementsAre("IOM"));
}

TEST(Names, BeginsAProjectBehindThePersonWhoWorksForIt) {
  EXPECT_THAT(found("It was given by Maria Lopez of the Harbour Light Project.", Type::project),
              ElementsAre("Harbour Light Project"));
}

TEST(Names, LeavesAWellKnownFundItsName) {
  EXPECT_THAT(
      found("Decisions of London and South for the National Lottery Heritage Fund.", Type::project),
      IsEmpty());
}

TEST(Names, TakesAConventionOnAMatterForNoGathering) {
  EXPECT_THAT(found("It ratified the Geneva Convention on Harbour Light.", Type::event), IsEmpty());
}

TEST(Names, TakesNoHeadlineThatSaysSomethingForAName) {
  EXPECT_THAT(found("# Japan and UNDP launch project for schools after workshop", Type::event),
              IsEmpty());
}

TEST(Names, TakesAPostSomewhereForNoBody) {
  EXPECT_THAT(
      found("said Ana Lopez, UNHCR Representative in [Mozambique|Place].", Type::organization),
      ElementsAre("UNHCR"));
}

TEST(Names, TakesNoProjectFromAMeetingOfTheProject) {
  EXPECT_THAT(found("# Fourth Meeting of the Project Board", Type::project), IsEmpty());
}

TEST(Names, TakesAPostInCapitalsForTheAcronymThatItIs) {
  constexpr std::string_view kText = "The EXPERT consortium met.";
  EXPECT_THAT(found(kText, Type::job_title), IsEmpty());
  EXPECT_THAT(found(kText, Type::project), ElementsAre("EXPERT"));
}

TEST(Names, FindsABodyInAHeadlineInCapitals) {
  EXPECT_THAT(found("# WORLD HEALTH ORGANIZATION TRAINS NURSES IN UGANDA", Type::organization),
              Contains("WORLD HEALTH ORGANIZATION"));
}

TEST(Names, TakesAnOfficeForABodyWhateverItEndsIn) {
  EXPECT_THAT(found("The Office of Harbour Training Programme paid.", Type::organization),
              ElementsAre("Office of Harbour Training Programme"));
}

TEST(Names, TakesABodyOfAPlaceWithItsKindInLowerCase) {
  EXPECT_THAT(found("The van went to Oakham district hospital in May.", Type::organization),
              Contains("Oakham district hospital"));
  EXPECT_THAT(found("The van went to every hospital in Oakham.", Type::organization), IsEmpty());
}

TEST(Names, EndsAnAcronymBeforeThePersonWhoLeadsTheBody) {
  EXPECT_THAT(
      found("The Director of the Board and the Head of EUBAM Marek Berg met.", Type::organization),
      Not(Contains("EUBAM Marek Berg")));
}

TEST(Names, EndsAnEventBeforeTheVerbThatFollows) {
  EXPECT_THAT(found("The regional forum on youth participation kicked off in June.", Type::event),
              Contains("regional forum on youth participation"));
}

TEST(Names, TakesWhoseAProjectIsForNoProject) {
  EXPECT_THAT(found("It was given by the USAID Project \"Fair Courts\" in June.", Type::project),
              AllOf(Contains("Fair Courts"), Not(Contains("USAID Project"))));
  EXPECT_THAT(found("They saw the UN-Habitat Project Locations of Lund.", Type::project),
              Not(Contains("UN-Habitat Project")));
}

TEST(Names, TakesWordsThatSomebodySpokeForNoTitle) {
  EXPECT_THAT(
      found("He spoke of the project, remarking, “Our wells are full of clean water again.”",
            Type::project),
      Not(Contains("Our wells are full of clean water again.")));
  EXPECT_THAT(
      found("“Our wells are full of clean water again,” the project manager said.", Type::project),
      Not(Contains("Our wells are full of clean water again")));
}

TEST(Names, EndsAQuotedTitleBeforeTheCommaWithinTheMarks) {
  EXPECT_THAT(
      found("The project \"Clean Wells for Osh,\" run by the town, is over.", Type::project),
      Contains("Clean Wells for Osh"));
}

TEST(Names, LeavesWhoPaysOutOfTheNameOfAProject) {
  EXPECT_THAT(found("The EU-funded Stronger Borders project is over.", Type::project),
              Contains("Stronger Borders"));
}

TEST(Names, TakesLabelsAndGalleriesForNoBodies) {
  EXPECT_THAT(found("Photo Gallery\nWHO: many speakers", Type::organization), IsEmpty());
}

/// The same in a document that says its language.
std::vector<std::string> found_in(std::string language, std::string_view marked, Type type) {
  return found(test::MarkedDocument::read(marked, {.id = "test", .language = std::move(language)}),
               type);
}

TEST(Names, TakesTreatiesParliamentsAndFacilitiesForNoEvents) {
  EXPECT_THAT(found_in("en", "They met under the TIR Convention.", Type::event), IsEmpty());
  EXPECT_THAT(found_in("en", "They wrote to the United States Congress.", Type::event), IsEmpty());
  EXPECT_THAT(found_in("en", "They came to a mobile dental clinic.", Type::event), IsEmpty());
  EXPECT_THAT(found_in("en", "They came to a referee clinic.", Type::event), Not(IsEmpty()));
}

TEST(Names, TakesWhatGoesOnInTheCourseOfATextForNoEvent) {
  EXPECT_THAT(found_in("en", "It rained in the course of the week.", Type::event), IsEmpty());
  EXPECT_THAT(found_in("en", "They sat in the course for a week.", Type::event), Not(IsEmpty()));
  EXPECT_THAT(found_in("en", "They sold the training ground.", Type::event), IsEmpty());
  EXPECT_THAT(found_in("en", "It began with a visit to the reception centre.", Type::event),
              Not(IsEmpty()));
}

TEST(Names, TakesNamesInGermanWhereTheDocumentIsInGerman) {
  constexpr std::string_view kText =
      "Das Bundesministerium für Umwelt und Energie lädt zur Fachtagung „Nasse Wiesen“ ein.";
  EXPECT_THAT(found_in("de", kText, Type::organization),
              ElementsAre("Bundesministerium für Umwelt und Energie"));
  // Too short to tell the language by its words.
  constexpr std::string_view kLine = "Die Fachtagung „Nasse Wiesen“ ist aus.";
  EXPECT_THAT(found_in("de-AT", kLine, Type::event), Contains("Nasse Wiesen"));
  EXPECT_THAT(found_in("en", kLine, Type::event), Not(Contains("Nasse Wiesen")));
}

TEST(Names, TakesNoNounInGermanForAPersonOrPlace) {
  constexpr std::string_view kText =
      "Am Dienstag um 10 Uhr öffnet die Halle. Der Eintritt für Kinder und Gäste ist frei.";
  EXPECT_THAT(found_in("de", kText, Type::person), IsEmpty());
  EXPECT_THAT(found_in("de", kText, Type::organization), IsEmpty());
}

TEST(Names, TakesAPersonByTheGivenNameInOtherLanguages) {
  EXPECT_THAT(found_in("de", "Die Leitung hat Thomas Weller aus dem Norden.", Type::person),
              ElementsAre("Thomas Weller"));
}

TEST(Names, FindsNoBodyWithinAWellKnownProgramme) {
  constexpr std::string_view kRound = "It came from the 10th European Development Fund in May.";
  EXPECT_THAT(found(kRound, Type::project), ElementsAre("10th European Development Fund"));
  EXPECT_THAT(found(kRound, Type::organization), IsEmpty());
}

TEST(Names, TakesANationBeforeTheWordProgrammeAndAnAgendasHeadForNoProject) {
  EXPECT_THAT(found("It came from the Norwegian programme in May.", Type::project),
              ElementsAre("<programme>"));
  EXPECT_THAT(found("## PROVISIONAL PROGRAMME", Type::project), IsEmpty());
}

}  // namespace
}  // namespace docweave
