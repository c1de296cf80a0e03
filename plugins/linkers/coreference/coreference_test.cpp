#include <extractor_harness.hpp>
#include <gmock/gmock.h>
#include <marked_document.hpp>

#include <docweave/linker.hpp>

namespace docweave {
namespace {

using test::MarkedDocument;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

DocumentGraph linked(const Document& document, bool all_events = false) {
  test::CollectedDiagnostics diagnostics;
  const std::string language = all_events ? "en" : "";
  const PluginContext context{
      Options::parse(R"({"threshold": 0.3, "all_events_in": ")" + language + "\"}"), PLUGIN_FOLDER,
      ".", diagnostics};
  const std::unique_ptr<Plugin> plugin(docweave_module.create(context));
  DocumentGraph graph(document.info());
  dynamic_cast<const Linker&>(*plugin).link(document, graph);
  return graph;
}

/// A relation between marked mentions, proved by the words of its subject.
void relate(Document& document, MentionId subject, Predicate predicate, MentionId object,
            bool weak = false, double confidence = 1) {
  document.add(Relation{.subject = subject,
                        .predicate = predicate,
                        .object = object,
                        .evidence = document.mentions()[subject].span,
                        .plugin = "test",
                        .rule = "r",
                        .confidence = confidence,
                        .weak = weak});
}

/// "subject predicate object" of each statement about entities, by their names.
std::vector<std::string> stated(const DocumentGraph& graph) {
  std::vector<std::string> all;
  for (const Statement& statement : graph.statements()) {
    const auto& object = std::get<EntityIndex>(statement.object());
    all.push_back(graph.entities()[statement.subject()].name + " " +
                  std::string(info(statement.predicate()).name) + " " +
                  graph.entities()[object].name);
  }
  return all;
}

/// "name / other name" of each entity.
std::vector<std::string> entities(std::string_view marked) {
  std::vector<std::string> all;
  const DocumentGraph graph = linked(MarkedDocument::read(marked));
  for (const Entity& entity : graph.entities()) {
    std::string line = entity.name;
    for (const std::string& name : entity.alternate_names) line += " / " + name;
    all.push_back(std::move(line));
  }
  return all;
}

/// Whether there is an entity of the place that stands within a marked name.
bool speaks_of(std::string_view place, std::string key, std::string_view marked) {
  Document document = MarkedDocument::read(marked);
  const auto begin = static_cast<std::uint32_t>(document.text().find(place));
  document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(place.size())},
                       .type = Type::place,
                       .value = std::move(key)});
  return linked(document).entities().size() == 2;
}

TEST(Coreference, MakesOneEntityOfARepeatedName) {
  EXPECT_THAT(
      entities("[UNDP|Organization] met the [OSCE|Organization]. [UNDP|Organization] left."),
      UnorderedElementsAre("UNDP", "OSCE"));
}

TEST(Coreference, TakesABracketedAcronymWithItsName) {
  EXPECT_THAT(
      entities("The [Port Agency|Organization] ([PA|Organization]) met. [PA|Organization] left."),
      ElementsAre("Port Agency / PA"));
}

TEST(Coreference, TakesAnAcronymForTheOneNameWithItsInitials) {
  EXPECT_THAT(entities("The [Port Safety Agency for Women|Organization] met. [PSAW|Organization] "
                       "left [PSA|Organization]."),
              UnorderedElementsAre("Port Safety Agency for Women / PSAW", "PSA"));
}

/// Adds a mention of words to the document.
void mention(Document& document, std::string_view words, Type type, std::string rule) {
  const auto begin = static_cast<std::uint32_t>(document.text().find(words));
  document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(words.size())},
                       .type = type,
                       .rule = std::move(rule)});
}

TEST(Coreference, TakesAnAcronymForANameWithoutThePlaceBehindIt) {
  Document document =
      MarkedDocument::read("[Equality and Peace in Peru|Project] began. [EAP|Project] ended.");
  EXPECT_EQ(linked(document).entities().size(), 2);
  mention(document, "Peru", Type::place, "list");
  EXPECT_THAT(linked(document).entities(),
              UnorderedElementsAre(testing::Field(&Entity::alternate_names, ElementsAre("EAP")),
                                   testing::Field(&Entity::name, "Peru")));
}

TEST(Coreference, KeepsAProgrammeApartFromItsProjects) {
  Document document = MarkedDocument::read("LIFE paid for [LIFE Lynxes|Project].");
  mention(document, "LIFE", Type::project, "list");
  EXPECT_EQ(linked(document).entities().size(), 2);
}

TEST(Coreference, TakesAnAcronymThatOpensItsFullNameForOneWithIt) {
  EXPECT_THAT(entities("[QUORL|Organization] met. The [QUORL Norwegian Research Centre|"
                       "Organization] left."),
              ElementsAre("QUORL Norwegian Research Centre / QUORL"));
  EXPECT_THAT(entities("The [Port Agency|Organization] ([PA|Organization]) met. The [PA Regional "
                       "Centre|Organization] left."),
              UnorderedElementsAre("Port Agency / PA", "PA Regional Centre"));
}

TEST(Coreference, KeepsApartWhatAQuotationOfTheNextSentenceBeginsWith) {
  EXPECT_THAT(entities("It came from the [Elm Academy|Organization].\n“[ELMA|Organization] left.”"),
              UnorderedElementsAre("Elm Academy", "ELMA"));
  EXPECT_THAT(entities("They ran “[Open Harbours|Project]”, “[Safe Roads|Project]”."),
              UnorderedElementsAre("Open Harbours", "Safe Roads"));
}

TEST(Coreference, TakesABodysWordWithACapitalForTheFirstOfThatKind) {
  EXPECT_THAT(entities("The [Reef Institute|Organization] met the [Coral Institute|Organization]. "
                       "The [Institute|Organization.nominal] left."),
              UnorderedElementsAre("Reef Institute / Institute", "Coral Institute"));
  EXPECT_THAT(entities("The [Reef Institute|Organization] met the [Coral Institute|Organization]. "
                       "The [institute|Organization.nominal] left."),
              UnorderedElementsAre("Reef Institute", "Coral Institute / institute"));
}

TEST(Coreference, KeepsNamesApartThatADirectionTellsApart) {
  EXPECT_THAT(entities("The [Northwest Elmland Community Trust|Organization] met the [Elmland "
                       "Community Trust|Organization]."),
              UnorderedElementsAre("Northwest Elmland Community Trust", "Elmland Community Trust"));
}

TEST(Coreference, TakesAnAcronymThatASmallWordOrTwoLettersOfAWordHelpToSpell) {
  EXPECT_THAT(entities("The [Customs and Fiscal Assistance Office|Organization] met. [CAFAO|"
                       "Organization] left."),
              ElementsAre("Customs and Fiscal Assistance Office / CAFAO"));
  EXPECT_THAT(entities("The [Agence Riveraine de Développement|Organization] met. [ARD|"
                       "Organization] left."),
              ElementsAre("Agence Riveraine de Développement / ARD"));
  EXPECT_THAT(entities("The [Reef Network for Free Elections|Organization] met. [RENFREL|"
                       "Organization] left [RNE|Organization]."),
              UnorderedElementsAre("Reef Network for Free Elections / RENFREL", "RNE"));
}

