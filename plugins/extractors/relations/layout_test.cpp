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
using testing::SizeIs;
using testing::UnorderedElementsAre;

TEST(Layout, TellsWhoSupportsAnEventByItsLogos) {
  EXPECT_THAT(
      related("# [Sea Days|Event]\n\n## Partners\n\n> [Reef Initiative|Organization]\n\n"
              "> [Harbour Trust|Organization] logo\n"),
      UnorderedElementsAre("Sea Days partner Reef Initiative", "Sea Days partner Harbour Trust"));
}

TEST(Layout, DateTheSessionsOfAnAgendaByTheDayAboveThem) {
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

TEST(Layout, DateWhatACalendarListsByTheDayAboveIt) {
  const auto found = related(
      "# [Harbour Days|Event]\n\nCome to the old port.\n\nBring a hat.\n\n| [14 "
      "April|Date=2022-04-14], "
      "[Leith|Place]\n| [Signing of papers|Event] with the Port Board\n| [16 – 18 "
      "April|Date=2022-04-16/2022-04-18]\n| 10:00 Breakfast\n| 11:30 [Soil talk|Event]\n| [21 "
      "April|Date=2022-04-21]\n| 09:00 Coffee\n| 10:30 [Wreck talk|Event]\n");
  EXPECT_THAT(found, IsSupersetOf({"Signing of papers startDate 14 April",
                                   "Wreck talk startDate 21 April"}));
  EXPECT_THAT(found, testing::AllOf(Not(Contains("Soil talk startDate 16 – 18 April")),
                                    Not(Contains("Harbour Days startDate 21 April"))));
}

TEST(Layout, CountTheDaysOfAnAgendaFromTheFirst) {
  const auto found = related(
      "# [Harbour Days|Event]\n\n[3-5 October 2022|Date=2022-10-03/2022-10-05]\n\n| DAY ONE\n| "
      "09:00 [Soil talk|Event]\n| 10:00 Coffee\n| DAY 2 - Tuesday\n| 09:00 [Wreck talk|Event]\n");
  EXPECT_THAT(
      found, IsSupersetOf({"Soil talk startDate DAY ONE", "Wreck talk startDate DAY 2 - Tuesday"}));
}

TEST(Layout, DateWhatAnItemTellsByTheDayItBeginsWith) {
  const auto found = related(
      "# [Harbour Days|Event]\n\nCome to the old port.\n\nBring a hat.\n\n[14 "
      "April|Date=2022-04-14]. At the library it began with a [reading|Event.nominal].\n\n"
      "[Leith|Place], [21 April|Date=2022-04-21]. A [wreck talk|Event.nominal] by a diver.\n\n"
      "[Leith|Place], [28 April|Date=2022-04-28] – The [port|Organization.nominal] opened a [dry "
      "dock show|Event.nominal].\n");
  EXPECT_THAT(found, IsSupersetOf({"reading startDate 14 April", "wreck talk startDate 21 April"}));
}

TEST(Layout, DateACeremonyByTheSentenceThatTellsOfIt) {
  EXPECT_THAT(related("On [3 March|Date=2022-03-03] the port received two boats. The "
                      "[ceremony|Event.nominal] was short.\n",
                      true),
              Contains("ceremony startDate 3 March"));
  EXPECT_THAT(related("On [3 March|Date=2022-03-03] there was a [regatta|Event.nominal]. The "
                      "[ceremony|Event.nominal] was short.\n",
                      true),
              Not(Contains("ceremony startDate 3 March")));
}

TEST(Layout, LeaveADayBelowItsEventToThat) {
  EXPECT_THAT(
      related("# [Harbour Days|Event]\n\nCome to the old port.\n\n| [Wreck talk|Event]\n| [14 "
              "April|Date=2022-04-14], Town Hall\n| [Soil talk|Event]\n| [21 "
              "April|Date=2022-04-21], Town Hall\n"),
      Not(Contains("Soil talk startDate 14 April")));
}

/// A document whose events are those of the lines that tell of them alone.
Document list_of_events(std::string_view marked) {
  Document document = MarkedDocument::read(marked);
  const auto before = document.mentions().size();
  for (MentionId id = 0; id < before; ++id) {
    Mention item = document.mentions()[id];
    if (item.type != Type::event) continue;
    item.rule = "section-event";
    document.add(std::move(item));
  }
  return document;
}

TEST(Layout, TellWhatStandsBelowATitleInAListOfEventsOfIt) {
  EXPECT_THAT(related(list_of_events("# Courses\n"
                                     "| [3 May 2021|Date=2021-05-03]\n| [Course on nets|Event]\n"
                                     "| Organised by [Reef Fund|Organization]\n"
                                     "| [9 May 2021|Date=2021-05-09]\n| [Course on boats|Event]\n"
                                     "| Organised by [Dive Club|Organization]\n")),
              testing::AllOf(IsSupersetOf({"Course on nets organizer Reef Fund",
                                           "Course on nets startDate 3 May 2021",
                                           "Course on boats organizer Dive Club",
                                           "Course on boats startDate 9 May 2021"}),
                             Not(Contains("Course on nets startDate 9 May 2021"))));
  EXPECT_THAT(related(list_of_events("# Courses\n"
                                     "| [Course on nets|Event]\n| [3 May 2021|Date=2021-05-03]\n"
                                     "| Organised by [Reef Fund|Organization]\n"
                                     "| [Course on boats|Event]\n| [9 May 2021|Date=2021-05-09]\n"
                                     "| Organised by [Dive Club|Organization]\n")),
              testing::AllOf(IsSupersetOf({"Course on nets organizer Reef Fund",
                                           "Course on nets startDate 3 May 2021",
                                           "Course on boats organizer Dive Club",
                                           "Course on boats startDate 9 May 2021"}),
                             Not(Contains("Course on nets startDate 9 May 2021"))));
}

TEST(Layout, DateTheEventOfAHeadingByTheDayAboveIt) {
  EXPECT_THAT(related(list_of_events(
                  "# Courses\n| [3 May 2021|Date=2021-05-03]\n## [Course on nets|Event]\n\n"
                  "Funded by [Reef Fund|Organization].\n\n"
                  "| [9 May 2021|Date=2021-05-09]\n## [Course on boats|Event]\n")),
              testing::AllOf(IsSupersetOf({"Course on nets startDate 3 May 2021",
                                           "Course on boats startDate 9 May 2021"}),
                             Not(Contains("Course on nets startDate 9 May 2021"))));
}

TEST(Layout, SeatBodiesAtThePlacesBelowAndBesideThem) {
  EXPECT_THAT(
      related(MarkedDocument::read("## [River Institute|Organization] (RI)\n\n"
                                   "| [Varna|Place], [Bulgaria|Place]\n")),
      IsSupersetOf({"River Institute location Varna", "River Institute location Bulgaria"}));
  const auto table = related(
      MarkedDocument::read("|| 1 || [Reef Fund|Organization] || [RF|Organization] || [Suva|Place]\n"
                           "|| [Wreck course|Event] || [Dive Club|Organization] || "
                           "[DC|Organization] || [Nadi|Place]\n"));
  EXPECT_THAT(table, testing::AllOf(Contains("Reef Fund location Suva"),
                                    Not(Contains("Dive Club location Nadi"))));
}

TEST(Layout, ReadForWhomThePersonsOfATableWork) {
  EXPECT_THAT(related(MarkedDocument::read(
                  "|| Country || Name || Institution || Position\n"
                  "|| Peru || [Ana Lopez|Person] || [Reef Fund|Organization] || "
                  "[Engineer|JobTitle]\n"
                  "|| Togo || [Jon Berg|Person] || [Dive Club|Organization] ||\n")),
              IsSupersetOf({"Ana Lopez affiliation Reef Fund", "Ana Lopez jobTitle Engineer",
                            "Jon Berg affiliation Dive Club"}));
  EXPECT_THAT(related(MarkedDocument::read(
                  "|| Partner || Town || Contact\n"
                  "|| [Reef Fund|Organization] ([coordinator|JobTitle]) || [Suva|Place] || "
                  "[Ana Lopez|Person]\n"
                  "|| [Dive Club|Organization] || [Nadi|Place] || to be named\n"
                  "|| Hosts of the [Surf Club|Organization] || [Riga|Place] || "
                  "[Jon Berg|Person]\n")),
              testing::AllOf(Contains("Ana Lopez affiliation Reef Fund"),
                             Not(Contains("Ana Lopez jobTitle coordinator")),
                             Not(Contains("Jon Berg affiliation Surf Club"))));
}

TEST(Layout, TellWhatAUnitIsOfInALetterhead) {
  EXPECT_THAT(related(MarkedDocument::read("[Port Ministry|Organization]\n"
                                           "[Reef Department|Organization] (RD)\n")),
              ElementsAre("Reef Department parentOrganization Port Ministry"));
  EXPECT_THAT(related(MarkedDocument::read("- [Port Ministry|Organization]\n"
                                           "- [Reef Department|Organization]\n")),
              testing::IsEmpty());
}

TEST(Layout, SeatABodyInTheTownOfItsAddress) {
  EXPECT_THAT(related(MarkedDocument::read("| [Reef Fund|Organization] (RF) • Hafengasse 7, 811 02 "
                                           "[Vienna|Place] • Imprint\n")),
              Contains("Reef Fund location Vienna"));
  EXPECT_THAT(related(MarkedDocument::read("| [Port Board|Organization]\n| 12 Quay Road\n"
                                           "| [Leith|Place]\n")),
              Contains("Port Board location Leith"));
  EXPECT_THAT(related(MarkedDocument::read("| [Reef Fund|Organization] • 70 [Harbour Square|Place] "
                                           "• 18. 7. • [Vienna|Place]\n")),
              testing::IsEmpty());
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

TEST(Layout, ReadWhoSpeaksAndHostsInAnAgenda) {
  const auto found = related(agenda());
  EXPECT_THAT(found,
              IsSupersetOf({"Keynote performer Ana Kovač", "Wreck course organizer Dive Club",
                            "Reception organizer Per Dahl", "Reception location Old Quay",
                            "Reception isPartOf Harbour Days"}));
  EXPECT_THAT(found, testing::AllOf(Not(Contains("Harbour Days organizer Reef Inn")),
                                    Not(Contains("Reception performer Per Dahl"))));
}

TEST(Layout, ReadWhoSpeaksAtTheOpeningOfAnAgenda) {
  EXPECT_THAT(related("# [Harbour Days|Event]\n| 09:30 Welcome\n| Dr [Ana Kovač|Person]\n"
                      "| [Eva Berg|Person], [Reef Inn|Organization]\n| 11:00 Lunch\n"
                      "| [Per Dahl|Person]\n| 12:00 Departure\n"),
              testing::AllOf(IsSupersetOf({"Harbour Days performer Ana Kovač",
                                           "Harbour Days performer Eva Berg"}),
                             Not(Contains("Harbour Days performer Per Dahl"))));
}

TEST(Layout, TakeALabelForAPostThatIsNoRoleAtAnEvent) {
  const auto labelled = [](const std::string& pair) {
    Document document = MarkedDocument::read("# [Clear Reefs|Project]\n= " + pair + "\n");
    document.add(Mention{.span = document.key_values().front().key, .type = Type::job_title});
    return related(std::move(document));
  };
  EXPECT_THAT(labelled("Task manager: [Ana Kovač|Person]"),
              ElementsAre("Ana Kovač jobTitle Task manager"));
  EXPECT_THAT(labelled("Moderator: [Ana Kovač|Person]"), testing::IsEmpty());
}

TEST(Layout, TakeALabelForAPost) {
  Document document =
      MarkedDocument::read("# [Clear Reefs|Project]\n= Project manager: [Ana Kovač|Person]\n");
  const Span label = document.key_values().front().key;
  document.add(Mention{.span = label, .type = Type::job_title});
  EXPECT_THAT(related(std::move(document)), IsSupersetOf({"Ana Kovač jobTitle Project manager",
                                                          "Ana Kovač affiliation Clear Reefs"}));
}

TEST(Layout, KeepItemsOfNewsApart) {
  EXPECT_THAT(
      related("# News\n## Course ends\nThe [five-day reef course|Event.nominal] ended in "
              "[Arles|Place].\n## Quay opens\nIt was paid for by [Port Bank|Organization].\n"
              "## Meeting\nThe [Third Harbour Meeting|Event] was in [Ghent|Place].\n"),
      testing::AllOf(Contains("five-day reef course location Arles"),
                     Not(Contains("five-day reef course funder Port Bank"))));
}

TEST(Layout, SayNothingOfAnotherStory) {
  const std::string first =
      "| [Pilots' Course|Event] in Riga\n| [5 May 2018|Date=2018-05-05@publication]\n"
      "Forty pilots of nine ports came to learn how ships are brought in at night.\n";
  const std::string second =
      "| New quay in Ghent\n| [2 May 2018|Date=2018-05-02@publication]\n"
      "Participants came from the [Port Board|Organization], which has built the new quay.\n";
  EXPECT_THAT(related("# News\n" + first + second),
              Not(Contains("Pilots' Course attendee Port Board")));
  EXPECT_THAT(related("# News\n" + first + second.substr(second.find("Participants"))),
              Contains("Pilots' Course attendee Port Board"));
}

TEST(Layout, ReadOfTheProgrammeAboveATable) {
  EXPECT_THAT(
      related("Courses under the [Reef Programme|Project]:\n"
              "|| Course || Date\n|| [Reef Care|Event] || [3 May 2021|Date=2021-05-03]\n"),
      IsSupersetOf({"Reef Care isPartOf Reef Programme", "Reef Care startDate 3 May 2021"}));
}

TEST(Layout, TakeABodyUnderWhoForTheHostAndPersonsForGuests) {
  EXPECT_THAT(related("= What: [Quay opening|Event]\n= Who: [Port Agency|Organization]\n"),
              Contains("Quay opening organizer Port Agency"));
  EXPECT_THAT(related("= What: [Quay opening|Event]\n= Who: [Ana Kovač|Person], "
                      "[Port Agency|Organization]\n"),
              testing::AllOf(Contains("Quay opening attendee Ana Kovač"),
                             Not(Contains("Quay opening attendee Port Agency"))));
}

TEST(Layout, ReadTablesOfCourses) {
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

TEST(Layout, ReadSeveralLabelsInOneLine) {
  EXPECT_THAT(related("# [Harbour Days|Event]\n= Date: [8 June 2020|Date=2020-06-08] | Place: "
                      "[Dakar|Place] | Organizer: [IUCN|Organization]\n"),
              IsSupersetOf({"Harbour Days startDate 8 June 2020", "Harbour Days location Dakar",
                            "Harbour Days organizer IUCN"}));
  EXPECT_THAT(
      related("# [Clean Wells|Project]\n= Start: [May 2014|Date=2014-05] – End: [June "
              "2015|Date=2015-06] Donor: [Reef Fund|Organization]; lead partner: [Dive "
              "Club|Organization]\n"),
      UnorderedElementsAre("Clean Wells startDate May 2014", "Clean Wells endDate June 2015",
                           "Clean Wells funder Reef Fund", "Clean Wells implementer Dive Club"));
}

TEST(Layout, TakeNoWordsOfAValueForALabel) {
  EXPECT_THAT(
      related("# [Clean Wells|Project]\n= Donors: [Reef Fund|Organization], Grant: [Dive "
              "Club|Organization]\n= Partners: [Port Agency|Organization], head of "
              "Organiser: [Quay Trust|Organization]\n"),
      UnorderedElementsAre("Clean Wells funder Reef Fund", "Clean Wells funder Dive Club",
                           "Clean Wells partner Port Agency", "Clean Wells partner Quay Trust"));
}

TEST(Layout, ReadCardsOfPersons) {
  EXPECT_THAT(related("| [Ana Kovač|Person]\n| [Director|JobTitle]\n| [Port Agency|Organization]"),
              IsSupersetOf({"Ana Kovač jobTitle Director", "Ana Kovač affiliation Port Agency"}));
}

TEST(Layout, ReadListsUnderALabel) {
  EXPECT_THAT(
      related("# [Harbour Forum|Event]\n## Speakers\n- [Ana Kovač|Person], "
              "[Director|JobTitle]\n- [Jan Nowak|Person]"),
      IsSupersetOf({"Harbour Forum performer Ana Kovač", "Harbour Forum performer Jan Nowak"}));
}

TEST(Layout, ReadAListThatASentenceOpens) {
  EXPECT_THAT(related("# [Harbour Forum|Event]\nThe following bodies took part:\n"
                      "- [Port Agency|Organization]\n- [UNDP|Organization]"),
              ElementsAre("Harbour Forum attendee Port Agency", "Harbour Forum attendee UNDP"));
}

TEST(Layout, PutThePeopleOfAListUnderTheirBody) {
  EXPECT_THAT(
      related("- [Port Agency|Organization]\n- Ms. [Ana Kovač|Person], "
              "[Director|JobTitle]\n- [Coast Guard|Organization]\n- Mr. [Jan Nowak|Person]"),
      IsSupersetOf({"Ana Kovač affiliation Port Agency", "Jan Nowak affiliation Coast Guard"}));
}

TEST(Lists, AreOfTheGiverAndNotOfWhoHelpsIt) {
  const auto listed = [](const std::string& sentence) {
    return related(sentence + " Grant recipients include the [Port Museum|Organization].");
  };
  EXPECT_THAT(listed("The [Blue Foundation|Organization], in partnership with the [Reef "
                     "Trust|Organization], has announced that it awarded grants."),
              ElementsAre("Port Museum funder Blue Foundation"));
  EXPECT_THAT(listed("[Clean Coasts|Project] has awarded ten grants."),
              ElementsAre("Port Museum funder Clean Coasts"));
}

TEST(Layout, ReadAGiftUnderTheNameOfItsGiver) {
  EXPECT_THAT(related("- [Blue Foundation|Organization]\n- [$5 million|Money=USD 5000000] over two "
                      "years to the [Port Museum|Organization]"),
              Contains("Port Museum funder Blue Foundation"));
}

TEST(Layout, GoThroughTheGiftsOfTheBodyThatAnnouncedThem) {
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

TEST(Layout, ReadEachLineOfAListOfGrantsByItself) {
  EXPECT_THAT(
      related("The [Blue Foundation|Organization] has announced its spring grants:\n"
              "| In July:\n"
              "| [Port Museum|Organization] - new storage [$5,000|Money=USD 5000]\n"
              "| [Dive Club|Organization] - nets ([$700|Money=USD 700])\n"
              "| [Sea School|Organization], [Riga|Place]: [$900|Money=USD 900]\n"
              "| Two were declined.\n",
              true),
      IsSupersetOf({"Port Museum funder Blue Foundation", "Dive Club funder Blue Foundation",
                    "Sea School funder Blue Foundation"}));
}

TEST(Layout, ReadAListOfGrantsBelowTheNameOfWhoseTheyAre) {
  const auto listed = [](std::string_view head) {
    return related(std::string(head) +
                   "The [Trustees met|Event] in May and approved these grants.\n"
                   "- \"[Wet Feet|Project]\" - [Reef Trust|Organization], [Arles|Place]. A path "
                   "through the marsh. 12,500\n"
                   "- [Dive Club|Organization] – [Open Nets|Project], "
                   "[2012-2015|Date=2012/2015]\n"
                   "Nets without holes. [$9,000|Money=USD 9000]\n"
                   "- [Sea School|Organization], [Riga|Place]\n"
                   "A stove. [$700|Money=USD 700]\n");
  };
  EXPECT_THAT(listed("# [Blue Foundation|Organization]\n"),
              IsSupersetOf({"Wet Feet funder Blue Foundation", "Open Nets funder Blue Foundation",
                            "Open Nets implementer Dive Club", "Open Nets amount $9,000",
                            "Open Nets endDate 2012-2015", "Sea School funder Blue Foundation"}));
  EXPECT_THAT(listed("# [Port Museum|Organization]\n"),
              Not(Contains("Wet Feet funder Port Museum")));
  EXPECT_THAT(related("# [Blue Foundation|Organization]: grants\n"
                      "- [Open Nets|Project]. [$900|Money=USD 900]\n"
                      "- [Wet Feet|Project]. [$800|Money=USD 800]\n"
                      "- [Warm School|Project]. [$700|Money=USD 700]\n"
                      "## [Opening|Event]\nCoffee was [$20|Money=USD 20]."),
              Not(Contains("Opening funder Blue Foundation")));
}

TEST(Layout, TakeWhatAnEntryOfGrantsTellsForThatOfItsProject) {
  EXPECT_THAT(
      related("# [Blue Foundation|Organization]: grants of the [Small Seas Programme|Project]\n"
              "- [Wet Feet|Project] - [Reef Trust|Organization]. In cooperation with "
              "[Caritas|Organization]. [$500|Money=USD 500]\n"
              "- [Open Nets|Project] - [Dive Club|Organization]. [$600|Money=USD 600]\n"
              "- [Warm School|Project] - [Sea School|Organization]. [$700|Money=USD 700]\n"),
      AllOf(Contains("Wet Feet partner Caritas"),
            Not(Contains("Small Seas Programme partner Caritas"))));
}

TEST(Layout, ReadATableOfGrantsBelowTheNameOfWhoseTheyAre) {
  const auto table = [](std::string_view column) {
    return related(
        "Of 63 applications to the [Living Shores Fund|Organization] two were chosen.\n"
        "|| Who || What || " +
        std::string(column) +
        "\n|| [Reef Trust|Organization] || [Wet Feet|Project] || 12,500\n"
        "|| [Dive Club|Organization] || [Open Nets|Project] || 9,000\n");
  };
  EXPECT_THAT(table("How much"),
              IsSupersetOf({"Wet Feet funder Living Shores Fund", "Wet Feet implementer Reef Trust",
                            "Open Nets funder Living Shores Fund"}));
  EXPECT_THAT(table("Income"), Not(Contains("Wet Feet funder Living Shores Fund")));
}

TEST(Layout, TakeThoseInAListOfIncomeForNoReceivers) {
  const auto listed = [](std::string_view label) {
    return related("The [Blue Foundation|Organization] awarded ten grants.\n| " +
                       std::string(label) +
                       ":\n| [Port Trust|Organization]: [$900|Money=USD 900]\n"
                       "| [Dive Club|Organization] - rent [$700|Money=USD 700]\n",
                   true);
  };
  EXPECT_THAT(listed("Grants in July"), SizeIs(2));
  EXPECT_THAT(listed("Income by source"), IsEmpty());
}

/// A document with projects that the layout names.
Document with_titles(std::string_view marked, std::initializer_list<std::string_view> titles) {
  Document document = MarkedDocument::read(marked);
  for (const std::string_view title : titles) {
    const auto begin = static_cast<std::uint32_t>(document.text().find(title));
    document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(title.size())},
                         .type = Type::project,
                         .rule = "label"});
  }
  return document;
}

TEST(Layout, ReadADecisionBelowTheTitleOfItsProject) {
  EXPECT_THAT(
      related(
          with_titles("# Decisions\nThe [Sea Fund|Organization] awarded two grants.\n"
                      "| Nets and Songs\n= Applicant: [Dive Club|Organization]\n"
                      "= Decision: Award grant of [EUR 500|Money=EUR 500]\n"
                      "| Safe Slips\n= Applicant: [Reef Inn|Organization]\n= Decision: Reject\n",
                      {"Nets and Songs", "Safe Slips"})),
      UnorderedElementsAre("Nets and Songs implementer Dive Club", "Nets and Songs amount EUR 500",
                           "Nets and Songs funder Sea Fund", "Safe Slips implementer Reef Inn"));
}

TEST(Layout, ReadWhoGetsHowMuchInTheLinesBelowATitle) {
  EXPECT_THAT(
      related(with_titles("# Decisions\nThe [Sea Fund|Organization] awarded two grants.\n"
                          "| Nets and Songs\n| [Dive Club|Organization], Quelby\n"
                          "| [EUR 500|Money=EUR 500] – 36 months\n"
                          "| Safe Slips\n| There is no money.\n",
                          {"Nets and Songs", "Safe Slips"})),
      UnorderedElementsAre("Nets and Songs implementer Dive Club", "Nets and Songs amount EUR 500",
                           "Nets and Songs funder Sea Fund"));
}

TEST(Layout, TakeNoBodyOfALabelBelowATitleForWhoGetsTheMoney) {
  Document document = with_titles(
      "# Projects\n| Nets and Songs\n= EU contribution: [EUR 500|Money=EUR 500]\n"
      "= Total cost: [EUR 800|Money=EUR 800]\n",
      {"Nets and Songs"});
  const auto begin = static_cast<std::uint32_t>(document.text().find("EU"));
  document.add(Mention{.span = {begin, begin + 2}, .type = Type::organization});
  EXPECT_THAT(related(std::move(document)), Not(Contains("Nets and Songs implementer EU")));
}

TEST(Layout, LeaveAProjectToTheDonorThatItsOwnSheetNames) {
  EXPECT_THAT(related(with_titles("# [Dive Club|Organization]\n| Nets and Songs\n"
                                  "= Donor: [Sea Fund|Organization]\n"
                                  "= Amount: [EUR 500|Money=EUR 500]\n"
                                  "| Safe Slips\n= Amount: [EUR 300|Money=EUR 300]\n",
                                  {"Nets and Songs", "Safe Slips"})),
              testing::AllOf(Contains("Nets and Songs funder Sea Fund"),
                             Not(Contains("Nets and Songs funder Dive Club"))));
}

TEST(Layout, ReadWhoseShareOfTheMoneyALabelTells) {
  Document document = MarkedDocument::read(
      "# [Clear Reefs|Project]\n= Contribution of Dive Club: [EUR 500|Money=EUR 500]\n"
      "= Sea Fund contribution: [EUR 300|Money=EUR 300]\n"
      "= Prize of Reef Inn: [EUR 100|Money=EUR 100]\n");
  for (const std::string_view body : {"Dive Club", "Sea Fund", "Reef Inn"}) {
    const auto begin = static_cast<std::uint32_t>(document.text().find(body));
    document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(body.size())},
                         .type = Type::organization});
  }
  EXPECT_THAT(related(std::move(document)),
              UnorderedElementsAre("Clear Reefs funder Dive Club", "Clear Reefs funder Sea Fund"));
}

