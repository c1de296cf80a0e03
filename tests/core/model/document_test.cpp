#include <gtest/gtest.h>

#include <docweave/document.hpp>
#include <docweave/error.hpp>

namespace docweave {
namespace {

TEST(DocumentBuilder, SeparatesBlocksByNewlinesAndDropsEmptyOnes) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::title, "  A title ");
  builder.add_block(BlockKind::paragraph, " \n ");
  builder.add_block(BlockKind::paragraph, "Some words.");
  const Document document = std::move(builder).build();
  EXPECT_EQ(document.text(), "A title\nSome words.");
  ASSERT_EQ(document.blocks().size(), 2U);
  EXPECT_EQ(document.text(document.blocks()[0].span), "A title");
  EXPECT_EQ(document.text(document.blocks()[1].span), "Some words.");
}

TEST(DocumentBuilder, KeepsMetadataOutOfTheProse) {
  DocumentBuilder builder({.id = "a.html"});
  builder.add_field("title", "Hidden words");
  builder.add_block(BlockKind::paragraph, "Seen words");
  const Document document = std::move(builder).build();
  ASSERT_TRUE(document.field("title"));
  EXPECT_EQ(document.text(*document.field("title")), "Hidden words");
  EXPECT_FALSE(document.field("meta.author"));
  EXPECT_EQ(document.tokens().size(), 2U);
}

TEST(DocumentBuilder, KnowsWhereAFieldStandsInTheOriginal) {
  DocumentBuilder builder({.id = "a.html"});
  builder.add_field("title", "Hidden words", {.begin = 100, .end = 112});
  builder.add_block(BlockKind::paragraph, "Seen words");
  const Document document = std::move(builder).build();
  const Span title = *document.field("title");
  EXPECT_EQ(document.origin({title.begin + 7, title.end})->begin, 107U);
}

TEST(DocumentBuilder, MakesTextWellFormed) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::paragraph, "a\xFF\x01z");
  EXPECT_EQ(std::move(builder).build().text(), "a\xEF\xBF\xBD z");
}

TEST(Document, MapsASpanToItsBytesInTheOriginal) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.append("  Hello world  ", {.begin = 10, .end = 25});
  const Document document = std::move(builder).build();
  EXPECT_EQ(document.text(), "Hello world");
  const auto origin = document.origin({6, 11});
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->begin, 18U);
  EXPECT_EQ(origin->end, 23U);
}

TEST(Document, TellsTheBlockAndTheSentenceAtAByte) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::title, "Title");
  builder.add_block(BlockKind::paragraph, "One came. Two left.");
  builder.add_field("author", "Ana");
  const Document document = std::move(builder).build();
  const auto at = [&](std::string_view words) {
    return static_cast<std::uint32_t>(document.text().find(words));
  };
  EXPECT_EQ(document.block_at(at("left")), &document.blocks()[1]);
  EXPECT_EQ(document.block_at(at("Title")), &document.blocks()[0]);
  EXPECT_EQ(document.sentence_at(at("left")), &document.sentences()[2]);
  EXPECT_EQ(document.sentence_at(at(" Two")), nullptr) << "between two sentences";
  EXPECT_EQ(document.sentence_at(at("Ana")), nullptr) << "metadata is no prose";
}

TEST(Document, RefusesMentionsOutsideItsText) {
  DocumentBuilder builder({.id = "a.txt"});
  builder.add_block(BlockKind::paragraph, "abc");
  Document document = std::move(builder).build();
  EXPECT_THROW(document.add(Mention{.span = {0, 4}}), Error);
  EXPECT_THROW(document.add(Mention{.span = {1, 1}}), Error);
  EXPECT_THROW(document.add(Relation{.subject = 0, .object = 0, .evidence = {0, 3}}), Error);
  EXPECT_EQ(document.add(Mention{.span = {0, 3}}), 0U);
}

}  // namespace
}  // namespace docweave
