#include <gmock/gmock.h>

#include "related.hpp"

namespace docweave {
namespace {

using test::related;
using testing::Contains;
using testing::Not;

TEST(Posts, AreInTheBodyWhosePageItIs) {
  EXPECT_THAT(related("| [Port Agency|Organization]\nThe fair has opened. “All came”, said "
                      "[director|JobTitle] [Ana Kovač|Person]."),
              Contains("Ana Kovač affiliation Port Agency"));
}

TEST(Posts, OfAnotherBodyAreNotInTheOneWhosePageItIs) {
  const std::string page = "| [Port Agency|Organization]\nThe fair has opened. ";
  EXPECT_THAT(related(page + "[Ana Kovač|Person], [director|JobTitle] of the zoo, came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
  EXPECT_THAT(related(page + "A zoo and its [director|JobTitle] [Ana Kovač|Person] came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
  EXPECT_THAT(related(page + "The [ranger|JobTitle] [Ana Kovač|Person] came."),
              Not(Contains("Ana Kovač affiliation Port Agency")));
}

TEST(Posts, OfPersonsWhoWorkElsewhereAreNotInTheBodyWhosePageItIs) {
  EXPECT_THAT(related("| [Port Agency|Organization]\n[Ana Kovač|Person], [Director|JobTitle] of "
                      "the [Sea Zoo|Organization], came. The [director|JobTitle] [Kovač|Person] "
                      "spoke."),
              Not(Contains("Kovač affiliation Port Agency")));
}

}  // namespace
}  // namespace docweave