TEST(Layout, EndAListBeforeThoseWhoStayedAway) {
  EXPECT_THAT(
      related("# [Reef Meeting|Event]\nPresent:\n| [Sea School|Organization]\n"
              "| [Dive Club|Organization]\n| Apologies: [Reef Inn|Organization]\n"),
      UnorderedElementsAre("Reef Meeting attendee Sea School", "Reef Meeting attendee Dive Club"));
}

TEST(Layout, TakeManyPartnersForThoseOfTheProject) {
  EXPECT_THAT(
      related("# [Reef Meeting|Event]\nWe of [Clear Reefs|Project] are happy to see you at "
              "the [Reef Meeting|Event].\n## About us\n= Partners: [Sea School|Organization], "
              "[Dive Club|Organization], [Reef Inn|Organization]\n"),
      IsSupersetOf({"Clear Reefs partner Sea School", "Clear Reefs partner Reef Inn"}));
}

TEST(Layout, ReadLabelsOfPartnersWithTheirNumbers) {
  EXPECT_THAT(
      related("# [Clear Reefs|Project]\n| Partner 2: [Dive Club|Organization]\n"
              "| PP3: [Reef Inn|Organization]\n"),
      UnorderedElementsAre("Clear Reefs partner Dive Club", "Clear Reefs partner Reef Inn"));
}

