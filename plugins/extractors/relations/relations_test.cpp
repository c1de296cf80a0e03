#include <gmock/gmock.h>

#include "related.hpp"

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::MarkedDocument;
using test::related;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

TEST(Relations, ReadLongerChainsOfPlaces) {
  EXPECT_THAT(related("The [ceremony|Event.nominal] in [Mahajanga|Place], on the north-west coast "
                      "of [Madagascar|Place], was short."),
              Contains("ceremony location Madagascar"));
}

TEST(Relations, ReadWhenAndWhereTheNextMeetingIs) {
  EXPECT_THAT(related("The next [assembly|Event.nominal] will take place in [Split|Place] on [3 "
                      "May 2019|Date=2019-05-03]."),
              testing::IsSupersetOf({"assembly location Split", "assembly startDate 3 May 2019"}));
}

TEST(Relations, NameEachOfSeveralOrganisers) {
  EXPECT_THAT(
      related("The [course|Event.nominal] was organised by the [OSCE|Organization], "
              "[UNDP|Organization] and [IOM|Organization]."),
      IsSupersetOf({"course organizer OSCE", "course organizer UNDP", "course organizer IOM"}));
}

TEST(Relations, PassOverTheOwnerOfAnOrganiser) {
  EXPECT_THAT(
      related("The [meeting|Event.nominal], convened jointly by the [OSCE|Organization] and "
              "[Kyrgyzstan|Place]’s [Interior Ministry|Organization], ended."),
      ElementsAre("meeting organizer OSCE", "meeting organizer Interior Ministry"));
}

TEST(Relations, GoOnOverAListOfBodiesWithTheirPlaces) {
  EXPECT_THAT(
      related("The [course|Event.nominal] was organised by the [Elm Ministry|Organization] in "
              "[Prague|Place], the [Reef Academy|Organization] in [Oslo|Place], [Norway|Place] and "
              "the [Embassy in Riga|Organization] in May."),
      AllOf(Contains("course organizer Elm Ministry"), Contains("course organizer Reef Academy"),
            Contains("course organizer Embassy in Riga")));
  EXPECT_THAT(related("The [course|Event.nominal] was organised by the [Elm Ministry|Organization] "
                      "in [Prague|Place], the [Reef Academy|Organization] says."),
              Not(Contains("course organizer Reef Academy")));
}

TEST(Relations, TakeABodyForThePayerAndNotItsBoard) {
  const auto whose = Contains("Roads Project funder Reef Bank");
  EXPECT_THAT(related("The [Reef Bank|Organization]'s [Board of Directors|Organization] approved a "
                      "[USD 5 million|Money] loan for the [Roads Project|Project]."),
              AllOf(whose, Not(Contains("Roads Project funder Board of Directors"))));
  EXPECT_THAT(related("The [Board of Directors|Organization] of the [Reef Bank|Organization] "
                      "approved a [USD 5 million|Money] loan for the [Roads Project|Project]."),
              AllOf(whose, Not(Contains("Roads Project funder Board of Directors"))));
}

TEST(Relations, TellTheSubjectFromTheNamesInFrontOfIt) {
  EXPECT_THAT(related("With support from [Norway|Organization] and [Chile|Organization], "
                      "[UNDP|Organization] and [IOM|Organization] held a [course|Event.nominal]."),
              UnorderedElementsAre("course funder Norway", "course funder Chile",
                                   "course organizer UNDP", "course organizer IOM"));
}

TEST(Relations, TellTheSubjectFromTheLastOfThoseWhoPay) {
  EXPECT_THAT(
      related("Within the [project|Project.nominal] “[Calm Roads|Project]”, financed by "
              "[Norad|Organization], "
              "[Caritas|Organization] organised a [seminar for nurses|Event.nominal]."),
      AllOf(Contains("Calm Roads funder Norad"), Contains("seminar for nurses organizer Caritas"),
            Not(Contains("Calm Roads funder Caritas"))));
}

