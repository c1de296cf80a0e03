#include "query/verify.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "resolve/resolver.hpp"
#include "store/store.hpp"
#include "temporary_folder.hpp"

namespace docweave::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A store that claims of a.txt what the test says, and the folder of its source.
class Verify : public testing::Test {
 protected:
  void claim(const std::string& document, Span span, const std::string& quote,
             std::optional<Origin> origin = {}) {
    DocumentGraph graph(DocumentInfo{.id = document});
    Evidence evidence{span, quote, origin, "extractors/test", "rule", 1.0};
    graph.add(Entity{Type::organization, quote, {}, {}, {evidence}});
    graphs_.push_back(std::move(graph));
  }

  Verification verified() {
    {
      Store store(folder_ / "graph.store");
      for (const DocumentGraph& graph : graphs_) store.add(graph);
      resolve(store, {"https://e.org/"});
    }
    Claims claims(folder_ / "graph.store");
    const PluginRegistry registry(plugin_folders({TEST_PLUGINS}));
    const auto file = folder_.write("pipeline.json",
                                    R"({"sources": [{"plugin": "text"}],
                      "outputs": [{"plugin": "nquads", "path": "graph.nq"}]})");
    return verify(claims, load_pipeline(file, {}, registry), registry,
                  {(folder_ / "sources").string()}, 2);
  }

  static std::vector<std::string> lines(const Verification& result) {
    std::vector<std::string> all;
    for (const Refuted& each : result.refuted) all.push_back(each.document + ": " + each.reason);
    return all;
  }

  test::TemporaryFolder folder_;
  std::vector<DocumentGraph> graphs_;
};

TEST_F(Verify, ProvesQuotesThatStandWhereTheGraphSays) {
  folder_.write("sources/a.txt", "The Port Agency met in Foča.\n");
  claim("a.txt", {4, 15}, "Port Agency", Origin{{4, 15}, 4, 15});
  const Verification result = verified();
  EXPECT_EQ(result.proved, 1U);
  EXPECT_EQ(result.documents, 1U);
  EXPECT_THAT(lines(result), IsEmpty());
}

TEST_F(Verify, TellsWhatStandsThereInstead) {
  folder_.write("sources/a.txt", "The Port Agency met in Foča.\n");
  claim("a.txt", {4, 15}, "Post Agency");
  const Verification result = verified();
  EXPECT_EQ(result.failed, 1U);
  EXPECT_THAT(lines(result), ElementsAre("a.txt: the text reads \"Port Agency\" there"));
  EXPECT_EQ(result.refuted[0].claim.what, "mention of https://e.org/organization/post-agency");
}

TEST_F(Verify, TellsWhereAQuoteHasMovedTo) {
  folder_.write("sources/a.txt", "Today the Port Agency met.\n");
  claim("a.txt", {4, 15}, "Port Agency");
  EXPECT_THAT(lines(verified()), ElementsAre("a.txt: stands at byte 10 instead"));
}

TEST_F(Verify, RefutesPlacesOutsideTheTextAndElsewhereInTheFile) {
  folder_.write("sources/a.txt", "The Port Agency met.\n");
  claim("a.txt", {4, 1500}, "Port Agency");
  folder_.write("sources/b.txt", "The Port Agency met.\n");
  claim("b.txt", {4, 15}, "Port Agency", Origin{{4, 15}, 14, 25});
  EXPECT_THAT(lines(verified()),
              ElementsAre("a.txt: lies outside the text, which has 20 bytes",
                          "b.txt: stands at bytes 4 to 15 of the file, not at 14 to 25"));
}

TEST_F(Verify, NamesDocumentsThatAreNotThereOrCannotBeRead) {
  folder_.write("sources/empty.txt", "");
  claim("gone.txt", {0, 4}, "Port");
  claim("empty.txt", {0, 4}, "Port");
  const Verification result = verified();
  EXPECT_EQ(result.failed, 2U);
  EXPECT_THAT(lines(result),
              ElementsAre(HasSubstr("empty.txt: its 1 quotes cannot be proved: "),
                          "gone.txt: its 1 quotes cannot be proved: it is not among the sources"));
  EXPECT_EQ(lines(result)[0].find("not among"), std::string::npos);
}

TEST_F(Verify, RefusesAGraphWithoutEvidence) {
  const auto file =
      folder_.write("graph.nq", "<https://e.org/a> <https://schema.org/name> \"A\" .\n");
  EXPECT_THROW(Claims{file}, Error);
  EXPECT_THROW(Claims{folder_ / "nowhere.nq"}, Error);
}

}  // namespace
}  // namespace docweave::query
