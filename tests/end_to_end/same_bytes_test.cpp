#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

std::string graphs_of(const std::string& threads) {
  const TemporaryFolder folder;
  const Ended ended = docweave({"run", "default", "-q", "-j", threads}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  std::string bytes;
  for (const char* name : {"out/graph.nq", "out/graph.jsonld", "out/graph.graphml"}) {
    const std::string graph = read_file(folder / name);
    EXPECT_GT(graph.size(), 1000u) << name;
    bytes += graph;
  }
  return bytes;
}

TEST(SameBytes, AtAnyThreadCountOnEveryRunAndOnEveryMachine) {
  const std::string one = graphs_of("1");
  EXPECT_TRUE(one == graphs_of("2"));
  EXPECT_TRUE(one == graphs_of("2"));
  EXPECT_EQ(one.find(DOCWEAVE_SOURCE_FOLDER), std::string::npos) << "an absolute path";
}

}  // namespace
}  // namespace docweave::test