TEST(Relations, KnowWhoseTheWorkIsThatAPageCallsOurs) {
  EXPECT_THAT(related("The [Reef Network|Organization] is a charity. Our work is funded by "
                      "[WWF|Organization] and the [Elm Fund|Organization]."),
              UnorderedElementsAre("Reef Network funder WWF", "Reef Network funder Elm Fund"));
  EXPECT_THAT(related("The [Reef Network|Organization] (RN) is a charity. Our work is funded by "
                      "[WWF|Organization]."),
              ElementsAre("Reef Network funder WWF"));
  EXPECT_THAT(related("[Reef Network|Organization]\n\nWe are supported by [WWF|Organization]."),
              ElementsAre("Reef Network funder WWF"));
}

TEST(Relations, SpeakOfTheBodyThatASentenceBeginsWith) {
  EXPECT_THAT(related("The [Reef Network|Organization] has an office in Arles and receives core "
                      "funding from [WWF|Organization]. It is supported by [Norad|Organization]."),
              IsSupersetOf({"Reef Network funder WWF", "Reef Network funder Norad"}));
}

TEST(Relations, DoNotTakeTheSeatOfABodyForAnotherBody) {
  EXPECT_THAT(related("[SeaLight|Project] is run by a consortium of [Lund University|Organization] "
                      "([Sweden|Place]) and [Caritas|Organization] ([Poland|Place])."),
              testing::AllOf(Contains("SeaLight implementer Caritas"),
                             Not(Contains("SeaLight implementer Sweden"))));
  EXPECT_THAT(
      related("The [course|Event.nominal] was organised by the [OSCE|Organization] and, from "
              "[Malta|Place], by [Caritas|Organization]."),
      UnorderedElementsAre("course organizer OSCE", "course organizer Caritas"));
}

TEST(Relations, TellFunderFromImplementer) {
  EXPECT_THAT(related("The [BOMNAF|Project] project is financed by the [EU|Organization] and "
                      "implemented by [UNDP|Organization]."),
              ElementsAre("BOMNAF funder EU", "BOMNAF implementer UNDP"));
}

TEST(Relations, TellWhoPaysForAProjectByWhoseItIs) {
  EXPECT_THAT(related("It went to the [European Union|Organization]'s “[Calm Roads|Project]”."),
              ElementsAre("Calm Roads funder European Union"));
  EXPECT_THAT(related("It belongs to the [European Union|Organization] [project|Project.nominal] "
                      "[Calm Roads|Project]."),
              ElementsAre("Calm Roads funder European Union"));
  EXPECT_THAT(related("We know [Calm Roads|Project] (CR), a small grants scheme of the [Reef "
                      "Foundation|Organization]."),
              Contains("Calm Roads funder Reef Foundation"));
  EXPECT_THAT(related("We know the [European Union Agency for Ports|Organization]'s regional "
                      "programme [Calm Roads|Project]."),
              AllOf(Contains("Calm Roads implementer European Union Agency for Ports"),
                    Not(Contains("Calm Roads funder European Union Agency for Ports"))));
}

TEST(Relations, AreSureOfWhoseAProjectIsWithNothingBetween) {
  static const ExtractorHarness harness(R"({"rules": []})");
  Document document = MarkedDocument::read("The [Sea School|Organization]'s [Calm Roads|Project].");
  harness.extract(document);
  EXPECT_TRUE(std::ranges::any_of(document.relations(), [](const Relation& relation) {
    return relation.predicate == Predicate::implementer && relation.confidence > 0.7;
  }));
}

TEST(Relations, TakeWhoseProgrammePaysForAPayerToo) {
  EXPECT_THAT(related("[BOMNAF|Project] is co-funded by the [Erasmus+|Project] programme of the "
                      "[European Union|Organization]."),
              UnorderedElementsAre("BOMNAF funder Erasmus+", "BOMNAF funder European Union",
                                   "Erasmus+ funder European Union", "BOMNAF isPartOf Erasmus+"));
}

