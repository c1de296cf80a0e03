#include <gmock/gmock.h>

#include "related.hpp"

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::MarkedDocument;
using test::related;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

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

TEST(Relations, TellTheSubjectFromTheNamesInFrontOfIt) {
  EXPECT_THAT(related("With support from [Norway|Organization] and [Chile|Organization], "
                      "[UNDP|Organization] and [IOM|Organization] held a [course|Event.nominal]."),
              UnorderedElementsAre("course funder Norway", "course funder Chile",
                                   "course organizer UNDP", "course organizer IOM"));
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
}

TEST(Relations, GiveATitleBetweenTwoPersonsToItsOwner) {
  EXPECT_THAT(related("The [Mayor|JobTitle], [Ana Kovač|Person], the [Dean|JobTitle], "
                      "[Jan Nowak|Person], and others came."),
              UnorderedElementsAre("Ana Kovač jobTitle Mayor", "Jan Nowak jobTitle Dean"));
  EXPECT_THAT(related("[Ana Kovač|Person], [Mayor|JobTitle], [Jan Nowak|Person], "
                      "[Dean|JobTitle], and others came."),
              UnorderedElementsAre("Ana Kovač jobTitle Mayor", "Jan Nowak jobTitle Dean"));
}

TEST(Relations, DateTheSessionsOfAnAgendaByTheDayAboveThem) {
  Document document = MarkedDocument::read(
      "# [Harbour Days|Event]\n\n[TUESDAY, 17 MAY|Date=2022-05-17]\n\n11:30 [Session 1: "
      "Soil|Event]");
  const auto text = document.text();
  const auto begin = static_cast<std::uint32_t>(text.find("Session 1"));
  document.add(Mention{.span = {begin, static_cast<std::uint32_t>(text.size())},
                       .type = Type::event,
                       .rule = "agenda-session"});
  static const ExtractorHarness harness(R"({"rules": []})");
  harness.extract(document);
  EXPECT_THAT(document.relations(),
              Contains(testing::AllOf(testing::Field(&Relation::rule, "agenda-day"),
                                      testing::Field(&Relation::object, 1U))));
}

/// An agenda whose events are its sessions.
Document agenda() {
  Document document = MarkedDocument::read(
      "# [Harbour Days|Event]\n"
      "| 09:30 [Keynote|Event] – [Ana Kovač|Person]\n"
      "| 11:00 [Wreck course|Event], given by [Dive Club|Organization]\n"
      "| 13:00 Lunch hosted by [Reef Inn|Organization]\n"
      "| 18:00 [Reception|Event] at [Old Quay|Place], hosted by Mayor [Per Dahl|Person]\n");
  const auto sessions = document.mentions();
  std::vector<Span> spans;
  for (const Mention& mention : sessions) {
    if (mention.type == Type::event && mention.span.begin > 0) spans.push_back(mention.span);
  }
  for (const Span span : spans)
    document.add(Mention{.span = span, .type = Type::event, .rule = "agenda-session"});
  return document;
}

TEST(Relations, ReadWhoSpeaksAndHostsInAnAgenda) {
  const auto found = related(agenda());
  EXPECT_THAT(found,
              IsSupersetOf({"Keynote performer Ana Kovač", "Wreck course organizer Dive Club",
                            "Reception organizer Per Dahl", "Reception location Old Quay",
                            "Reception isPartOf Harbour Days"}));
  EXPECT_THAT(found, testing::AllOf(Not(Contains("Harbour Days organizer Reef Inn")),
                                    Not(Contains("Reception performer Per Dahl"))));
}

TEST(Relations, TakeALabelForAPost) {
  Document document =
      MarkedDocument::read("# [Clear Reefs|Project]\n= Project manager: [Ana Kovač|Person]\n");
  const Span label = document.key_values().front().key;
  document.add(Mention{.span = label, .type = Type::job_title});
  EXPECT_THAT(related(std::move(document)), IsSupersetOf({"Ana Kovač jobTitle Project manager",
                                                          "Ana Kovač affiliation Clear Reefs"}));
}

TEST(Relations, KeepItemsOfNewsApart) {
  EXPECT_THAT(
      related("# News\n## Course ends\nThe [five-day reef course|Event.nominal] ended in "
              "[Arles|Place].\n## Quay opens\nIt was paid for by [Port Bank|Organization].\n"
              "## Meeting\nThe [Third Harbour Meeting|Event] was in [Ghent|Place].\n"),
      testing::AllOf(Contains("five-day reef course location Arles"),
                     Not(Contains("five-day reef course funder Port Bank"))));
}