TEST(Coreference, TakesAnAcronymInBracketsInsideANameForIt) {
  EXPECT_THAT(entities("[Border Control (BOCO) Programme|Project] began. [BOCO|Project] ended. The "
                       "[Border Control Programme|Project] was good."),
              ElementsAre("Border Control (BOCO) Programme / BOCO / Border Control Programme"));
  EXPECT_THAT(
      entities("[Port Agency (PAX) Mission to Peru|Organization] met. [PAX|Organization] left."),
      UnorderedElementsAre("Port Agency (PAX) Mission to Peru", "PAX"));
}

TEST(Coreference, TakesWhatASheetOfFactsCallsItsProjectForOne) {
  EXPECT_THAT(entities("# [Wool of the Alps|Project]\n= Acronym: [FLOCK|Project]\n= Reference: "
                       "[LL-473|Project]\n\n[FLOCK|Project] began."),
              ElementsAre("Wool of the Alps / FLOCK / LL-473"));
  EXPECT_THAT(entities("# [Wool of the Alps|Project]\n= Reference: "
                       "[2022-1-IT01-KA210-VET-000081592|Project]\n"),
              ElementsAre("Wool of the Alps / 2022-1-IT01-KA210-VET-000081592"));
  EXPECT_THAT(entities("= Project title: [Wool of the Alps|Project]\n= Acronym: [FLOCK|Project]\n= "
                       "Project title: [Reeds of the Delta|Project]\n= Acronym: [REED|Project]\n"),
              UnorderedElementsAre("Wool of the Alps / FLOCK", "Reeds of the Delta / REED"));
}

TEST(Coreference, TakesTheShortNameOverATitleOverFactsWithIt) {
  EXPECT_THAT(entities("# [FLOCK|Project]\n## [Wool of the Alps and Jura|Project]\n= Donor: "
                       "[UNDP|Organization]\n"),
              UnorderedElementsAre("Wool of the Alps and Jura / FLOCK", "UNDP"));
  EXPECT_THAT(entities("# [Reef Programme|Project]\n## [Wool of the Alps and Jura|Project]\n= "
                       "Donor: [UNDP|Organization]\n"),
              UnorderedElementsAre("Reef Programme", "Wool of the Alps and Jura", "UNDP"));
}

TEST(Coreference, TakesWhatANameIsShortForWithIt) {
  EXPECT_THAT(
      entities("[FLOCK|Project], short for [Wool of the Alps|Project], began. [REED|Project] "
               "(in full: [Banks of the Delta|Project]) ended."),
      UnorderedElementsAre("Wool of the Alps / FLOCK", "Banks of the Delta / REED"));
}

TEST(Coreference, TakesANameThatHoldsItsOwnAcronymWithIt) {
  EXPECT_THAT(entities("[Port cooperation agency PSAW|Organization] met. [PSAW|Organization] left "
                       "the [Reef Office of PSAW|Organization]."),
              UnorderedElementsAre("Port cooperation agency PSAW / PSAW", "Reef Office of PSAW"));
  EXPECT_THAT(entities("[RIX – Regional Coral Centre|Organization] met. [RIX|Organization] left "
                       "the [RIX – Mission to Kenya|Organization]."),
              UnorderedElementsAre("RIX – Regional Coral Centre / RIX", "RIX – Mission to Kenya"));
}

TEST(Coreference, TakesAMeetingOfOthersForAnotherEvent) {
  const auto places = [](std::string_view meeting) {
    Document document =
        MarkedDocument::read("# [Coral Forum|Event]\nIt rained.\nIt snowed.\nIt froze.\nThe [" +
                             std::string(meeting) + "|Event.nominal] was in [Suva|Place].");
    relate(document, 1, Predicate::location, 2);
    return stated(linked(document));
  };
  EXPECT_THAT(places("meeting"), ElementsAre("Coral Forum location Suva"));
  EXPECT_THAT(places("meeting on coral"), ElementsAre("Coral Forum location Suva"));
  EXPECT_THAT(places("meeting of the port pilots"),
              ElementsAre("meeting of the port pilots location Suva"));
}

TEST(Coreference, TakesAProjectByTheNameThatOpensItsTitle) {
  EXPECT_THAT(
      entities("[Lux – Lamps for Towns|Project] began. [Lux|Project] ended before [Lamps|"
               "Project] and [Reef: Corals for All|Project]. [Reef|Project] is new."),
      UnorderedElementsAre("Lux – Lamps for Towns / Lux", "Lamps", "Reef: Corals for All / Reef"));
}

TEST(Coreference, TakesAUniversityByItsFirstWord) {
  EXPECT_THAT(entities("[Makerere University|Organization] met. [Makerere|Organization] and [Reef|"
                       "Organization] left the [Reef Foundation|Organization]."),
              UnorderedElementsAre("Makerere University / Makerere", "Reef", "Reef Foundation"));
}

TEST(Coreference, TakesAnInitialForTheOneGivenNameThatBeginsSo) {
  EXPECT_THAT(entities("[Solveig Berg|Person] met [Jon Berg|Person]. [S. Berg|Person] left."),
              UnorderedElementsAre("Solveig Berg / S. Berg", "Jon Berg"));
  EXPECT_THAT(entities("[Solveig Berg|Person] met [Sara Berg|Person]. [S. Berg|Person] left."),
              UnorderedElementsAre("Solveig Berg", "Sara Berg", "S. Berg"));
}

TEST(Coreference, TakesALegationWithAndWithoutItsSeatAndItsSender) {
  EXPECT_THAT(
      entities("The [British High Commission Dhaka|Organization] in [Dhaka|Place] met. The "
               "[British High Commission|Organization] left."),
      UnorderedElementsAre("British High Commission Dhaka / British High Commission", "Dhaka"));
  EXPECT_THAT(entities("# [Delegation to Kenya|Organization]\nThe [Delegation of the Baltic Union "
                       "to Kenya|Organization] left."),
              ElementsAre("Delegation of the Baltic Union to Kenya / Delegation to Kenya"));
}

TEST(Coreference, SpeaksOfNoPlaceInsideAnother) {
  Document document = MarkedDocument::read("They met in [Malaita Province|Place].");
  Mention inner = document.mentions()[0];
  inner.span.end = inner.span.begin + static_cast<std::uint32_t>(sizeof("Malaita") - 1);
  inner.value = "SB/Malaita";
  document.add(std::move(inner));
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.entities().size(), 1U);
  EXPECT_EQ(graph.entities()[0].name, "Malaita Province");
}

TEST(Coreference, TakesANameInBracketsThatHasBracketsOfItsOwn) {
  EXPECT_THAT(entities("The [Police College|Organization] ([Collège de police|Organization] "
                       "([CDP|Organization])) met."),
              ElementsAre("Collège de police / Police College / CDP"));
}

TEST(Coreference, KeepsAPlaceApartFromTheOneInItsBrackets) {
  EXPECT_THAT(entities("In [Ashgabat|Place] ([Turkmenistan|Place]) they met."),
              UnorderedElementsAre("Ashgabat", "Turkmenistan"));
}

TEST(Coreference, TakesTheProjectForTheOneItsParagraphHasNamed) {
  Document document = MarkedDocument::read(
      "The [SeaLight|Project] began.\n\n[BlueBay|Project] began too. The [project|Project.nominal] "
      "is funded by the [EU|Organization].");
  relate(document, 2, Predicate::funder, 3);
  EXPECT_THAT(stated(linked(document)), ElementsAre("BlueBay funder EU"));
}

TEST(Coreference, MakesNoEntityOfALoneNoun) {
  Document document =
      MarkedDocument::read("A [course|Event.nominal] was held by [UNDP|Organization].");
  relate(document, 0, Predicate::organizer, 1);
  EXPECT_EQ(linked(document).entities().size(), 1U);
}

