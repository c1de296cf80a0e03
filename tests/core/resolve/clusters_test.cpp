#include "resolve/clusters.hpp"

#include <gmock/gmock.h>

namespace docweave {
namespace {

using ::testing::ElementsAre;

std::vector<std::uint32_t> clusters(std::size_t forms, std::vector<FormLink> links) {
  return cluster(std::vector<Traits>(forms, Traits(Profile{})), links);
}

TEST(Clusters, GiveAFormToTheOneThatDefinesItAgainstManyFaintLikenesses) {
  // 1 is defined by 0, and faintly like 2, 3 and 4, which are what 5 defines.
  EXPECT_THAT(clusters(6, {{0, 1, 4000},
                           {1, 2, 1500},
                           {1, 3, 1500},
                           {1, 4, 1500},
                           {2, 5, 8000},
                           {3, 5, 8000},
                           {4, 5, 8000},
                           {0, 5, -12000}}),
              ElementsAre(0, 0, 2, 2, 2, 2));
}

TEST(Clusters, KeepApartFromBothWhatFitsTwoEquallyWell) {
  EXPECT_THAT(clusters(3, {{0, 1, 4000}, {1, 2, 3500}, {0, 2, -12000}}), ElementsAre(0, 1, 2));
}

TEST(Clusters, NeverHoldAContradiction) {
  EXPECT_THAT(clusters(2, {{0, 1, 9000, Outcome::contradiction}}), ElementsAre(0, 1));
}

}  // namespace
}  // namespace docweave
