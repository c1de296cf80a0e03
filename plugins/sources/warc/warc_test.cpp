#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "gzip.hpp"
#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string record(const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\n" + fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string response(const std::string& uri, const std::string& block) {
  return record("WARC-Type: response\r\nWARC-Target-URI: " + uri +
                    "\r\nWARC-Date: 2018-07-18T09:30:00Z\r\n"
                    "Content-Type: application/http; msgtype=response\r\n",
                block);
}

std::string page(const std::string& number, const std::string& body) {
  return response("https://example.org/" + number,
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body);
}

class Warc : public testing::Test {
 protected:
  SourceHarness source{
      R"({"records": ["response", "resource", "conversion"], "max_header_bytes": 2000})"};
};

TEST_F(Warc, HandsOnThePagesThatWereFetched) {
  const std::string file = record("WARC-Type: warcinfo\r\n", "software: a crawler\r\n") +
                           record("WARC-Type: request\r\n", "GET / HTTP/1.1\r\n\r\n") +
                           page("1", "<p>one") + page("2", "<p>two");
  for (const std::size_t piece : {1, 7, 100000}) {
    const CollectedParts opened = source.open(file, piece);
    EXPECT_THAT(parts(opened),
                ElementsAre("https://example.org/1: <p>one", "https://example.org/2: <p>two"));
    EXPECT_EQ(opened.parts[0].media_type, "text/html; charset=utf-8");
    EXPECT_EQ(opened.parts[0].facts.retrieved, "2018-07-18T09:30:00Z");
    EXPECT_THAT(opened.damaged, IsEmpty());
  }
  EXPECT_THAT(source.diagnostics, IsEmpty());
}