TEST(Coreference, TellsADescribedEventByItsHeadNoun) {
  Document one = MarkedDocument::read(
      "A [seminar on child rights|Event.nominal] was held by [UNDP|Organization].");
  relate(one, 0, Predicate::organizer, 1);
  EXPECT_EQ(linked(one).entities().size(), 2U);
  Document several = MarkedDocument::read(
      "Two [seminars on child labour|Event.nominal] were held by [UNDP|Organization].");
  relate(several, 0, Predicate::organizer, 1);
  EXPECT_EQ(linked(several).entities().size(), 1U);
}

TEST(Coreference, TakesASurnameForItsBearerOnlyWhereItIsClear) {
  EXPECT_THAT(entities("[Ana Kovač|Person] came. Ms [Kovač|Person] spoke."),
              ElementsAre("Ana Kovač / Kovač"));
  EXPECT_THAT(entities("[Ana Kovač|Person] and [Eva Kovač|Person] came. [Kovač|Person] spoke."),
              UnorderedElementsAre("Ana Kovač", "Eva Kovač", "Kovač"));
  EXPECT_THAT(entities("[Ana Kovač|Person] came. [Kovač|Person] spoke. [Eva Kovač|Person] sang."),
              UnorderedElementsAre("Ana Kovač / Kovač", "Eva Kovač"));
}

TEST(Coreference, DropsTitlesFromTheNamesOfPersons) {
  EXPECT_THAT(entities("[Ambassador Ana Kovač|Person] came."), ElementsAre("Ana Kovač"));
}

TEST(Coreference, KeepsBodiesApartWhoseNamesBeginAlike) {
  EXPECT_THAT(entities("The [United Nations|Organization] and the "
                       "[United Nations Development Programme|Organization] met."),
              UnorderedElementsAre("United Nations", "United Nations Development Programme"));
}

TEST(Coreference, KeepsTheDateThatMostOfTheTextSpeaksFor) {
  Document document = MarkedDocument::read(
      "The [Harbour Workshop|Event] was held on [4 May 2020|Date=2020-05-04]. Some recall "
      "[9 May 2020|Date=2020-05-09]. It began on [4 May 2020|Date=2020-05-04].");
  for (const MentionId date : {1U, 2U, 3U}) relate(document, 0, Predicate::start_date, date);
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(std::get<Literal>(graph.statements().front().object()).value, "2020-05-04");
}

TEST(Coreference, TellsAPostWithoutThoseWhoseItIs) {
  Document document = MarkedDocument::read(
      "The [president of the club|JobTitle=president], [Ana Kovač|Person], spoke.");
  relate(document, 1, Predicate::job_title, 0);
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(std::get<Literal>(graph.statements().front().object()).value, "president");
}

TEST(Coreference, TakesAFirstNameForThePersonWhoHasIt) {
  EXPECT_THAT(entities("[Ana Kovač|Person] came. [Ana|Person] spoke."),
              ElementsAre("Ana Kovač / Ana"));
  EXPECT_THAT(entities("[Ana Kovač|Person] met [Ana Berg|Person]. [Ana|Person] spoke."),
              UnorderedElementsAre("Ana Kovač", "Ana Berg", "Ana"));
}

TEST(Coreference, CallsAProjectAlsoByItsTitleBeforeTheColon) {
  EXPECT_THAT(entities("[Shared Rivers: Flood Warning in the Drina Basin|Project] began."),
              ElementsAre("Shared Rivers: Flood Warning in the Drina Basin / Shared Rivers"));
  EXPECT_THAT(entities("[Bridges: Building Trust|Project] began."),
              ElementsAre("Bridges: Building Trust"));
}

TEST(Coreference, KeepsABodyApartFromWhatItHasWritten) {
  EXPECT_THAT(entities("The [Council of Europe|Organization] wrote the "
                       "[Council of Europe Convention|Organization]."),
              UnorderedElementsAre("Council of Europe", "Council of Europe Convention"));
}

TEST(Coreference, KeepsABodyApartFromItsOfficeSomewhere) {
  EXPECT_THAT(entities("The [Council of Ports|Organization] opened the "
                       "[Council of Ports Office in Malta|Organization]."),
              UnorderedElementsAre("Council of Ports", "Council of Ports Office in Malta"));
}

TEST(Coreference, KeepsABodyApartFromItsParts) {
  EXPECT_THAT(entities("The [Presidency of the Baltic Council|Organization] and the "
                       "[Baltic Council|Organization] met."),
              UnorderedElementsAre("Presidency of the Baltic Council", "Baltic Council"));
}

TEST(Coreference, LeavesThePlaceInsideAnOrganisationsNameAlone) {
  Document document = MarkedDocument::read("The [OSCE Mission to Skopje|Organization] came.");
  const auto begin = static_cast<std::uint32_t>(document.text().find("Skopje"));
  document.add(Mention{.span = {begin, begin + 6}, .type = Type::place});
  EXPECT_EQ(linked(document).entities().size(), 1U);
}

TEST(Coreference, SpeaksOfTheTownThatABodyIsIn) {
  EXPECT_TRUE(speaks_of("Quito", "EC/Quito", "The [Embassy in Quito|Organization] came."));
  EXPECT_TRUE(speaks_of("Fiji", "FJ", "The [Delegation to Fiji|Organization] came."));
  EXPECT_TRUE(speaks_of("Labasa", "FJ/Labasa", "[Labasa district hospital|Organization] won."));
  EXPECT_FALSE(speaks_of("Labasa", "FJ/Labasa", "[Labasa District Hospital|Organization] won."));
  EXPECT_FALSE(speaks_of("Fiji", "FJ", "The [Museum of Fiji|Organization] came."));
  EXPECT_FALSE(speaks_of("Europe", "Europe", "The [Union in Europe|Organization] came."));
}

TEST(Coreference, SpeaksOfNoPlaceThatATitleIsMadeOf) {
  EXPECT_FALSE(speaks_of("Tisza", "Tisza", "The [Tisza Fisheries Project|Project] ended."));
  EXPECT_FALSE(speaks_of("Fiji", "FJ", "The [Big Fiji Games|Event] ended."));
  EXPECT_TRUE(speaks_of("Fiji", "FJ", "The [Workshop in Fiji|Event] ended."));
  EXPECT_TRUE(speaks_of("Fiji", "FJ", "The [Water for Fiji Schools|Project] ended."));
}

TEST(Coreference, SpeaksOfNoBodyThatATitleIsMadeOf) {
  const auto entities_with_body = [](std::string_view marked, std::string_view body) {
    Document document = MarkedDocument::read(marked);
    const auto begin = static_cast<std::uint32_t>(document.text().find(body));
    document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(body.size())},
                         .type = Type::organization});
    return linked(document).entities().size();
  };
  EXPECT_EQ(entities_with_body("[Elm Library Week|Event] began.", "Elm Library"), 1U);
  EXPECT_EQ(entities_with_body("[OSCE Youth Week|Event] began.", "OSCE"), 2U);
  EXPECT_EQ(entities_with_body("[Talk at Elm Library|Event] began.", "Elm Library"), 2U);
}

TEST(Coreference, FindsWhatTheWorkshopRefersTo) {
  Document document = MarkedDocument::read(
      "# [Harbour Workshop|Event]\nThe [workshop|Event.nominal] was held by [UNDP|Organization].");
  relate(document, 1, Predicate::organizer, 2);
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  const Statement& statement = graph.statements().front();
  EXPECT_EQ(graph.entities()[statement.subject()].name, "Harbour Workshop");
  EXPECT_EQ(statement.evidence().front().quote, "workshop");
}

