// What holds for every page: of the pages with gold graphs and known segments that lie beside the
// source folder on some machines, and of a few made here. Skipped where there are none.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>
#include <rapidjson/document.h>

#include <docweave/encoding.hpp>

#include "entities.hpp"
#include "source_harness.hpp"

namespace docweave::test {
namespace {

constexpr const char* kOptions = R"({"content": "main", "max_bytes": 67108864, "max_depth": 512})";

std::filesystem::path shared() {
  return std::filesystem::path(PLUGIN_FOLDER) / "../../../../shared";
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> pages(const std::vector<std::string>& folders) {
  std::vector<std::filesystem::path> all;
  for (const std::string& folder : folders) {
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(shared() / folder, none)) {
      if (entry.path().extension() == ".html") all.push_back(entry.path());
    }
  }
  return all;
}

/// Without tags, white space and what is never shown; references replaced.
std::string words_of_markup(const std::string& markup) {
  static const html::Entities entities(std::filesystem::path(PLUGIN_FOLDER) / "entities.tsv");
  static const std::regex kTags("<!--[^]*?-->|<[^>]*>");
  static const std::regex kUnseen(
      "[\\s]|\xC2\xA0|\xC2\xAD|\xE2\x80[\x8B\x8E\x8F]|\xE2\x81\xA0|\xEF\xBB\xBF");
  std::string words;
  entities.visit(std::regex_replace(markup, kTags, ""), false,
                 [&](std::string_view text, std::string_view) { words += text; });
  return std::regex_replace(words, kUnseen, "");
}

std::string in_utf8(std::string bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  std::string text(bytes.size() * 4, '\0');
  char* from = bytes.data();
  char* to = text.data();
  std::size_t left = bytes.size();
  std::size_t room = text.size();
  iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  text.resize(text.size() - room);
  return text;
}

std::string encoding_of(const std::string& bytes) {
  std::smatch declared;
  std::regex_search(bytes, declared, std::regex("charset=[\"']?([-\\w]+)"));
  return decode(bytes, declared.empty() ? "" : declared[1].str()).encoding;
}

/// Elements inside a word may hide letters between its own.
bool holds_in_order(std::string_view text, std::string_view letters) {
  for (const char c : text) {
    if (!letters.empty() && c == letters.front()) letters.remove_prefix(1);
  }
  return letters.empty();
}

/// Each token's place in the file holds that token.
void expect_origins(const std::string& bytes, const std::string& where) {
  const SourceHarness source(kOptions);
  const Document document = source.read(bytes);
  ASSERT_FALSE(document.tokens().empty()) << where;
  std::string encoding;
  for (const Token& token : document.tokens()) {
    const std::string word(document.text(token.span));
    const auto origin = document.origin(token.span);
    ASSERT_TRUE(origin) << where << ": " << word;
    ASSERT_LT(origin->begin, origin->end) << where;
    ASSERT_LE(origin->end, bytes.size()) << where;
    const std::string markup = bytes.substr(origin->begin, origin->end - origin->begin);
    if (markup == word) continue;
    if (encoding.empty()) encoding = encoding_of(bytes);
    const std::string words = words_of_markup(in_utf8(markup, encoding));
    const bool split = markup.find('<') != markup.npos && holds_in_order(words, word) &&
                       words.front() == word.front() && words.back() == word.back();
    ASSERT_TRUE(words == word || split) << where << ", bytes " << origin->begin << " to "
                                        << origin->end << ": " << words << " instead of " << word;
  }
}

TEST(HtmlOrigins, LeadToTheBytesOfEachToken) {
  const std::string head = "<title>A&amp;B: the caf&eacute; of &#352;id</title>";
  expect_origins(head +
                     "<p>Caf&eacute; &quot;Metro\" in&nbsp;\n  Šid&mdash;<b>O</b>S<i>CE</i>, "
                     "A&ampB &notit; 5&nbsp;&euro;&lt;10</p><img alt='Logo: JP &amp; Söhne'>",
                 "UTF-8 with references");
  expect_origins("\xEF\xBB\xBF" + head + "<ul><li>one&shy;two<li>Šibe\xC2\xADnik</ul>",
                 "with a mark");
}

TEST(HtmlOrigins, LeadBackThroughEveryEncoding) {
  const auto declared = [](const std::string& charset) {
    return "<meta charset=" + charset + "><p>";
  };
  expect_origins(declared("windows-1251") +
                     "\xCE\xC1\xD1\xC5 \xE2 \xD1\xEA\xEE\xEF\xFC\xE5, &#1084;\xE0\xE9</p>",
                 "windows-1251");
  expect_origins(declared("windows-1250") + "\x8Aibenik, <b>\xE8</b>etvrtak &eacute;t\xE9</p>",
                 "windows-1250");
  expect_origins(declared("shift_jis") + "\x93\x8C\x8B\x9E (Tokyo) \x93\x8C&amp;\x8B\x9E</p>",
                 "Shift JIS");
  std::string wide = "\xFF\xFE";
  for (const char16_t c : std::u16string(u"<p>Šid: the OSCE &amp; Žabljak 東京</p>")) {
    wide += static_cast<char>(c & 0xFF);
    wide += static_cast<char>(c >> 8);
  }
  expect_origins(wide, "UTF-16");
}

TEST(HtmlOrigins, HoldForAllPagesOfTheCorpora) {
  const auto all = pages({"corpus/seeds", "corpus/dev", "data/html"});
  if (all.empty()) GTEST_SKIP() << "There are no pages in " << shared();
  for (const auto& page : all) {
    const std::string bytes = read_file(page);
    expect_origins(bytes, page.filename().string());
    if (HasFatalFailure()) return;
  }
}

/// Lower case, quotation marks made alike, white space as single spaces.
std::string folded(std::string text) {
  text = std::regex_replace(text, std::regex("\xE2\x80[\x98\x99]"), "'");
  text = std::regex_replace(text, std::regex("(\\s|\xC2\xA0)+"), " ");
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return text;
}

std::string prose(const Document& document) {
  std::string all;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::metadata) all.append(document.text(block.span)) += '\n';
  }
  return all;
}

