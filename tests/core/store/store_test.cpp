#include "store/store.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "document_says.hpp"
#include "resolve/resolver.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using test::DocumentSays;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

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
  store.add(graph);
  resolve(store, {"https://e.org/"});

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
  store.add(workshop("a").graph());
  EXPECT_THROW(store.add(workshop("a").graph()), Error);
  store.add(workshop("b").graph());
  resolve(store, {"https://e.org/"});
  EXPECT_EQ(store.counts().documents, 2u);
}

TEST(Store, CountsNodesAndMergedStatements) {
  Store store;
  store.add(workshop("a").graph());
  store.add(workshop("b").graph());
  resolve(store, {"https://e.org/"});
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
  resolve(store, {"https://e.org/"});
  EXPECT_EQ(store.graph()->documents()->next(), nullptr);
  EXPECT_EQ(store.graph()->entities()->next(), nullptr);
  EXPECT_EQ(store.graph()->statements()->next(), nullptr);
}

TEST(Store, LeavesNoFileWhenItHasNoName) {
  test::TemporaryFolder folder;
  setenv("SQLITE_TMPDIR", folder.path().c_str(), 1);
  {
    Store store;
    store.add(workshop("a").graph());
    resolve(store, {"https://e.org/"});
  }
  unsetenv("SQLITE_TMPDIR");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

/// The documents in a store, and in them the entities and statements.
std::vector<std::string> contents(Store& store) {
  resolve(store, {"https://e.org/"});
  std::vector<std::string> found;
  auto documents = store.graph()->documents();
  while (const GraphDocument* each = documents->next()) {
    found.push_back(each->info.id + " " + std::to_string(each->entities.size()) + " " +
                    std::to_string(each->statements.size()));
  }
  return found;
}

InputReading reading(const std::string& input, const std::vector<std::string>& documents) {
  InputReading reading{input, "hash of " + input, {}};
  for (const std::string& id : documents) reading.documents.push_back(workshop(id).graph());
  return reading;
}

TEST(Store, MakesItsFolderOrSaysWhichCannotBe) {
  const test::TemporaryFolder folder;
  { Store store(folder / "of/graphs/graph.db"); }
  EXPECT_TRUE(std::filesystem::exists(folder / "of/graphs/graph.db"));
  folder.write("file", "");
  try {
    Store store(folder / "file/graphs/graph.db");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where(), (folder / "file/graphs").string());
    EXPECT_THAT(error.what(), HasSubstr("cannot be made"));
  }
}

TEST(Store, KnowsInTheNextRunWhatWasReadWithTheSamePlugins) {
  const test::TemporaryFolder folder;
  {
    Store store(folder / "graph.db");
    EXPECT_THAT(store.begin_run("v1", {"a", "b"}), IsEmpty());
    store.replace(reading("a", {"a"}));
    InputReading failed = reading("b", {});
    failed.content.clear();
    store.replace(failed);
  }
  {
    Store store(folder / "graph.db");
    EXPECT_THAT(store.begin_run("v1", {"a", "b"}), ElementsAre(Pair("a", "hash of a")));
    EXPECT_THAT(contents(store), ElementsAre("a 2 2"));
    EXPECT_THAT(store.begin_run("v2", {"a", "b"}), IsEmpty());
  }
}

TEST(Store, TakesBackWhatChangedAndVanishedInputsSaid) {
  Store store;
  store.begin_run("v1", {"a", "b", "c.warc"});
  store.replace(reading("a", {"a"}));
  store.replace(reading("b", {"b"}));
  store.replace(reading("c.warc", {"c1", "c2"}));
  store.begin_run("v1", {"a", "c.warc"});
  DocumentSays changed("a");
  changed.entity(Type::place, {"Bled"});
  store.replace({"a", "other hash", {changed.graph()}});
  store.replace(reading("c.warc", {"c2"}));
  EXPECT_THAT(contents(store), ElementsAre("a 1 0", "c2 2 2"));
}

