#include <docweave/output.hpp>

#include "conformance.hpp"
#include "sample_graph.hpp"
#include "text_target.hpp"

namespace docweave::conformance {
namespace {

class EveryOutput : public Conformance {};

TEST_P(EveryOutput, WritesAnEmptyGraph) {
  const auto output = make<Output>(manifest());
  EXPECT_NO_THROW(test::written(*output, test::MemoryGraph()));
}

TEST_P(EveryOutput, WritesTheSameBytesEachTime) {
  const test::MemoryGraph graph = test::sample_graph();
  const std::string first = test::written(*make<Output>(manifest()), graph);
  const auto output = make<Output>(manifest());
  EXPECT_EQ(test::written(*output, graph), first);
  EXPECT_EQ(test::written(*output, graph), first);
}

TEST_P(EveryOutput, WritesTheGraphItIsGiven) {
  const auto output = make<Output>(manifest());
  const std::string empty = test::written(*output, test::MemoryGraph());
  const std::string written = test::written(*output, test::sample_graph());
  EXPECT_NE(written, empty);
  EXPECT_NE(written.find("Workshop on Borders"), std::string::npos);
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(EveryOutput);
INSTANTIATE_TEST_SUITE_P(All, EveryOutput, testing::ValuesIn(plugins("output")), test_name);

}  // namespace
}  // namespace docweave::conformance
