#include "trig.hpp"

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

std::string sample(rdf::Provenance provenance = rdf::Provenance::full) {
  return test::written(TriG(provenance), test::sample_graph());
}

TEST(TriG, GivesEachDocumentAGraphAndOneOfItsEvidence) {
  EXPECT_THAT(sample(), AllOf(HasSubstr("\n<https://example.org/kg/document/a.txt> {\n"),
                              HasSubstr("\n<https://example.org/kg/document/a.txt#evidence> {\n")));
  EXPECT_THAT(sample(rdf::Provenance::document), Not(HasSubstr("#evidence> {")));
  EXPECT_THAT(sample(rdf::Provenance::none), Not(HasSubstr("{")));
}

TEST(TriG, GroupsTheTriplesOfAThing) {
  EXPECT_THAT(sample(), HasSubstr("<https://example.org/kg/event/workshop>\n"
                                  "\t\ta schema:Event ;\n"
                                  "\t\tschema:name \"Workshop on Borders\" ;\n"));
}

TEST(TriG, WritesNothingButPrefixesForAnEmptyGraph) {
  const std::string text = test::written(TriG(rdf::Provenance::full), test::MemoryGraph());
  EXPECT_THAT(text,
              AllOf(HasSubstr("@prefix schema: <https://schema.org/> ."), Not(HasSubstr("{"))));
}

}  // namespace
}  // namespace docweave
