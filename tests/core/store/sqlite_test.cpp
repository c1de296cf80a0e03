#include "store/sqlite.hpp"

#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave::sqlite {
namespace {

TEST(Sqlite, GivesBackWhatWasBound) {
  Database database({});
  database.run("CREATE TABLE t(i, r, s, n)");
  database.prepare("INSERT INTO t VALUES(?,?,?,?)")
      .bind(0, std::int64_t{-5})
      .bind(1, 0.1)
      .bind(2, std::string_view("a\0b", 3))
      .bind_null(3)
      .run();
  Query query = database.prepare("SELECT * FROM t");
  ASSERT_TRUE(query.step());
  EXPECT_EQ(query.integer(0), -5);
  EXPECT_EQ(query.real(1), 0.1);
  EXPECT_EQ(query.text(2), std::string_view("a\0b", 3));
  EXPECT_TRUE(query.is_null(3));
  EXPECT_FALSE(query.step());
}

TEST(Sqlite, TakesAnEmptyTextForATextAndNotForNull) {
  Database database({});
  Query query = database.prepare("SELECT ?");
  ASSERT_TRUE(query.bind(0, std::string_view()).step());
  EXPECT_FALSE(query.is_null(0));
}

TEST(Sqlite, TellsSqlitesOwnWordsWhenAQueryFails) {
  Database database({});
  try {
    database.prepare("SELECT * FROM missing");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_STREQ(error.what(), "temporary store: no such table: missing");
  }
}

TEST(Sqlite, TellsTheFileThatCannotBeOpened) {
  try {
    Database("/nowhere/at/all.db");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.where(), "/nowhere/at/all.db");
  }
}

TEST(Sqlite, TakesBackATransactionThatWasNotCommitted) {
  test::TemporaryFolder folder;
  Database database(folder / "a.db");
  database.run("CREATE TABLE t(i)");
  {
    Transaction transaction(database);
    database.run("INSERT INTO t VALUES(1)");
  }
  EXPECT_EQ(database.integer("SELECT count(*) FROM t"), 0);
  Transaction transaction(database);
  database.run("INSERT INTO t VALUES(1)");
  transaction.commit();
  EXPECT_EQ(database.integer("SELECT count(*) FROM t"), 1);
}

}  // namespace
}  // namespace docweave::sqlite
