#include "filter/filtered_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/days.hpp"
#include "sample_graph.hpp"

namespace docweave {
namespace {

using test::kSampleBase;
using test::sample_entity;
using test::sample_statement;
using testing::ElementsAre;
using testing::IsEmpty;

/// Two festivals that one fund pays, one of them on the word of two documents; a body that stands
/// alone; and another part of the graph with two people.
test::MemoryGraph festivals() {
  const std::string fund = kSampleBase + "organization/fund", old = "event/old", late = "event/new";
  GraphDocument first, second;
  first.iri = kSampleBase + "document/1";
  first.entities = {sample_entity("organization/fund", Type::organization, "Fund", {"The FND"}),
                    sample_entity(old, Type::event, "Old Festival"),
                    sample_entity("organization/alone", Type::organization, "Alone")};
  first.statements = {sample_statement(old, Predicate::funder, fund, "pays"),
                      sample_statement(old, Predicate::start_date, Literal{"2016-05-03"}, "3 May")};
  second.iri = kSampleBase + "document/2";
  second.entities = {sample_entity("organization/fund", Type::organization, "Fund"),
                     sample_entity(old, Type::event, "Old Festival"),
                     sample_entity(late, Type::event, "New Festival"),
                     sample_entity("person/a", Type::person, "A"),
                     sample_entity("organization/club", Type::organization, "Club")};
  second.statements = {
      sample_statement(old, Predicate::funder, fund, "pays too"),
      sample_statement(late, Predicate::funder, fund, "will pay", Status::planned),
      sample_statement(late, Predicate::start_date, Literal{"2019"}, "in 2019"),
      sample_statement(late, Predicate::attendee, kSampleBase + "person/a", "did not come",
                       Status::denied),
      sample_statement("person/a", Predicate::affiliation, kSampleBase + "organization/club", "of"),
  };
  return test::MemoryGraph({first, second});
}

std::string path(const std::string& iri) {
  return iri.substr(kSampleBase.size());
}

class FilteredGraphs : public testing::Test {
 protected:
  std::vector<std::string> entities() const {
    std::vector<std::string> found;
    const FilteredGraph graph(all_, filter_);
    const auto cursor = graph.entities();
    while (const GraphEntity* entity = cursor->next()) found.push_back(path(entity->iri));
    return found;
  }

  /// As "subject predicate object".
  static std::string line(const GraphStatement& statement) {
    const auto* object = std::get_if<std::string>(&statement.object);
    return path(statement.subject) + ' ' + std::string(info(statement.predicate).name) + ' ' +
           (object ? path(*object) : std::get<Literal>(statement.object).value);
  }

  std::vector<std::string> statements() const {
    std::vector<std::string> found;
    const FilteredGraph graph(all_, filter_);
    const auto cursor = graph.statements();
    while (const GraphStatement* statement = cursor->next()) found.push_back(line(*statement));
    return found;
  }

  /// Each document's path, entities and statements.
  std::vector<std::string> documents() const {
    std::vector<std::string> found;
    const FilteredGraph graph(all_, filter_);
    const auto cursor = graph.documents();
    while (const GraphDocument* document = cursor->next()) {
      found.push_back(path(document->iri));
      for (const GraphEntity& entity : document->entities) found.push_back(path(entity.iri));
      for (const GraphStatement& statement : document->statements) found.push_back(line(statement));
    }
    return found;
  }

