#include "resolve/resolver.hpp"

#include <algorithm>
#include <list>
#include <random>

#include <gmock/gmock.h>

#include <docweave/graph.hpp>

#include "document_says.hpp"
#include "store/store.hpp"
#include "written_out.hpp"

namespace docweave {
namespace {

using test::DocumentSays;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kBase = "https://e.org/";

class Resolver : public ::testing::Test {
 protected:
  /// Documents must be written down before `resolved`.
  DocumentSays& document(const std::string& id) { return documents_.emplace_back(id); }

  /// The nodes of the graph, as "type/slug (documents)".
  std::vector<std::string> resolved() {
    for (const DocumentSays& each : documents_) store_.add(each.graph());
    return nodes();
  }

  std::vector<std::string> nodes() {
    resolve(store_, {kBase});
    std::vector<std::string> nodes;
    auto entities = store_.graph()->entities();
    while (const GraphEntity* each = entities->next()) {
      nodes.push_back(each->iri.substr(kBase.size()) + " (" + std::to_string(each->documents) +
                      ")");
    }
    return nodes;
  }

  std::list<DocumentSays> documents_;
  Store store_;
};

TEST_F(Resolver, UnitesEntitiesOfOneFoldedName) {
  document("a").entity(Type::organization, {"European Commission"});
  document("b").entity(Type::organization, {"The EUROPEAN COMMISSION"});
  document("c").entity(Type::project, {"European Commission"});
  EXPECT_THAT(resolved(), ElementsAre("organization/european-commission (2)",
                                      "project/european-commission (1)"));
}

TEST_F(Resolver, UnitesSpellingsOfOneName) {
  document("a").entity(Type::organization,
                       {"Organization for Security and Co-operation in Europe"});
  document("b").entity(Type::organization, {"Organisation for Security and Cooperation in Europe"});
  document("c").entity(Type::organization, {"Ministry of the Interior of Albania"});
  document("d").entity(Type::organization, {"Ministry of Interior of Albania"});
  EXPECT_EQ(resolved().size(), 2u);
}

TEST_F(Resolver, DoesNotTakeADescriptionForAName) {
  document("a").entity(Type::project, {"first phase"});
  document("b").entity(Type::project, {"first phase"});
  EXPECT_EQ(resolved().size(), 2u);
}

TEST_F(Resolver, KeepsAPlaceApartFromTheStateOfThatName) {
  document("a").entity(Type::organization, {"Serbia"}, "RS");
  document("a2").entity(Type::place, {"Serbia"}, "RS");
  document("b").entity(Type::place, {"Republic of Serbia"}, "RS");
  EXPECT_THAT(resolved(), ElementsAre("organization/serbia (1)", "place/republic-of-serbia (2)"));
}

TEST_F(Resolver, KeepsApartNamesakesWithDifferentKeys) {
  document("a").entity(Type::place, {"Georgia"}, "GE");
  document("b").entity(Type::place, {"Georgia"}, "US-GA");
  document("c").entity(Type::place, {"Georgia"});
  const auto nodes = resolved();
  EXPECT_EQ(nodes.size(), 3u);
}

TEST_F(Resolver, GivesAnEntityWithoutKeyToItsOnlyNamesake) {
  document("a").entity(Type::place, {"Serbia"}, "RS");
  document("b").entity(Type::place, {"Serbia"});
  EXPECT_THAT(resolved(), ElementsAre("place/serbia (2)"));
}

TEST_F(Resolver, ExpandsAnAcronymThatADocumentDefines) {
  document("a").entity(Type::organization, {"United Nations Office on Drugs and Crime", "UNODC"});
  document("b").entity(Type::organization, {"UNODC"});
  document("c").entity(Type::organization, {"UNODC", "United Nations Office on Drugs and Crime"});
  EXPECT_THAT(resolved(), ElementsAre("organization/united-nations-office-on-drugs-and-crime (3)"));
}

TEST_F(Resolver, KeepsApartBodiesThatShareAnAcronymOnly) {
  document("a").entity(Type::organization, {"Ministry of Interior of Albania", "MOI"});
  document("b").entity(Type::organization, {"Ministry of Interior of Serbia", "MOI"});
  document("c").entity(Type::organization, {"MOI"});
  document("d").entity(Type::organization, {"MOI"});
  const auto nodes = resolved();
  EXPECT_EQ(nodes.size(), 4u);
  EXPECT_EQ(std::ranges::count(nodes, "organization/ministry-of-interior-of-albania (1)"), 1);
  EXPECT_EQ(std::ranges::count(nodes, "organization/ministry-of-interior-of-serbia (1)"), 1);
}

TEST_F(Resolver, TrustsAnAcronymThatNearlyAllDocumentsDefineAlike) {
  for (const char* id : {"a", "b", "c", "d"}) {
    document(id).entity(Type::organization, {"European Union", "EU"});
  }
  document("e").entity(Type::organization, {"Erfurt University", "EU"});
  document("f").entity(Type::organization, {"EU"});
  EXPECT_THAT(resolved(),
              ElementsAre("organization/erfurt-university (1)", "organization/european-union (5)"));
}

TEST_F(Resolver, KeepsAnAcronymThatNobodyDefinesAsOneBody) {
  document("a").entity(Type::organization, {"MARRI"});
  document("b").entity(Type::organization, {"MARRI"});
  EXPECT_THAT(resolved(), ElementsAre("organization/marri (2)"));
}

TEST_F(Resolver, UnitesAProjectWithItsTitleBeforeAColonOrDash) {
  document("a").entity(Type::project, {"Shared Rivers"});
  document("b").entity(Type::project, {"Shared Rivers: Flood Early Warning in the Drina Basin"});
  document("c").entity(Type::project, {"Shared Rivers – Flood Early Warning in the Drina Basin"});
  EXPECT_EQ(resolved().size(), 1u);
}

TEST_F(Resolver, KeepsProjectsApartThatShareWhatStandsBeforeTheColon) {
  document("a").entity(Type::project, {"Horizon Europe: Resilient Wheat for Dry Valleys"});
  document("b").entity(Type::project, {"Horizon Europe: Quantum Sensors in Hospitals"});
  document("c").entity(Type::project, {"Horizon Europe"});
  document("d").entity(Type::project, {"Erasmus+: Teachers on the Move"});
  document("e").entity(Type::project, {"Erasmus+"});
  document("f").entity(Type::project, {"Regional Programme: Clean Air over the Valley"});
  document("g").entity(Type::project, {"Regional Programme"});
  EXPECT_EQ(resolved().size(), 7u);
}

TEST_F(Resolver, KeepsAShortTitleApartFromTitlesWithAnotherNumber) {
  document("a").entity(Type::project, {"Shared Rivers"});
  document("b").entity(Type::project, {"Shared Rivers: Flood Early Warning, Phase II"});
  document("c").entity(Type::project, {"Shared Rivers 2019: Cleaner Banks"});
  EXPECT_EQ(resolved().size(), 3u);
}

TEST_F(Resolver, UnitesByAnotherFullName) {
  document("a").entity(Type::organization,
                       {"International Organization for Migration", "UN Migration Agency"});
  document("b").entity(Type::organization, {"UN Migration Agency"});
  EXPECT_THAT(resolved(), ElementsAre("organization/international-organization-for-migration (2)"));
}

TEST_F(Resolver, UnitesANameWithTheOnlyOneThatIsAWordLonger) {
  document("a").entity(Type::organization, {"Zelvora Kolar Institute for Migration"});
  document("b").entity(Type::organization, {"Zelvora Kolar Migration Observatory Institute"});
  EXPECT_EQ(resolved().size(), 1u);
}

TEST_F(Resolver, KeepsANameApartFromSeveralThatAreAWordLonger) {
  document("a").entity(Type::organization, {"Zelvora Kolar Institute for Migration"});
  document("b").entity(Type::organization, {"Zelvora Kolar Migration Observatory Institute"});
  document("c").entity(Type::organization, {"Zelvora Kolar Migration Laboratory Institute"});
  EXPECT_EQ(resolved().size(), 3u);
}

void add_austrian(DocumentSays& document, const std::vector<std::string>& names) {
  const auto body = document.entity(Type::organization, names);
  document.relation(body, Predicate::location, document.entity(Type::place, {"Austria"}, "AT"));
}

TEST_F(Resolver, KeepsABodyApartFromOneOfAFurtherKind) {
  add_austrian(document("a"), {"University of Graz"});
  add_austrian(document("b"), {"Graz University Hospital"});
  add_austrian(document("c"), {"Graz University"});
  EXPECT_THAT(resolved(), ElementsAre("organization/graz-university-hospital (1)",
                                      "organization/university-of-graz (2)", "place/austria (3)"));
}

TEST_F(Resolver, UnitesABodyWithOneOfAFurtherKindThatIsAnotherOfItsNames) {
  add_austrian(document("a"), {"University of Graz"});
  add_austrian(document("b"), {"Graz University Hospital"});
  add_austrian(document("c"), {"University of Graz", "Graz University Hospital"});
  EXPECT_THAT(resolved(), ElementsAre("organization/university-of-graz (3)", "place/austria (3)"));
}

TEST_F(Resolver, DoesNotTakeAShortFormForAName) {
  document("a").entity(Type::organization,
                       {"Ministry of Interior of Albania", "Ministry of Interior"});
  document("b").entity(Type::organization, {"Ministry of Interior"});
  EXPECT_THAT(resolved(), ElementsAre("organization/ministry-of-interior (1)",
                                      "organization/ministry-of-interior-of-albania (1)"));
}

TEST_F(Resolver, DoesNotTakeACommonNounForAName) {
  DocumentSays& a = document("a");
  a.also(a.entity(Type::project, {"Balkans Act Now"}), "the regional project");
  document("b").entity(Type::project, {"Regional Project"});
  EXPECT_THAT(resolved(),
              ElementsAre("project/balkans-act-now (1)", "project/regional-project (1)"));
}

TEST_F(Resolver, UnitesPersonsByFullNameOnly) {
  document("a").entity(Type::person, {"Lazar Šćepanović"});
  document("b").entity(Type::person, {"Lazar ŠĆEPANOVIĆ"});
  document("c").entity(Type::person, {"Anna"});
  document("d").entity(Type::person, {"Anna"});
  const auto nodes = resolved();
  EXPECT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes.back(), "person/lazar-scepanovic (2)");
}

TEST_F(Resolver, NeverUnitesEventsByNameAlone) {
  document("a").entity(Type::event, {"Regional Risk Analysis Workshop"});
  document("b").entity(Type::event, {"Regional Risk Analysis Workshop"});
  EXPECT_EQ(resolved().size(), 2u);
}

TEST_F(Resolver, UnitesEventsThatShareAnOrganizerAcrossDocuments) {
  for (const char* id : {"a", "b"}) {
    DocumentSays& says = document(id);
    const auto event = says.entity(Type::event, {"Regional Risk Analysis Workshop"});
    const auto body = says.entity(Type::organization, {id[0] == 'a' ? "Frontex" : "FRONTEX"});
    says.relation(event, Predicate::organizer, body);
    if (id[0] == 'a') says.value(event, Predicate::start_date, "2018-06-04");
  }
  EXPECT_THAT(resolved(),
              ElementsAre("event/regional-risk-analysis-workshop (2)", "organization/frontex (2)"));
}

TEST_F(Resolver, UnitesADescribedEventWithItsTitleByPlaceAndMonth) {
  const auto workshop = [&](const std::string& id, std::string name, std::string date) {
    DocumentSays& says = document(id);
    const auto event = says.entity(Type::event, {std::move(name)});
    says.relation(event, Predicate::location, says.entity(Type::place, {"Belgrade"}, "RS"));
    says.value(event, Predicate::start_date, std::move(date));
  };
  workshop("agenda", "Regional Workshop on Flood Early Warning", "2023-09-19");
  workshop("report", "regional workshop on flood early warning", "2023-09");
  workshop("short", "regional workshop", "2023-09");
  EXPECT_THAT(resolved(), ElementsAre("event/regional-workshop (1)",
                                      "event/regional-workshop-on-flood-early-warning (2)",
                                      "place/belgrade (3)"));
}

TEST_F(Resolver, TellsNamesakesApartInTheirIris) {
  document("a").entity(Type::event, {"Workshop"});
  document("b").entity(Type::event, {"Workshop"});
  document("c").entity(Type::event, {"Workshop!"});
  const auto nodes = resolved();
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0], "event/workshop (1)");
  EXPECT_THAT(nodes[1], ::testing::MatchesRegex("event/workshop-[0-9a-f]+ \\(1\\)"));
  EXPECT_NE(nodes[1], nodes[2]);
}