TEST(Layout, TakeThePartnerBehindTheMarkOfALeaderForTheOneThatRunsAProject) {
  EXPECT_THAT(
      related("# [Clear Reefs|Project]\nPartners:\n| LP – [Sea School|Organization]\n"
              "| [Dive Club|Organization]\n"),
      UnorderedElementsAre("Clear Reefs implementer Sea School", "Clear Reefs partner Dive Club"));
}

TEST(Layout, TakeAVenueForThatOfTheEvent) {
  EXPECT_THAT(related("# [Clear Reefs|Project]\nThe [Reef Meeting|Event] is near.\n"
                      "= Venue: [Sea School|Organization]\n"),
              AllOf(Contains("Reef Meeting location Sea School"),
                    Not(Contains("Clear Reefs location Sea School"))));
}

TEST(Layout, TakeWhatAProgrammeListsForPartsOfTheEvent) {
  EXPECT_THAT(related("# [Reef Meeting|Event]\n= Programme: [Lecture on eels|Event], 6 pm\n"),
              ElementsAre("Lecture on eels isPartOf Reef Meeting"));
}

TEST(Layout, TakeCountriesThatGainForWhereAProjectWorks) {
  EXPECT_THAT(related("# [Clear Reefs|Project]\n= Beneficiaries: [Peru|Place=PE], "
                      "[Chile|Place=CL]\n"),
              UnorderedElementsAre("Clear Reefs location Peru", "Clear Reefs location Chile"));
}

