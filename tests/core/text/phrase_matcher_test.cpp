#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/phrases.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

std::vector<std::pair<std::string, std::uint32_t>> found(const PhraseMatcher& matcher,
                                                         std::string_view text) {
  const auto tokens = tokenize(text);
  std::vector<std::pair<std::string, std::uint32_t>> out;
  for (const PhraseMatch& match : matcher.find(text, tokens)) {
    const auto begin = tokens[match.first_token].span.begin;
    const auto end = tokens[match.end_token - 1].span.end;
    out.emplace_back(text.substr(begin, end - begin), match.entry);
  }
  return out;
}

TEST(PhraseMatcher, FindsTheLongestPhraseFirst) {
  PhraseMatcher matcher;
  matcher.add("World Bank", 1);
  matcher.add("World Bank Group", 2);
  matcher.add("Bank", 3);
  EXPECT_THAT(found(matcher, "The WORLD BANK group and the world bank, a bank"),
              testing::ElementsAre(testing::Pair("WORLD BANK group", 2),
                                   testing::Pair("world bank", 1), testing::Pair("bank", 3)));
}

TEST(PhraseMatcher, ComparesLettersExactlyWhereAsked) {
  PhraseMatcher matcher;
  matcher.add("WHO", 1, PhraseMatcher::Case::exact);
  EXPECT_THAT(found(matcher, "who knows WHO"), testing::ElementsAre(testing::Pair("WHO", 1)));
}

TEST(PhraseMatcher, ReportsAllEntriesOfAPhrase) {
  PhraseMatcher matcher;
  matcher.add("Georgia", 1);
  matcher.add("Georgia", 2);
  matcher.add("", 3);
  EXPECT_EQ(matcher.size(), 2U);
  EXPECT_THAT(found(matcher, "in Georgia"),
              testing::ElementsAre(testing::Pair("Georgia", 1), testing::Pair("Georgia", 2)));
}

TEST(PhraseMatcher, HoldsManyPhrasesApart) {
  PhraseMatcher matcher;
  for (std::uint32_t i = 0; i < 5000; ++i) matcher.add("name " + std::to_string(i), i);
  EXPECT_THAT(found(matcher, "name 4321 name"),
              testing::ElementsAre(testing::Pair("name 4321", 4321)));
}

}  // namespace
}  // namespace docweave