TEST_F(Resolver, TakesTheMostFrequentSpellingForTheName) {
  document("a").entity(Type::organization, {"FRONTEX AGENCY"});
  document("b").entity(Type::organization, {"Frontex Agency"});
  document("c").entity(Type::organization, {"Frontex Agency", "Frontex"});
  resolved();
  auto entities = store_.graph()->entities();
  const GraphEntity* frontex = entities->next();
  EXPECT_EQ(frontex->name, "Frontex Agency");
  EXPECT_THAT(frontex->alternate_names, ElementsAre("FRONTEX AGENCY", "Frontex"));
  EXPECT_EQ(frontex->documents, 3u);
  EXPECT_EQ(frontex->mentions, 4u);
  EXPECT_EQ(entities->next(), nullptr);
  EXPECT_EQ(entities->next(), nullptr);
}

TEST_F(Resolver, TakesANameThatIsWrittenOutBeforeOneWithASign) {
  document("a").entity(Type::organization, {"Agency for Water & Soil"});
  document("b").entity(Type::organization, {"Agency for Water and Soil"});
  EXPECT_THAT(resolved(), ElementsAre("organization/agency-for-water-and-soil (2)"));
}

TEST_F(Resolver, MergesStatementsAndTheirEvidence) {
  for (const char* id : {"b", "a"}) {
    DocumentSays& says = document(id);
    const auto project = says.entity(Type::project, {"Balkans Act Now"});
    const auto body = says.entity(Type::organization, {"European Union"});
    says.relation(project, Predicate::funder, body, 0.5);
  }
  resolved();
  auto statements = store_.graph()->statements();
  const GraphStatement* funder = statements->next();
  ASSERT_NE(funder, nullptr);
  EXPECT_EQ(funder->subject, "https://e.org/project/balkans-act-now");
  EXPECT_EQ(std::get<std::string>(funder->object), "https://e.org/organization/european-union");
  EXPECT_DOUBLE_EQ(funder->confidence, 0.75);
  ASSERT_EQ(funder->evidence.size(), 2u);
  EXPECT_EQ(funder->evidence[0].document, "https://e.org/document/a");
  EXPECT_EQ(funder->evidence[1].document, "https://e.org/document/b");
  EXPECT_EQ(funder->evidence[0].evidence.quote, "words that say so");
  EXPECT_EQ(statements->next(), nullptr);
}