TEST(Coreference, UnderstandsEachStoryOfAPageByItself) {
  Document document = MarkedDocument::read(
      "# News\n"
      "| [Port Forum in Riga|Event]\n| [5 May 2018|Date=2018-05-05@publication]\n"
      "Forty pilots of nine ports came to the [forum|Event.nominal] and spoke of the weather.\n"
      "| Judges learn in Ghent\n| [2 May 2018|Date=2018-05-02@publication]\n"
      "[Reef Law Day|Event] brought judges to Ghent. The [event|Event.nominal] was paid for by the "
      "[Reef Fund|Organization].\n");
  relate(document, 5, Predicate::funder, 6);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Reef Law Day funder Reef Fund"));
}

TEST(Coreference, TakesTheEventForTheOneToldOfBelowItsHeading) {
  Document document = MarkedDocument::read(
      "# Newsletter\n## Fishers learn\nA [reef course|Event.nominal] began.\n## Pilots in Lamu\n"
      "The [Lamu Forum|Event] met. The [event|Event.nominal] was run by the "
      "[Port Board|Organization].\n");
  relate(document, 2, Predicate::organizer, 3);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Lamu Forum organizer Port Board"));
}

TEST(Coreference, TakesAHeadingAndWhatIsToldBelowItForOneEvent) {
  EXPECT_THAT(
      entities("# Newsletter\n## [Fishers met in Riga|Event]\nThe [12th Fishers Meeting|Event] was "
               "short.\n## [Pilots learn in Lamu|Event]\nThe [Lamu Training|Event] was long.\n"),
      UnorderedElementsAre("12th Fishers Meeting / Fishers met in Riga",
                           "Lamu Training / Pilots learn in Lamu"));
}

TEST(Coreference, KnowsWhatANameIsSaidToBe) {
  for (const std::string_view marked : {"[SHELTER|Project] (2019) is a three-year "
                                        "[project|Project.nominal] of [UNDP|Organization].",
                                        "[SHELTER|Project], an EU-funded [project|Project.nominal] "
                                        "of [UNDP|Organization], began."}) {
    Document document = MarkedDocument::read(marked);
    relate(document, 1, Predicate::implementer, 2);
    EXPECT_THAT(stated(linked(document)), ElementsAre("SHELTER implementer UNDP"));
  }
}

TEST(Coreference, TakesAProgrammeForTheWellKnownOneBeforeIt) {
  const auto runner_of = [](std::string noun) {
    Document document =
        MarkedDocument::read("The [Reef Programme|Project] began. The Phare [" + noun +
                             "|Project.nominal] is run by "
                             "[UNDP|Organization].");
    const auto begin = static_cast<std::uint32_t>(document.text().find("Phare"));
    document.add(Mention{
        .span = {begin, begin + 5}, .type = Type::project, .plugin = "test", .rule = "list.name"});
    relate(document, 1, Predicate::implementer, 2);
    return stated(linked(document));
  };
  EXPECT_THAT(runner_of("programme"), ElementsAre("Phare implementer UNDP"));
  EXPECT_THAT(runner_of("project"), testing::Not(ElementsAre("Phare implementer UNDP")));
}

TEST(Coreference, AlsoCallsAThingWhatItIsCalledByDescription) {
  EXPECT_THAT(
      entities("# [OSCE trains judges|Event]\nA two-day [review meeting|Event.nominal] was "
               "held. The [Review Meeting|Event.nominal] ended, the [meeting|Event.nominal] "
               "too."),
      ElementsAre("OSCE trains judges / review meeting / meeting"));
}

TEST(Coreference, JoinsAShortTitleWithTheLongOneBehindADash) {
  EXPECT_THAT(entities("The [BRIDGE|Project] [Project|Project.nominal] - [Open Borders for All|"
                       "Project] began."),
              ElementsAre("Open Borders for All / BRIDGE / Project"));
}

