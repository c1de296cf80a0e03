#include <gtest/gtest.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

TEST(FoldName, DropsWhatDoesNotTellNamesApart) {
  EXPECT_EQ(fold_name("The “Bosnia  &  Herzegovina’s” Co-operation"),
            "bosnia and herzegovina co operation");
  EXPECT_EQ(fold_name("STRASSE"), fold_name("straße"));
  EXPECT_EQ(fold_name("Šćepanović"), "šćepanović");
  EXPECT_EQ(fold_name("  "), "");
}

TEST(ValidUtf8, ReplacesEachBadByteAndCountsThem) {
  std::size_t replaced = 0;
  EXPECT_EQ(valid_utf8("a\xC3(\xE2\x82\xAC", &replaced), "a\xEF\xBF\xBD(\xE2\x82\xAC");
  EXPECT_EQ(replaced, 1U);
}

TEST(Acronyms, AreShortWordsOfMostlyCapitals) {
  for (const char* name : {"EU", "OSCE", "CoE", "U.N.", "OSCE/ODIHR", "МВД"}) {
    EXPECT_TRUE(is_acronym(name)) << name;
  }
  for (const char* name : {"A", "Bled", "UN Women", "EUROPEANUNION", "UNHabitat", "", "2018"}) {
    EXPECT_FALSE(is_acronym(name)) << name;
  }
}

}  // namespace
}  // namespace docweave
