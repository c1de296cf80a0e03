#include <array>

#include <gtest/gtest.h>

#include <docweave/document_graph.hpp>
#include <docweave/error.hpp>

namespace docweave {
namespace {

Evidence words(std::uint32_t begin, double confidence) {
  return {.span = {begin, begin + 4}, .quote = "Hale", .rule = "rule", .confidence = confidence};
}

/// Two statements; the second is proved twice.
DocumentGraph graph() {
  DocumentGraph graph;
  for (const char* name : {"SHORE", "Hale", "Rook"})
    graph.add(Entity{.type = Type::organization, .name = name, .mentions = {words(0, 1)}});
  graph.add(Statement(0, Predicate::funder, EntityIndex{1}, words(0, 0.6)));
  graph.add(Statement(0, Predicate::funder, EntityIndex{2}, words(10, 0.5)));
  graph.add(Statement(0, Predicate::funder, EntityIndex{2}, words(20, 0.8)));
  return graph;
}

TEST(DocumentGraph, ScalesWhatProvesAStatementToItsNewConfidence) {
  DocumentGraph revised = graph();
  revised.revise(std::array{0.6, 0.99});
  const Statement& twice = revised.statements()[1];
  EXPECT_NEAR(twice.confidence(), 0.99, 1e-9);
  EXPECT_NEAR(twice.evidence()[0].confidence, 0.75, 1e-9) << "doubt 0.5 to the second power";
  EXPECT_NEAR(twice.evidence()[1].confidence, 0.96, 1e-9) << "doubt 0.2 to the second power";
  EXPECT_NEAR(revised.statements()[0].confidence(), 0.6, 1e-9);
}

TEST(DocumentGraph, LosesStatementsThatGetNoConfidence) {
  DocumentGraph revised = graph();
  revised.revise(std::array{0.0, 0.9});
  ASSERT_EQ(revised.statements().size(), 1u);
  EXPECT_EQ(std::get<EntityIndex>(revised.statements()[0].object()), 2u);
  revised.add(Statement(0, Predicate::funder, EntityIndex{2}, words(30, 0.5)));
  EXPECT_EQ(revised.statements()[0].evidence().size(), 3u) << "it is still found as the same";
}

TEST(DocumentGraph, LeavesCertaintyAndTakesItAway) {
  DocumentGraph revised = graph();
  revised.revise(std::array{1.0, 1.0});
  EXPECT_EQ(revised.statements()[0].confidence(), 1);
  revised.revise(std::array{0.7, 1.0});
  EXPECT_NEAR(revised.statements()[0].confidence(), 0.7, 1e-9);
}

TEST(DocumentGraph, LosesEntitiesWithWhatIsSaidOfThem) {
  DocumentGraph left = graph();
  left.remove({1});
  ASSERT_EQ(left.entities().size(), 2u);
  EXPECT_EQ(left.entities()[1].name, "Rook");
  ASSERT_EQ(left.statements().size(), 1u);
  EXPECT_EQ(std::get<EntityIndex>(left.statements()[0].object()), 1u) << "Rook's index is another";
  EXPECT_EQ(left.statements()[0].evidence().size(), 2u);
}

TEST(DocumentGraph, WantsAConfidenceForEachStatement) {
  DocumentGraph revised = graph();
  EXPECT_THROW(revised.revise(std::array{0.5}), Error);
  EXPECT_EQ(revised.statements().size(), 2u);
}

}  // namespace
}  // namespace docweave