TEST(Relations, ReadFundingInFrontOfANoun) {
  EXPECT_THAT(related("An [EU|Organization]-funded project, [SeaLight|Project], began."),
              ElementsAre("SeaLight funder EU"));
}

TEST(Relations, SayOfTheLastEventWhatIsSaidBehindWhich) {
  EXPECT_THAT(related("The [training|Event.nominal] follows a [workshop in Maputo|Event.nominal] "
                      "in [July|Date], which was hosted by [Caritas|Organization]."),
              AllOf(Contains("workshop in Maputo organizer Caritas"),
                    Not(Contains("training organizer Caritas"))));
}

TEST(Relations, TakeThoseInWhosePresenceAnEventOpensForNoSpeakers) {
  EXPECT_THAT(related("The [Bread Day|Event] was opened by [Ana Berg|Person], in the presence of "
                      "the [Dean|JobTitle], [Jon Hill|Person]."),
              AllOf(Contains("Bread Day performer Ana Berg"),
                    Not(Contains("Bread Day performer Jon Hill"))));
}

TEST(Relations, GiveAnEventItsPlaceAndBothDates) {
  EXPECT_THAT(
      related("The [workshop|Event.nominal] took place in [Tirana|Place], [Albania|Place] on "
              "[18-19 July 2018|Date=2018-07-18/2018-07-19]."),
      IsSupersetOf({"workshop location Tirana", "workshop location Albania",
                    "workshop startDate 18-19 July 2018", "workshop endDate 18-19 July 2018"}));
}

TEST(Relations, EndNothingOnASingleDay) {
  EXPECT_THAT(related("The [workshop|Event.nominal] was held on [18 July 2018|Date=2018-07-18]."),
              ElementsAre("workshop startDate 18 July 2018"));
}

TEST(Relations, SpeakOfThePagesEventWhereASentenceNamesNone) {
  EXPECT_THAT(
      related("# [Harbour Forum|Event]\nParticipants from [Poland|Place] and [Sweden|Place] came."),
      ElementsAre("Harbour Forum attendee Poland", "Harbour Forum attendee Sweden"));
}

TEST(Relations, CountNoTownAmongGuestsWhoCameFromIt) {
  EXPECT_THAT(related("The [Harbour Forum|Event] brought together officials from "
                      "[Poland|Place=PL] and teachers from [Gdynia|Place=PL/Gdynia]."),
              AllOf(Contains("Harbour Forum attendee Poland"),
                    Not(Contains("Harbour Forum attendee Gdynia"))));
}

TEST(Relations, CountNobodyAmongGuestsBehindWhereTheyWent) {
  const auto guests = related(
      "The [course|Event] began. Officers of the [Port Police|Organization], the [Sea "
      "Guard|Organization] to the [Naval School|Organization], and of others, were brought.");
  EXPECT_THAT(guests,
              AllOf(Contains("course attendee Port Police"), Contains("course attendee Sea Guard"),
                    Not(Contains("course attendee Naval School"))));
}

TEST(Relations, CountNoBodyOfATitleAmongGuests) {
  const auto guests = related(
      "The [course|Event] ended. Present were [Ana Kovač|Person], [Director|JobTitle] of the [Port "
      "Trust|Organization], and the [Sea Guard|Organization].");
  EXPECT_THAT(guests, AllOf(Contains("course attendee Sea Guard"),
                            Not(Contains("course attendee Port Trust"))));
}

TEST(Relations, SpeakOfTheSectionsEventInAPageOfNews) {
  EXPECT_THAT(related("# News\n## [Harbour Forum|Event]\nHosted by [UNDP|Organization].\n"
                      "## [Sea Fair|Event]\nHosted by [IOM|Organization]."),
              ElementsAre("Harbour Forum organizer UNDP", "Sea Fair organizer IOM"));
}

