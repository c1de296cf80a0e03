#include <set>

#include <gmock/gmock.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

using testing::AnyOf;
using testing::Eq;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

const std::filesystem::path kLists = std::filesystem::path(NAMES_FOLDER) / "en";

void expect_unique(const char* file, std::size_t columns) {
  std::set<std::string> seen;
  for (const ListEntry& entry : read_list(kLists / file, columns)) {
    EXPECT_THAT(entry.columns[0], Not(IsEmpty())) << file << ":" << entry.line;
    EXPECT_TRUE(seen.insert(entry.columns[0]).second)
        << file << ":" << entry.line << ": " << entry.columns[0] << " stands there twice";
  }
}

TEST(NameLists, HoldNothingTwice) {
  expect_unique("organizations.tsv", 6);
  expect_unique("programmes.tsv", 4);
  expect_unique("given_names.txt", 1);
  expect_unique("surname_hints.txt", 1);
}

TEST(NameLists, GiveAnOrganizationItsColumns) {
  constexpr char kTypes[] =
      "(org|funder|igo|ngo|gov|company|university|programme)"
      "(;(org|funder|igo|ngo|gov|company|university|programme))*";
  std::size_t organizations = 0;
  for (const ListEntry& entry : read_list(kLists / "organizations.tsv", 6)) {
    ++organizations;
    EXPECT_THAT(entry.columns.size(), Eq(6u)) << "line " << entry.line;
    EXPECT_THAT(entry.columns[2], MatchesRegex(kTypes)) << "line " << entry.line;
    EXPECT_THAT(entry.columns[3], AnyOf(IsEmpty(), MatchesRegex("[A-Z][A-Z]")))
        << "line " << entry.line;
  }
  EXPECT_GT(organizations, 2500u);
}

TEST(NameLists, GiveAProgrammeItsColumns) {
  for (const ListEntry& entry : read_list(kLists / "programmes.tsv", 4)) {
    EXPECT_THAT(entry.columns.size(), Eq(4u)) << "line " << entry.line;
  }
}

}  // namespace
}  // namespace docweave
