#include "turtle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string sample(rdf::Provenance provenance = rdf::Provenance::none) {
  return test::written(Turtle(provenance), test::sample_graph());
}

TEST(Turtle, GroupsTheTriplesOfAThing) {
  EXPECT_THAT(sample(), HasSubstr("<https://example.org/kg/event/workshop>\n"
                                  "\ta schema:Event ;\n"
                                  "\tschema:name \"Workshop on Borders\" ;\n"
                                  "\tschema:organizer <https://example.org/kg/organization/fund> "
                                  ";\n"));
}

TEST(Turtle, TypesDatesAndTagsTitlesWithTheirLanguage) {
  EXPECT_THAT(sample(), HasSubstr("schema:startDate \"2018-07-18\"^^xsd:date"));
  EXPECT_THAT(sample(), HasSubstr("schema:name \"Workshop <opens> & \\\"ends\\\"\"@en"));
}

TEST(Turtle, HoldsEvidenceWithoutGraphsWhereAsked) {
  EXPECT_THAT(sample(), Not(HasSubstr("oa:exact")));
  const std::string full = sample(rdf::Provenance::full);
  EXPECT_THAT(full, HasSubstr("oa:exact \"said \\\"so\\\"\\n\\u0001\\\\\""));
  EXPECT_THAT(full, Not(HasSubstr("{")));
}

}  // namespace
}  // namespace docweave