TEST(Relations, SayOfAListOfTitledPersonsWhatIsSaidOfOne) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nMs. [Ana Kovač|Person], [Director|JobTitle] of the "
                      "[Port Agency|Organization], Mr. [Jan Nowak|Person], [Mayor|JobTitle] of "
                      "[Gdynia|Place], and Dr. [Eva Ruiz|Person], [Governor|JobTitle], took part."),
              IsSupersetOf({"Harbour Forum attendee Ana Kovač", "Harbour Forum attendee Jan Nowak",
                            "Harbour Forum attendee Eva Ruiz"}));
}

TEST(Relations, GoOnWithAListOfPersonsBehindASemicolon) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nThe speakers were [Ana Kovač|Person], who runs a "
                      "farm; [Jan Nowak|Person]; and [Eva Ruiz|Person], whose ship sank; and "
                      "[Jo Sow|Person]."),
              Contains("Harbour Forum performer Jo Sow"));
}

TEST(Relations, LeaveTheBodyOfATitleOutOfWhatItsHolderDoes) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nThe [Director|JobTitle] of the "
                      "[Port Agency|Organization] took part."),
              Not(Contains("Harbour Forum attendee Port Agency")));
}

TEST(Relations, ReadTheSubjectOfAFiniteVerbOverAnAside) {
  EXPECT_THAT(related("The [SeaLight|Project] project, one of twelve chosen in the third call of "
                      "the [Coast Programme|Project], is co-financed by the [EU|Organization]."),
              Contains("SeaLight funder EU"));
}

TEST(Relations, FollowAVenueIntoItsTownAndCountry) {
  EXPECT_THAT(related("The [workshop|Event.nominal] was held at the [Grand Hotel|Place] in "
                      "[Riga|Place], [Latvia|Place]."),
              IsSupersetOf({"workshop location Grand Hotel", "workshop location Riga",
                            "workshop location Latvia"}));
}

TEST(Relations, TakeATownThatHostsForThePlaceNotTheOrganiser) {
  EXPECT_THAT(related("[Riga|Place] hosted the [Harbour Forum|Event]."),
              ElementsAre("Harbour Forum location Riga"));
}

TEST(Relations, KnowAUnitsParentBehindAComma) {
  EXPECT_THAT(related("[Port Division|Organization], [Coast Agency|Organization]"),
              ElementsAre("Port Division parentOrganization Coast Agency"));
  EXPECT_THAT(related("The [Port Division|Organization], [Coast Agency|Organization] and "
                      "[UNDP|Organization] met."),
              Not(Contains("Port Division parentOrganization Coast Agency")));
  EXPECT_THAT(related("They met the [Port Division|Organization], [Coast Agency|Organization] "
                      "[head|JobTitle] [Ana Kovač|Person] and others."),
              Not(Contains("Port Division parentOrganization Coast Agency")));
}

TEST(Relations, TakeNobodyBehindByForTheSubject) {
  EXPECT_THAT(related("The [Light Project|Project], run by [Caritas|Organization], gets "
                      "[EUR 900|Money=EUR 900] from [Norway|Place]."),
              Not(Contains("Caritas funder Norway")));
  EXPECT_THAT(related("It was founded by [Caritas|Organization], which finances the "
                      "[Light Project|Project]."),
              Contains("Light Project funder Caritas"));
}

TEST(Relations, TakeNobodyInAnAsideForTheSubject) {
  EXPECT_THAT(related("The [Shore Lab|Organization], a joint initiative of [Caritas|Organization], "
                      "has received [EUR 900|Money=EUR 900] from [Norway|Place=NO]."),
              ElementsAre("Shore Lab funder Norway"));
  EXPECT_THAT(
      related("The [Shore Lab|Organization], with money from the [Blue Trust|Organization], "
              "organised a [meeting|Event.nominal]."),
      Not(Contains("meeting organizer Blue Trust")));
  EXPECT_THAT(
      related("The [Shore Lab|Organization] with the support of [Caritas|Organization] and "
              "[Oxfam|Organization] hosted a [meeting|Event.nominal]."),
      AllOf(Contains("meeting organizer Shore Lab"), Not(Contains("meeting organizer Caritas"))));
  EXPECT_THAT(
      related("The [Shore Lab|Organization], in cooperation with the unit of the "
              "[Blue Trust|Organization], successfully concluded the [course|Event.nominal]."),
      AllOf(Contains("course organizer Shore Lab"), Not(Contains("course organizer Blue Trust"))));
}