  test::MemoryGraph all_ = festivals();
  GraphFilter filter_;
};

TEST_F(FilteredGraphs, AreTheWholeGraphWhereNothingIsFiltered) {
  EXPECT_EQ(entities().size(), 6u);
  EXPECT_EQ(statements().size(), 6u);
}

TEST_F(FilteredGraphs, HoldStatementsOnlyBetweenTypesThatAreKept) {
  filter_.types = {Type::event, Type::person};
  EXPECT_THAT(entities(), ElementsAre("event/new", "event/old", "person/a"));
  EXPECT_THAT(statements(), ElementsAre("event/new startDate 2019", "event/new attendee person/a",
                                        "event/old startDate 2016-05-03"));
}

TEST_F(FilteredGraphs, LeaveOutDocumentsThatSupportNothingKept) {
  filter_.types = {Type::person};
  EXPECT_THAT(documents(), ElementsAre("document/2", "person/a"));
}

TEST_F(FilteredGraphs, HoldThePredicatesAskedFor) {
  filter_.predicates = {Predicate::affiliation};
  EXPECT_THAT(statements(), ElementsAre("person/a affiliation organization/club"));
  EXPECT_EQ(entities().size(), 6u);
  filter_.isolated = false;
  EXPECT_THAT(entities(), ElementsAre("organization/club", "person/a"));
}

TEST_F(FilteredGraphs, JudgeADocumentsPartByTheSupportOfAllDocuments) {
  filter_.min_support = 2;
  EXPECT_THAT(statements(), ElementsAre("event/old funder organization/fund"));
  EXPECT_THAT(documents(),
              ElementsAre("document/1", "event/old", "organization/alone", "organization/fund",
                          "event/old funder organization/fund", "document/2", "event/new",
                          "event/old", "organization/club", "organization/fund", "person/a",
                          "event/old funder organization/fund"));
}

TEST_F(FilteredGraphs, JudgeConfidenceByAllEvidenceTogether) {
  filter_.min_confidence = 0.9;  // twice 0.75
  EXPECT_THAT(statements(), ElementsAre("event/old funder organization/fund"));
  filter_.min_confidence = 0.75;
  EXPECT_EQ(statements().size(), 6u);
}

TEST_F(FilteredGraphs, LeaveOutEventsBeforeAndAfterATime) {
  filter_.from = first_day("2017");
  EXPECT_THAT(entities(), ElementsAre("event/new", "organization/alone", "organization/club",
                                      "organization/fund", "person/a"));
  filter_.from = first_day("2016-05");
  filter_.until = last_day("2018");
  EXPECT_THAT(entities(), testing::Contains("event/old"));
  EXPECT_THAT(entities(), testing::Not(testing::Contains("event/new")));
  filter_.from = first_day("2016-05-04");
  filter_.until = last_day("2019-03-01");
  EXPECT_THAT(entities(), testing::Contains("event/new"));
  EXPECT_THAT(entities(), testing::Not(testing::Contains("event/old")));
}

TEST_F(FilteredGraphs, ReachAsFarAroundANameAsAsked) {
  filter_.around = {"the  fnd"};
  filter_.distance = 0;
  EXPECT_THAT(entities(), ElementsAre("organization/fund"));
  filter_.distance = 1;
  EXPECT_THAT(entities(), ElementsAre("event/new", "event/old", "organization/fund"));
  filter_.around = {"Old Festival"};
  EXPECT_THAT(entities(), ElementsAre("event/old", "organization/fund"));
  filter_.distance = 5;  // that A did not come leads nowhere
  EXPECT_THAT(entities(), ElementsAre("event/new", "event/old", "organization/fund"));
}

TEST_F(FilteredGraphs, TellNamesThatNoEntityHas) {
  filter_.around = {"Fund", "Funt"};
  EXPECT_THAT(Selection(all_, filter_).unknown_names(), ElementsAre("Funt"));
  filter_.types = {Type::person};
  EXPECT_THAT(Selection(all_, filter_).unknown_names(), ElementsAre("Fund", "Funt"));
  EXPECT_THAT(entities(), IsEmpty());
}

TEST_F(FilteredGraphs, HoldTheLargestComponent) {
  filter_.largest_component = true;
  EXPECT_THAT(entities(), ElementsAre("event/new", "event/old", "organization/fund"));
  filter_.types = {Type::organization, Type::person};
  EXPECT_THAT(entities(), ElementsAre("organization/club", "person/a"));
}

TEST_F(FilteredGraphs, TakeTheFirstOfEquallyLargeComponents) {
  filter_.largest_component = true;
  filter_.types = {Type::organization};
  EXPECT_THAT(entities(), ElementsAre("organization/alone"));
}

TEST(GraphFilters, AreReadFromTheirOptions) {
  const GraphFilter filter = graph_filter(Options::parse(
      R"({"types": ["Event", "Place"], "predicates": ["startDate"], "min_confidence": 0.5,
          "min_support": 2, "from": "2018-07", "until": "2019", "around": ["A"], "distance": 3,
          "largest_component": true, "isolated": false})"));
  EXPECT_THAT(filter.types, ElementsAre(Type::event, Type::place));
  EXPECT_THAT(filter.predicates, ElementsAre(Predicate::start_date));
  EXPECT_EQ(filter.min_confidence, 0.5);
  EXPECT_EQ(filter.min_support, 2);
  EXPECT_EQ(filter.from, "2018-07-01");
  EXPECT_EQ(filter.until, "2019-12-31");
  EXPECT_THAT(filter.around, ElementsAre("A"));
  EXPECT_EQ(filter.distance, 3);
  EXPECT_TRUE(filter.largest_component);
  EXPECT_FALSE(filter.isolated);
}

}  // namespace
}  // namespace docweave
