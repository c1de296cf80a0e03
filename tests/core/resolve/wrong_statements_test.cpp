#include <gmock/gmock.h>

#include <docweave/graph.hpp>

#include "document_says.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"

namespace docweave {
namespace {

using test::DocumentSays;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const std::string kBase = "https://e.org/";

class WrongStatements : public testing::Test {
 protected:
  WrongStatements() {
    for (const char* id : {"a", "b"}) {
      DocumentSays says(id);
      const auto project = says.entity(Type::project, {"Shared Rivers"});
      const auto fund = says.entity(Type::organization, {"Fund for Rivers", "FFR"});
      const auto union_ = says.entity(Type::organization, {"Union of Anglers"});
      says.relation(project, Predicate::funder, fund, 0.9,
                    *id == 'a' ? Status::asserted : Status::planned);
      says.relation(project, Predicate::partner, union_);
      says.value(project, Predicate::start_date, *id == 'a' ? "2018-07-18" : "2019");
      store_.add(says.graph());
    }
  }

  static Correction wrong(EntityReference subject, Predicate predicate, EntityReference object) {
    Correction correction;
    correction.action = Correction::Action::wrong;
    correction.entities = {std::move(subject), std::move(object)};
    correction.predicate = predicate;
    correction.place = "corrections.json: /0";
    return correction;
  }

  static Correction wrong_value(EntityReference subject, Predicate predicate, std::string value) {
    Correction correction = wrong(std::move(subject), predicate, {});
    correction.entities.pop_back();
    correction.value = std::move(value);
    return correction;
  }

  /// What could not be applied.
  std::vector<std::string> resolved(const std::vector<Correction>& corrections) {
    return resolve(store_, {.base = kBase, .corrections = corrections});
  }

  /// "predicate object (documents)", IRIs without the base; documents must say the same together.
  std::vector<std::string> statements() {
    std::vector<std::string> lines, of_documents;
    auto statements = store_.graph()->statements();
    while (const GraphStatement* each = statements->next()) {
      lines.push_back(line(*each) + " (" + std::to_string(each->evidence.size()) + ")");
    }
    auto documents = store_.graph()->documents();
    std::size_t told = 0;
    while (const GraphDocument* each = documents->next()) told += each->statements.size();
    std::size_t proofs = 0;
    auto again = store_.graph()->statements();
    while (const GraphStatement* each = again->next()) proofs += each->evidence.size();
    EXPECT_EQ(told, proofs);
    return lines;
  }

  static std::string line(const GraphStatement& statement) {
    const auto* literal = std::get_if<Literal>(&statement.object);
    return std::string(info(statement.predicate).name) + " " +
           (literal ? literal->value
                    : std::get<std::string>(statement.object).substr(kBase.size()));
  }

  Store store_;
  const EntityReference project_{.iri = kBase + "project/shared-rivers"};
  const EntityReference fund_{.iri = kBase + "organization/fund-for-rivers"};
};

TEST_F(WrongStatements, LeaveTheGraphWhateverTheirStatusAndWhoeverMakesThem) {
  for (int again = 0; again < 2; ++again) {
    EXPECT_THAT(resolved({wrong(project_, Predicate::funder, fund_),
                          wrong_value(project_, Predicate::start_date, "2018-07-18")}),
                IsEmpty());
    EXPECT_THAT(statements(), UnorderedElementsAre("partner organization/union-of-anglers (2)",
                                                   "startDate 2019 (1)"));
  }
  auto entities = store_.graph()->entities();
  while (const GraphEntity* each = entities->next()) EXPECT_FALSE(each->funds) << each->iri;
  resolved({});
  EXPECT_THAT(statements(), SizeIs(5)) << "without corrections";
}

TEST_F(WrongStatements, AreMeantByNameTypeAndDocumentToo) {
  EXPECT_THAT(resolved({wrong({.name = "shared RIVERS", .type = Type::project}, Predicate::funder,
                              {.name = "FFR"}),
                        wrong({.name = "Shared Rivers", .document = "a"}, Predicate::partner,
                              {.type = Type::organization})}),
              IsEmpty());
  EXPECT_THAT(statements(), UnorderedElementsAre("startDate 2018-07-18 (1)", "startDate 2019 (1)",
                                                 "partner organization/union-of-anglers (1)"));
  EXPECT_THAT(
      resolved({wrong({.name = "Shared Rivers", .type = Type::event}, Predicate::funder, fund_)}),
      SizeIs(1));
}

TEST_F(WrongStatements, AreMeantByTheIriOfWhatCorrectionsMadePartOfAnother) {
  Correction same;
  same.entities = {{.name = "Union of Anglers"}, fund_};
  const EntityReference anglers{.iri = kBase + "organization/union-of-anglers"};
  EXPECT_THAT(resolved({same, wrong(project_, Predicate::funder, fund_),
                        wrong(project_, Predicate::partner, anglers)}),
              IsEmpty());
  EXPECT_THAT(statements(), UnorderedElementsAre("startDate 2018-07-18 (1)", "startDate 2019 (1)"));
}

TEST_F(WrongStatements, AreReportedWhenNothingStatesThem) {
  EXPECT_THAT(resolved({wrong(project_, Predicate::partner, fund_),
                        wrong_value(project_, Predicate::start_date, "2020")}),
              ElementsAre("corrections.json: /0: nothing states any more, or ever did: "
                          "https://e.org/project/shared-rivers partner "
                          "https://e.org/organization/fund-for-rivers",
                          "corrections.json: /0: nothing states any more, or ever did: "
                          "https://e.org/project/shared-rivers startDate \"2020\""));
  EXPECT_THAT(statements(), SizeIs(5));
  const Correction twice = wrong(project_, Predicate::funder, fund_);
  EXPECT_THAT(resolved({twice, twice}), IsEmpty());
}

}  // namespace
}  // namespace docweave
