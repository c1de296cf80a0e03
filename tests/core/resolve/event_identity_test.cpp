#include "resolve/event_identity.hpp"

#include <gmock/gmock.h>

namespace docweave {
namespace {

using ::testing::ElementsAre;

constexpr const char* kWorkshop = "regional risk analysis workshop";
constexpr const char* kLong =
    "regional conference countering trafficking small arms south eastern europe";

TEST(SameEvents, ShareATellingNameAndADate) {
  EXPECT_THAT(same_events(kWorkshop, {{{"2018-06-04"}, {}}, {{"2018-06-04"}, {}}}),
              ElementsAre(0, 0));
}

TEST(SameEvents, DoNotShareADayWhenTheyShareAMonth) {
  EXPECT_THAT(same_events(kWorkshop, {{{"2018-06"}, {}}, {{"2018-06"}, {}}}), ElementsAre(0, 1));
}

TEST(SameEvents, AreNotMadeByNameAlone) {
  EXPECT_THAT(same_events(kWorkshop, {{}, {}}), ElementsAre(0, 1));
}

TEST(SameEvents, ShareATellingNameAndAPlaceWithoutContradictingDates) {
  EXPECT_THAT(same_events(kWorkshop, {{{"2018-06-04"}, {7}}, {{}, {7}}}), ElementsAre(0, 0));
  EXPECT_THAT(same_events(kWorkshop, {{{"2018-06-04"}, {7}}, {{"2018-06"}, {7}}}),
              ElementsAre(0, 0));
  EXPECT_THAT(same_events(kWorkshop, {{{"2018-06-04"}, {7}}, {{"2019"}, {7}}}), ElementsAre(0, 1));
}

TEST(SameEvents, WithAShortNameNeedDateAndPlace) {
  EXPECT_THAT(same_events("closing ceremony", {{{"2018-06-04"}, {}}, {{"2018-06-04"}, {}}}),
              ElementsAre(0, 1));
  EXPECT_THAT(same_events("closing ceremony", {{{}, {7}}, {{}, {7}}}), ElementsAre(0, 1));
  EXPECT_THAT(same_events("closing ceremony", {{{"2018-06-04"}, {7}}, {{"2018-06-04"}, {7}}}),
              ElementsAre(0, 0));
}

TEST(SameEvents, WithALongTitleNeedNoMoreThanFittingDates) {
  EXPECT_THAT(same_events(kLong, {{{"2018-06-04"}, {1}}, {{}, {2}}}), ElementsAre(0, 0));
  EXPECT_THAT(same_events(kLong, {{{"2018"}, {}}, {{"2019"}, {}}}), ElementsAre(0, 1));
}

TEST(SameEvents, LeaveAloneAnUndatedOneThatCouldBeEither) {
  EXPECT_THAT(same_events(kWorkshop, {{{"2018"}, {7}}, {{"2019"}, {7}}, {{}, {7}}}),
              ElementsAre(0, 1, 2));
}

TEST(SameEvents, StayApartThoughALinkInAChainFits) {
  // The first and last contradict each other; the middle one shares something with each.
  EXPECT_THAT(same_events(kWorkshop, {{{"2018"}, {1}}, {{}, {1, 2}}, {{"2019"}, {2}}}),
              ElementsAre(0, 0, 2));
}

}  // namespace
}  // namespace docweave
