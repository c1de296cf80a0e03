#include "query/find_entity.hpp"

#include <gmock/gmock.h>

#include <docweave/error.hpp>

#include "sample_store.hpp"

namespace docweave::query {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class FindEntity : public testing::Test {
 protected:
  FindEntity() {
    test::DocumentSays other("other.html");
    other.entity(Type::project, {"Drina River Agency"});
    std::vector<test::DocumentSays> documents = test::sample_documents();
    documents.push_back(other);
    test::fill(store_, documents);
  }

  std::string found(const std::string& name, std::optional<Type> type = {}) {
    return find_entity(store_.database(), name, type).iri;
  }
  std::string refusal(const std::string& name, std::optional<Type> type = {}) {
    try {
      return found(name, type);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
      return error.what();
    }
  }
  Store store_;
};

TEST_F(FindEntity, TakesANameInAnyWritingAndAnyOfItsNames) {
  EXPECT_EQ(found("the FUND FOR RIVERS"), "https://e.org/organization/fund-for-rivers");
  EXPECT_EQ(found("DRA"), "https://e.org/organization/drina-river-agency");
  EXPECT_EQ(found("https://e.org/place/foca"), "https://e.org/place/foca");
}

TEST_F(FindEntity, NamesThoseThatAreMeantWhereThereAreSeveral) {
  EXPECT_THAT(refusal("Drina River Agency"),
              AllOf(HasSubstr("2 entities are called so"),
                    HasSubstr("<https://e.org/organization/drina-river-agency>  Organization, in 1 "
                              "document"),
                    HasSubstr("<https://e.org/project/drina-river-agency>")));
  EXPECT_EQ(found("Drina River Agency", Type::project), "https://e.org/project/drina-river-agency");
}

TEST_F(FindEntity, SuggestsNamesThatHoldTheWordsOrAreNear) {
  EXPECT_THAT(refusal("rivers"), HasSubstr("did you mean \"Fund for Rivers\", \"Shared Rivers\""));
  EXPECT_THAT(refusal("Union of Anlgers"), HasSubstr("did you mean \"Union of Anglers\"?"));
  EXPECT_THAT(refusal("DRRA"), HasSubstr("did you mean \"DRA\"?"));
  EXPECT_THAT(refusal("Zanzibar"), HasSubstr("Zanzibar: no entity is called so"));
}

}  // namespace
}  // namespace docweave::query
