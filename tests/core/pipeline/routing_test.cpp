#include "pipeline/routing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace docweave {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;

constexpr std::size_t kHtmlSource = 0, kPdfSource = 1, kTextSource = 2;

Manifest source(std::string name, std::vector<std::string> types,
                std::vector<std::string> endings) {
  Manifest manifest;
  manifest.kind = "source";
  manifest.name = std::move(name);
  manifest.media_types = std::move(types);
  manifest.extensions = std::move(endings);
  return manifest;
}

Routing routing() {
  return Routing({source("html", {"text/html"}, {".html", ".htm"}),
                  source("pdf", {"application/pdf"}, {".pdf"}),
                  source("text", {"text/plain"}, {".txt", ".text"})});
}

Route route(std::string id, std::string_view bytes, bool named = false) {
  return routing().route({std::move(id), "", std::string(bytes)}, named);
}

TEST(MediaType, KnowsFormatsByTheirFirstBytes) {
  EXPECT_EQ(media_type_of("%PDF-1.7\n"), "application/pdf");
  EXPECT_EQ(media_type_of("\xef\xbb\xbf  <!DOCTYPE HTML><p>"), "text/html");
  EXPECT_EQ(media_type_of("<?xml version='1.0'?><html xmlns='x'>"), "text/html");
  EXPECT_EQ(media_type_of("\x1f\x8b\x08\x00"sv), "application/gzip");
  EXPECT_EQ(media_type_of("A talk on <html> tags"), "text/plain");
  EXPECT_EQ(media_type_of("\x01\x02\x00\x00\x03"sv), "application/octet-stream");
  EXPECT_EQ(media_type_of(""), "text/plain");
}

TEST(MediaType, TakesForeignEncodingsForText) {
  EXPECT_EQ(media_type_of("Caf\xe9 \x96 R\xe9union"), "text/plain");
  EXPECT_EQ(media_type_of("\xff\xfeH\0e\0l\0l\0o\0"sv), "text/plain");
  EXPECT_EQ(media_type_of("H\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d\0"sv), "text/plain");
  EXPECT_EQ(media_type_of("\xff\xfe<\0h\0t\0m\0l\0>\0"sv), "text/html");
}

TEST(Routing, GoesByExtension) {
  EXPECT_EQ(route("a.txt", "words").source, kTextSource);
  EXPECT_EQ(route("deep/a.HTM", "<p>no root element").source, kHtmlSource);
  EXPECT_EQ(route("broken.pdf", "no PDF at all").source, kPdfSource);
}

TEST(Routing, BelievesTheContentOfHtmlAndPdfBeforeTheName) {
  EXPECT_EQ(route("a.txt", "%PDF-1.4 ...").source, kPdfSource);
  EXPECT_EQ(route("page.aspx", "<html><p>x").source, kHtmlSource);
}

TEST(Routing, BelievesADeclaredMediaTypeFirst) {
  const Input input{"record", "Text/HTML; charset=utf-8", "words"};
  EXPECT_EQ(routing().route(input, false).source, kHtmlSource);
}

TEST(Routing, PrefersTheFirstSourceAndTheLongestExtension) {
  const Routing two({source("plain", {"application/gzip"}, {".gz"}),
                     source("warc", {"application/warc"}, {".warc.gz"}),
                     source("other", {"application/gzip"}, {".gz"})});
  EXPECT_EQ(two.route({"a.warc.gz", "", "\x1f\x8b"}, false).source, 1u);
  EXPECT_EQ(two.route({"a.gz", "", "\x1f\x8b"}, false).source, 0u);
}

TEST(Routing, RefusesBinaryBytesUnderATextName) {
  const Route refused = route("a.txt", "\x01\x02\x00\x00\x03"sv);
  EXPECT_FALSE(refused.source);
  EXPECT_TRUE(refused.failed);
  EXPECT_EQ(refused.reason, "named .txt, but holds binary bytes, not text");
  EXPECT_THAT(route("b.html", "\x89PNG\r\n").reason, HasSubstr("image/png"));
}

TEST(Routing, SkipsWhatNoSourceIsForUnlessItWasNamed) {
  const Route skipped = route("style.css", "p { color: red }");
  EXPECT_FALSE(skipped.source);
  EXPECT_FALSE(skipped.failed);
  EXPECT_EQ(skipped.reason, "no source of the pipeline reads .css files");
  EXPECT_TRUE(route("photo.png", "\x89PNG", true).failed);
}

TEST(Routing, ReadsTextWithoutAKnownExtensionWhenNamedOrWithoutAny) {
  EXPECT_EQ(route("notes.log", "words", true).source, kTextSource);
  EXPECT_EQ(route("README", "words").source, kTextSource);
  EXPECT_EQ(route("folder.d/README", "words").source, kTextSource);
  EXPECT_EQ(route("stdin", "words", true).source, kTextSource);
}

TEST(Routing, KnowsFeedsAndRecordsByTheirFirstWords) {
  const Routing two({source("text", {"text/plain"}, {".txt"}),
                     source("feed", {"application/rss+xml", "application/atom+xml"}, {".rss"}),
                     source("ndjson", {"application/x-ndjson"}, {".jsonl"})});
  const auto source_of = [&](std::string id, std::string bytes) {
    return two.route({std::move(id), "text/xml", std::move(bytes)}, false).source;
  };
  EXPECT_EQ(source_of("a", "<?xml version='1.0'?>\n<!-- x -->\n<rss><channel>"), 1u);
  EXPECT_EQ(source_of("a.xml", " <feed xmlns='http://www.w3.org/2005/Atom'>"), 1u);
  EXPECT_EQ(source_of("a", "{\"text\": 1}"), 2u);
  EXPECT_EQ(source_of("a.xml", "<?xml version='1.0'?><urlset>"), std::nullopt);
  EXPECT_EQ(two.route({"a.txt", "", "{\"text\": 1}"}, false).source, 0u);
}

TEST(Routing, ReadsNothingAsTextThatIsDeclaredToBeSomethingElse) {
  const auto declared = [&](std::string type) {
    return routing().route({"https://example.org/a", std::move(type), "words"}, false);
  };
  EXPECT_EQ(declared("application/octet-stream").source, kTextSource);
  EXPECT_EQ(declared("text/css; charset=utf-8").source, std::nullopt);
  EXPECT_EQ(declared("text/css").reason, "no source of the pipeline reads text/css");
}

TEST(MediaType, KnowsTar) {
  std::string header(512, '\0');
  header.replace(0, 5, "a.txt").replace(257, 5, "ustar");
  EXPECT_EQ(media_type_of(header), "application/x-tar");
}

}  // namespace
}  // namespace docweave