TEST(Store, TakesAnInputInSeveralReadings) {
  Store store;
  for (int run = 0; run < 2; ++run) {
    store.begin_run("v1", {"c.warc"});
    store.replace(reading("c.warc", {"c1"}));
    InputReading further = reading("c.warc", {"c2", "c3"});
    further.further = true;
    store.replace(further);
    EXPECT_THAT(contents(store), ElementsAre("c1 2 2", "c2 2 2", "c3 2 2"));
  }
  store.begin_run("v1", {"c.warc"});
  store.replace(reading("c.warc", {"c2"}));
  EXPECT_THAT(contents(store), ElementsAre("c2 2 2"));
}

TEST(Store, ForgetsNamesAndRulesOfWhatIsGone) {
  Store store;
  store.begin_run("v1", {"a"});
  store.replace(reading("a", {"a"}));
  store.begin_run("v1", {});
  EXPECT_THAT(contents(store), IsEmpty());
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM names"), 0);
  EXPECT_EQ(store.database().integer("SELECT count(*) FROM rules"), 0);
  store.begin_run("v1", {"a"});
  store.replace(reading("a", {"a"}));
  EXPECT_THAT(contents(store), ElementsAre("a 2 2"));
}

TEST(Store, GivesADocumentToTheFirstInputThatHoldsIt) {
  Store store;
  store.begin_run("v1", {"b", "c"});
  EXPECT_THAT(store.replace(reading("b", {"x"})), IsEmpty());
  EXPECT_THAT(store.replace(reading("c", {"x", "y"})), ElementsAre("x"));
  EXPECT_THAT(store.begin_run("v1", {"a", "b", "c"}), ElementsAre(Pair("b", "hash of b")));
  EXPECT_THAT(store.replace(reading("a", {"x"})), ElementsAre("x")) << "taken from b";
  EXPECT_THAT(contents(store), ElementsAre("x 2 2", "y 2 2"));
  EXPECT_THAT(store.begin_run("v1", {"a", "b", "c"}), ElementsAre(Pair("a", "hash of a")));
}

TEST(Store, RefusesASecondWriterAndAStoreOfAnotherVersion) {
  const test::TemporaryFolder folder;
  {
    Store store(folder / "graph.db");
    EXPECT_THROW(Store(folder / "graph.db"), sqlite::Busy);
    store.database().run("PRAGMA user_version = 1");
  }
  EXPECT_THROW(Store(folder / "graph.db"), Error);
  EXPECT_THROW(Store(folder / "none.db", Store::Access::read), Error);
}

TEST(Store, IsOneOrdinaryFileOnceClosedWithViewsForItsUsers) {
  const test::TemporaryFolder folder;
  {
    Store store(folder / "graph.db");
    store.add(workshop("a").graph());
    resolve(store, {"https://e.org/"});
  }
  const std::filesystem::directory_iterator files(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
  sqlite::Database database(folder / "graph.db", sqlite::Database::Mode::read);
  auto entities = database.prepare("SELECT name, type, documents FROM entities ORDER BY name");
  ASSERT_TRUE(entities.step());
  EXPECT_EQ(entities.text(0), "OSCE Mission to Skopje");
  EXPECT_EQ(entities.text(1), "Organization");
  auto statements = database.prepare(
      "SELECT subject, predicate, object, is_literal, status, documents FROM statements "
      "ORDER BY predicate");
  ASSERT_TRUE(statements.step());
  EXPECT_EQ(statements.text(2), "https://e.org/organization/osce-mission-to-skopje");
  EXPECT_EQ(statements.text(4), "planned");
  ASSERT_TRUE(statements.step());
  EXPECT_EQ(statements.text(2), "2018-07");
  EXPECT_EQ(statements.integer(3), 1);
  auto evidence = database.prepare(
      "SELECT quote, document, rule, confidence FROM evidence "
      "WHERE predicate = 'organizer'");
  ASSERT_TRUE(evidence.step());
  EXPECT_EQ(evidence.text(0), "words that say so");
  EXPECT_EQ(evidence.text(1), "https://e.org/document/a");
  EXPECT_EQ(evidence.real(3), 0.9);
  EXPECT_FALSE(evidence.step());
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
