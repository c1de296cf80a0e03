#include "dot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory_graph.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string sample(std::size_t label_length = 60) {
  return test::written(Dot(label_length), test::sample_graph());
}

TEST(Dot, WritesAnEntityAsAShapeInTheColourOfItsType) {
  EXPECT_THAT(sample(), StartsWith("digraph docweave {\n"));
  EXPECT_THAT(sample(), HasSubstr("\"https://example.org/kg/event/workshop\" "
                                  "[label=\"Workshop on Borders\", shape=hexagon, "
                                  "color=\"#E69F00\", fillcolor=\"#F9E7C0\", tooltip=\"Event: "
                                  "Workshop on Borders\\nstartDate: 2018-07-18\\nendDate: "
                                  "2018-07\"];\n"));
}

TEST(Dot, EscapesWhatGraphvizReadsAsMoreThanText) {
  EXPECT_THAT(sample(), HasSubstr("label=\"Safe &quot;Borders&quot;\\\\Project\""));
  EXPECT_THAT(sample(), HasSubstr("tooltip=\"said &quot;so&quot;\\n\uFFFD\\\\\""));
}

TEST(Dot, ShortensLabelsAndKeepsFullNamesInTips) {
  EXPECT_THAT(sample(3), HasSubstr("[label=\"Ско…\", "));
  EXPECT_THAT(sample(3), HasSubstr("tooltip=\"Place: Скопје\\nsameAs: "));
}

TEST(Dot, DashesWhatIsPlanned) {
  EXPECT_THAT(sample(), HasSubstr("[label=\"location\", tooltip=\"will be held in Скопје\", "
                                  "style=dashed];\n"));
}

}  // namespace
}  // namespace docweave
