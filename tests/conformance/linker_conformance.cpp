#include <thread>

#include "conformance.hpp"

namespace docweave::conformance {
namespace {

class EveryLinker : public Conformance {
 protected:
  std::vector<Document> documents() const {
    std::vector<Document> documents = sample_documents();
    for (Document& document : documents) prepare(manifest(), document);
    return documents;
  }

  /// What the linkers that this one builds on make of a document.
  DocumentGraph start(const Document& document) const {
    DocumentGraph graph(document.info());
    for (const std::string& earlier : manifest().after) {
      const Manifest* before = registry().find("linker", earlier);
      if (before != nullptr && works_with_defaults(*before)) {
        make<Linker>(*before)->link(document, graph);
      }
    }
    return graph;
  }
};

void check_evidence(const Document& document, const Evidence& evidence) {
  check_span(document, evidence.span, document.info().id + ": evidence");
  EXPECT_EQ(evidence.quote, document.text(evidence.span));
  EXPECT_FALSE(evidence.plugin.empty()) << evidence.quote;
  EXPECT_TRUE(evidence.confidence > 0 && evidence.confidence <= 1) << evidence.confidence;
}

TEST_P(EveryLinker, ProvesEverythingWithTheTextsOwnWords) {
  const auto linker = make<Linker>(manifest());
  for (const Document& document : documents()) {
    DocumentGraph graph = start(document);
    linker->link(document, graph);
    for (const Entity& entity : graph.entities()) {
      EXPECT_FALSE(entity.mentions.empty()) << entity.name;
      for (const Evidence& mention : entity.mentions) check_evidence(document, mention);
    }
    for (const Statement& statement : graph.statements()) {
      EXPECT_FALSE(statement.evidence().empty());
      for (const Evidence& evidence : statement.evidence()) check_evidence(document, evidence);
    }
  }
}

TEST_P(EveryLinker, KeepsWhatEarlierLinkersMade) {
  const auto linker = make<Linker>(manifest());
  for (const Document& document : documents()) {
    DocumentGraph graph = start(document);
    const std::size_t entities = graph.entities().size();
    const std::size_t statements = graph.statements().size();
    linker->link(document, graph);
    EXPECT_GE(graph.entities().size(), entities);
    EXPECT_GE(graph.statements().size(), statements);
  }
}

TEST_P(EveryLinker, MakesTheSameGraphEachTimeOnEveryThread) {
  const auto linker = make<Linker>(manifest());
  const std::vector<Document> samples = documents();
  const auto link_all = [&](std::string& lines) {
    for (const Document& document : samples) {
      DocumentGraph graph = start(document);
      linker->link(document, graph);
      lines += to_json_line(graph) + "\n";
    }
  };
  std::string one, two;
  std::thread other([&] { link_all(two); });
  link_all(one);
  other.join();
  EXPECT_EQ(one, two);
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(EveryLinker);
INSTANTIATE_TEST_SUITE_P(All, EveryLinker, testing::ValuesIn(plugins("linker")), test_name);

}  // namespace
}  // namespace docweave::conformance
