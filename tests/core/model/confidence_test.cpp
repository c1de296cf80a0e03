#include "model/confidence.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

TEST(Confidence, CountsProofsOfDifferentPlacesAsIndependent) {
  EXPECT_DOUBLE_EQ(combined_confidence({{"a", {0, 9}, 0.5}, {"a", {9, 20}, 0.5}}), 0.75);
  EXPECT_DOUBLE_EQ(combined_confidence({{"a", {0, 9}, 0.5}, {"b", {0, 9}, 0.5}}), 0.75);
}

TEST(Confidence, CountsTheSameWordsOnce) {
  EXPECT_DOUBLE_EQ(combined_confidence({{"a", {0, 9}, 0.5}, {"a", {4, 20}, 0.8}}), 0.8);
}

TEST(Confidence, CountsOverlapsInAChainOnce) {
  EXPECT_DOUBLE_EQ(
      combined_confidence({{"a", {15, 30}, 0.6}, {"a", {0, 9}, 0.5}, {"a", {5, 20}, 0.7}}), 0.7);
}

}  // namespace
}  // namespace docweave