TEST(Relations, ReadOfTheProgrammeAboveATable) {
  EXPECT_THAT(
      related("Courses under the [Reef Programme|Project]:\n"
              "|| Course || Date\n|| [Reef Care|Event] || [3 May 2021|Date=2021-05-03]\n"),
      IsSupersetOf({"Reef Care isPartOf Reef Programme", "Reef Care startDate 3 May 2021"}));
}

TEST(Relations, TakeABodyUnderWhoForTheHostAndPersonsForGuests) {
  EXPECT_THAT(related("= What: [Quay opening|Event]\n= Who: [Port Agency|Organization]\n"),
              Contains("Quay opening organizer Port Agency"));
  EXPECT_THAT(related("= What: [Quay opening|Event]\n= Who: [Ana Kovač|Person], "
                      "[Port Agency|Organization]\n"),
              testing::AllOf(Contains("Quay opening attendee Ana Kovač"),
                             Not(Contains("Quay opening attendee Port Agency"))));
}

TEST(Relations, ReadTablesOfCourses) {
  EXPECT_THAT(
      related("|| Course || Period || Implementing organisation || Place || Target countries\n"
              "|| [Reef Care|Event] || [3-7 May 2021|Date=2021-05-03/2021-05-07] || "
              "[Dive Club|Organization], with [Port Agency|Organization] || [Arles|Place] || "
              "[Fiji|Place], [Tonga|Place]\n"),
      UnorderedElementsAre("Reef Care startDate 3-7 May 2021", "Reef Care endDate 3-7 May 2021",
                           "Reef Care organizer Dive Club", "Reef Care partner Port Agency",
                           "Reef Care location Arles", "Reef Care attendee Fiji",
                           "Reef Care attendee Tonga"));
}

TEST(Relations, ReadSeveralLabelsInOneLine) {
  EXPECT_THAT(related("# [Harbour Days|Event]\n= Date: [8 June 2020|Date=2020-06-08] | Place: "
                      "[Dakar|Place] | Organizer: [IUCN|Organization]\n"),
              IsSupersetOf({"Harbour Days startDate 8 June 2020", "Harbour Days location Dakar",
                            "Harbour Days organizer IUCN"}));
}

TEST(Relations, TellFunderFromImplementer) {
  EXPECT_THAT(related("The [BOMNAF|Project] project is financed by the [EU|Organization] and "
                      "implemented by [UNDP|Organization]."),
              ElementsAre("BOMNAF funder EU", "BOMNAF implementer UNDP"));
}

TEST(Relations, ReadFundingInFrontOfANoun) {
  EXPECT_THAT(related("An [EU|Organization]-funded project, [SeaLight|Project], began."),
              ElementsAre("SeaLight funder EU"));
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

TEST(Relations, SpeakOfTheSectionsEventInAPageOfNews) {
  EXPECT_THAT(related("# News\n## [Harbour Forum|Event]\nHosted by [UNDP|Organization].\n"
                      "## [Sea Fair|Event]\nHosted by [IOM|Organization]."),
              ElementsAre("Harbour Forum organizer UNDP", "Sea Fair organizer IOM"));
}

TEST(Relations, ReadRoleAndEmployerOfAPerson) {
  EXPECT_THAT(
      related("[Ana Kovač|Person], [Director|JobTitle] of the [Port Agency|Organization], came."),
      ElementsAre("Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"));
  EXPECT_THAT(related("[Port Agency|Organization] [Director|JobTitle] [Ana Kovač|Person] came."),
              ElementsAre("Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"));
}

TEST(Relations, ReadCardsOfPersons) {
  EXPECT_THAT(related("| [Ana Kovač|Person]\n| [Director|JobTitle]\n| [Port Agency|Organization]"),
              IsSupersetOf({"Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"}));
}

TEST(Relations, ReadListsUnderALabel) {
  EXPECT_THAT(
      related("# [Harbour Forum|Event]\n## Speakers\n- [Ana Kovač|Person], "
              "[Director|JobTitle]\n- [Jan Nowak|Person]"),
      IsSupersetOf({"Harbour Forum performer Ana Kovač", "Harbour Forum performer Jan Nowak"}));
}

TEST(Relations, ReadAListThatASentenceOpens) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nThe following bodies took part:\n"
                      "- [Port Agency|Organization]\n- [UNDP|Organization]"),
              ElementsAre("Harbour Forum attendee Port Agency", "Harbour Forum attendee UNDP"));
}