TEST(Relations, LeaveABodyWhatIsSaidOfIt) {
  EXPECT_THAT(related("# [Light Project|Project]\n[Caritas|Organization] is funded by the "
                      "[Blue Trust|Organization]."),
              ElementsAre("Caritas funder Blue Trust"));
}

TEST(Relations, TellTheSubjectFromTheGiversOfAnAmount) {
  EXPECT_THAT(related("With a [$900|Money=USD 900] grant from the [Blue Trust|Organization], "
                      "[UNEP|Organization] and [WWF|Organization] have launched the "
                      "[Light Project|Project]."),
              Not(Contains("Light Project funder UNEP")));
}

TEST(Relations, HangWhatOnlyProjectsHoldOnTheProject) {
  EXPECT_THAT(related("The [Light Project|Project] began. The [kick-off meeting|Event.nominal] was "
                      "in May. A [city fair|Event.nominal] was in June.",
                      true),
              ElementsAre("kick-off meeting isPartOf Light Project"));
}

TEST(Relations, GiveABodyTheDonorsThatItThanks) {
  EXPECT_THAT(related("The [Reef Centre|Organization] thanks its donors:\n"
                      "- [Blue Trust|Organization]"),
              ElementsAre("Reef Centre funder Blue Trust"));
}

TEST(Relations, TakeNoGiverForItsOwnTopic) {
  EXPECT_THAT(related("It is funded by the [Fund for Victims|Project] and the "
                      "[Blue Trust|Organization]."),
              IsEmpty());
}

TEST(Relations, TakeNoTownAtTheEndOfANameForThePartner) {
  EXPECT_THAT(related("# [Light Project|Project]\n= Partners: Omladinski centar [Brčko|Place]; "
                      "[Caritas|Organization]"),
              ElementsAre("Light Project partner Caritas"));
}

TEST(Relations, LeaveOutTheTownThatAPartnerIsFrom) {
  EXPECT_THAT(related("The [Light Project|Project] is run in partnership with the "
                      "[Sea School|Organization] from [Riga|Place] and [UNDP|Organization]."),
              ElementsAre("Light Project partner Sea School", "Light Project partner UNDP",
                          "Sea School location Riga"));
}

TEST(Relations, KnowTheUniversityOfAnInstitute) {
  const std::string parent = "Reef Institute parentOrganization Suva University";
  EXPECT_THAT(related("It is run by the [Reef Institute|Organization], [Suva "
                      "University|Organization], and ends soon."),
              ElementsAre(parent));
  EXPECT_THAT(related("Members: [Reef Institute|Organization], [Suva University|Organization], "
                      "[Caritas|Organization]."),
              Not(Contains(parent)));
}

TEST(Relations, KnowWhichOfTwoBodiesIsTheUnit) {
  EXPECT_THAT(related("[Ana Lopez|Person], vice-president of the [Parliament|Organization], "
                      "[Committee on Ports|Organization]"),
              Contains("Committee on Ports parentOrganization Parliament"));
  EXPECT_THAT(related("With help of the [Coast Fund|Organization], [UNDP's Port Division|"
                      "Organization] met."),
              Not(Contains("UNDP's Port Division parentOrganization Coast Fund")));
}

