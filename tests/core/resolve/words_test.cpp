#include "resolve/words.hpp"

#include <gmock/gmock.h>

namespace docweave {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NameWords, TellCountriesAndEverydayWordsFromTheRest) {
  const NameWords words = words_of_name("serbian ministry of interior and migration 2018");
  EXPECT_THAT(words.countries, ElementsAre("RS"));
  EXPECT_THAT(words.generic, ElementsAre("interior", "ministry"));
  EXPECT_THAT(words.telling, ElementsAre("migration"));
  EXPECT_THAT(words.numbers, ElementsAre("2018"));
  EXPECT_THAT(words_of_name("embassy of bosnia and herzegovina").countries, ElementsAre("BA"));
  EXPECT_THAT(words_of_name("").telling, IsEmpty());
}

TEST(Names, AreSimilarByTheirTellingWords) {
  const auto similar = [](const char* a, const char* b) {
    return similarity(words_of_name(a), words_of_name(b));
  };
  EXPECT_GT(similar("countering serious crime in western balkans",
                    "countering serious crime western balkan"),
            0.9);
  EXPECT_LT(similar("ministry of health", "ministry of migration"), 0.5);
  EXPECT_EQ(similar("", ""), 0);
}

TEST(Names, AreOfTwoBodiesWhereOneNamesAFurtherKind) {
  const auto further = [](const char* a, const char* b) {
    return names_further_body(words_of_name(a), words_of_name(b));
  };
  EXPECT_TRUE(further("university of graz", "graz university hospital"));
  EXPECT_TRUE(further("cambridge university press", "university of cambridge"));
  EXPECT_FALSE(further("university of graz", "graz university"));
  EXPECT_FALSE(further("university of graz", "karl franzens university graz"));
  EXPECT_FALSE(further("red cross", "red cross society"));
}

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