TEST(Layout, TakeTheFirstLineBelowCoordinatorForWhoThatIs) {
  EXPECT_THAT(related("# [Clear Reefs|Project]\nCoordinator:\n| [Sea School|Organization]\n"
                      "| [Dive Club|Organization]\n"),
              ElementsAre("Clear Reefs implementer Sea School"));
}

TEST(Layout, EndAListAtTheNextLabel) {
  EXPECT_THAT(related("# [Light Project|Project]\n| Donor:\n| [Norway|Place]\n| Partners:\n"
                      "| [Caritas|Organization]"),
              UnorderedElementsAre("Light Project funder Norway", "Light Project partner Caritas"));
}

TEST(Layout, HangASessionOnThePagesEvent) {
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

TEST(Layout, ReadTheRowsOfATableByItsHeader) {
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

TEST(Layout, TakeAPartnerWhoseRoleIsToLeadForTheImplementer) {
  constexpr std::string_view kTable =
      "|| Partner || Country || Role\n"
      "|| [Port Agency|Organization] || [Poland|Place] || Lead partner\n"
      "|| [Coast Trust|Organization] || [Latvia|Place] || Partner";
  const auto roles = {"Sea School implementer Port Agency", "Sea School partner Coast Trust"};
  for (const std::string heading : {"", "## Consortium\n"}) {
    const auto found = related("# [Sea School|Project]\n" + heading + std::string(kTable));
    EXPECT_THAT(found, IsSupersetOf(roles));
    EXPECT_THAT(found, Not(Contains("Sea School partner Port Agency")));
  }
}

TEST(Layout, ReadATableOfGrantees) {
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

TEST(Layout, ReadRowsThatLackACellAndNoHeadingsAmongThem) {
  EXPECT_THAT(
      related("||| No. || Project || Country || Grant amount\n"
              "||| [Clean Coasts|Project] ||  ||  || \n"
              "||| 1 || [Light for Gdynia|Project] ||  || [USD 5,000|Money=USD 5000]\n"
              "||| 2 || [Sea School|Project] || [Latvia|Place] || "),
      UnorderedElementsAre("Light for Gdynia amount USD 5,000", "Sea School location Latvia"));
}

TEST(Layout, TakeNoProgrammeAcrossBordersForTheProjectOfASheet) {
  const auto shared = [](std::string_view programme) {
    return related("They met under the [" + std::string(programme) +
                   "|Project].\n\n## Partners\n\n- [Reef Trust|Organization]\n");
  };
  EXPECT_THAT(shared("Interreg Lakes"), testing::IsEmpty());
  EXPECT_THAT(shared("Clean Lakes"), ElementsAre("Clean Lakes partner Reef Trust"));
}

TEST(Layout, TakeNoMembersForGrantees) {
  const std::string members =
      "|| [Port Agency|Organization] || [Gdynia|Place] || [Ana Kovač|Person]\n"
      "|| [Coast Trust|Organization] || [Riga|Place] || [Jan Nowak|Person]";
  EXPECT_THAT(related("The [Blue Foundation|Organization] has awarded a grant to ten bodies.\n"
                      "|| Institution || Town || Contact\n" +
                      members),
              UnorderedElementsAre("Port Agency location Gdynia", "Coast Trust location Riga",
                                   "Ana Kovač affiliation Port Agency",
                                   "Jan Nowak affiliation Coast Trust"));
}

TEST(Layout, TakeTheOnlyColumnOfSumsForWhatProjectsWereGiven) {
  const std::string rows =
      "|| [Light for Gdynia|Project] || [Poland|Place] || [USD 5,000|Money=USD 5000]\n"
      "|| [Sea School|Project] || [Latvia|Place] || [USD 7,000|Money=USD 7000]";
  for (const std::string header :
       {"|| Project || Where || Support\n", "|| Project || Where || Grant\n"}) {
    EXPECT_THAT(related(header + rows),
                IsSupersetOf({"Light for Gdynia amount USD 5,000", "Sea School amount USD 7,000"}))
        << header;
  }
  EXPECT_THAT(related("||| Project || Notes || Support\n"
                      "||| [Light for Gdynia|Project] ||  || [USD 5,000|Money=USD 5000]\n"
                      "||| [Sea School|Project] ||  || [USD 7,000|Money=USD 7000]"),
              Contains("Sea School amount USD 7,000"));
  EXPECT_THAT(related("|| Project || Where || Asked || Spent\n"
                      "|| [Sea School|Project] || [Latvia|Place] || [USD 7,000|Money=USD 7000] || "
                      "[USD 6,000|Money=USD 6000]"),
              Not(Contains("Sea School amount USD 7,000")));
}

TEST(Layout, TakeThePartnerThatCoordinatesForTheOneThatRunsAProject) {
  EXPECT_THAT(related("# [Light Project|Project]\n## Partners\n"
                      "- [Port Agency|Organization], Poland (coordinator)\n"
                      "- [Coast Trust|Organization], Latvia\n"),
              UnorderedElementsAre("Light Project implementer Port Agency",
                                   "Light Project partner Coast Trust"));
}

TEST(Layout, TakeAConsortiumForTheProjectsAndNotTheMeetings) {
  const auto found = related(
      "# [Harbour Meeting|Event]\nIt is part of the [Light Project|Project].\n"
      "## The consortium\n- [Port Agency|Organization]\n- [Coast Trust|Organization]\n");
  EXPECT_THAT(found, IsSupersetOf({"Light Project partner Port Agency",
                                   "Light Project partner Coast Trust"}));
  EXPECT_THAT(found, Not(Contains("Harbour Meeting partner Port Agency")));
}

TEST(Layout, TellOfNoFundWhoCarriesOutWhatItPaysFor) {
  const std::string label = "= Lead partner: [Reef Trust|Organization]\n";
  EXPECT_THAT(related("# News\nThe [Sea Fund|Project] has decided.\n" + label), testing::IsEmpty());
  EXPECT_THAT(related("# News\nThe [Reef Project|Project] has begun.\n" + label),
              ElementsAre("Reef Project implementer Reef Trust"));
}

TEST(Layout, TakeASumBesideAnEventForItsPrice) {
  const std::string sum = "= Budget: [EUR 500|Money=EUR 500]\n";
  EXPECT_THAT(related("# [Reef Course|Event]\n" + sum), testing::IsEmpty());
  EXPECT_THAT(related("# [Reef Project|Project]\n" + sum),
              ElementsAre("Reef Project amount EUR 500"));
}

TEST(Layout, TellOfAnotherProjectWhereALabelComesAgainAfterOthers) {
  const std::string first = "= Donor: [Reef Trust|Organization]\n";
  const std::string place = "= Place: [Suva|Place]\n";
  const std::string again = "= Donor: [Port Board|Organization]\n";
  EXPECT_THAT(related("# [Reef Project|Project]\n" + first + place + again),
              Not(Contains("Reef Project funder Port Board")));
  EXPECT_THAT(related("# [Reef Project|Project]\n" + place + first + again),
              Contains("Reef Project funder Port Board"));
}

TEST(Layout, TakeThePlaceBesideAPartnerForNoPartner) {
  const auto found = related(
      "# [Light Project|Project]\n## Partners\n|| Partner || Country\n"
      "|| [Port Agency|Organization] || [Poland|Place]\n|| [Coast Trust|Organization] || "
      "[Latvia|Place]");
  EXPECT_THAT(found, IsSupersetOf({"Light Project partner Port Agency",
                                   "Light Project partner Coast Trust"}));
  EXPECT_THAT(found, Not(Contains("Light Project partner Poland")));
}

TEST(Layout, ReadSeveralPersonsUnderALabelThatStandsAlone) {
  EXPECT_THAT(
      related("# [Water Dialogue|Event]\nPanel\n[Marta Ruiz|Person], Minister\n"
              "[Tom Okello|Person], Nile Forum\nRivers carry many hopes, say the hosts."),
      IsSupersetOf({"Water Dialogue performer Marta Ruiz", "Water Dialogue performer Tom Okello"}));
}

TEST(Layout, EndALabelsListAtTheNextLabel) {
  EXPECT_THAT(related("# [Water Dialogue|Event]\n| Partners\n| [Nile Forum|Organization]\n"
                      "| Organisers\n| [Blue Fund|Organization]"),
              UnorderedElementsAre("Water Dialogue partner Nile Forum",
                                   "Water Dialogue organizer Blue Fund"));
}

TEST(Layout, ReadLabelsInsideAParagraph) {
  EXPECT_THAT(related("The [closing conference|Event] is tomorrow. Opening remarks: [Carl "
                      "Berg|Person]; [Lea Zupan|Person]."),
              UnorderedElementsAre("closing conference performer Carl Berg",
                                   "closing conference performer Lea Zupan"));
}

TEST(Layout, TakeStatesInARowUnderDonorsForDonors) {
  EXPECT_THAT(related("# [Clear Reefs|Project]\n= Donors: [Blue Fund|Organization] ([EUR "
                      "500|Money=EUR 500]), [Norway|Place=NO], [Chile|Place=CL]\n"),
              IsSupersetOf({"Clear Reefs funder Norway", "Clear Reefs funder Chile"}));
  EXPECT_THAT(related("# [Clear Reefs|Project]\n= Donors: [Lund University|Organization], "
                      "[Sweden|Place=SE]\n"),
              Not(Contains("Clear Reefs funder Sweden")));
}

TEST(Layout, EndAProjectAtTheSecondOfTwoDatesWithADash) {
  EXPECT_THAT(related("# [Clear Reefs|Project]\n= Duration: [01/2019|Date=2019-01] - "
                      "[06/2022|Date=2022-06]\n"),
              UnorderedElementsAre("Clear Reefs startDate 01/2019", "Clear Reefs endDate 06/2022"));
}

TEST(Layout, TakeATitleOverTwoLinesForOne) {
  DocumentBuilder builder({.id = "sheet.txt"});
  const auto line = [&](const char* words) { return builder.add_block(BlockKind::line, words); };
  const Span key = line("Project title");
  const Span first = line("Clean Water in the Highlands");
  const Span second = line("COMP, phase 2");
  const Span donor = line("Donor");
  const Span giver = line("Caritas");
  builder.add_key_value(key, first);
  builder.add_key_value(key, second);
  builder.add_key_value(donor, giver);
  Document document = std::move(builder).build();
  document.add(Mention{.span = first, .type = Type::project});
  document.add(Mention{.span = {second.begin, second.begin + 4}, .type = Type::project});
  document.add(Mention{.span = giver, .type = Type::organization});
  EXPECT_THAT(related(std::move(document)),
              Contains("Clean Water in the Highlands funder Caritas"));
}

TEST(Layout, EndAValueAtTheNextLabelOfItsLine) {
  EXPECT_THAT(
      related("# [Clear Reefs|Project]\n= Grantee: [Sea School|Organization] (BG). Partners: "
              "[Dive Club|Organization].\n"),
      UnorderedElementsAre("Clear Reefs implementer Sea School", "Clear Reefs partner Dive Club"));
}

TEST(Layout, SendPersonsOfAListAndTheirBodies) {
  EXPECT_THAT(
      related("The [kick-off|Event] began. In the room were:\n- [Ana Kovač|Person], for the "
              "[Port Agency|Organization];\n- [Jan Nowak|Person] ([IOM|Organization])."),
      IsSupersetOf({"kick-off attendee Ana Kovač", "kick-off attendee Port Agency",
                    "kick-off attendee Jan Nowak"}));
}

TEST(Layout, GiveTheBodyUnderAPersonToThatPersonAlone) {
  EXPECT_THAT(
      related("| [Dilip Ratha|Person]\n| [World Bank|Organization]\n| [Jean Dumont|Person]\n"
              "| [OECD|Organization]"),
      UnorderedElementsAre("Dilip Ratha affiliation World Bank", "Jean Dumont affiliation OECD"));
}

TEST(Layout, ReadADateLineWithItsTime) {
  EXPECT_THAT(related("# [Stakeholder Workshop|Event]\n| [21 March 2018|Date=2018-03-21], 9.30 – "
                      "16.30\n| [Hotel Park|Place], [Split|Place]"),
              IsSupersetOf({"Stakeholder Workshop startDate 21 March 2018",
                            "Stakeholder Workshop location Split"}));
}

TEST(Layout, PlaceAnEventWhereTheLineBelowItsTitleIs) {
  EXPECT_THAT(
      related("Minutes of the [Second Assembly|Event]\n| [Hotel Park|Organization], "
              "[Split|Place], unconfirmed"),
      IsSupersetOf({"Second Assembly location Hotel Park", "Second Assembly location Split"}));
  EXPECT_THAT(
      related("Minutes of the [Second Assembly|Event]\n| [Reef Office|Organization], minutes"),
      IsEmpty());
}

TEST(Layout, LeaveDatesOfOtherNewsOutOfAnItemsEvent) {
  EXPECT_THAT(
      related("# News\n## Judges learn\n[1 June 2023|Date] [Tirana|Place]\n\nThey learned.\n"
              "## Police meet\nThe [meeting|Event] was in [Mostar|Place]."),
      Not(Contains("meeting location Tirana")));
}

TEST(Layout, TakeParticipantsOfAProjectForPartners) {
  EXPECT_THAT(
      related("# [Light Project|Project]\n= Participants: [Caritas|Organization]\n"
              "= End date: [31 May 2027|Date=2027-05-31]"),
      UnorderedElementsAre("Light Project partner Caritas", "Light Project endDate 31 May 2027"));
}

TEST(Layout, TakesThoseWhoseProfilesStandUnderSpeakersForThem) {
  const auto found = related(
      "# [Harbour Forum|Event]\n\n## Speakers\n\n## Dr. [Ana Kovač|Person]\n\nTeaches the law of "
      "the sea. [Eva Berg|Person] was her teacher.\n\n| [Judge|JobTitle] [Jan Nowak|Person]\n\n"
      "Knows all the ports.\n\n## Venue\n\n| [Ida Moss|Person] keeps the key.\n");
  EXPECT_THAT(found, IsSupersetOf({"Harbour Forum performer Ana Kovač",
                                   "Harbour Forum performer Jan Nowak"}));
  EXPECT_THAT(found, AllOf(Not(Contains("Harbour Forum performer Eva Berg")),
                           Not(Contains("Harbour Forum performer Ida Moss"))));
}

}  // namespace
}  // namespace docweave
