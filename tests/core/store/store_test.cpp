#include "store/store.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "document_says.hpp"
#include "resolve/resolver.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using test::DocumentSays;
using ::testing::HasSubstr;

DocumentSays workshop(const std::string& id) {
  DocumentSays says(id);
  const auto event = says.entity(Type::event, {"Workshop"});
  const auto body = says.entity(Type::organization, {"OSCE Mission to Skopje", "OSCE Mission"});
  says.relation(event, Predicate::organizer, body, 0.9, Status::planned);
  says.value(event, Predicate::start_date, "2018-07");
  return says;
}

TEST(Store, GivesBackADocumentAsItWasAdded) {
  Store store;
  DocumentGraph graph({"a.html", "T", "https://u", "P", "2018", "en", "text/html"});
  Evidence box{{3, 9}, "a “b” c", Origin{{1, 12}, 100, 120, 2, 1.5F, 2, 3, 4}, "p", "r", 0.123};
  graph.add(Entity{Type::project, "a “b” c", {}, "", {box}});
  graph.add(Statement(0, Predicate::amount, Literal{"EUR 5"}, box, Status::cancelled));
  store.add(3, graph);
  resolve(store, "https://e.org/");

  auto documents = store.graph()->documents();
  const GraphDocument* document = documents->next();
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(document->iri, "https://e.org/document/a.html");
  EXPECT_EQ(document->info.title, "T");
  EXPECT_EQ(document->info.url, "https://u");
  EXPECT_EQ(document->info.media_type, "text/html");
  ASSERT_EQ(document->statements.size(), 1u);
  const GraphStatement& amount = document->statements[0];
  EXPECT_EQ(amount.subject, "https://e.org/project/a-b-c");
  EXPECT_EQ(std::get<Literal>(amount.object).value, "EUR 5");
  EXPECT_EQ(amount.status, Status::cancelled);
  ASSERT_EQ(amount.evidence.size(), 1u);
  const Evidence& proof = amount.evidence[0].evidence;
  EXPECT_EQ(proof.span, (Span{3, 9}));
  EXPECT_EQ(proof.quote, "a “b” c");
  EXPECT_EQ(proof.plugin, "p");
  EXPECT_EQ(proof.rule, "r");
  EXPECT_EQ(proof.confidence, 0.123);
  ASSERT_TRUE(proof.origin);
  EXPECT_EQ(proof.origin->text, (Span{1, 12}));
  EXPECT_EQ(proof.origin->end, 120u);
  EXPECT_EQ(proof.origin->page, 2);
  EXPECT_EQ(proof.origin->left, 1.5F);
  EXPECT_EQ(proof.origin->bottom, 4);
  EXPECT_EQ(documents->next(), nullptr);
}

TEST(Store, RefusesADocumentTwiceAndKeepsTheFirst) {
  Store store;
  store.add(1, workshop("a").graph());
  EXPECT_THROW(store.add(2, workshop("a").graph()), Error);
  EXPECT_THROW(store.add(1, workshop("b").graph()), Error);
  store.add(2, workshop("b").graph());
  resolve(store, "https://e.org/");
  EXPECT_EQ(store.counts().documents, 2u);
}

TEST(Store, CountsNodesAndMergedStatements) {
  Store store;
  store.add(1, workshop("a").graph());
  store.add(2, workshop("b").graph());
  resolve(store, "https://e.org/");
  const GraphCounts counts = store.counts();
  EXPECT_EQ(counts.documents, 2u);
  EXPECT_EQ(counts.entities.at(Type::event), 2u);
  EXPECT_EQ(counts.entities.at(Type::organization), 1u);
  EXPECT_EQ(counts.entities.at(Type::place), 0u);
  EXPECT_EQ(counts.statements.at(Predicate::organizer), 2u);
  EXPECT_EQ(counts.statements.at(Predicate::funder), 0u);
}

TEST(Store, IsEmptyWithoutDocuments) {
  Store store;
  resolve(store, "https://e.org/");
  EXPECT_EQ(store.graph()->documents()->next(), nullptr);
  EXPECT_EQ(store.graph()->entities()->next(), nullptr);
  EXPECT_EQ(store.graph()->statements()->next(), nullptr);
}

TEST(Store, LeavesNoFileWhenItHasNoName) {
  test::TemporaryFolder folder;
  setenv("SQLITE_TMPDIR", folder.path().c_str(), 1);
  {
    Store store;
    store.add(1, workshop("a").graph());
    resolve(store, "https://e.org/");
  }
  unsetenv("SQLITE_TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Store, StartsAfreshInAFileThatIsAStore) {
  test::TemporaryFolder folder;
  for (int run = 0; run < 2; ++run) {
    Store store(folder / "graph.db");
    store.add(1, workshop("a").graph());
    resolve(store, "https://e.org/");
    EXPECT_EQ(store.counts().documents, 1u);
  }
  EXPECT_TRUE(std::filesystem::exists(folder / "graph.db"));
}

TEST(Store, DoesNotOverwriteAFileThatIsNoStore) {
  test::TemporaryFolder folder;
  const auto file = folder.write("letter.txt", "Dear reader, this is no database at all.");
  try {
    Store store(file);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_THAT(error.what(), HasSubstr("is not a docweave store"));
  }
  EXPECT_EQ(test::read_file(file), "Dear reader, this is no database at all.");
}

}  // namespace
}  // namespace docweave