TEST(Relations, SayOfAListOfTitledPersonsWhatIsSaidOfOne) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nMs. [Ana Kovač|Person], [Director|JobTitle] of the "
                      "[Port Agency|Organization], Mr. [Jan Nowak|Person], [Mayor|JobTitle] of "
                      "[Gdynia|Place], and Dr. [Eva Ruiz|Person], [Governor|JobTitle], took part."),
              IsSupersetOf({"Harbour Forum attendee Ana Kovač", "Harbour Forum attendee Jan Nowak",
                            "Harbour Forum attendee Eva Ruiz"}));
}

TEST(Relations, LeaveTheBodyOfATitleOutOfWhatItsHolderDoes) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nThe [Director|JobTitle] of the "
                      "[Port Agency|Organization] took part."),
              Not(Contains("Harbour Forum attendee Port Agency")));
}

TEST(Relations, GiveATitleToThePersonBehindItNotToTheOneBefore) {
  const auto found = related(
      "[Head|JobTitle] [Ana Kovač|Person], [Deputy Head|JobTitle] of the "
      "[Port Agency|Organization] [Jan Nowak|Person] spoke.");
  EXPECT_THAT(found, IsSupersetOf({"Ana Kovač jobTitle Head", "Jan Nowak jobTitle Deputy Head"}));
  EXPECT_THAT(found, Not(Contains("Ana Kovač jobTitle Deputy Head")));
}

TEST(Relations, PutThePeopleOfAListUnderTheirBody) {
  EXPECT_THAT(
      related("- [Port Agency|Organization]\n- Ms. [Ana Kovač|Person], "
              "[Director|JobTitle]\n- [Coast Guard|Organization]\n- Mr. [Jan Nowak|Person]"),
      IsSupersetOf({"Ana Kovač affiliation Port Agency", "Jan Nowak affiliation Coast Guard"}));
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
}

TEST(Relations, ReadAGiftUnderTheNameOfItsGiver) {
  EXPECT_THAT(related("- [Blue Foundation|Organization]\n- [$5 million|Money=USD 5000000] over two "
                      "years to the [Port Museum|Organization]"),
              Contains("Port Museum funder Blue Foundation"));
}

TEST(Relations, GoThroughTheGiftsOfTheBodyThatAnnouncedThem) {
  EXPECT_THAT(
      related("The [Blue Foundation|Organization] has announced its spring grants:\n"
              "- [$5,000|Money=USD 5000] to the [Port Museum|Organization]\n"
              "- [Sea School|Organization], [Riga|Place]: [$900|Money=USD 900]",
              true),
      IsSupersetOf({"Port Museum funder Blue Foundation", "Sea School funder Blue Foundation"}));
  EXPECT_THAT(related("The [Blue Foundation|Organization] has announced its summer holidays.\n"
                      "- [$5,000|Money=USD 5000] to the [Port Museum|Organization]",
                      true),
              Not(Contains("Port Museum funder Blue Foundation")));
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
}

TEST(Relations, LeaveABodyWhatIsSaidOfIt) {
  EXPECT_THAT(related("# [Light Project|Project]\n[Caritas|Organization] is funded by the "
                      "[Blue Trust|Organization]."),
              ElementsAre("Caritas funder Blue Trust"));
}

