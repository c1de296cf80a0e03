#include <thread>

#include "conformance.hpp"

namespace docweave::conformance {
namespace {

class EveryExtractor : public Conformance {
 protected:
  /// The samples with what comes before this extractor.
  std::vector<Document> documents() const {
    std::vector<Document> documents = sample_documents();
    for (Document& document : documents) prepare(manifest(), document);
    return documents;
  }
};

TEST_P(EveryExtractor, AddsToWhatOthersFoundAndChangesNothingOfIt) {
  const auto extractor = make<Extractor>(manifest());
  for (Document& document : documents()) {
    const Document before = document;
    extractor->extract(document);
    EXPECT_EQ(document.text(), before.text());
    ASSERT_GE(document.mentions().size(), before.mentions().size());
    ASSERT_GE(document.relations().size(), before.relations().size());
    for (std::size_t i = 0; i < before.mentions().size(); ++i) {
      EXPECT_EQ(document.mentions()[i].span, before.mentions()[i].span);
      EXPECT_EQ(document.mentions()[i].value, before.mentions()[i].value);
    }
  }
}

TEST_P(EveryExtractor, SignsWhatItFindsAndKeepsToTheText) {
  const auto extractor = make<Extractor>(manifest());
  for (Document& document : documents()) {
    const std::size_t mentions = document.mentions().size();
    const std::size_t relations = document.relations().size();
    extractor->extract(document);
    for (const Mention& mention : document.mentions().subspan(mentions)) {
      check_span(document, mention.span, document.info().id + ": mention");
      EXPECT_EQ(mention.plugin, manifest().id());
      EXPECT_FALSE(mention.rule.empty()) << document.text(mention.span);
      EXPECT_TRUE(mention.confidence > 0 && mention.confidence <= 1) << mention.confidence;
    }
    for (const Relation& relation : document.relations().subspan(relations)) {
      check_span(document, relation.evidence, document.info().id + ": evidence");
      EXPECT_EQ(relation.plugin, manifest().id());
      EXPECT_FALSE(relation.rule.empty()) << document.text(relation.evidence);
      EXPECT_TRUE(relation.confidence > 0 && relation.confidence <= 1) << relation.confidence;
    }
  }
}

TEST_P(EveryExtractor, FindsTheSameEachTimeOnEveryThread) {
  const auto extractor = make<Extractor>(manifest());
  std::vector<Document> one = documents(), two = documents();
  std::thread other([&] {
    for (Document& document : two) extractor->extract(document);
  });
  for (Document& document : one) extractor->extract(document);
  other.join();
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(findings(one[i]), findings(two[i]));
}

TEST_P(EveryExtractor, FindsNothingWhereThereIsNoText) {
  DocumentBuilder builder({.id = "empty"});
  Document document = std::move(builder).build();
  make<Extractor>(manifest())->extract(document);
  EXPECT_EQ(findings(document), "");
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(EveryExtractor);
INSTANTIATE_TEST_SUITE_P(All, EveryExtractor, testing::ValuesIn(plugins("extractor")), test_name);

}  // namespace
}  // namespace docweave::conformance
