#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPipeline = R"({
  "sources": [{"plugin": "text"}],
  "extractors": [{"plugin": "dates"}, {"plugin": "places"}, {"plugin": "names"}, {"plugin": "relations"}],
  "linkers": [{"plugin": "coreference"}],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}]
})";

constexpr const char* kNews =
    "The workshop \"Ports & <Safe> Trade\" was organised by the Ministry of Transport on 3 May "
    "2021 "
    "in Gdynia.\n";

struct Newsroom : TemporaryFolder {
  Newsroom() {
    write("pipeline.json", kPipeline);
    write("news.txt", kNews);
  }
};

TEST(Inspect, ShowsMentionsEntitiesAndStatementsWithEvidence) {
  const Newsroom folder;
  const Ended ended = docweave({"inspect", "news.txt", "-p", "pipeline.json"}, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out,
              AllOf(HasSubstr("[Ports & <Safe> Trade|Event]"), HasSubstr("[3 May 2021|Date]"),
                    HasSubstr("[Gdynia|Place]"), HasSubstr("Ministry of Transport"),
                    HasSubstr("—organizer→"), HasSubstr("—startDate→ 2021-05-03")));
  EXPECT_THAT(ended.out,
              HasSubstr("organised by the Ministry of Transport\"  extractors/relations"));
  EXPECT_THAT(ended.out, Not(HasSubstr("\x1b[")));
}

TEST(Inspect, WritesOnePageThatNeedsNoOtherFile) {
  const Newsroom folder;
  const Ended ended = docweave(
      {"inspect", "news.txt", "-p", "pipeline.json", "--html", "page.html"}, folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, "");
  const std::string page = read_file(folder / "page.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<!DOCTYPE html>"), HasSubstr("Ports &amp; &lt;Safe&gt; Trade"),
                          HasSubstr("href=\"#d0e0\""), HasSubstr("id=\"d0e0\""),
                          HasSubstr("organizer"), HasSubstr("<blockquote>")));
  EXPECT_THAT(page,
              AllOf(Not(HasSubstr("<script")), Not(HasSubstr("http")), Not(HasSubstr("src="))));
}

TEST(Inspect, TellsWhatItCannotRead) {
  const Newsroom folder;
  folder.write("empty.txt", "");
  const Ended ended =
      docweave({"inspect", "empty.txt", "gone.txt", "-p", "pipeline.json"}, folder.path());
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.err, AllOf(HasSubstr("empty.txt"), HasSubstr("gone.txt")));
  EXPECT_EQ(docweave({"inspect"}).code, 2);
}

}  // namespace
}  // namespace docweave::test
