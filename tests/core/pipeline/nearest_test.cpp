#include "pipeline/nearest.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

const std::vector<std::string> kNames = {"dates", "places", "names", "relations", "threshold"};

TEST(Nearest, FindsLettersDroppedAddedChangedOrSwapped) {
  EXPECT_EQ(nearest("treshold", kNames), "threshold");
  EXPECT_EQ(nearest("datess", kNames), "dates");
  EXPECT_EQ(nearest("relatiens", kNames), "relations");
  EXPECT_EQ(nearest("thershold", kNames), "threshold");
}

TEST(Nearest, PrefersTheNearerOfTwo) {
  EXPECT_EQ(nearest("relatoins", {"relatives", "relations"}), "relations");
}

TEST(Nearest, CountsASwapAsOneEdit) {
  EXPECT_EQ(nearest("kidn", {"kids", "kind"}), "kids") << "the first of equals";
  EXPECT_EQ(nearest("kidn", {"kayak", "kind"}), "kind");
}

TEST(Nearest, FindsNothingInWhatIsFar) {
  EXPECT_EQ(nearest("colour", kNames), "");
  EXPECT_EQ(nearest("", kNames), "");
  EXPECT_EQ(nearest("x", {"y"}), "");
  EXPECT_EQ(nearest("dates", {}), "");
  EXPECT_EQ(nearest(std::string(100000, 'x'), kNames), "");
}

TEST(Nearest, AsksInASentence) {
  EXPECT_EQ(did_you_mean("treshold", kNames), "; did you mean \"threshold\"?");
  EXPECT_EQ(did_you_mean("colour", kNames), "");
}

}  // namespace
}  // namespace docweave