TEST(Relations, MarkWhatIsDeniedPlannedOrCancelled) {
  const ExtractorHarness harness(R"({"rules": []})");
  const auto status = [&harness](std::string_view marked) {
    Document document = MarkedDocument::read(marked);
    harness.extract(document);
    return document.relations().empty() ? std::nullopt
                                        : std::optional(document.relations()[0].status);
  };
  EXPECT_EQ(status("The [Coast Agency|Organization] attended the [Harbour Forum|Event]."),
            Status::asserted);
  EXPECT_EQ(status("The [Coast Agency|Organization] did not attend the [Harbour Forum|Event]."),
            Status::denied);
  EXPECT_EQ(status("The [Harbour Forum|Event] will be held in [Riga|Place]."), Status::planned);
  EXPECT_EQ(status("The [Harbour Forum|Event] in [Riga|Place] has been cancelled."),
            Status::cancelled);
  EXPECT_EQ(status("The talk of [Ana Kovač|Person], [Dean|JobTitle], was cancelled."),
            Status::asserted);
}

TEST(Relations, TakeNoDateOfPublicationForTheEvents) {
  const auto dates = [](std::string rule) {
    Document document =
        MarkedDocument::read("The [workshop|Event.nominal] was held on 5 May 2018.");
    const auto begin = static_cast<std::uint32_t>(document.text().find("5 May 2018"));
    document.add(Mention{.span = {begin, begin + 10},
                         .type = Type::date,
                         .value = "2018-05-05",
                         .rule = std::move(rule)});
    ExtractorHarness(R"({"rules": []})").extract(document);
    return document.relations().size();
  };
  EXPECT_GT(dates("day"), 0U);
  EXPECT_EQ(dates("publication"), 0U);
  EXPECT_EQ(dates("bound"), 0U);
}

TEST(Relations, KeepToWhatTheVocabularyAllows) {
  EXPECT_THAT(related("The [course|Event.nominal] was organised by [5 May 2018|Date=2018-05-05]."),
              Not(Contains("course organizer 5 May 2018")));
}

TEST(Relations, FindNothingWhereNothingIsSaid) {
  EXPECT_THAT(related("The [OSCE|Organization] and [UNDP|Organization] exist."), IsEmpty());
}

TEST(Relations, TakeWhoCooperatesForNoOrganiser) {
  EXPECT_THAT(related("[UNICEF|Organization], in cooperation with [GIZ|Organization], is "
                      "organising the [closing conference|Event]."),
              UnorderedElementsAre("closing conference organizer UNICEF",
                                   "closing conference partner GIZ"));
}

TEST(Relations, TakeTheStateOfAPersonForNoParticipant) {
  EXPECT_THAT(related("The [ceremony|Event] was attended by President [Edgar Lungu|Person] of "
                      "[Zambia|Place]."),
              Not(Contains("ceremony attendee Zambia")));
}

TEST(Relations, TakeACityForNoOrganiser) {
  EXPECT_THAT(related("[Skopje|Place=MK/Skopje] organised the [fair|Event]; [Peru|Place=PE] "
                      "organised the [seminar|Event]."),
              Contains("seminar organizer Peru"));
  EXPECT_THAT(related("[Skopje|Place=MK/Skopje] organised the [fair|Event]."),
              Not(Contains("fair organizer Skopje")));
}

TEST(Relations, TellTheEndFromTheBeginning) {
  EXPECT_THAT(related("The [course|Event] came to an end on [3 May 2020|Date=2020-05-03]."),
              ElementsAre("course endDate 3 May 2020"));
}

TEST(Relations, CountBackFromTheDayOnWhichTheLastOfSomeDaysEnds) {
  const auto values = [](std::string_view marked) {
    Document document = MarkedDocument::read(marked);
    ExtractorHarness(R"({"rules": []})").extract(document);
    std::vector<std::string> all;
    for (const Relation& relation : document.relations()) {
      if (relation.rule == "counted-days" && relation.predicate == Predicate::start_date)
        all.push_back(document.mentions()[relation.object].value);
    }
    return all;
  };
  EXPECT_THAT(values("A three-day [course|Event.nominal] ended on [2 May 2019|Date=2019-05-02]."),
              ElementsAre("2019-04-30/2019-05-02"));
  EXPECT_THAT(values("The [two-day course|Event.nominal] opened on [2 May 2019|Date=2019-05-02]."),
              ElementsAre("2019-05-02/2019-05-03"));
  EXPECT_THAT(values("A three-day [course|Event.nominal] was held on [2 May|Date=2019-05-02]."),
              IsEmpty());
}

