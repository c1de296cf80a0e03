#include "query/questions.hpp"

#include <gmock/gmock.h>

#include "sample_store.hpp"

namespace docweave::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Questions : public testing::Test {
 protected:
  Questions() { test::fill(store_, test::sample_documents()); }

  FoundEntity entity(const std::string& name) {
    return find_entity(store_.database(), name, std::nullopt);
  }
  sqlite::Database& store() { return store_.database(); }

  /// "cell | cell (documents/evidence)" of each row.
  static std::vector<std::string> rows(const Table& table) {
    std::vector<std::string> all;
    for (const Row& row : table.rows) {
      std::string line;
      for (const std::string& cell : row.cells) line += (line.empty() ? "" : " | ") + cell;
      all.push_back(line + " (" + std::to_string(row.documents) + "/" +
                    std::to_string(row.evidence) + ")");
    }
    return all;
  }
  Store store_;
};

TEST_F(Questions, TellWhoFundsAProjectWithAllDocumentsThatSaySo) {
  const Table table = funders_of(store(), entity("Shared Rivers"), 50);
  EXPECT_THAT(rows(table),
              ElementsAre("Fund for Rivers | Shared Rivers | EUR 5000 | asserted (2/2)"));
  EXPECT_EQ(table.rows[0].proofs[1].document, "https://e.org/document/second.html");
  EXPECT_EQ(table.rows[0].proofs[1].quote, "words that say so");
  EXPECT_EQ(table.rows[0].proofs[1].rule, "extractors/test: written down");
}

TEST_F(Questions, TellWhoFundsWhatAnEventIsPartOf) {
  EXPECT_THAT(rows(funders_of(store(), entity("Workshop on Shared Rivers and Lakes"), 50)),
              ElementsAre("Fund for Rivers | Shared Rivers | EUR 5000 | asserted (2/2)"));
  EXPECT_THAT(rows(funders_of(store(), entity("Union of Anglers"), 50)), IsEmpty());
}

TEST_F(Questions, ListEventsOfAPlaceByDateWithTheirStatus) {
  const Table table = events_of(store(), entity("Foča"), 50);
  EXPECT_THAT(rows(table),
              ElementsAre("Conference on Mountain Roads and Tunnels | location | 2022-01 | Foča | "
                          "planned (1/1)",
                          "Workshop on Shared Rivers and Lakes | location | 2023-05-02 | Foča | "
                          "asserted (1/1)"));
  const Table cut = events_of(store(), entity("Foča"), 1);
  EXPECT_EQ(cut.rows.size(), 1U);
  EXPECT_EQ(cut.left_out, 1U);
}

TEST_F(Questions, ListProjectsOfABodyWithItsRole) {
  EXPECT_THAT(rows(projects_of(store(), entity("Union of Anglers"), 50)),
              ElementsAre("Shared Rivers | partner |  |  | asserted (1/1)"));
  EXPECT_THAT(rows(events_of(store(), entity("Union of Anglers"), 50)), IsEmpty());
}

TEST_F(Questions, TellWhoWorksTogetherOnWhat) {
  EXPECT_THAT(rows(who_works_with(store(), entity("Union of Anglers"), 50)),
              ElementsAre("Fund for Rivers | Organization | 1 | Shared Rivers (2/3)"));
  EXPECT_THAT(rows(who_works_with(store(), entity("Ministry of Roads"), 50)), IsEmpty())
      << "a place in common is no work in common";
}

TEST_F(Questions, FindTheFewestStatementsBetweenTwo) {
  EXPECT_THAT(rows(path(store(), entity("Union of Anglers"), entity("DRA"))),
              ElementsAre("Shared Rivers | partner | Union of Anglers | asserted (1/1)",
                          "Workshop on Shared Rivers and Lakes | isPartOf | Shared Rivers | "
                          "asserted (1/1)",
                          "Workshop on Shared Rivers and Lakes | organizer | Drina River Agency | "
                          "asserted (1/1)"));
}

TEST_F(Questions, GoByWayOfAPlaceOnlyWhereNothingElseLeadsThere) {
  const Table table = path(store(), entity("Ministry of Roads"), entity("DRA"));
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[1].cells[2], "Foča");
}

TEST_F(Questions, FindNoPathThroughWhatIsDenied) {
  test::DocumentSays denial("denial.html");
  const auto first = denial.entity(Type::project, {"Lonely Hills Project"});
  const auto second = denial.entity(Type::organization, {"Absent Partners Inc"});
  denial.relation(first, Predicate::partner, second, 1.0, Status::denied);
  store_.add(denial.graph());
  resolve(store_, {test::kStoreBase});
  EXPECT_THAT(rows(path(store(), entity("Lonely Hills Project"), entity("Absent Partners Inc"))),
              IsEmpty());
}

TEST_F(Questions, ListTheMostMentionedWithTheirMentions) {
  const Table table = top(store(), Type::organization, 2);
  EXPECT_THAT(rows(table), ElementsAre("Fund for Rivers | Organization | "
                                       "https://e.org/organization/fund-for-rivers (2/2)",
                                       "Drina River Agency | Organization | "
                                       "https://e.org/organization/drina-river-agency (1/2)"));
  EXPECT_EQ(table.rows[1].proofs[1].quote, "DRA");
}

TEST(RowsOfEvents, NameAPlaceOnceThatWasPlannedAndCameTrue) {
  Store store;
  std::vector<test::DocumentSays> documents;
  for (const Status status : {Status::planned, Status::asserted}) {
    test::DocumentSays& says = documents.emplace_back(std::string(to_string(status)));
    const auto workshop = says.entity(Type::event, {"Workshop on Shared Rivers and Lakes"});
    const auto agency = says.entity(Type::organization, {"Drina River Agency"});
    says.relation(workshop, Predicate::organizer, agency);
    says.relation(workshop, Predicate::location, says.entity(Type::place, {"Foča"}), 0.9, status);
    says.value(workshop, Predicate::start_date, "2023-05-02");
  }
  test::fill(store, documents);
  const FoundEntity agency = find_entity(store.database(), "Drina River Agency", std::nullopt);
  const Table table = events_of(store.database(), agency, 50);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].cells[3], "Foča");
}

}  // namespace
}  // namespace docweave::query
