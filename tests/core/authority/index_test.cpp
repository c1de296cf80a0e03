#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/authority.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "authority/index_format.hpp"
#include "authority/list_file.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kBodies =
    "iri,name,alternate,acronym,country,parent\n"
    "https://b.org/1,Ministry of the Interior,Ministère de l'Intérieur,MoI,Serbia,\n"
    "https://b.org/2,Marine Observation Institute,,MOI,MU,https://b.org/3\n"
    "https://b.org/3,Organisation for the Sea,Sea Body; Who,WHO,CHE,https://elsewhere.org/x\n";

class Index : public testing::Test {
 protected:
  std::filesystem::path written() {
    const auto list = folder_.write("bodies.csv", kBodies);
    return folder_.write("bodies.index", authority::index_of_list(list, {}));
  }
  /// The index with some of its bytes replaced, the header's checksum made right again.
  std::filesystem::path with(std::size_t offset, std::string_view bytes) {
    std::string index = test::read_file(written());
    index.replace(offset, bytes.size(), bytes);
    const std::size_t checked = sizeof(authority::Header) - sizeof(std::uint64_t);
    const std::uint64_t checksum = hash_of(std::string_view(index).substr(0, checked));
    index.replace(checked, sizeof checksum, reinterpret_cast<const char*>(&checksum),
                  sizeof checksum);
    return folder_.write("damaged.index", index);
  }
  test::TemporaryFolder folder_;
};

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::vector<std::string> found(const AuthorityIndex& index, std::string_view name) {
  std::vector<std::string> iris;
  for (const auto& hit : index.find(name)) iris.emplace_back(index.iri(hit.entry));
  return iris;
}

TEST_F(Index, FindsEntriesByEachOfTheirNames) {
  const auto index = AuthorityIndex::open(written());
  EXPECT_EQ(index.list(), "bodies");
  EXPECT_EQ(index.entries(), 3U);
  EXPECT_EQ(index.names(), 9U);
  EXPECT_THAT(found(index, "MINISTRY OF INTERIOR"), ElementsAre("https://b.org/1"));
  EXPECT_THAT(found(index, "the Organization for the Sea"), ElementsAre("https://b.org/3"));
  EXPECT_THAT(found(index, "MOI"), ElementsAre("https://b.org/1", "https://b.org/2"));
  EXPECT_THAT(found(index, "Ministry"), IsEmpty());
  EXPECT_THAT(found(index, ""), IsEmpty());
}

TEST_F(Index, TakesAnAcronymForAWordOnlyWhereItIsWrittenAsOne) {
  const auto index = AuthorityIndex::open(written());
  EXPECT_THAT(found(index, "moi"), IsEmpty());
  EXPECT_EQ(index.find("WHO").front().kind, NameKind::alternate);
  EXPECT_EQ(index.find("MOI").front().kind, NameKind::acronym);
}

TEST_F(Index, TellsCountriesTypesParentsAndNames) {
  const auto index = AuthorityIndex::open(written());
  EXPECT_EQ(index.country(0), "RS");
  EXPECT_EQ(index.country(2), "CH");
  EXPECT_EQ(index.type(0), Type::organization);
  EXPECT_THAT(index.parents(1), ElementsAre(2U));
  EXPECT_THAT(index.parents(2), IsEmpty()) << "a parent that is not in the list";
  EXPECT_THAT(index.names(0),
              ElementsAre("Ministry of the Interior", "Ministère de l'Intérieur", "MoI"));
}

TEST_F(Index, IsTheSameReadFromTheListAndFromItsIndexFile) {
  const auto list = AuthorityIndex::open(folder_.write("bodies.csv", kBodies), {.name = "b"});
  const auto index = AuthorityIndex::open(written());
  EXPECT_EQ(list.list(), "b");
  for (const char* name : {"Sea Body", "MOI", "Marine Observation Institute", "x"}) {
    EXPECT_EQ(found(list, name), found(index, name)) << name;
  }
}

TEST_F(Index, RefusesAFileThatWasCutOrGrew) {
  const std::string index = test::read_file(written());
  for (const std::size_t size : {std::size_t{24}, sizeof(authority::Header), index.size() - 1}) {
    const auto file = folder_.write("cut.index", index.substr(0, size));
    EXPECT_THAT(message_of([&] { AuthorityIndex::open(file); }), HasSubstr("damaged")) << size;
  }
  const auto file = folder_.write("grown.index", index + "x");
  EXPECT_THAT(message_of([&] { AuthorityIndex::open(file); }), HasSubstr("damaged"));
}

TEST_F(Index, RefusesAHeaderOfOtherMakeOrWithAFlippedBit) {
  EXPECT_THAT(message_of([&] { AuthorityIndex::open(with(24, "\x02")); }),
              HasSubstr("written by another docweave; import its list again"));
  std::string index = test::read_file(written());
  index[40] = static_cast<char>(index[40] ^ 1);
  const auto file = folder_.write("flipped.index", index);
  EXPECT_THAT(message_of([&] { AuthorityIndex::open(file); }), HasSubstr("damaged"));
}

TEST_F(Index, FindsOutRecordsThatPointOutsideTheFileWhereTheyAreReadFirst) {
  const std::string far = "\xFF\xFF\xFF\x7F";
  const std::size_t keys = sizeof(authority::Header);
  const std::size_t entries = keys + 9 * sizeof(authority::Key);
  const std::size_t names = entries + 3 * sizeof(authority::Entry);
  const auto looked_at = [&](std::size_t offset) {
    const auto index = AuthorityIndex::open(with(offset, far));
    for (const char* name : {"MOI", "Sea Body", "WHO", "Ministry of the Interior",
                             "Marine Observation Institute", "Organisation for the Sea"}) {
      for (const auto& hit : index.find(name)) {
        index.iri(hit.entry);
        index.names(hit.entry);
        for (const auto parent : index.parents(hit.entry)) index.iri(parent);
      }
    }
  };
  const std::size_t parents = names + 9 * sizeof(authority::Name);
  for (const std::size_t offset :
       {keys + 8, keys + 12, entries, entries + 4, entries + 8, entries + 12, entries + 28 + 16,
        entries + 28 + 20, names, parents}) {
    EXPECT_THAT(message_of([&] { looked_at(offset); }), HasSubstr("damaged")) << offset;
  }
}

TEST_F(Index, RefusesWhatIsNoFileOrNoList) {
  EXPECT_THAT(message_of([] { AuthorityIndex::open("/nowhere/at.all"); }),
              HasSubstr("/nowhere/at.all: cannot be opened"));
  const auto file = folder_.write("letter.txt", "Dear reader");
  EXPECT_THAT(message_of([&] { AuthorityIndex::open(file); }),
              HasSubstr("letter.txt: is no list that docweave knows: it must be an index, or end"));
}

TEST(Countries, AreFoundByCodeAndName) {
  for (const char* name : {"RS", "rs", "SRB", "Serbia", "Republic of Serbia"}) {
    const auto country = find_country(name);
    ASSERT_TRUE(country) << name;
    EXPECT_EQ(country->code, "RS");
    EXPECT_EQ(country->iri, "http://publications.europa.eu/resource/authority/country/SRB");
  }
  EXPECT_EQ(find_country("Côte d'Ivoire")->code, "CI");
  EXPECT_EQ(find_country("Kosovo")->iri,
            "http://publications.europa.eu/resource/authority/country/1A0");
  EXPECT_FALSE(find_country("Atlantis"));
}

}  // namespace
}  // namespace docweave