TEST(Coreference, KnowsTheProjectByWhatItIsLike) {
  Document document = MarkedDocument::read(
      "[Open Borders|Project] began. The four-year [project|Project.nominal] is run by "
      "[UNDP|Organization].");
  relate(document, 1, Predicate::implementer, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Open Borders implementer UNDP"));
}

TEST(Coreference, TakesAWellKnownProgrammeForTheProjectOnlyForWantOfAnother) {
  const auto subject = [](std::string rule) {
    Document document = MarkedDocument::read(
        "[SHELTER|Project] won money of Horizon Europe. The [project|Project.nominal] is new.");
    const auto begin = static_cast<std::uint32_t>(document.text().find("Horizon"));
    const MentionId programme = document.add(Mention{.span = {begin, begin + 14},
                                                     .type = Type::project,
                                                     .plugin = "test",
                                                     .rule = std::move(rule)});
    relate(document, 1, Predicate::part_of, programme);
    const DocumentGraph graph = linked(document);
    return graph.statements().empty() ? ""
                                      : graph.entities()[graph.statements().front().subject()].name;
  };
  EXPECT_EQ(subject("list.name"), "SHELTER");
  EXPECT_EQ(subject("quoted-project"), "");
}

TEST(Coreference, TakesHeadlineAndTitleOfTheSameEventAsOne) {
  EXPECT_THAT(entities("# [Workshop on harbour lights|Event]\nThe [workshop|Event.nominal] "
                       "“[Light at Sea|Event]” began."),
              ElementsAre("Workshop on harbour lights / workshop / Light at Sea"));
}

TEST(Coreference, KeepsEventsOfOtherKindsApart) {
  EXPECT_THAT(entities("# [Workshop on harbour lights|Event]\nIt followed the [Sea Fair|Event]."),
              UnorderedElementsAre("Workshop on harbour lights", "Sea Fair"));
}

TEST(Coreference, TakesADefiniteEventOfAnotherKindForANewOne) {
  Document document = MarkedDocument::read(
      "[Harbour Workshop|Event] began. The [final conference|Event.nominal] is in [Oslo|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("final conference location Oslo"));
}

TEST(Coreference, LetsTheFinerDateSpeak) {
  Document document = MarkedDocument::read(
      "[Harbour Fair|Event] in [March 2018|Date=2018-03], on [5 March 2018|Date=2018-03-05].");
  for (const MentionId date : {MentionId{1}, MentionId{2}}) {
    relate(document, 0, Predicate::start_date, date);
  }
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(std::get<Literal>(graph.statements().front().object()).value, "2018-03-05");
}

TEST(Coreference, BelievesTheDateThatIsSaidOfTheEventByName) {
  Document document = MarkedDocument::read(
      "[Harbour Fair|Event]\n[12 October 2016|Date=2016-10-12]\nThe fair began on "
      "[3 October 2016|Date=2016-10-03].");
  document.add(Relation{.subject = 0,
                        .predicate = Predicate::start_date,
                        .object = 1,
                        .evidence = document.mentions()[1].span,
                        .plugin = "test",
                        .confidence = 0.8});
  document.add(Relation{.subject = 0,
                        .predicate = Predicate::start_date,
                        .object = 2,
                        .evidence = document.mentions()[0].span,
                        .plugin = "test",
                        .confidence = 0.7});
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(std::get<Literal>(graph.statements().front().object()).value, "2016-10-03");
}

TEST(Coreference, LetsWeakRelationsFillGapsOnly) {
  Document document =
      MarkedDocument::read("[Harbour Fair|Event] in [Oslo|Place], near [Bergen|Place].");
  for (const MentionId place : {MentionId{1}, MentionId{2}}) {
    relate(document, 0, Predicate::location, place, place == 2);
  }
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.entities()[std::get<EntityIndex>(graph.statements().front().object())].name,
            "Oslo");
}

TEST(Coreference, LetsWeakRelationsTellTheTownOfAVenue) {
  Document document = MarkedDocument::read(
      "[Harbour Fair|Event] in the [Old Hall|Place], near [Bergen|Place=NO/Bergen].");
  for (const MentionId place : {MentionId{1}, MentionId{2}}) {
    relate(document, 0, Predicate::location, place, place == 2);
  }
  EXPECT_EQ(linked(document).statements().size(), 2U);
}

TEST(Coreference, ReadsTheParentOutOfAName) {
  EXPECT_THAT(stated(linked(MarkedDocument::read(
                  "The [OSCE|Organization] and its [OSCE Mission to Skopje|Organization] came."))),
              ElementsAre("OSCE Mission to Skopje parentOrganization OSCE"));
}

TEST(Coreference, ReadsTheParentOutOfTheNameOfABranchSomewhere) {
  Document document = MarkedDocument::read("[UNESCO|Organization] and [UNESCO Suva|Organization].");
  const auto begin = static_cast<std::uint32_t>(document.text().find("Suva"));
  document.add(Mention{.span = {begin, begin + 4}, .type = Type::place, .value = "FJ/Suva"});
  EXPECT_THAT(stated(linked(document)), ElementsAre("UNESCO Suva parentOrganization UNESCO"));
}

TEST(Coreference, ReadsWhoseDelegationItIsOutOfItsName) {
  EXPECT_THAT(
      stated(linked(
          MarkedDocument::read("The [Delegation of the Baltic Union to Togo|Organization] spoke "
                               "for the [Baltic Union|Organization]."))),
      ElementsAre("Delegation of the Baltic Union to Togo parentOrganization Baltic Union"));
}

TEST(Coreference, ReadsThePlaceBehindTheColonOfAnEventsName) {
  for (const std::string_view event : {"Kick-off meeting: Suva", "Reef Workshop – Suva"}) {
    Document document = MarkedDocument::read("The [" + std::string(event) + "|Event] ended.");
    const auto begin = static_cast<std::uint32_t>(document.text().find("Suva"));
    document.add(Mention{.span = {begin, begin + 4}, .type = Type::place, .value = "FJ/Suva"});
    EXPECT_THAT(stated(linked(document)), ElementsAre(std::string(event) + " location Suva"));
  }
}

TEST(Coreference, ReadsThePlaceOutOfABodysName) {
  for (const std::string_view body :
       {"Embassy in Suva", "University of Suva", "WHO Suva", "Suva Field Office",
        "Suva General Hospital", "Reef Mission to Suva", "Coral House in the Suva"}) {
    const DocumentGraph graph = linked(MarkedDocument::read(
        "The [" + std::string(body) + "|Organization] has moved, and [Suva|Place] is glad."));
    ASSERT_EQ(graph.statements().size(), 1U) << body;
    EXPECT_EQ(graph.statements().front().predicate(), Predicate::location);
    EXPECT_EQ(graph.entities()[graph.statements().front().subject()].name, body);
  }
  const DocumentGraph graph = linked(MarkedDocument::read(
      "[Suva Airlines|Organization], the [WHO for Suva|Organization], the [Letters to "
      "Suva|Organization], the [University of the Suva|Organization] and [Suva|Place]."));
  EXPECT_TRUE(graph.statements().empty());
}

TEST(Coreference, ReadsEachPlaceOutOfAProjectsName) {
  Document document = MarkedDocument::read("[Rivers in Peru, Chile and Guyana|Project]");
  for (const std::string_view place : {"Peru", "Chile", "Guyana"}) {
    const auto begin = static_cast<std::uint32_t>(document.text().find(place));
    document.add(Mention{.span = {begin, begin + static_cast<std::uint32_t>(place.size())},
                         .type = Type::place});
  }
  EXPECT_THAT(stated(linked(document)),
              ElementsAre("Rivers in Peru, Chile and Guyana location Peru",
                          "Rivers in Peru, Chile and Guyana location Chile",
                          "Rivers in Peru, Chile and Guyana location Guyana"));
}

TEST(Coreference, ReadsTheProjectOutOfAnEventsName) {
  Document document = MarkedDocument::read("The [final conference of SHELTER|Event] ended.");
  const auto begin = static_cast<std::uint32_t>(document.text().find("SHELTER"));
  document.add(
      Mention{.span = {begin, begin + 7}, .type = Type::project, .plugin = "test", .rule = "r"});
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.statements().front().predicate(), Predicate::part_of);
}

TEST(Coreference, TakesNoLongerNameForAPart) {
  const DocumentGraph graph = linked(MarkedDocument::read(
      "The [Coast Forum|Organization] and the [Coast Forum on Ports|Organization] met."));
  EXPECT_TRUE(graph.statements().empty());
}

