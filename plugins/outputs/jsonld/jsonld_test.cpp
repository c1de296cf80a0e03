#include "jsonld.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using rapidjson::Value;
using testing::HasSubstr;
using testing::Not;

class JsonLdOutput : public testing::Test {
 protected:
  const Value& read(const Graph& graph, rdf::Provenance provenance = rdf::Provenance::full) {
    text_ = test::written(JsonLd(provenance), graph);
    json_.Parse(text_.c_str());
    EXPECT_FALSE(json_.HasParseError()) << text_;
    return json_["@graph"];
  }

  /// The node object of an IRI in a list of nodes.
  static const Value& node(const Value& nodes, const std::string& iri) {
    for (const Value& node : nodes.GetArray()) {
      if (node["@id"].GetString() == iri) return node;
    }
    throw std::runtime_error("no node " + iri);
  }

  /// The nodes of a named graph.
  static const Value& graph(const Value& nodes, const std::string& label) {
    return node(nodes, label)["@graph"];
  }

  std::string text_;
  rapidjson::Document json_;
};

const std::string kKg = "https://example.org/kg/";

TEST_F(JsonLdOutput, NamesPropertiesByTheTermsOfItsContext) {
  const Value& nodes = graph(read(test::sample_graph()), kKg + "document/a.txt");
  const Value& event = node(nodes, kKg + "event/workshop");
  EXPECT_STREQ(event["@type"].GetString(), "Event");
  EXPECT_STREQ(event["name"].GetString(), "Workshop on Borders");
  EXPECT_STREQ(event["organizer"].GetString(), "https://example.org/kg/organization/fund");
  EXPECT_STREQ(event["startDate"]["@type"].GetString(), "xsd:date");
  EXPECT_STREQ(event["startDate"]["@value"].GetString(), "2018-07-18");
  EXPECT_STREQ(json_["@context"]["organizer"]["@id"].GetString(), "schema:organizer");
}

TEST_F(JsonLdOutput, ListsSeveralValuesUnderOneKey) {
  const Value& nodes = graph(read(test::sample_graph()), kKg + "document/a.txt");
  const Value& fund = node(nodes, kKg + "organization/fund");
  ASSERT_TRUE(fund["alternateName"].IsArray());
  EXPECT_STREQ(fund["alternateName"][1].GetString(), "The Fund");
  EXPECT_STREQ(fund["@type"][1].GetString(), "FundingAgency");
}

TEST_F(JsonLdOutput, NestsAGrantInItsProject) {
  const Value& nodes = graph(read(test::sample_graph()), kKg + "document/a.txt");
  const Value& grant = node(nodes, kKg + "project/borders")["funding"];
  EXPECT_STREQ(grant["@type"].GetString(), "MonetaryGrant");
  EXPECT_STREQ(grant["amount"]["currency"].GetString(), "EUR");
  EXPECT_STREQ(grant["amount"]["value"].GetString(), "1000000");
}

TEST_F(JsonLdOutput, NestsTheProvingWordsInTheirStatement) {
  const Value& nodes = graph(read(test::sample_graph()), kKg + "document/a.txt#evidence");
  const Value& evidence = node(nodes, kKg + "document/a.txt#s1")["evidence"];
  EXPECT_STREQ(evidence["plugin"].GetString(), "extractors/relations");
  EXPECT_STREQ(evidence["hasSelector"][0]["exact"].GetString(), "said \"so\"\n\x01\\");
  EXPECT_STREQ(evidence["hasSelector"][1]["byteStart"].GetString(), "40");
}

TEST_F(JsonLdOutput, TagsATitleWithItsLanguage) {
  const Value& nodes = graph(read(test::sample_graph()), kKg + "document/a.txt");
  const Value& title = node(nodes, kKg + "document/a.txt")["name"];
  EXPECT_STREQ(title["@language"].GetString(), "en");
  EXPECT_STREQ(title["@value"].GetString(), "Workshop <opens> & \"ends\"");
}

TEST_F(JsonLdOutput, RefersToAContextElsewhereWhereAsked) {
  const JsonLd output(rdf::Provenance::none, "https://docweave.org/context.jsonld");
  json_.Parse(test::written(output, test::sample_graph()).c_str());
  EXPECT_STREQ(json_["@context"].GetString(), "https://docweave.org/context.jsonld");
}

TEST_F(JsonLdOutput, WithoutProvenanceHasOneGraph) {
  const Value& nodes = read(test::sample_graph(), rdf::Provenance::none);
  EXPECT_STREQ(node(nodes, kKg + "person/ann-o-neill")["affiliation"].GetString(),
               "https://example.org/kg/organization/fund");
  EXPECT_THAT(text_, Not(HasSubstr("]}\n]}")));
}

TEST_F(JsonLdOutput, IsJsonEvenWhenTheGraphIsEmpty) {
  EXPECT_TRUE(read(test::MemoryGraph()).Empty());
}

}  // namespace
}  // namespace docweave
