#include "nquads.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kDocument = " <https://example.org/kg/document/a.txt> .";

std::vector<std::string> lines_of(const Graph& graph, rdf::Provenance provenance) {
  const std::string text = test::written(NQuads(provenance), graph);
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> sample_lines(rdf::Provenance provenance = rdf::Provenance::full) {
  return lines_of(test::sample_graph(), provenance);
}

std::string in_document(std::string_view triple) {
  return std::string(triple).append(kDocument);
}

TEST(NQuads, GivesAnEntityItsTypesAndNamesInTheGraphOfItsDocument) {
  const auto lines = sample_lines();
  EXPECT_THAT(lines, Contains(in_document("<https://example.org/kg/event/workshop> "
                                          "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                                          "<https://schema.org/Event>")));
  EXPECT_THAT(lines, Contains(in_document("<https://example.org/kg/organization/fund> "
                                          "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                                          "<https://schema.org/FundingAgency>")));
  EXPECT_THAT(lines, Contains(in_document("<https://example.org/kg/organization/fund> "
                                          "<https://schema.org/alternateName> \"The Fund\"")));
}

TEST(NQuads, TypesDatesByTheirForm) {
  const auto lines = sample_lines();
  const std::string event = "<https://example.org/kg/event/workshop> <https://schema.org/";
  const std::string xsd = "^^<http://www.w3.org/2001/XMLSchema#";
  EXPECT_THAT(lines, Contains(in_document(event + "startDate> \"2018-07-18\"" + xsd + "date>")));
  EXPECT_THAT(lines, Contains(in_document(event + "endDate> \"2018-07\"" + xsd + "gYearMonth>")));
  EXPECT_THAT(lines, Contains(HasSubstr("startDate> \"2017\"" + xsd + "gYear>")));
}

TEST(NQuads, WritesASumOfMoneyAsAGrant) {
  const auto lines = sample_lines();
  const std::string project = "<https://example.org/kg/project/borders";
  EXPECT_THAT(lines, Contains(in_document(project + "> <https://schema.org/funding> " + project +
                                          "#grant-EUR-1000000>")));
  EXPECT_THAT(lines,
              Contains(in_document(project + "#grant-EUR-1000000> <https://schema.org/amount> " +
                                   project + "#amount-EUR-1000000>")));
  EXPECT_THAT(lines, Contains(in_document(project + "#amount-EUR-1000000> "
                                                    "<https://schema.org/currency> \"EUR\"")));
  EXPECT_THAT(
      lines,
      Contains(in_document(project + "#amount-EUR-1000000> <https://schema.org/value> "
                                     "\"1000000\"^^<http://www.w3.org/2001/XMLSchema#decimal>")));
}

TEST(NQuads, NeverStatesWhatTheTextDenies) {
  const auto lines = sample_lines();
  EXPECT_THAT(lines, Not(Contains(HasSubstr("attendee> <https://example.org/kg/person/"))));
  EXPECT_THAT(lines, Contains(HasSubstr("<https://docweave.org/ns#status> "
                                        "<https://docweave.org/ns#denied>")));
}

TEST(NQuads, StatesWhatTheTextPlansAndMarksIt) {
  const auto lines = sample_lines();
  EXPECT_THAT(lines, Contains(in_document("<https://example.org/kg/event/workshop> "
                                          "<https://schema.org/location> "
                                          "<https://example.org/kg/place/skopje>")));
  EXPECT_THAT(lines, Contains(HasSubstr("<https://docweave.org/ns#status> "
                                        "<https://docweave.org/ns#planned>")));
}

TEST(NQuads, KeepsTheProvingWordsInAGraphOfTheirOwn) {
  const auto lines = sample_lines();
  const std::string evidence = "<https://example.org/kg/document/a.txt#s1e1";
  const std::string graph = " <https://example.org/kg/document/a.txt#evidence> .";
  EXPECT_THAT(lines, Contains(evidence +
                              "-quote> <http://www.w3.org/ns/oa#exact> "
                              "\"said \\\"so\\\"\\n\\u0001\\u005C\"" +
                              graph));
  EXPECT_THAT(lines, Contains(evidence +
                              "-text> <https://docweave.org/ns#byteStart> "
                              "\"40\"^^<http://www.w3.org/2001/XMLSchema#"
                              "nonNegativeInteger>" +
                              graph));
  EXPECT_THAT(lines, Contains(evidence + "> <https://docweave.org/ns#rule> \"by\"" + graph));
}

TEST(NQuads, TellsWhereOnAPageTheWordsStand) {
  EXPECT_THAT(sample_lines(), Contains(HasSubstr("\"page=2&viewrect=50,100.5,200,12\"")));
}

TEST(NQuads, DescribesTheDocument) {
  const auto lines = sample_lines();
  const std::string document = "<https://example.org/kg/document/a.txt> <https://schema.org/";
  EXPECT_THAT(lines, Contains(in_document(document + "url> <https://news.example.org/a>")));
  EXPECT_THAT(lines, Contains(in_document(document + "publisher> \"Border News\"")));
  EXPECT_THAT(lines, Contains(in_document(document + "inLanguage> \"en\"")));
}

TEST(NQuads, LeavesEvidenceOutWhereDocumentsAreEnough) {
  EXPECT_THAT(sample_lines(rdf::Provenance::document), Not(Contains(HasSubstr("#evidence>"))));
}

TEST(NQuads, WithoutProvenanceWritesTriplesOnly) {
  const auto lines = sample_lines(rdf::Provenance::none);
  EXPECT_THAT(lines, Contains("<https://example.org/kg/event/workshop> "
                              "<https://schema.org/organizer> "
                              "<https://example.org/kg/organization/fund> ."));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("> <https://example.org/kg/document/"))));
}

TEST(NQuads, EncodesWhatNoIriMayHold) {
  GraphDocument document;
  document.iri = "https://example.org/kg/document/a <b>\"{}|\\^`\n.txt";
  EXPECT_THAT(lines_of(test::MemoryGraph({document}), rdf::Provenance::document),
              Contains(HasSubstr("<https://example.org/kg/document/"
                                 "a%20%3Cb%3E%22%7B%7D%7C%5C%5E%60%0A.txt>")));
}

TEST(NQuads, WritesNothingForAnEmptyGraph) {
  EXPECT_EQ(test::written(NQuads(rdf::Provenance::full), test::MemoryGraph()), "");
}

}  // namespace
}  // namespace docweave
