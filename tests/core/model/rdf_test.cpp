#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>
#include <docweave/rdf.hpp>

#include "memory_graph.hpp"
#include "sample_graph.hpp"

namespace docweave {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

/// Notes each resource's subjects and each graph's label as they come.
class Notes : public rdf::Sink {
 public:
  void begin_graph(std::string_view label) override { graphs.emplace_back(label); }
  void triple(const rdf::Triple& triple) override {
    if (resource_.empty()) resource_ = triple.subject;
    triples.push_back(std::string(triple.subject) + ' ' + std::string(triple.predicate) + ' ' +
                      std::string(triple.object.value));
  }
  void end_resource() override {
    resources.push_back(resource_);
    resource_.clear();
  }

  std::vector<std::string> graphs, resources, triples;

 private:
  std::string resource_;
};

Notes described(const Graph& graph, rdf::Provenance provenance) {
  Notes notes;
  rdf::describe(graph, provenance, notes);
  return notes;
}

std::string written(std::string_view iri) {
  std::string text;
  rdf::append_iri(text, iri);
  return text;
}

TEST(Rdf, GivesEachDocumentAGraphAndOneOfItsEvidence) {
  const std::string first = test::kSampleBase + "document/a.txt";
  const std::string second = test::kSampleBase + "document/folder/b%20c.html";
  EXPECT_THAT(described(test::sample_graph(), rdf::Provenance::full).graphs,
              ElementsAre("", first, first + "#evidence", second, second + "#evidence"));
  EXPECT_THAT(described(test::sample_graph(), rdf::Provenance::document).graphs,
              ElementsAre("", first, second));
  EXPECT_THAT(described(test::sample_graph(), rdf::Provenance::none).graphs, ElementsAre(""));
}

TEST(Rdf, KeepsAllTriplesOfAMergedEntityTogether) {
  const Notes notes = described(test::sample_graph(), rdf::Provenance::none);
  EXPECT_THAT(notes.resources,
              ElementsAre(HasSubstr("a.txt"), HasSubstr("b%20c.html"), HasSubstr("event/workshop"),
                          HasSubstr("organization/fund"), HasSubstr("person/ann-o-neill"),
                          HasSubstr("place/skopje"), HasSubstr("project/borders")));
}

TEST(Rdf, SetsAPartOfAnIriWithAFragmentOffByAHyphen) {
  GraphDocument document;
  document.iri = "https://example.org/page#part";
  EXPECT_THAT(described(test::MemoryGraph({document}), rdf::Provenance::full).graphs,
              Contains("https://example.org/page#part-evidence"));
}

TEST(Rdf, DescribesMoneyInWordsWhereItIsNoCurrencyAndNumber) {
  GraphDocument document;
  document.iri = test::kSampleBase + "document/a.txt";
  document.entities = {test::sample_entity("project/p", Type::project, "P")};
  for (const char* sum : {"EUR 1.5", "EUR", "eur 15", "EUR 1.5.2", "EUR 15k"}) {
    document.statements.push_back(
        test::sample_statement("project/p", Predicate::amount, Literal{sum}, sum));
  }
  const Notes notes = described(test::MemoryGraph({document}), rdf::Provenance::document);
  const std::string amount = test::kSampleBase + "project/p#amount-";
  EXPECT_THAT(notes.triples,
              IsSupersetOf({amount + "EUR-1.5 https://schema.org/value 1.5",
                            amount + "EUR https://schema.org/description EUR",
                            amount + "eur-15 https://schema.org/description eur 15",
                            amount + "EUR-1.5.2 https://schema.org/description EUR 1.5.2",
                            amount + "EUR-15k https://schema.org/description EUR 15k"}));
}

/// Whether a document's URL of that text becomes an IRI.
bool is_link(const std::string& url) {
  GraphDocument document;
  document.iri = test::kSampleBase + "document/a.txt";
  document.info.url = url;
  class Kinds : public Notes {
   public:
    void triple(const rdf::Triple& triple) override {
      if (triple.predicate == "https://schema.org/url") kind = triple.object.kind;
    }
    std::optional<rdf::Term::Kind> kind;
  } kinds;
  rdf::describe(test::MemoryGraph({document}), rdf::Provenance::document, kinds);
  return kinds.kind == rdf::Term::Kind::iri;
}

TEST(Rdf, GivesADocumentWithoutAbsoluteUrlItsUrlAsText) {
  for (const char* url : {"https://example.org/a b", "http://пример.рс", "https://x.org:8080?a"}) {
    EXPECT_TRUE(is_link(url)) << url;
  }
  for (const char* url : {"pages/a.html", "a b://x", "://x", "http://", "http://x:y/",
                          "http://x y/", "http://a:b@x/", "https:///a"}) {
    EXPECT_FALSE(is_link(url)) << url;
  }
}

/// The term that a predicate of the document has for its object.
rdf::Term title_of(const std::string& language) {
  static GraphDocument document;
  document.iri = test::kSampleBase + "document/a.txt";
  document.info.title = "Title";
  document.info.language = language;
  class Titles : public Notes {
   public:
    void triple(const rdf::Triple& triple) override {
      if (triple.predicate == "https://schema.org/name") title = triple.object;
    }
    rdf::Term title;
  } titles;
  rdf::describe(test::MemoryGraph({document}), rdf::Provenance::none, titles);
  return titles.title;
}

TEST(Rdf, TagsATitleWithTheLanguageOfItsDocument) {
  EXPECT_FALSE(title_of("en").language.empty());
  EXPECT_FALSE(title_of("sr-Latn-RS").language.empty());
  for (const char* none : {"", "en_US", "e n", "1", "en-", "-en", "abcdefghi"}) {
    EXPECT_TRUE(title_of(none).language.empty()) << none;
  }
}

TEST(RdfIri, EncodesWhatIrisMayNotHoldAndNothingElse) {
  EXPECT_EQ(written("https://x.org/a b<c>\n\x7F"), "https://x.org/a%20b%3Cc%3E%0A%7F");
  EXPECT_EQ(written("https://x.org/Скопје’é日本%20?a=b#c"), "https://x.org/Скопје’é日本%20?a=b#c");
  EXPECT_EQ(written("a\u00A0b\u0085\u2028\u3000\uFFFE"),
            "a%C2%A0b%C2%85%E2%80%A8%E3%80%80%EF%BF%BE");
  EXPECT_EQ(written("\uE000\uFDD0\U0010FFFF\U000E0041\U0001F600"),
            "%EE%80%80%EF%B7%90%F4%8F%BF%BF%F3%A0%81%81\U0001F600");
  EXPECT_EQ(written(""), "");
}

TEST(RdfIri, EncodesSignsWhereTheyHaveNoPlace) {
  EXPECT_EQ(written("https://x.org/100%&a%2"), "https://x.org/100%25&a%252");
  EXPECT_EQ(written("https://x.org/a#b#c"), "https://x.org/a#b%23c");
  EXPECT_EQ(written("https://[::1]:80/a[0]"), "https://[::1]:80/a%5B0%5D");
  EXPECT_EQ(written("urn:a[0]"), "urn:a%5B0%5D");
}

TEST(RdfProvenance, RefusesAnUnknownName) {
  EXPECT_EQ(rdf::provenance_named("document"), rdf::Provenance::document);
  EXPECT_THROW(rdf::provenance_named("all"), Error);
}

}  // namespace
}  // namespace docweave
