#include <algorithm>
#include <random>

#include <docweave/source.hpp>

#include "conformance.hpp"
#include "pipeline/json_document.hpp"

namespace docweave::conformance {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

class Collect : public SourceSink {
 public:
  void emit(Document document) override { documents.push_back(std::move(document)); }
  void emit(Input input) override {
    inputs.push_back(std::move(input));
    read_rest(inputs.back());
  }

  std::vector<Document> documents;
  std::vector<Input> inputs;

 private:
  /// As the host does it, which stands what a container's part throws.
  static void read_rest(Input& part) {
    try {
      for (std::string_view more; part.rest && !(more = part.rest->next()).empty();)
        part.bytes += more;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data) << error.what();
    }
    part.rest = nullptr;
  }
};

void check(const Document& document) {
  EXPECT_FALSE(document.info().id.empty());
  EXPECT_TRUE(is_utf8(document.text()));
  for (const std::string* fact : {&document.info().title, &document.info().url,
                                  &document.info().publisher, &document.info().language}) {
    EXPECT_TRUE(is_utf8(*fact)) << *fact;
  }
  std::uint32_t end = 0;
  for (const Block& block : document.blocks()) {
    EXPECT_GE(block.span.begin, end) << "blocks overlap or are out of order";
    end = block.span.end;
    check_span(document, block.span, "block");
  }
  for (const KeyValue& pair : document.key_values()) {
    check_span(document, pair.key, "key");
    check_span(document, pair.value, "value");
  }
  for (const Field& field : document.fields()) check_span(document, field.value, field.name);
  for (const Origin& origin : document.origins()) {
    check_span(document, origin.text, "origin");
    EXPECT_LE(origin.begin, origin.end);
  }
}

class EverySource : public Conformance {
 protected:
  Input input(std::string bytes) const {
    const auto& types = manifest().media_types;
    return {"folder/input" + (manifest().extensions.empty() ? "" : manifest().extensions[0]),
            types.empty() ? "" : types[0], std::move(bytes)};
  }

  /// Reads it: what comes out must be right, and what goes wrong must be an error about the bytes.
  Collect read(const Source& source, const Input& input) const {
    Collect sink;
    try {
      source.read(input, sink);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data) << error.what();
      EXPECT_FALSE(error.message().empty());
    }
    for (const Document& document : sink.documents) check(document);
    for (const Input& part : sink.inputs) EXPECT_FALSE(part.id.empty());
    return sink;
  }

  bool reads(const fs::path& file) const {
    const auto& extensions = manifest().extensions;
    return std::find(extensions.begin(), extensions.end(), file.extension()) != extensions.end();
  }

  /// Files among the samples that this source reads, and the first bytes of formats that it may.
  std::vector<std::string> seeds() const {
    std::vector<std::string> seeds = {
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A&amp;B</title>"
        "<script type=\"application/ld+json\">{\"@type\": \"Event\", \"name\": "
        "\"E\"}</script></head>"
        "<body><h1>Head</h1><p>One "
        "<b>two</b></p><table><tr><td>k</td><td>v</td></tr></table></body></html>",
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R "
        ">>\n%%EOF\n",
        "{\"id\": \"a\", \"text\": \"Words.\"}\n{\"id\": \"b\", \"text\": \"More.\"}\n",
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
        "Content-Type: application/http\r\nContent-Length: 69\r\n\r\nHTTP/1.1 200 OK\r\n"
        "Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n\r\n\r\n",
        "<rss><channel><title>C</title><item><title>T</title><link>https://example.org/</link>"
        "<description>&lt;p&gt;Words</description></item></channel></rss>",
        "PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\xb3\x33\x3f\x86\x05\0\0\0\x05\0\0\0\x05\0\0\0"
        "a.txtwords"s,
        "\xEF\xBB\xBFPlain words.\r\n\r\n- item\n\xFF\xFE\xC3\x28 \0 end"};
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(SAMPLES, error)) {
      if (entry.is_regular_file() && reads(entry.path())) seeds.push_back(read_file(entry.path()));
    }
    return seeds;
  }
};

TEST_P(EverySource, SaysWhatItReads) {
  EXPECT_FALSE(manifest().media_types.empty());
  EXPECT_FALSE(manifest().extensions.empty());
}

TEST_P(EverySource, SurvivesNothing) {
  const auto source = make<Source>(manifest());
  read(*source, input(""));
  read(*source, input("\n"));
  read(*source, input(std::string(1, '\0')));
  read(*source, {"x", "", ""});
}

TEST_P(EverySource, SurvivesNoise) {
  const auto source = make<Source>(manifest());
  std::mt19937 random(7);
  for (int size = 1; size < 5000; size = size * 3 + 1) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    read(*source, input(bytes));
    for (char& byte : bytes) byte = "<>&;\"'=/ \n{}[],:%()abc"[random() % 22];
    read(*source, input(bytes));
  }
}

TEST_P(EverySource, SurvivesFilesThatEndTooEarly) {
  const auto source = make<Source>(manifest());
  for (const std::string& seed : seeds()) {
    for (std::size_t part = 1; part <= 16; ++part) {
      read(*source, input(seed.substr(0, seed.size() * part / 16)));
    }
  }
}

TEST_P(EverySource, SurvivesFilesWithChangedBytes) {
  const auto source = make<Source>(manifest());
  std::mt19937 random(11);
  for (const std::string& seed : seeds()) {
    for (int round = 0; round < 10; ++round) {
      std::string bytes = seed;
      for (std::size_t i = 0; i < 1 + bytes.size() / 100; ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      read(*source, input(bytes));
    }
  }
}

TEST_P(EverySource, ReadsTheSameEachTime) {
  const auto source = make<Source>(manifest());
  for (const std::string& seed : seeds()) {
    const Collect one = read(*source, input(seed)), two = read(*source, input(seed));
    ASSERT_EQ(one.documents.size(), two.documents.size());
    EXPECT_EQ(one.inputs.size(), two.inputs.size());
    for (std::size_t i = 0; i < one.documents.size(); ++i) {
      EXPECT_EQ(one.documents[i].text(), two.documents[i].text());
      EXPECT_EQ(one.documents[i].info().id, two.documents[i].info().id);
    }
  }
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(EverySource);
INSTANTIATE_TEST_SUITE_P(All, EverySource, testing::ValuesIn(plugins("source")), test_name);

}  // namespace
}  // namespace docweave::conformance