TEST(HtmlCorpus, KeepsTheNamesOfTheGoldGraphs) {
  const auto all = pages({"corpus/seeds", "corpus/dev"});
  if (all.empty()) GTEST_SKIP() << "There are no gold graphs in " << shared();
  const SourceHarness source(kOptions);
  const SourceHarness everything(R"({"content": "all", "max_bytes": 67108864, "max_depth": 512})");
  for (auto page : all) {
    const std::string bytes = read_file(page);
    const std::string main = folded(prose(source.read(bytes)));
    const std::string shown = folded(prose(everything.read(bytes)));
    rapidjson::Document gold;
    gold.Parse(read_file(page.replace_extension("gold.json")));
    for (const auto& entity : gold["entities"].GetArray()) {
      if (entity.HasMember("optional")) continue;
      const std::string name = folded(entity["name"].GetString());
      const bool lost = shown.find(name) != shown.npos && main.find(name) == main.npos;
      EXPECT_FALSE(lost) << name << " of " << page;
    }
  }
}

TEST(HtmlCorpus, LeavesOutMenusTeasersAndFooters) {
  const auto all = pages({"corpus/seeds", "corpus/dev"});
  if (all.empty()) GTEST_SKIP() << "There are no pages in " << shared();
  const SourceHarness source(kOptions);
  for (const auto& page : all) {
    const std::string text = folded(prose(source.read(read_file(page))));
    for (const char* furniture :
         {"all rights reserved", "cookie",          "privacy",      "sitemap",    "site map",
          "terms of use",        "\xC2\xA9",        "subscribe",    "newsletter", "read more",
          "share this",          "print this page", "related news", "skip to",    "log in",
          "contact us",          "leave a comment", "you may also", "other news", "quick links",
          "back to top",         "accessibility"}) {
      EXPECT_THAT(text, testing::Not(testing::HasSubstr(furniture))) << page;
    }
  }
}

}  // namespace
}  // namespace docweave::test
