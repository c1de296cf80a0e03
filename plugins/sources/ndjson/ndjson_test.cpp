#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Ndjson : public testing::Test {
 protected:
  SourceHarness source{
      R"({"uri": "uri", "text": "text", "html": "html", "title": "title", "date": "date",
          "publisher": "publisher", "language": "language", "max_record_bytes": 1000})"};
};

TEST_F(Ndjson, HandsOnARecordALine) {
  const std::string file =
      "\xEF\xBB\xBF{\"uri\": \"https://example.org/1\", \"text\": \"One \\u00e9.\"}\r\n"
      "\n"
      "{\"uri\": \"https://example.org/2\", \"html\": \"<p>Two.\", \"text\": \"other\"}";
  for (const std::size_t piece : {1, 100000}) {
    const CollectedParts opened = source.open(file, piece);
    EXPECT_THAT(parts(opened),
                ElementsAre("https://example.org/1: One é.", "https://example.org/2: <p>Two."));
    EXPECT_EQ(opened.parts[0].media_type, "text/plain; charset=utf-8");
    EXPECT_EQ(opened.parts[1].media_type, "text/html; charset=utf-8");
  }
  EXPECT_THAT(source.diagnostics, IsEmpty());
}

TEST_F(Ndjson, TellsWhatTheRecordKnowsOfItsDocument) {
  const CollectedParts opened = source.open(
      R"({"text": "Words.", "title": "Workshop", "date": "2018-07-18T10:00:00Z",
          "publisher": "News", "language": "en"})"
      "\n");
  EXPECT_THAT(opened.parts, IsEmpty());  // One record must be one line.
  const CollectedParts line = source.open(
      R"({"text": "Words.", "title": "Workshop", "date": "2018-07-18T10:00:00Z", "publisher": "News", "language": "en"})");
  ASSERT_EQ(line.parts.size(), 1U);
  const DocumentInfo& facts = line.parts[0].facts;
  EXPECT_EQ(line.parts[0].bytes, "Workshop\n\nWords.");
  EXPECT_EQ(facts.title, "Workshop");
  EXPECT_EQ(facts.date_published, "2018-07-18");
  EXPECT_EQ(facts.publisher, "News");
  EXPECT_EQ(facts.language, "en");
}

TEST_F(Ndjson, NamesARecordWithoutUriByItsLine) {
  const CollectedParts opened =
      source.open("{\"text\": \"One.\"}\n{\"uri\": 42, \"text\": \"Two.\"}\n");
  EXPECT_THAT(parts(opened), ElementsAre("test/1: One.", "42: Two."));
}

TEST_F(Ndjson, FindsFieldsByOtherNames) {
  const SourceHarness other(
      R"({"uri": "id", "text": "body", "html": "page", "title": "headline", "date": "day",
          "publisher": "by", "language": "lang", "max_record_bytes": 1000})");
  const CollectedParts opened =
      other.open("{\"id\": \"a\", \"body\": \"Words.\", \"day\": \"2018\", \"text\": 1}\n");
  EXPECT_THAT(parts(opened), ElementsAre("a: Words."));
  EXPECT_EQ(opened.parts[0].facts.date_published, "2018");
}

TEST_F(Ndjson, LosesOnlyTheLineThatIsWrong) {
  const CollectedParts opened = source.open(
      "{\"text\": \"One.\"}\n"
      "{\"text\": \"cut off\n"
      "[1, 2]\n"
      "{\"words\": \"none\"}\n" +
      std::string(5000, '[') + "\n" + std::string(900, '[') +
      "\n"
      "{\"text\": \"Two.\"}\n");
  EXPECT_THAT(parts(opened), ElementsAre("test/1: One.", "test/7: Two."));
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : source.diagnostics) messages.push_back(diagnostic.message);
  EXPECT_THAT(messages, ElementsAre(HasSubstr("line 2 is no JSON"),
                                    HasSubstr("line 3 is JSON, but no object"),
                                    HasSubstr("line 4 has neither"),
                                    HasSubstr("line 5 has 5000 bytes; the option max_record_bytes"),
                                    HasSubstr("line 6 is no JSON")));
}

}  // namespace
}  // namespace docweave::test
