#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "feed_date.hpp"
#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Feed : public testing::Test {
 protected:
  std::vector<std::string> ids(const CollectedParts& opened) {
    std::vector<std::string> all;
    for (const Input& part : opened.parts) all.push_back(part.id);
    return all;
  }
  SourceHarness source{R"({"max_bytes": 100000})"};
};

const char* const kRss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Border News</title><link>https://news.example.org/</link><language>en</language>
<atom:link href="https://news.example.org/feed" rel="self"/>
<item><title>Workshop &amp; seminar</title><link>https://news.example.org/1</link>
<pubDate>Wed, 18 Jul 2018 09:30:00 +0200</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Long <b>story</b>.</p>]]></content:encoded></item>
<item><title>Next</title><link>/2</link><description>&lt;p&gt;Told.&lt;/p&gt;</description></item>
<item><title>Nameless</title><description>Words.</description></item>
<item><title>Again</title><link>https://news.example.org/1</link><description>x</description></item>
</channel></rss>)";

TEST_F(Feed, HandsOnTheItemsOfRss) {
  const CollectedParts opened = source.open(kRss, 100);
  EXPECT_THAT(ids(opened),
              ElementsAre("https://news.example.org/1", "https://news.example.org/2", "test/3"));
  const Input& first = opened.parts[0];
  EXPECT_THAT(first.bytes, HasSubstr("<h1>Workshop &amp; seminar</h1>\n<p>Long <b>story</b>.</p>"));
  EXPECT_THAT(first.bytes, Not(HasSubstr("Short.")));
  EXPECT_EQ(first.media_type, "text/html; charset=utf-8");
  EXPECT_EQ(first.facts.title, "Workshop & seminar");
  EXPECT_EQ(first.facts.publisher, "Border News");
  EXPECT_EQ(first.facts.date_published, "2018-07-18");
  EXPECT_EQ(first.facts.language, "en");
  EXPECT_THAT(opened.parts[1].bytes, HasSubstr("<p>Told.</p>"));
}

TEST_F(Feed, HandsOnTheEntriesOfAtom) {
  const CollectedParts opened = source.open(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Nachrichten</title>
      <link href="https://example.org/"/>
      <entry><title>One</title><link rel="edit" href="https://example.org/e"/>
        <link href="one.html"/><updated>2018-07-18T09:30:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Told.</p></div></content></entry>
      <entry><title>Two</title><id>urn:2</id><summary>1 &lt; 2</summary></entry></feed>)");
  EXPECT_THAT(ids(opened), ElementsAre("https://example.org/one.html", "urn:2"));
  EXPECT_THAT(opened.parts[0].bytes, HasSubstr("<p>Told.</p>"));
  EXPECT_EQ(opened.parts[0].facts.date_published, "2018-07-18");
  EXPECT_EQ(opened.parts[0].facts.language, "de");
  EXPECT_THAT(opened.parts[1].bytes, HasSubstr("<p>1 &lt; 2</p>"));
}

TEST_F(Feed, HandsOnTheItemsOfRdf) {
  const CollectedParts opened = source.open(
      R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>C</title></channel>
      <item><title>T</title><link>https://example.org/1</link><dc:date>2018-07-18</dc:date></item>
      </rdf:RDF>)");
  EXPECT_THAT(ids(opened), ElementsAre("https://example.org/1"));
  EXPECT_EQ(opened.parts[0].facts.date_published, "2018-07-18");
}

TEST_F(Feed, ReadsNoEntity) {
  EXPECT_THROW(source.open(R"(<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
      <rss><channel><item><title>&x;</title></item></channel></rss>)"),
               Error);
}

TEST_F(Feed, RefusesWhatIsNoFeed) {
  EXPECT_THROW(source.open("words"), Error);
  EXPECT_THROW(source.open("<html><body>words</body></html>"), Error);
  EXPECT_THROW(source.open(std::string(200'000, ' ') + kRss), Error);
}

TEST_F(Feed, ReadsDatesAsFeedsWriteThem) {
  EXPECT_EQ(feed::day_of("Wed, 18 Jul 2018 09:30:00 GMT"), "2018-07-18");
  EXPECT_EQ(feed::day_of("8 July 98"), "1998-07-08");
  EXPECT_EQ(feed::day_of("2018-07-18T09:30:00+02:00"), "2018-07-18");
  EXPECT_EQ(feed::day_of("yesterday"), "");
  EXPECT_EQ(feed::day_of("99 Jul 2018"), "");
}

}  // namespace
}  // namespace docweave::test
