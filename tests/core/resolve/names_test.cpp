#include "resolve/names.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

TEST(ContentWords, PassOverArticlesAndPrepositions) {
  EXPECT_EQ(content_words("ministry of the interior"), 2u);
  EXPECT_EQ(content_words(""), 0u);
}

TEST(PersonNames, AreFullWithFirstAndLastName) {
  EXPECT_TRUE(is_full_person_name("lazar šćepanović"));
  EXPECT_FALSE(is_full_person_name("šćepanović"));
  EXPECT_FALSE(is_full_person_name("l šćepanović"));
}

TEST(ShortForms, AreWithinTheNameTheyShorten) {
  EXPECT_TRUE(is_within("ministry of interior", "ministry of interior of albania"));
  EXPECT_TRUE(is_within("osce skopje", "osce mission to skopje"));
  EXPECT_FALSE(is_within("interior ministry", "ministry of interior"));
}

}  // namespace
}  // namespace docweave