TEST(Relations, TakeTheProgrammeThatSomebodyPaysUnderForNothingThatIsRun) {
  EXPECT_THAT(
      related(
          "The project [Calm Roads|Project], which is funded by [Norad|Organization] "
          "under [Safe Travel|Project] with [EUR 5 million|Money=EUR 5000000] and implemented by "
          "[Caritas|Organization], has begun."),
      AllOf(Contains("Calm Roads implementer Caritas"),
            Not(Contains("Safe Travel implementer Caritas"))));
}

TEST(Relations, LetAnEventEndOnTheDayOnWhichItWasConcluded) {
  EXPECT_THAT(
      related("The [College|Organization] concluded its third [course|Event.nominal] on "
              "[2 May 2019|Date=2019-05-02]."),
      AllOf(Contains("course endDate 2 May 2019"), Not(Contains("course startDate 2 May 2019"))));
  EXPECT_THAT(related("They completed the [course|Event.nominal], which began on "
                      "[2 May 2019|Date=2019-05-02]."),
              Contains("course startDate 2 May 2019"));
  EXPECT_THAT(
      related("The [course|Event.nominal], which will close on [2 May 2019|Date=2019-05-02], "
              "is long.",
              true),
      ElementsAre("course endDate 2 May 2019"));
  EXPECT_THAT(related("The school closes with a [gala|Event] on [2 May 2019|Date=2019-05-02]."),
              ElementsAre("gala startDate 2 May 2019"));
}

TEST(Relations, DateNoProjectByTheEventThatItHeld) {
  EXPECT_THAT(related("The [Reef Project|Project] held a [workshop|Event.nominal] on "
                      "[2 May 2019|Date=2019-05-02]."),
              AllOf(Contains("workshop startDate 2 May 2019"),
                    Not(Contains("Reef Project startDate 2 May 2019"))));
}

TEST(Relations, PassOverNoPersonOnTheWayToABody) {
  EXPECT_THAT(related("[Elena Botez|Person], Director; [Brett Rose|Person], of the bureau, "
                      "[INL|Organization]."),
              Not(Contains("Elena Botez affiliation INL")));
}

TEST(Relations, TakeWhoIsThankedForContactsForNoSpeaker) {
  EXPECT_THAT(related("# [Forum|Event]\n- Press contact: [Juan Michel|Person], [officer|JobTitle]"),
              Not(Contains("Forum performer Juan Michel")));
}

TEST(Relations, SpeakOfTheEventThatAParagraphBeginsWith) {
  EXPECT_THAT(
      related("The [summit|Event] began. It rained.\nThe [signing ceremony|Event] was short. "
              "Many came. The signatories were [Nigel Romano|Person] and [Gerard "
              "Johnson|Person]."),
      IsSupersetOf(
          {"signing ceremony attendee Nigel Romano", "signing ceremony attendee Gerard Johnson"}));
}

TEST(Relations, LeaveTheNextTimeOut) {
  EXPECT_THAT(related("The [congress|Event] was held in [Nicosia|Place]. It will next be held in "
                      "[Malta|Place]."),
              ElementsAre("congress location Nicosia"));
}

TEST(Relations, TakeABodyInBracketsBehindAPersonForNoGuest) {
  EXPECT_THAT(related("Among the speakers at the [forum|Event] were [Iva Puljić|Person] ([IPA "
                      "Croatia|Organization]) and [Jan Nowak|Person]."),
              Not(Contains("forum attendee IPA Croatia")));
}

TEST(Relations, BeginNothingAtTheDateUntilWhichItRuns) {
  EXPECT_THAT(related("The [Reef Project|Project], which runs until [May 2024|Date], pays."),
              ElementsAre("Reef Project endDate May 2024"));
}

