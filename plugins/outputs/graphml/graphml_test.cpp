#include "graphml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string sample(std::size_t quotes = 5) {
  return test::written(GraphMl({Flavour::plain, property_graph::Parallel::fold, quotes}),
                       test::sample_graph());
}

std::string flavoured(Flavour flavour) {
  return test::written(GraphMl({flavour, property_graph::Parallel::fold, 5}), test::sample_graph());
}

/// The line that begins so.
std::string line(const std::string& text, const std::string& beginning) {
  const auto begin = text.find("\n" + beginning);
  if (begin == std::string::npos) return {};
  return text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
}

std::string node(const std::string& text, const std::string& id) {
  return line(text, "<node id=\"https:..example_2Eorg.kg." + id + "\">");
}

TEST(GraphMl, WritesAnEntityAsANodeWithItsLabelTypeAndNames) {
  EXPECT_THAT(node(sample(), "organization.fund"),
              AllOf(HasSubstr("<data key=\"label\">Fund for Peace &amp; &lt;Justice&gt;</data>"),
                    HasSubstr("<data key=\"type\">Organization</data>"),
                    HasSubstr("<data key=\"alternateNames\">FfP; The Fund</data>"),
                    HasSubstr("<data key=\"fundingAgency\">true</data>"),
                    HasSubstr("<data key=\"documents\">2</data>")));
}

TEST(GraphMl, MakesLiteralsAttributesOfTheirNode) {
  const std::string text = sample();
  EXPECT_THAT(node(text, "event.workshop"),
              AllOf(HasSubstr("<data key=\"startDate\">2018-07-18</data>"),
                    HasSubstr("<data key=\"endDate\">2018-07</data>")));
  EXPECT_THAT(node(text, "project.borders"), HasSubstr("<data key=\"amount\">EUR 1000000</data>"));
}

TEST(GraphMl, FoldsTheEvidenceOfAllDocumentsIntoAnEdge) {
  const std::string funder = line(sample(), "<edge id=\"e5\"");
  EXPECT_THAT(funder, AllOf(HasSubstr("source=\"https:..example_2Eorg.kg.project.borders\""),
                            HasSubstr("target=\"https:..example_2Eorg.kg.organization.fund\""),
                            HasSubstr("<data key=\"edge-label\">funder</data>"),
                            HasSubstr("<data key=\"edge-weight\">2</data>"),
                            HasSubstr("<data key=\"edge-confidence\">0.9375</data>"),
                            HasSubstr("funded by the Fund; paid by FfP</data>")));
}

TEST(GraphMl, CarriesNoMoreQuotesThanAskedFor) {
  EXPECT_THAT(sample(1), AllOf(HasSubstr("funded by the Fund</data>"), Not(HasSubstr("paid by"))));
  EXPECT_THAT(sample(0), Not(HasSubstr("<data key=\"edge-quotes\">")));
}

TEST(GraphMl, MarksWhatIsPlannedAndLeavesOutWhatIsDenied) {
  EXPECT_THAT(sample(), AllOf(HasSubstr("<data key=\"edge-status\">planned</data>"),
                              Not(HasSubstr("<data key=\"edge-label\">attendee</data>"))));
}

TEST(GraphMl, KeepsDocumentsApartWhereAsked) {
  const std::string text = test::written(
      GraphMl({Flavour::plain, property_graph::Parallel::apart, 5}), test::sample_graph());
  EXPECT_THAT(line(text, "<edge id=\"e5\""),
              AllOf(HasSubstr("document/a.txt</data>"), HasSubstr(">funded by the Fund</data>")));
  EXPECT_THAT(line(text, "<edge id=\"e6\""),
              AllOf(HasSubstr("b%20c.html</data>"), HasSubstr(">paid by FfP</data>")));
}

TEST(GraphMl, GivesGephiColoursSizesAndDays) {
  const std::string text = flavoured(Flavour::gephi);
  EXPECT_THAT(node(text, "event.workshop"),
              AllOf(HasSubstr("<data key=\"start\">2018-07-01</data>"),
                    HasSubstr("<data key=\"end\">2018-07-31</data>"),
                    HasSubstr("<data key=\"r\">230</data>")));
  EXPECT_THAT(node(text, "organization.fund"), HasSubstr("<data key=\"size\">15</data>"));
  EXPECT_THAT(text, HasSubstr("<key id=\"r\" for=\"node\" attr.name=\"r\" attr.type=\"int\"/>"));
}

TEST(GraphMl, DrawsForYed) {
  const std::string text = flavoured(Flavour::yed);
  EXPECT_THAT(node(text, "organization.fund"),
              AllOf(HasSubstr("<y:ShapeNode><y:Geometry "), HasSubstr("<y:Fill color=\"#C0DCEC\""),
                    HasSubstr(">Fund for Peace &amp; &lt;Justice&gt;</y:NodeLabel>")));
  EXPECT_THAT(line(text, "<edge id=\"e2\""),
              AllOf(HasSubstr("type=\"dashed\""), HasSubstr(">location</y:EdgeLabel>")));
  EXPECT_THAT(text, HasSubstr("<key id=\"node-drawing\" for=\"node\" "
                              "yfiles.type=\"nodegraphics\"/>"));
}

TEST(GraphMl, GivesNeo4jLabelsAndRelationshipTypes) {
  const std::string text = flavoured(Flavour::neo4j);
  EXPECT_THAT(node(text, "organization.fund"),
              HasSubstr("\"><data key=\"labels\">:Organization:FundingAgency</data>"));
  EXPECT_THAT(line(text, "<edge id=\"e3\""), HasSubstr("\"><data key=\"label\">IS_PART_OF</data>"));
}

TEST(GraphMl, GivesCytoscapeNamesAndInteractions) {
  GraphDocument document;
  document.iri = "https://example.org/kg/document/a";
  document.entities = {test::sample_entity("place/1", Type::place, "", {"Elsewhere"})};
  const GraphMl cytoscape({Flavour::cytoscape, property_graph::Parallel::fold, 5});
  EXPECT_THAT(test::written(cytoscape, test::MemoryGraph({document})),
              HasSubstr("<data key=\"name\">Elsewhere</data>"));
  EXPECT_THAT(line(flavoured(Flavour::cytoscape), "<edge id=\"e3\""),
              HasSubstr("<data key=\"edge-interaction\">isPartOf</data>"));
}

TEST(GraphMlFlavours, AreNamed) {
  EXPECT_EQ(flavour_named("neo4j"), Flavour::neo4j);
  EXPECT_THROW(flavour_named("yEd"), Error);
}

}  // namespace
}  // namespace docweave
