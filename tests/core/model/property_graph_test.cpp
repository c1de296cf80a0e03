#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/property_graph.hpp>

#include "model/days.hpp"
#include "sample_graph.hpp"

namespace docweave {
namespace {

using property_graph::Parallel;
using test::kSampleBase;
using test::sample_entity;
using test::sample_statement;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Notes nodes as "label first..last predicate=value" and edges as "number predicate status
/// confidence documents".
class Notes : public property_graph::Sink {
 public:
  void node(const property_graph::Node& node) override {
    std::string line(node.label);
    line.append(" ").append(node.first_day).append("..").append(node.last_day);
    for (const property_graph::Property& property : node.properties) {
      line.append(" ").append(info(property.predicate).name);
      for (const std::string& value : property.values) line += "=" + value;
    }
    nodes.push_back(line);
  }
  void end_nodes() override { nodes.push_back("end"); }
  void edge(const property_graph::Edge& edge) override {
    std::string line = std::to_string(edge.number) + ' ';
    line.append(info(edge.statement.predicate).name).append(" ");
    line.append(to_string(edge.statement.status)).append(" ");
    line += std::to_string(edge.statement.confidence).substr(0, 6);
    for (const std::string_view document : edge.documents) {
      line.append(" ").append(document.substr(document.rfind('/') + 1));
    }
    edges.push_back(line);
  }

  std::vector<std::string> nodes, edges;
};

Notes described(const Graph& graph, Parallel parallel = Parallel::fold) {
  Notes notes;
  property_graph::describe(graph, parallel, notes);
  return notes;
}

TEST(PropertyGraph, MakesLiteralsPropertiesOfTheirNode) {
  EXPECT_THAT(
      described(test::sample_graph()).nodes,
      ElementsAre("Workshop on Borders 2018-07-01..2018-07-31 startDate=2018-07-18 "
                  "endDate=2018-07",
                  "Fund for Peace & <Justice> ..", "Ann O’Neill .. jobTitle=2018", "Скопје .. sameAs=https://www.geonames.org/785842/",
                  "Safe \"Borders\"\\Project 2017-01-01..2017-12-31 startDate=2017 "
                  "amount=EUR 1000000",
                  "end"));
}

TEST(PropertyGraph, FoldsTheEvidenceOfAllDocumentsIntoOneEdge) {
  EXPECT_THAT(
      described(test::sample_graph()).edges,
      AllOf(Contains("5 funder asserted 0.9375 a.txt b%20c.html"),
            Contains("2 location planned 0.7500 a.txt"), Not(Contains(HasSubstr("attendee")))));
}

TEST(PropertyGraph, KeepsDocumentsApartWhereAsked) {
  EXPECT_THAT(described(test::sample_graph(), Parallel::apart).edges,
              AllOf(Contains("5 funder asserted 0.7500 a.txt"),
                    Contains("6 funder asserted 0.7500 b%20c.html")));
}

TEST(PropertyGraph, TakesForAssertedWhatOneDocumentAssertsAndAnotherPlans) {
  GraphDocument first, second;
  first.iri = kSampleBase + "document/a";
  second.iri = kSampleBase + "document/b";
  const std::string event = "event/e", place = "place/p";
  for (GraphDocument* document : {&first, &second}) {
    document->entities = {sample_entity(event, Type::event, "E"),
                          sample_entity(place, Type::place, "P")};
  }
  first.statements = {
      sample_statement(event, Predicate::location, kSampleBase + place, "to be", Status::planned)};
  second.statements = {sample_statement(event, Predicate::location, kSampleBase + place, "was")};
  const test::MemoryGraph graph({first, second});
  EXPECT_THAT(described(graph).edges, ElementsAre("1 location asserted 0.9375 a b"));
  EXPECT_THAT(described(graph, Parallel::apart).edges,
              ElementsAre("1 location asserted 0.7500 b", "2 location planned 0.7500 a"));
}

TEST(PropertyGraph, LabelsANodeWithWhateverNameThereIs) {
  GraphDocument document;
  document.iri = kSampleBase + "document/a";
  document.entities = {sample_entity("place/1", Type::place, "", {"Second", "Third"}),
                       sample_entity("place/2", Type::place, "")};
  EXPECT_THAT(described(test::MemoryGraph({document})).nodes,
              ElementsAre("Second ..", kSampleBase + "place/2 ..", "end"));
}

TEST(PropertyGraph, RefusesAnUnknownWayOfParallels) {
  EXPECT_THROW(property_graph::parallel_named("merge"), Error);
}

TEST(Days, EndAMonthAsTheCalendarDoes) {
  EXPECT_EQ(last_day("2016-02"), "2016-02-29");
  EXPECT_EQ(last_day("1900-02"), "1900-02-28");
  EXPECT_EQ(last_day("2018-11"), "2018-11-30");
  EXPECT_EQ(last_day("2018"), "2018-12-31");
  EXPECT_EQ(first_day("2018-11"), "2018-11-01");
  EXPECT_EQ(last_day("2018-11-07"), "2018-11-07");
}

}  // namespace
}  // namespace docweave
