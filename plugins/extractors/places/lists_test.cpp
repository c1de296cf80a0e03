#include <map>
#include <set>

#include <gmock/gmock.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

using testing::AnyOf;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

const std::filesystem::path kLists = std::filesystem::path(PLUGIN_FOLDER) / "en";

std::vector<std::filesystem::path> place_lists() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(kLists)) {
    const std::string stem = file.path().stem().string();
    for (const char* prefix : {"countries", "cities", "regions", "subdivisions", "nature"}) {
      if (stem.starts_with(prefix)) files.push_back(file.path());
    }
  }
  return files;
}

TEST(PlaceLists, HoldNoPlaceTwice) {
  for (const auto& file : place_lists()) {
    std::set<std::string> seen;
    for (const ListEntry& entry : read_list(file, 4)) {
      EXPECT_TRUE(seen.insert(entry.columns[0] + "/" + entry.columns[2]).second)
          << file << ":" << entry.line << ": " << entry.columns[0];
    }
  }
}

TEST(PlaceLists, HaveAKindAndACountryCode) {
  for (const auto& file : place_lists()) {
    for (const ListEntry& entry : read_list(file, 4)) {
      ASSERT_EQ(entry.columns.size(), 4u) << file << ":" << entry.line;
      EXPECT_THAT(entry.columns[0], Not(IsEmpty())) << file << ":" << entry.line;
      EXPECT_THAT(entry.columns[1], MatchesRegex("[a-z ]+")) << file << ":" << entry.line;
      EXPECT_THAT(entry.columns[2], AnyOf(IsEmpty(), MatchesRegex("[A-Z]+")))
          << file << ":" << entry.line;
    }
  }
}

TEST(PlaceLists, GiveEveryCityACountryOfTheCountryList) {
  std::set<std::string> countries;
  for (const ListEntry& entry : read_list(kLists / "countries.tsv", 4)) {
    countries.insert(entry.columns[2]);
  }
  EXPECT_GE(countries.size(), 250u);
  for (const auto& file : place_lists()) {
    if (!file.stem().string().starts_with("cities")) continue;
    for (const ListEntry& entry : read_list(file, 4)) {
      EXPECT_TRUE(countries.contains(entry.columns[2])) << file << ":" << entry.line;
    }
  }
}

TEST(PlaceLists, NameAnAmbiguousWordOnce) {
  std::set<std::string> seen;
  for (const ListEntry& entry : read_list(kLists / "ambiguous.tsv", 2)) {
    EXPECT_TRUE(seen.insert(entry.columns[0]).second) << entry.columns[0];
    EXPECT_THAT(entry.columns[1],
                MatchesRegex("(word|caps|given|surname)(,(word|caps|given|surname))*"));
  }
}

}  // namespace
}  // namespace docweave