TEST_F(Warc, ReadsRecordsThatAreEachCompressed) {
  const std::string file = gzip(page("1", "<p>one")) + gzip(page("2", std::string(300'000, 'x'))) +
                           gzip(page("3", "<p>three"));
  for (const std::size_t piece : {1, 1000, 100000}) {
    const CollectedParts opened = source.open(file, piece);
    ASSERT_EQ(opened.parts.size(), 3U);
    EXPECT_EQ(opened.parts[1].bytes, std::string(300'000, 'x'));
    EXPECT_EQ(opened.parts[2].bytes, "<p>three");
  }
}

TEST_F(Warc, ReadsAFileThatIsCompressedAsAWhole) {
  EXPECT_THAT(parts(source.open(gzip(page("1", "<p>one") + page("2", "<p>two")))),
              ElementsAre("https://example.org/1: <p>one", "https://example.org/2: <p>two"));
}

TEST_F(Warc, HandsOnFilesAndConvertedTexts) {
  const CollectedParts opened =
      source.open(record("WARC-Type: resource\r\nWARC-Target-URI: <file:///a.pdf>\r\n"
                         "Content-Type: application/pdf\r\n",
                         "%PDF-") +
                  record("WARC-Type: conversion\r\nWARC-Target-URI: https://example.org/\r\n"
                         "Content-Type:\r\n text/plain\r\n",
                         "words") +
                  record("WARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n", "nameless") +
                  record("WARC-Type: response\r\nWARC-Target-URI: dns:example.org\r\n"
                         "Content-Type: text/dns\r\n",
                         "20180718"));
  EXPECT_THAT(parts(opened), ElementsAre("file:///a.pdf: %PDF-", "https://example.org/: words",
                                         "urn:uuid:1: nameless"));
  EXPECT_EQ(opened.parts[0].media_type, "application/pdf");
  EXPECT_EQ(opened.parts[1].media_type, "text/plain");
}

TEST_F(Warc, UndoesTheEncodingsOfHttp) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string zipped = gzip("<p>words");
  const std::string chunks = "5\r\n" + zipped.substr(0, 5) + "\r\n" + "F;x=1\r\n" +
                             zipped.substr(5, 15) + "\r\n3\r\n" + zipped.substr(20, 3) + "\r\n" +
                             [&] {
                               char size[8];
                               std::snprintf(size, sizeof size, "%zx", zipped.size() - 23);
                               return size + ("\r\n" + zipped.substr(23)) + "\r\n0\r\n\r\n";
                             }();
  const std::string file =
      response("a",
               head + "Transfer-Encoding: chunked\r\n\r\n4\r\n<p>w\r\n4\r\nords\r\n0\r\n\r\n") +
      response("b", head + "Content-Encoding: gzip\r\n\r\n" + zipped) +
      response("c", head + "Content-Encoding: deflate\r\n\r\n" + gzip("<p>words", 15)) +
      response("d", head + "Content-Encoding: deflate\r\n\r\n" + gzip("<p>words", -15)) +
      response("e", head + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + chunks);
  for (const std::size_t piece : {1, 100000}) {
    const CollectedParts opened = source.open(file, piece);
    EXPECT_THAT(parts(opened), ElementsAre("a: <p>words", "b: <p>words", "c: <p>words",
                                           "d: <p>words", "e: <p>words"));
    EXPECT_THAT(opened.damaged, IsEmpty());
  }
}

TEST_F(Warc, BelievesTheBytesWhereTheEncodingWasUndoneAlready) {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  EXPECT_THAT(parts(source.open(response("a", head + "Transfer-Encoding: chunked\r\n\r\n<p>words") +
                                response("b", head + "Content-Encoding: gzip\r\n\r\n<p>words"))),
              ElementsAre("a: <p>words", "b: <p>words"));
}

TEST_F(Warc, PassesOverAnswersThatAreNoSuccess) {
  EXPECT_THAT(parts(source.open(
                  response("a", "HTTP/1.1 404 Not Found\r\n\r\n<p>There is no such page.") +
                  response("b", "HTTP/1.1 301 Moved\r\nLocation: /c\r\n\r\n") + page("2", "two"))),
              ElementsAre("https://example.org/2: two"));
}

TEST_F(Warc, LosesOnlyTheRecordThatIsDamaged) {
  std::string broken = gzip(page("2", std::string(5000, 'x') + "two" + std::string(5000, 'y')));
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  const std::string file = gzip(page("1", "one")) + broken + gzip(page("3", "three"));
  for (const std::size_t piece : {100, 100000}) {
    const CollectedParts opened = source.open(file, piece);
    EXPECT_EQ(opened.parts.front().bytes, "one");
    EXPECT_EQ(opened.parts.back().bytes, "three");
    EXPECT_EQ(opened.damaged.size() + source.diagnostics.size(), 1U);
    source.diagnostics.clear();
  }
}

TEST_F(Warc, FindsTheNextRecordBehindALengthThatIsWrong) {
  std::string first = page("1", "one");
  first.replace(first.find("Content-Length: ") + 16, 2, "60");
  EXPECT_EQ(parts(source.open(first + page("2", "two"))).back(), "https://example.org/2: two");
  ASSERT_EQ(source.diagnostics.size(), 1U);
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("WARC/1.1"));
}

TEST_F(Warc, TellsOfRecordsThatItCannotRead) {
  const std::string file =
      "WARC/1.0\r\nWARC-Type: resource\r\n\r\nwords\r\n\r\n" +
      record("WARC-Type: resource\r\nX: " + std::string(3000, 'x') + "\r\n", "words") +
      response("a", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n1234") + page("2", "two");
  EXPECT_THAT(parts(source.open(file)), ElementsAre("https://example.org/2: two"));
  std::vector<std::string> messages;
  for (const Diagnostic& diagnostic : source.diagnostics) messages.push_back(diagnostic.message);
  EXPECT_THAT(messages, ElementsAre(HasSubstr("Content-Length"), HasSubstr("WARC/1.1"),
                                    HasSubstr("max_header_bytes"), HasSubstr("\"br\"")));
}

TEST_F(Warc, RefusesAFileThatEndsTooEarly) {
  const std::string file = page("1", "one");
  EXPECT_THROW(source.open(file.substr(0, file.size() - 6)), Error);
  EXPECT_THAT(source.open(gzip(file).substr(0, 100)).parts, IsEmpty());
  ASSERT_FALSE(source.diagnostics.empty());
  EXPECT_THAT(source.diagnostics[0].message, HasSubstr("ends in the middle"));
}

TEST_F(Warc, CountsWhatItInflatesForNothing) {
  const std::string file = gzip(record("WARC-Type: metadata\r\n", std::string(1'000'000, 'x')));
  EXPECT_GE(source.open(file).passed_over, 1'000'000U);
}

}  // namespace
}  // namespace docweave::test