TEST_F(Resolver, DropsStatementsOfANodeAboutItself) {
  DocumentSays& says = document("a");
  const auto eu = says.entity(Type::organization, {"European Union"});
  const auto same = says.entity(Type::organization, {"the European Union"});
  says.relation(eu, Predicate::parent_organization, same);
  resolved();
  EXPECT_EQ(store_.graph()->statements()->next(), nullptr);
  EXPECT_THAT(store_.graph()->documents()->next()->statements, IsEmpty());
}

TEST_F(Resolver, MarksFundersThatADocumentAsserts) {
  DocumentSays& says = document("a");
  const auto project = says.entity(Type::project, {"Act"});
  const auto eu = says.entity(Type::organization, {"EU"});
  const auto un = says.entity(Type::organization, {"UN"});
  says.relation(project, Predicate::funder, eu);
  says.relation(project, Predicate::funder, un, 1.0, Status::denied);
  document("b").entity(Type::organization, {"EU"});
  resolved();
  std::vector<std::string> funders;
  auto entities = store_.graph()->entities();
  while (const GraphEntity* each = entities->next()) {
    if (each->funds) funders.push_back(each->name);
  }
  EXPECT_THAT(funders, ElementsAre("EU"));
  auto documents = store_.graph()->documents();
  documents->next();
  EXPECT_TRUE(documents->next()->entities.at(0).funds);
}

