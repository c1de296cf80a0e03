#include "text/spelling.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

TEST(Spelling, IsOneForBritishAndAmericanEnglish) {
  EXPECT_EQ(one_spelling("world health organisation"), one_spelling("world health organization"));
  EXPECT_EQ(one_spelling("defence programme centre"), one_spelling("defense program center"));
  EXPECT_EQ(one_spelling("labour counsellor"), one_spelling("labor counselor"));
}

TEST(Spelling, DropsArticlesInsideAName) {
  EXPECT_EQ(one_spelling("ministry of the interior"), "ministry of interior");
}

TEST(Spelling, LeavesShortWordsAlone) {
  EXPECT_EQ(one_spelling("tour rise"), "tour rise");
}

}  // namespace
}  // namespace docweave
