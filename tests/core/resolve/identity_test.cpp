#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "document_says.hpp"
#include "identity_corpus.hpp"
#include "query/find_entity.hpp"
#include "resolve/explanation.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"

namespace docweave {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Identity, IsRightForAWorldOfNamesakes) {
  test::IdentityCorpus corpus(test::confusable_world(120), test::corpus_countries());
  Store store;
  std::vector<std::vector<std::uint32_t>> labels;
  for (std::uint32_t i = 0; i < 500; ++i) {
    const test::LabelledDocument document = corpus.document(i);
    labels.push_back(document.things);
    store.add(document.graph);
  }
  resolve(store, {"https://e.org/"});
  std::vector<std::pair<std::uint32_t, std::int64_t>> items;
  auto rows = store.database().prepare(
      "SELECT id, entity, node FROM identity JOIN documents USING(document)");
  while (rows.step()) {
    const auto number = static_cast<std::size_t>(std::stoi(std::string(rows.text(0).substr(1))));
    items.emplace_back(labels[number][static_cast<std::size_t>(rows.integer(1))], rows.integer(2));
  }
  const test::PartitionScore score = test::score_partition(items);
  EXPECT_GE(score.pair_precision, 0.98);
  EXPECT_GE(score.pair_recall, 0.92);
  EXPECT_GE(score.cubed_precision, 0.98);
  EXPECT_GE(score.cubed_recall, 0.92);
}

Store& two_ministries(Store& store) {
  for (const char* country : {"Serbia", "Albania"}) {
    for (const char* id : {" 1", " 2"}) {
      test::DocumentSays says(std::string(country) + id);
      says.entity(Type::organization, {std::string("Ministry of Interior of ") + country, "MOI"});
      store.add(says.graph());
    }
  }
  resolve(store, {"https://e.org/"});
  return store;
}

TEST(Explanation, TellsWhatSpeaksForAndAgainstAndHowToChangeIt) {
  Store store;
  two_ministries(store);
  const auto node = [&](std::string_view name) {
    return query::find_entity(store.database(), name, std::nullopt).node;
  };
  const ExplainedPair pair =
      explain_pair(store.database(), node("Ministry of Interior of Serbia"),
                   node("https://e.org/organization/ministry-of-interior-of-albania"));
  EXPECT_EQ(pair.outcome, Outcome::contradiction);
  Bits sum = 0;
  for (const Finding& finding : pair.comparison.findings) sum += finding.bits;
  EXPECT_EQ(sum, pair.comparison.score);
  EXPECT_THAT(correction_for(pair), HasSubstr(R"("action":"same")"));
}

TEST(Explanation, ListsWhatIsClosestToTheLine) {
  Store store;
  const Review found = review(two_ministries(store).database(), 5);
  ASSERT_THAT(found.apart, SizeIs(1));
  EXPECT_EQ(found.apart[0].b.quote.substr(0, 20), "Ministry of Interior");
}

TEST(Corrections, MakeOneWhatWasTwoAndTwoWhatWasOne) {
  Store store;
  two_ministries(store);
  Correction same;
  same.action = Correction::Action::same;
  same.entities = {{.iri = "https://e.org/organization/ministry-of-interior-of-serbia"},
                   {.iri = "https://e.org/organization/ministry-of-interior-of-albania"}};
  for (int again = 0; again < 2; ++again) {
    EXPECT_THAT(resolve(store, {.base = "https://e.org/", .corrections = {same}}), SizeIs(0));
    EXPECT_EQ(store.counts().entities.at(Type::organization), 1u);
  }
  Correction different;
  different.action = Correction::Action::different;
  const std::string serbia = "https://e.org/organization/ministry-of-interior-of-serbia";
  different.entities = {{.iri = serbia, .document = "Serbia 1"},
                        {.iri = serbia, .document = "Serbia 2"}};
  std::string iris;
  for (int again = 0; again < 2; ++again) {
    EXPECT_THAT(resolve(store, {.base = "https://e.org/", .corrections = {different}}), SizeIs(0));
    EXPECT_EQ(store.counts().entities.at(Type::organization), 3u);
    std::string found;
    auto entities = store.graph()->entities();
    while (const GraphEntity* entity = entities->next()) found += entity->iri + "\n";
    if (again > 0) {
      EXPECT_EQ(found, iris);
    }
    iris = found;
  }
  resolve(store, {"https://e.org/"});
  EXPECT_EQ(store.counts().entities.at(Type::organization), 2u) << "without corrections";
}

}  // namespace
}  // namespace docweave