TEST_F(Resolver, GivesADocumentOnlyTheNamesItUses) {
  for (const char* id : {"a", "b"}) document(id).entity(Type::place, {"Skopje"}, "x");
  document("c").entity(Type::place, {"Скопје"}, "x");
  resolved();
  auto documents = store_.graph()->documents();
  EXPECT_EQ(documents->next()->entities.at(0).name, "Skopje");
  documents->next();
  const GraphEntity& skopje = documents->next()->entities.at(0);
  EXPECT_EQ(skopje.name, "");
  EXPECT_THAT(skopje.alternate_names, ElementsAre("Скопје"));
}

TEST_F(Resolver, CanBeAskedAgain) {
  document("a").entity(Type::place, {"Skopje"});
  const auto first = resolved();
  EXPECT_EQ(nodes(), first);
}

/// Documents full of namesakes: a few names, acronyms, dates and places in any combination.
std::vector<DocumentSays> confusable_documents() {
  std::mt19937 random(7);
  const auto pick = [&](std::vector<std::string> from) { return from[random() % from.size()]; };
  std::vector<DocumentSays> documents;
  for (int i = 0; i < 60; ++i) {
    DocumentSays& says = documents.emplace_back("d" + std::to_string(i));
    const auto body = says.entity(
        Type::organization,
        {pick({"Ministry of Interior of Serbia", "Ministry of Interior of Albania", "MOI", "Moi"}),
         pick({"MOI", "MIA", "Interior Ministry"})});
    const auto place = says.entity(Type::place, {pick({"Tirana", "TIRANA", "Belgrade"})},
                                   pick({"", "", "AL-11", "RS-00"}));
    const auto event = says.entity(Type::event, {pick({"Annual Police Conference", "Workshop"})});
    const auto person = says.entity(Type::person, {pick({"Ana Kos", "ana KOS", "Kos"})});
    says.relation(event, Predicate::organizer, body, 0.3);
    says.relation(event, Predicate::location, place, 0.7);
    says.relation(person, Predicate::affiliation, body, 0.1);
    if (i % 3 != 0) says.value(event, Predicate::start_date, pick({"2018", "2018-05", "2019"}));
  }
  return documents;
}

TEST(Resolving, GivesTheSameGraphInWhateverOrderDocumentsCome) {
  auto documents = confusable_documents();
  std::string first;
  std::mt19937 random(1);
  for (int run = 0; run < 5; ++run) {
    Store store;
    for (const DocumentSays& each : documents) store.add(each.graph());
    resolve(store, {kBase});
    const std::string graph = test::written_out(*store.graph());
    if (run == 0) first = graph;
    EXPECT_EQ(graph, first);
    std::ranges::shuffle(documents, random);
  }
}

}  // namespace
}  // namespace docweave