TEST(Relations, SpeakOfTheMeetingWhereItIsOfAProject) {
  EXPECT_THAT(related("The [meeting|Event] of the [Reef Project|Project] took place on "
                      "[3 May 2024|Date]."),
              IsSupersetOf({"meeting startDate 3 May 2024"}));
  EXPECT_THAT(related("The [meeting|Event] of the [Reef Project|Project] took place on "
                      "[3 May 2024|Date]."),
              Not(Contains("Reef Project startDate 3 May 2024")));
}

TEST(Relations, LeaveWhoAlsoGivesOutOfTheGiversList) {
  EXPECT_THAT(related("The [Heritage Fund|Organization] has announced its grants.\n\n"
                      "The [Film Institute|Organization] also made grants.\n\n"
                      "[Reef Museum|Organization] ([£3,000|Money])"),
              Not(Contains("Reef Museum funder Film Institute")));
}

std::vector<std::string> related_in(std::string language, std::string_view marked) {
  return related(MarkedDocument::read(marked, {.id = "test", .language = std::move(language)}));
}

TEST(Relations, FollowTheRulesOfTheTextsLanguage) {
  constexpr std::string_view kText =
      "Die [Tagung|Event.nominal] wird von der [Stiftung Moor|Organization] organisiert.";
  EXPECT_THAT(related_in("de", kText), ElementsAre("Tagung organizer Stiftung Moor"));
  EXPECT_THAT(related_in("en", kText), IsEmpty());
}

/// What is found in a document that is the name of one event.
std::vector<std::string> related_in_event(std::string_view marked) {
  Document document = MarkedDocument::read(marked);
  const Span all{0, static_cast<std::uint32_t>(document.text().size())};
  document.add(Mention{.span = all, .type = Type::event});
  return related(std::move(document));
}

TEST(Relations, FindTheVenueInTheNameOfAnEvent) {
  EXPECT_THAT(related_in_event("Excursion to [Ptuj|Place]"),
              ElementsAre("Excursion to Ptuj location Ptuj"));
  EXPECT_THAT(related_in_event("Dinner at the [Sea Museum|Organization]"),
              ElementsAre("Dinner at the Sea Museum location Sea Museum"));
  EXPECT_THAT(related_in_event("Letter to [Ptuj|Place]"), IsEmpty());
}

TEST(Relations, FindInTheNameOfAnEventWhoseItIs) {
  EXPECT_THAT(related_in_event("Congress of the [Ecological Society|Organization]"),
              ElementsAre("Congress of the Ecological Society organizer Ecological Society"));
  EXPECT_THAT(related_in_event("Day of the [Ecological Society|Organization]"), IsEmpty());
}

TEST(Relations, FindInTheNameOfAnEventWhoTakesPart) {
  EXPECT_THAT(related_in_event("Visit of the [Ecological Society|Organization]"),
              ElementsAre("Visit of the Ecological Society attendee Ecological Society"));
  EXPECT_THAT(related_in_event("Course for officers of the [Port Police|Organization]"),
              ElementsAre("Course for officers of the Port Police attendee Port Police"));
  EXPECT_THAT(related_in_event("Visit of [Oslo|Place]"), IsEmpty());
}

TEST(Relations, ReadLabelsOfTheTextsLanguage) {
  EXPECT_THAT(related_in("de", "# [Moortag|Event]\n= Veranstalter: [Stiftung Moor|Organization]"),
              ElementsAre("Moortag organizer Stiftung Moor"));
}

TEST(Relations, KnowDenialInTheTextsLanguage) {
  static const ExtractorHarness harness(R"({"rules": []})");
  Document document = MarkedDocument::read(
      "Die [Tagung|Event.nominal] wird nicht von der "
      "[Stiftung Moor|Organization] organisiert.",
      {.id = "test", .language = "de"});
  harness.extract(document);
  ASSERT_EQ(document.relations().size(), 1U);
  EXPECT_EQ(document.relations()[0].status, Status::denied);
}

}  // namespace
}  // namespace docweave