TEST(Coreference, KeepsTheNextMeetingApart) {
  Document document = MarkedDocument::read(
      "The [Annual Meeting of Ports|Event] began. The [next meeting|Event.nominal] is in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("next meeting location Ruse"));
}

TEST(Coreference, KeepsTheNextMeetingApartFromAnEventThatIsCalledNone) {
  Document document = MarkedDocument::read(
      "The [Harbour Days|Event] began. The [next meeting|Event.nominal] is in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("next meeting location Ruse"));
}

TEST(Coreference, KeepsANumberedEventApartFromOneThatHasNone) {
  Document document = MarkedDocument::read(
      "The [Workshop on Ports|Event] ended. All went home. They slept. A [second "
      "workshop|Event.nominal] is in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("second workshop location Ruse"));
}

TEST(Coreference, TellsOfOneMeetingOfSeveral) {
  Document document =
      MarkedDocument::read("[Judges from Ghent met in Riga|Event.nominal] on [3 May 2020|Date].");
  relate(document, 0, Predicate::start_date, 1);
  EXPECT_EQ(linked(document).entities().size(), 1U);
}

TEST(Coreference, KnowsTheEventThatAVerbWithManyObjectsTells) {
  Document document = MarkedDocument::read(
      "They [handed over five ambulances|Event.nominal] to the hospital. [Ana Berg|Person] "
      "attended "
      "the [event|Event.nominal], too.");
  relate(document, 2, Predicate::attendee, 1);
  EXPECT_THAT(stated(linked(document)),
              ElementsAre("handed over five ambulances attendee Ana Berg"));
}

TEST(Coreference, TakesNoCeremonyForAnEventOfAnotherKind) {
  Document document = MarkedDocument::read(
      "The [Workshop on Ports|Event] ended. The [ceremony|Event.nominal] in [Ruse|Place] was held "
      "by [UNDP|Organization].");
  relate(document, 1, Predicate::location, 2);
  relate(document, 1, Predicate::organizer, 3);
  EXPECT_THAT(stated(linked(document)),
              ElementsAre("ceremony location Ruse", "ceremony organizer UNDP"));
}

TEST(Coreference, KeepsWhatIsOfAnotherKindThanTheEventHasBeenCalledApart) {
  Document document = MarkedDocument::read(
      "# [Open Borders|Event]\nAll came. They sat. It rained. The [conference|Event.nominal] ended "
      "and the [excursion|Event.nominal] to [Ruse|Place] was held by [UNDP|Organization].");
  relate(document, 2, Predicate::location, 3);
  relate(document, 2, Predicate::organizer, 4);
  EXPECT_THAT(stated(linked(document)),
              ElementsAre("excursion location Ruse", "excursion organizer UNDP"));
}

TEST(Coreference, TakesTheCeremonyOfTheLeadForWhatTheHeadlineTells) {
  Document document = MarkedDocument::read(
      "# [Mayors sign pact|Event.nominal]\nThey spoke at a [signing ceremony|Event.nominal] in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Mayors sign pact location Ruse"));
}

TEST(Coreference, KeepsADescriptionOfAnotherKindApart) {
  Document document = MarkedDocument::read(
      "The [Second Committee of the Reef Project|Event] ended. All went home. They slept. A "
      "[course of the project|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("course of the project location Ruse"));
}

TEST(Coreference, TakesTheOpeningOfABareTitlesEventForAPart) {
  Document document = MarkedDocument::read(
      "# [Patient Pencil|Event]\nThe drawings are old. They are many. All came. The [opening "
      "night|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("opening night location Ruse"));
}

TEST(Coreference, TakesTheReviewOfACourseForAnother) {
  Document document = MarkedDocument::read(
      "The [Course on Nets|Event] ended. Its [mid-term review|Event.nominal] was in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("mid-term review location Ruse"));
}

TEST(Coreference, TakesTheEvaluationMeetingForAnotherUnlessItIsSaidOfTheCourse) {
  Document document = MarkedDocument::read(
      "The [Course on Nets|Event] ended. All went home. They slept. The [evaluation "
      "meeting|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("evaluation meeting location Ruse"));
  Document said = MarkedDocument::read(
      "The [Course on Nets|Event] ended. All went home. They slept. It was the [closing "
      "event|Event.nominal] in [Ruse|Place].");
  relate(said, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(said)), ElementsAre("Course on Nets location Ruse"));
}

TEST(Coreference, TakesTheSecondMeetingOfAProjectForAnotherThanItsFirstEvent) {
  Document document = MarkedDocument::read(
      "The [kick-off|Event.nominal] is over. All went home. They slept. The [second "
      "meeting|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("second meeting location Ruse"));
}

TEST(Coreference, TakesTheVisitToAMuseumForAnotherThanTheVisitToACollege) {
  Document document = MarkedDocument::read(
      "The [visit to the college|Event.nominal] was short. All went home. They slept. The [visit "
      "to the museum|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("visit to the museum location Ruse"));
}

TEST(Coreference, KeepsADayWithANameApartFromACourse) {
  Document document = MarkedDocument::read(
      "The [Course on Nets|Event] ended on [World Tuna Day|Event] in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("World Tuna Day location Ruse"));
}

TEST(Coreference, KeepsTheEventsOfTwoHeadingsApart) {
  Document document = MarkedDocument::read(
      "## [Summer Studio on Nets|Event]\n## [Round Table on Noise|Event]\nIt was in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Round Table on Noise location Ruse"));
}

TEST(Coreference, TakesACountedCourseForAPartOfABareTitle) {
  Document document = MarkedDocument::read(
      "# [Patient Pencil|Event]\nThe drawings are old. They are many. All came. The [first "
      "course|Event.nominal] was in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("first course location Ruse"));
}

TEST(Coreference, KeepsACourtesyCallApartFromAVisit) {
  Document document = MarkedDocument::read(
      "# [Visit of the mayors|Event]\nThey made a [courtesy call|Event.nominal] in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("courtesy call location Ruse"));
}

TEST(Coreference, NamesAnEventByWhatSaysItsKindRatherThanByItsHeadline) {
  EXPECT_THAT(entities("# [Pilots of nine ports elect new leaders|Event]\nAll came to the [12th "
                       "Pilots' Congress 2023|Event] in spring."),
              ElementsAre("12th Pilots' Congress 2023 / Pilots of nine ports elect new leaders"));
}

TEST(Coreference, KeepsTheMeetingOfABodyApart) {
  Document document = MarkedDocument::read(
      "The [Port Seminar|Event] ended. All went home. They slept. The [meeting of the Harbour "
      "Committee|Event.nominal] was in [Ruse|Place].");
  Mention body = document.mentions()[1];
  body.type = Type::organization;
  body.form = Form::named;
  body.span.begin += static_cast<std::uint32_t>(sizeof("meeting of the ") - 1);
  document.add(std::move(body));
  relate(document, 1, Predicate::location, 2);
  const DocumentGraph graph = linked(document);
  const auto event = std::ranges::find(graph.entities(), "Port Seminar", &Entity::name);
  ASSERT_NE(event, graph.entities().end());
  EXPECT_THAT(event->alternate_names, testing::IsEmpty());
}

TEST(Coreference, KnowsTheTitleBehindACommaForThePhrasesName) {
  Document document = MarkedDocument::read(
      "The [opening lecture|Event.nominal], “[Light on Water|Event]”, was in [Ruse|Place].");
  relate(document, 0, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Light on Water location Ruse"));
}

TEST(Coreference, KnowsTheTitleUnderWhichSomethingIsHeldForItsName) {
  EXPECT_THAT(entities("The [inaugural lecture|Event.nominal], under the title “[Light on "
                       "Water|Event]”, was long."),
              ElementsAre("Light on Water / inaugural lecture"));
}

TEST(Coreference, KeepsTheEventsOfAListApart) {
  EXPECT_EQ(entities("# [Reef Courses|Event]\n- [Course on Nets|Event] is full\n- [Course on "
                     "Buoys|Event] is not")
                .size(),
            3U);
}

TEST(Coreference, TakesTheNameBehindTheProjectForTheProjects) {
  Document document = MarkedDocument::read(
      "The [Blue Quay|Project] is old. The [project|Project.nominal] [Clean Reefs|Project] began "
      "in "
      "[Ruse|Place].");
  relate(document, 1, Predicate::location, 3);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Clean Reefs location Ruse"));
}

TEST(Coreference, TakesAnotherWorkshopForNoneBefore) {
  Document document = MarkedDocument::read(
      "The [Workshop on Ports|Event] ended. All went home. They slept. Another "
      "[workshop|Event.nominal] on nets is in [Ruse|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(linked(document).statements(), testing::IsEmpty());
}

TEST(Coreference, GoesOnWithTheMeetingBehindAWordOnTheNext) {
  Document document = MarkedDocument::read(
      "The [Annual Meeting of Ports|Event] began. He came to the [next meeting|Event.nominal]. The "
      "[meeting|Event.nominal] was in [Ruse|Place].");
  relate(document, 2, Predicate::location, 3);
  EXPECT_THAT(stated(linked(document)), ElementsAre("Annual Meeting of Ports location Ruse"));
}

TEST(Coreference, TellsEventsApartByTheirNumbers) {
  EXPECT_THAT(entities("The [Second School on Ocean Light|Event] met. The [3rd School on Ocean "
                       "Light|Event] met. The [third School on Ocean Light|Event] ended."),
              UnorderedElementsAre("Second School on Ocean Light",
                                   "third School on Ocean Light / 3rd School on Ocean Light"));
}

TEST(Coreference, TellsEventsApartByTheStageTheyStandAt) {
  EXPECT_THAT(entities("[Forests of Tomorrow|Event]\nThe [closing workshop on oaks|Event.nominal] "
                       "was in [Ruse|Place]. The [Opening Workshop|Event] was in [Vidin|Place]."),
              UnorderedElementsAre("Forests of Tomorrow / closing workshop on oaks",
                                   "Opening Workshop", "Ruse", "Vidin"));
}

TEST(Coreference, KeepsTheReturnVisitApart) {
  Document document = MarkedDocument::read(
      "The [study visit to Ruse|Event.nominal] ended. A [return visit|Event.nominal] goes to "
      "[Vidin|Place].");
  relate(document, 1, Predicate::location, 2);
  EXPECT_THAT(stated(linked(document)), ElementsAre("return visit location Vidin"));
}

TEST(Coreference, KeepsACampApartFromAParade) {
  EXPECT_THAT(entities("[Carnival Parade|Event]\nThey met at the [Harbour Camp|Event]."),
              UnorderedElementsAre("Carnival Parade", "Harbour Camp"));
}

TEST(Coreference, KeepsAnEventApartFromTheOneItIsPartOf) {
  Document document =
      MarkedDocument::read("# [How should ports learn?|Event]\nPart of: [Harbour Days|Event]");
  relate(document, 0, Predicate::part_of, 1);
  EXPECT_EQ(linked(document).entities().size(), 2U);
}

TEST(Coreference, TakesARoundTableForNoDinner) {
  const auto held = [](std::string_view kind) {
    Document document = MarkedDocument::read(
        "The [Round Table on Ports|Event] was calm. The [" + std::string(kind) +
        "|Event.nominal] in [Ruse|Place] was held by [UNDP|Organization].");
    relate(document, 1, Predicate::location, 2);
    relate(document, 1, Predicate::organizer, 3);
    return stated(linked(document));
  };
  EXPECT_THAT(held("roundtable"), ElementsAre("Round Table on Ports location Ruse",
                                              "Round Table on Ports organizer UNDP"));
  EXPECT_THAT(held("dinner"), ElementsAre("dinner location Ruse", "dinner organizer UNDP"));
}

TEST(Coreference, SaysOnlyThatASpeakerSpeaks) {
  Document document =
      MarkedDocument::read("[Ana Kovač|Person] opened the [Harbour Fair|Event] and stayed.");
  relate(document, 1, Predicate::attendee, 0);
  relate(document, 1, Predicate::performer, 0);
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.statements().front().predicate(), Predicate::performer);
}

TEST(Coreference, SaysThatSomebodyTookPartWhereItIsSurerThanThatTheySpoke) {
  constexpr std::string_view kText = "At the [Harbour Fair|Event] was [Ana Kovač|Person].";
  Document document = MarkedDocument::read(kText);
  relate(document, 0, Predicate::attendee, 1, false, 0.9);
  relate(document, 0, Predicate::performer, 1, false, 0.5);
  EXPECT_EQ(linked(document).statements().size(), 2U);
}

TEST(Coreference, KeepsABareEventOfWhichTheTextSaysEnough) {
  constexpr std::string_view kText =
      "The [seminar|Event.nominal] took place on [3 May 2020|Date=2020-05-03] in [Rome|Place].";
  Document document = MarkedDocument::read(kText);
  relate(document, 0, Predicate::start_date, 1);
  EXPECT_EQ(linked(document).entities().size(), 1U);
  relate(document, 0, Predicate::location, 2);
  EXPECT_EQ(linked(document).entities().size(), 2U);
}

TEST(Coreference, KnowsAKindOfEventByAWordForAll) {
  EXPECT_THAT(
      entities("The [Balkan Hackathon|Event] began. The [competition|Event.nominal] ended."),
      ElementsAre("Balkan Hackathon / competition"));
}

TEST(Coreference, KeepsWhatIsHeldBesideAnEventApart) {
  EXPECT_THAT(
      entities("# [Pilots learn|Event]\nA [harbour workshop|Event.nominal] is being held in "
               "conjunction with the [Annual Meeting of Ports|Event]."),
      ElementsAre("Pilots learn / harbour workshop", "Annual Meeting of Ports"));
}

TEST(Coreference, KeepsBodiesOfOneNameApartThatAListTellsThePlacesOf) {
  EXPECT_THAT(entities("The [Ministry of Finance|Organization] ([Peru|Place]) and the [Ministry of "
                       "Finance|Organization] ([Fiji|Place]) came."),
              UnorderedElementsAre("Ministry of Finance", "Ministry of Finance", "Peru", "Fiji"));
  EXPECT_THAT(
      entities("The [Ministry of Finance|Organization] ([Peru|Place]) came. The [Ministry of "
               "Finance|Organization] left."),
      UnorderedElementsAre("Ministry of Finance", "Peru"));
}

TEST(Coreference, KeepsNextYearsMeetingApart) {
  EXPECT_THAT(entities("The [Harbour Meeting|Event] is over. Next year's [meeting|Event.nominal] "
                       "will be in May."),
              ElementsAre("Harbour Meeting"));
  EXPECT_THAT(entities("The [Harbour Meeting|Event] is over. The pilots' [meeting|Event.nominal] "
                       "was long. The [meeting|Event.nominal] was long."),
              ElementsAre("Harbour Meeting / meeting"));
}

TEST(Coreference, KeepsWhatIsHeldDuringAnEventApart) {
  EXPECT_THAT(
      entities("# [Fishers learn|Event]\nDuring the third [Reef Days|Event] the town held a "
               "long [workshop on litter|Event.nominal]. The [event|Event.nominal] was free."),
      ElementsAre("Fishers learn / workshop on litter / event", "Reef Days"));
  EXPECT_THAT(entities("# [Fishers learn|Event]\nAt the [Reef Days|Event] the town got a prize."),
              ElementsAre("Fishers learn / Reef Days"));
}

TEST(Coreference, KeepsApartWhatBeginsOnOtherDays) {
  Document document = MarkedDocument::read(
      "# [Ports Working Group Meeting|Event]\nIt follows the [Forum Meeting|Event] of "
      "[June 2017|Date=2017-06-26], and began on [12 April 2018|Date=2018-04-12].");
  relate(document, 0, Predicate::start_date, 3);
  relate(document, 1, Predicate::start_date, 2);
  EXPECT_EQ(linked(document).entities().size(), 2U);
}

TEST(Coreference, TakesTheDayBelowAHeadlineForTheDayOfTheNews) {
  Document document = MarkedDocument::read(
      "# [Church leaders meet|Event]\n[12 October 2016|Date=2016-10-12]\nThe [General "
      "Assembly|Event] began on [3 October 2016|Date=2016-10-03].");
  document.add(Relation{.subject = 0,
                        .predicate = Predicate::start_date,
                        .object = 1,
                        .evidence = document.mentions()[1].span,
                        .plugin = "test",
                        .confidence = 0.6});
  relate(document, 2, Predicate::start_date, 3);
  EXPECT_EQ(linked(document).entities().size(), 1U);
}

TEST(Coreference, ReadsWhereAProjectWorksOutOfItsTitle) {
  Document document = MarkedDocument::read("[Mobility Partnership with Peru|Project] began.");
  const auto peru = static_cast<std::uint32_t>(document.text().find("Peru"));
  document.add(Mention{.span = {peru, peru + 4}, .type = Type::place, .plugin = "test"});
  const DocumentGraph graph = linked(document);
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.statements().front().predicate(), Predicate::location);
}

TEST(Coreference, ReadsNoParentOutOfANameWithoutAUnit) {
  EXPECT_TRUE(linked(MarkedDocument::read(
                         "[OSCE|Organization] sent [OSCE National Coordinators|Organization]."))
                  .statements()
                  .empty());
}

TEST(Coreference, ReadsNoParentOutOfABodysOwnNameInFull) {
  const auto says_nothing = [](const char* marked) {
    return linked(MarkedDocument::read(marked)).statements().empty();
  };
  EXPECT_TRUE(says_nothing("[Blue Reef|Organization] is the [Blue Reef Foundation|Organization]."));
  EXPECT_TRUE(says_nothing("[RCC|Organization]\n[RCC – Regional Coral Centre|Organization]"));
}

TEST(Coreference, ReadsNoParentOutOfAnotherBodysName) {
  const auto says_nothing = [](const char* marked, const char* place) {
    Document document = MarkedDocument::read(marked);
    const auto begin = static_cast<std::uint32_t>(document.text().rfind(place));
    document.add(Mention{.span = {begin, begin + 4}, .type = Type::place, .value = "FJ/Suva"});
    return linked(document).statements().empty();
  };
  EXPECT_TRUE(says_nothing("[Harbour Vision|Organization] and [Harbour Vision Suva|Organization].",
                           "Suva"));
  EXPECT_TRUE(linked(MarkedDocument::read("[Working Group|Organization] and "
                                          "[Working Group 2|Organization]."))
                  .statements()
                  .empty());
}

TEST(Coreference, LooksBehindLettersAfterAName) {
  EXPECT_THAT(entities("[Heather Humphreys T.D.|Person] spoke. [Humphreys|Person] left."),
              ElementsAre("Heather Humphreys T.D. / Humphreys"));
}

TEST(Coreference, KnowsAMinistryByItsTurnedName) {
  EXPECT_THAT(
      entities(
          "The [Ministry of the Interior|Organization] met. The [Interior Ministry|Organization] "
          "left."),
      ElementsAre("Ministry of the Interior / Interior Ministry"));
}

TEST(Coreference, KnowsAFamilyNameInCapitals) {
  EXPECT_THAT(
      entities("[ENDO Kazuya|Person] came. [Kazuya Endo|Person] spoke. [ENDO|Person] left."),
      ElementsAre("ENDO Kazuya / Kazuya Endo / ENDO"));
}

TEST(Coreference, ReadsTheProjectOutOfTheNameOfAnEvent) {
  const DocumentGraph graph = linked(MarkedDocument::read(
      "The [Clean Rivers project|Project] held the [Clean Rivers Tabletop Exercise|Event]."));
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.statements().front().predicate(), Predicate::part_of);
  EXPECT_EQ(graph.entities()[graph.statements().front().subject()].type, Type::event);
}

TEST(Coreference, ReadsThePlaceOutOfTheNameOfAUniversity) {
  EXPECT_THAT(
      stated(linked(MarkedDocument::read(
          "[Maribor|Place] has the [University of Maribor|Organization] and the [Friends of "
          "Maribor|Organization]."))),
      ElementsAre("University of Maribor location Maribor"));
}

TEST(Coreference, ReadsTheGiverOutOfTheNameOfItsProject) {
  const DocumentGraph graph =
      linked(MarkedDocument::read("[USAID|Organization] runs the [USAID Forest Program|Project]."));
  ASSERT_EQ(graph.statements().size(), 1U);
  EXPECT_EQ(graph.statements().front().predicate(), Predicate::funder);
}

std::vector<std::string> said_of_project(std::string_view marked) {
  const DocumentGraph graph = linked(MarkedDocument::read(marked));
  std::vector<std::string> said;
  for (const Statement& statement : graph.statements()) {
    const auto* const body = std::get_if<EntityIndex>(&statement.object());
    if (body == nullptr || graph.entities()[statement.subject()].type != Type::project) continue;
    const std::string predicate(info(statement.predicate()).name);
    said.push_back(predicate + " " + graph.entities()[*body].name);
  }
  return said;
}

TEST(Coreference, ReadsWhoRunsAProjectOutOfItsName) {
  EXPECT_THAT(said_of_project("The [World Rail Union|Organization] ([WRU|Organization]) told of "
                              "the [WRU Quiet Wheels Programme|Project]."),
              ElementsAre("implementer World Rail Union"));
  EXPECT_THAT(said_of_project("[Reef Trust|Organization] runs [Reef Trust's Open Shores|Project]."),
              ElementsAre("implementer Reef Trust"));
  EXPECT_THAT(said_of_project("The [EU|Organization] saw the [EU Quiet Wheels Project|Project]."),
              ElementsAre("funder EU"));
}

TEST(Coreference, ReadsWhoseUnitABodyIsOutOfItsName) {
  const auto parents = [](std::string_view marked) {
    const DocumentGraph graph = linked(MarkedDocument::read(marked));
    return std::ranges::count(graph.statements(), Predicate::parent_organization,
                              &Statement::predicate);
  };
  EXPECT_EQ(parents("The [Reef Trust|Organization] and [Reef Trust's Legal Desk|Organization]."),
            1);
  EXPECT_EQ(parents("The [European Union|Organization=european union] and the [EU "
                    "Delegation|Organization=european union delegation]."),
            1);
  EXPECT_EQ(parents("The [World Reef Council|Organization=world reef council] and the [WRCO|"
                    "Organization=world reef council office]."),
            0);
}

TEST(Coreference, TakesNoShortFormOfAProgrammeForWhoRunsIt) {
  EXPECT_THAT(said_of_project("[QWP|Organization] saw the [QWP Cross-border Programme|Project]."),
              ElementsAre());
  EXPECT_THAT(said_of_project("[Reef Trust|Organization] told of the [Reef Trust Fund|Project]."),
              ElementsAre());
}

std::vector<std::string> entities_in(std::string language, std::string_view marked) {
  const Document document =
      MarkedDocument::read(marked, {.id = "test", .language = std::move(language)});
  const DocumentGraph graph = linked(document);
  std::vector<std::string> all;
  for (const Entity& entity : graph.entities()) all.push_back(entity.name);
  return all;
}

TEST(Coreference, KnowsTheLastPartOfACompoundForTheKindOfAnEvent) {
  EXPECT_THAT(entities_in("de",
                          "# [Fachtagung zum Schutz der Moore|Event]\nDie "
                          "[Tagung|Event.nominal] begann um zehn Uhr."),
              ElementsAre("Fachtagung zum Schutz der Moore"));
}

TEST(Coreference, KnowsANameInAllItsCases) {
  constexpr std::string_view kText =
      "Die [Deutsche Botschaft|Organization] und der [Deutschen Botschaft|Organization]";
  EXPECT_EQ(entities_in("de", kText).size(), 1U);
  EXPECT_EQ(entities_in("en", kText).size(), 2U);
}

TEST(Coreference, KeepsAPlaceApartFromTheOneThatAQuoteBeginsWith) {
  EXPECT_EQ(
      entities_in("de", "Sie ging nach [Germany|Place]. „[Albanien|Place] hat Pläne.“").size(), 2U);
}

TEST(Entities, AreMadeOfEventsThatNothingIsSaidOfWhereAskedFor) {
  const Document document = MarkedDocument::read(
      "The [first aid training|Event.nominal] was well received by [ICRC|Organization].");
  EXPECT_EQ(linked(document).entities().size(), 1U);
  EXPECT_EQ(linked(document, true).entities().size(), 2U);
  const Document german =
      MarkedDocument::read("Die [Schulung|Event.nominal] gefiel dem [DRK|Organization].",
                           {.id = "test", .language = "de"});
  EXPECT_EQ(linked(german, true).entities().size(), 1U);
}

}  // namespace
}  // namespace docweave
