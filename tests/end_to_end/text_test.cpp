#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "gzip.hpp"
#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kPage =
    "<!DOCTYPE html><html lang=\"fr\"><head><title>Workshop held</title></head><body><main>"
    "<h1>Workshop held</h1><p>The three-day workshop in Podgorica brought together border police "
    "officers, prosecutors and experts of several organisations, who spoke about how their "
    "services "
    "work together.</p><dl><dt>Donor</dt><dd>European Union</dd></dl></main></body></html>";

std::string warc() {
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + std::string(kPage);
  return gzip(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/news/1\r\n"
      "WARC-Date: 2018-07-18T09:30:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
      "Content-Length: " +
      std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
}

TEST(TextCommand, PrintsTheBlocksALineApart) {
  const TemporaryFolder folder;
  folder.write("page.html", kPage);
  const Ended ended = docweave({"text", "page.html"}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("Workshop held\n\nThe three-day workshop")) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("work together.\n\nDonor"));
}

TEST(TextCommand, NamesTheDocumentsOfContainers) {
  const TemporaryFolder folder;
  folder.write("crawl.warc.gz", warc());
  folder.write("more.ndjson", "{\"uri\": \"urn:1\", \"text\": \"Some words of a record.\"}\n");
  const Ended ended = docweave({"text", "crawl.warc.gz", "more.ndjson"}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("==> https://example.org/news/1 <==\n\nWorkshop held\n"));
  EXPECT_TRUE(ended.out.ends_with("\n\n==> urn:1 <==\n\nSome words of a record.\n")) << ended.out;
}

TEST(TextCommand, GivesAllThatASourceKnowsAsJson) {
  const TemporaryFolder folder;
  folder.write("crawl.warc.gz", warc());
  const Ended ended = docweave({"text", "--json", "crawl.warc.gz"}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  rapidjson::Document json;
  json.Parse(ended.out.c_str());
  ASSERT_TRUE(json.IsObject()) << ended.out;
  EXPECT_STREQ(json["id"].GetString(), "https://example.org/news/1");
  EXPECT_STREQ(json["title"].GetString(), "Workshop held");
  EXPECT_STREQ(json["language"].GetString(), "en");  // Of the words, whatever the page says.
  EXPECT_STREQ(json["retrieved"].GetString(), "2018-07-18T09:30:00Z");
  const std::string text = json["text"].GetString();
  const auto& block = json["blocks"][0];
  EXPECT_STREQ(block["kind"].GetString(), "title");
  EXPECT_EQ(text.substr(block["span"][0].GetUint(), block["span"][1].GetUint()), "Workshop held");
  EXPECT_STREQ(json["keyValues"][0]["key"].GetString(), "Donor");
  EXPECT_STREQ(json["keyValues"][0]["value"].GetString(), "European Union");
  const auto& fields = json["metadata"].GetArray();
  EXPECT_TRUE(std::any_of(fields.begin(), fields.end(), [](const auto& field) {
    return field["name"] == "title" && field["value"] == "Workshop held";
  })) << ended.out;
  const auto& origin = json["origins"][0];
  EXPECT_LT(origin["begin"].GetUint64(), origin["end"].GetUint64());
  EXPECT_LE(origin["end"].GetUint64(), std::string(kPage).size());
}

TEST(TextCommand, TellsOfFilesThatItCannotRead) {
  const TemporaryFolder folder;
  folder.write("good.txt", "Some words.");
  folder.write("photo.png", "\x89PNG");
  const Ended ended = docweave({"text", "good.txt", "photo.png", "missing.txt"}, folder.path());
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.out, HasSubstr("Some words."));
  EXPECT_THAT(ended.err,
              AllOf(HasSubstr("photo.png"), HasSubstr("failed: missing.txt: there is no")));
  EXPECT_EQ(docweave({"text"}).code, 2);
}

}  // namespace
}  // namespace docweave::test