TEST(Relations, TakeParticipantsOfAProjectForPartners) {
  EXPECT_THAT(
      related("# [Light Project|Project]\n= Participants: [Caritas|Organization]\n"
              "= End date: [31 May 2027|Date=2027-05-31]"),
      UnorderedElementsAre("Light Project partner Caritas", "Light Project endDate 31 May 2027"));
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

TEST(Relations, EndAListAtTheNextLabel) {
  EXPECT_THAT(related("# [Light Project|Project]\n| Donor:\n| [Norway|Place]\n| Partners:\n"
                      "| [Caritas|Organization]"),
              UnorderedElementsAre("Light Project funder Norway", "Light Project partner Caritas"));
}

TEST(Relations, HangASessionOnThePagesEvent) {
  for (const std::string session : {"- 10.00 Session 1: Ports", "## 10.00 Session 1: Ports"}) {
    Document document = MarkedDocument::read("# [Harbour Forum|Event]\n" + session);
    const auto begin = static_cast<std::uint32_t>(document.text().find("Session"));
    document.add(Mention{.span = {begin, static_cast<std::uint32_t>(document.text().size())},
                         .type = Type::event,
                         .rule = "agenda-session"});
    ExtractorHarness(R"({"rules": []})").extract(document);
    ASSERT_EQ(document.relations().size(), 1U) << session;
    EXPECT_EQ(document.relations()[0].predicate, Predicate::part_of);
    EXPECT_EQ(document.text(document.mentions()[document.relations()[0].object].span),
              "Harbour Forum");
  }
}

TEST(Relations, ReadTheRowsOfATableByItsHeader) {
  EXPECT_THAT(
      related("|| Project || Recipient || Country || Grant amount\n"
              "|| [Light for Gdynia|Project] || [Port Agency|Organization] || [Poland|Place] || "
              "[USD 5,000|Money=USD 5000]\n"
              "|| [Sea School|Project] || [Coast Trust|Organization] || [Latvia|Place] || "
              "[USD 7,000|Money=USD 7000]"),
      IsSupersetOf({"Light for Gdynia implementer Port Agency", "Light for Gdynia location Poland",
                    "Light for Gdynia amount USD 5,000", "Sea School implementer Coast Trust",
                    "Sea School location Latvia", "Sea School amount USD 7,000"}));
}

TEST(Relations, ReadATableOfGrantees) {
  EXPECT_THAT(
      related("The [Blue Foundation|Organization] has awarded these grants.\n"
              "|| Grantee || Location || Amount\n"
              "|| [Port Agency|Organization] || [Gdynia|Place] || [USD 5,000|Money=USD 5000]\n"
              "|| [Coast Trust|Organization] || [Riga|Place] || [USD 7,000|Money=USD 7000]"),
      IsSupersetOf({"Port Agency funder Blue Foundation", "Port Agency location Gdynia",
                    "Coast Trust funder Blue Foundation"}));
  EXPECT_THAT(related("|| Recipient || Funder || Amount\n"
                      "|| [Port Agency|Organization] || [Coast Trust|Organization] || "
                      "[USD 5,000|Money=USD 5000]"),
              ElementsAre("Port Agency funder Coast Trust"));
}

TEST(Relations, TakeThePlaceBesideAPartnerForNoPartner) {
  const auto found = related(
      "# [Light Project|Project]\n## Partners\n|| Partner || Country\n"
      "|| [Port Agency|Organization] || [Poland|Place]\n|| [Coast Trust|Organization] || "
      "[Latvia|Place]");
  EXPECT_THAT(found, IsSupersetOf({"Light Project partner Port Agency",
                                   "Light Project partner Coast Trust"}));
  EXPECT_THAT(found, Not(Contains("Light Project partner Poland")));
}

TEST(Relations, KnowWhichBodyAPostHeads) {
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

TEST(Relations, ReadSeveralPersonsUnderALabelThatStandsAlone) {
  EXPECT_THAT(
      related("# [Water Dialogue|Event]\nPanel\n[Marta Ruiz|Person], Minister\n"
              "[Tom Okello|Person], Nile Forum\nRivers carry many hopes, say the hosts."),
      IsSupersetOf({"Water Dialogue performer Marta Ruiz", "Water Dialogue performer Tom Okello"}));
}

TEST(Relations, EndALabelsListAtTheNextLabel) {
  EXPECT_THAT(related("# [Water Dialogue|Event]\n| Partners\n| [Nile Forum|Organization]\n"
                      "| Organisers\n| [Blue Fund|Organization]"),
              UnorderedElementsAre("Water Dialogue partner Nile Forum",
                                   "Water Dialogue organizer Blue Fund"));
}

TEST(Relations, ReadLabelsInsideAParagraph) {
  EXPECT_THAT(related("The [closing conference|Event] is tomorrow. Opening remarks: [Carl "
                      "Berg|Person]; [Lea Zupan|Person]."),
              UnorderedElementsAre("closing conference performer Carl Berg",
                                   "closing conference performer Lea Zupan"));
}

TEST(Relations, TakeWhoCooperatesForNoOrganiser) {
  EXPECT_THAT(related("[UNICEF|Organization], in cooperation with [GIZ|Organization], is "
                      "organising the [closing conference|Event]."),
              UnorderedElementsAre("closing conference organizer UNICEF",
                                   "closing conference partner GIZ"));
}

TEST(Relations, GiveABodyToThePersonWhoseTitleItOpens) {
  EXPECT_THAT(related("They met [Amos Phiri|Person], [Sida|Organization] [Director|JobTitle] "
                      "[Karin Holm|Person]."),
              UnorderedElementsAre("Karin Holm affiliation Sida", "Karin Holm jobTitle Director"));
}

TEST(Relations, TakeTheStateOfAPersonForNoParticipant) {
  EXPECT_THAT(related("The [ceremony|Event] was attended by President [Edgar Lungu|Person] of "
                      "[Zambia|Place]."),
              Not(Contains("ceremony attendee Zambia")));
}

TEST(Relations, SendPersonsOfAListAndTheirBodies) {
  EXPECT_THAT(
      related("The [kick-off|Event] began. In the room were:\n- [Ana Kovač|Person], for the "
              "[Port Agency|Organization];\n- [Jan Nowak|Person] ([IOM|Organization])."),
      IsSupersetOf({"kick-off attendee Ana Kovač", "kick-off attendee Port Agency",
                    "kick-off attendee Jan Nowak"}));
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

TEST(Relations, GiveTheBodyUnderAPersonToThatPersonAlone) {
  EXPECT_THAT(
      related("| [Dilip Ratha|Person]\n| [World Bank|Organization]\n| [Jean Dumont|Person]\n"
              "| [OECD|Organization]"),
      UnorderedElementsAre("Dilip Ratha affiliation World Bank", "Jean Dumont affiliation OECD"));
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

TEST(Relations, TakeTwoNamesOfOneMinistryForOne) {
  EXPECT_THAT(
      related("The [Health Ministry|Organization] thanked. [Health Minister|JobTitle] [Ana "
              "Lopez|Person] of the [Ministry of Health|Organization] left; [Mayor of "
              "Dakar|JobTitle] [Jo Sow|Person] stayed in the [City of Dakar|Organization]."),
      Contains("Jo Sow affiliation City of Dakar"));
}

TEST(Relations, GiveAProjectsPostsToThePagesProject) {
  EXPECT_THAT(related("The [Light Project|Project] began. [Project Director|JobTitle] Dr. [Bogdan "
                      "Pop|Person] was there."),
              Contains("Bogdan Pop affiliation Light Project"));
}

TEST(Relations, LeaveTheNextTimeOut) {
  EXPECT_THAT(related("The [congress|Event] was held in [Nicosia|Place]. It will next be held in "
                      "[Malta|Place]."),
              ElementsAre("congress location Nicosia"));
}

TEST(Relations, ReadADateLineWithItsTime) {
  EXPECT_THAT(related("# [Stakeholder Workshop|Event]\n| [21 March 2018|Date=2018-03-21], 9.30 – "
                      "16.30\n| [Hotel Park|Place], [Split|Place]"),
              IsSupersetOf({"Stakeholder Workshop startDate 21 March 2018",
                            "Stakeholder Workshop location Split"}));
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

TEST(Relations, LeaveDatesOfOtherNewsOutOfAnItemsEvent) {
  EXPECT_THAT(
      related("# News\n## Judges learn\n[1 June 2023|Date] [Tirana|Place]\n\nThey learned.\n"
              "## Police meet\nThe [meeting|Event] was in [Mostar|Place]."),
      Not(Contains("meeting location Tirana")));
}

TEST(Relations, GiveAnnouncedPersonsNoTitleBehindThem) {
  EXPECT_THAT(related("The [Mayor|JobTitle], Ms. [Ana Lopez|Person], [UN|Organization] "
                      "[Coordinator|JobTitle] in the town, [Director|JobTitle], Mr. "
                      "[Jan Nowak|Person], came."),
              Not(Contains("Ana Lopez jobTitle Coordinator")));
}

TEST(Relations, KnowWhoSheIs) {
  EXPECT_THAT(
      related("[Anna Berg|Person] studied law. Since 2015 she has been [Director|JobTitle] of "
              "the [Port Agency|Organization]."),
      UnorderedElementsAre("Anna Berg jobTitle Director", "Anna Berg affiliation Port Agency"));
  EXPECT_THAT(related("[Anna Berg|Person] met [Ida Holm|Person]. Since 2015 she has been "
                      "[Director|JobTitle] of the [Port Agency|Organization]."),
              IsEmpty());
}

std::vector<std::string> related_in(std::string language, std::string_view marked) {
  static const ExtractorHarness harness(R"({"rules": []})");
  Document document = MarkedDocument::read(marked, {.id = "test", .language = std::move(language)});
  harness.extract(document);
  std::vector<std::string> all;
  for (const Relation& relation : document.relations()) {
    const auto words = [&](MentionId id) {
      return std::string(document.text(document.mentions()[id].span));
    };
    all.push_back(words(relation.subject) + " " + std::string(info(relation.predicate).name) + " " +
                  words(relation.object));
  }
  return all;
}

TEST(Relations, FollowTheRulesOfTheTextsLanguage) {
  constexpr std::string_view kText =
      "Die [Tagung|Event.nominal] wird von der [Stiftung Moor|Organization] organisiert.";
  EXPECT_THAT(related_in("de", kText), ElementsAre("Tagung organizer Stiftung Moor"));
  EXPECT_THAT(related_in("en", kText), IsEmpty());
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
