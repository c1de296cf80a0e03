#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/authority.hpp>
#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "iri country: name, name ..." of each entry.
std::vector<std::string> entries(const AuthorityIndex& index) {
  std::vector<std::string> all;
  for (std::uint32_t i = 0; i < index.entries(); ++i) {
    std::string line(index.iri(i));
    line += " " + std::string(index.country(i)) + ":";
    for (const auto name : index.names(i)) line += " " + std::string(name) + ";";
    for (const auto parent : index.parents(i)) line += " <- " + std::string(index.iri(parent));
    all.push_back(std::move(line));
  }
  return all;
}

class Lists : public testing::Test {
 protected:
  std::vector<std::string> read(const std::string& name, std::string_view bytes,
                                const AuthorityList& list = {}) {
    return entries(AuthorityIndex::open(folder_.write(name, bytes), list));
  }
  std::string refusal(const std::string& name, std::string_view bytes) {
    try {
      read(name, bytes);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::invalid_data);
      return error.what();
    }
    return "was read";
  }
  test::TemporaryFolder folder_;
};

TEST_F(Lists, ReadCsvWithQuotesSeparatorsAndLineBreaksInFields) {
  EXPECT_THAT(read("a.csv",
                   "\xEF\xBB\xBFid;Name;AltLabel;comment\r\n"
                   "https://x.org/1;\"Fund \"\"Hope\"\"; Peace\";Hope|Peace;\"two\r\nlines\"\r\n"
                   "\r\n"
                   "https://x.org/2;Port Agency\r\n"),
              ElementsAre("https://x.org/1 : Fund \"Hope\"; Peace; Hope; Peace;",
                          "https://x.org/2 : Port Agency;"));
}

TEST_F(Lists, ReadTabsAndPutABaseBeforeBareIdentifiers) {
  EXPECT_THAT(read("a.tsv",
                   "id\tname\tcountry\tparents\n7\tNorth Office\tNO\t8\n8\tHead Office\tNorway\t\n",
                   {.base = "https://x.org/"}),
              ElementsAre("https://x.org/7 NO: North Office; <- https://x.org/8",
                          "https://x.org/8 NO: Head Office;"));
}

TEST_F(Lists, TakeTheTypeThatTheListOrTheColumnSays) {
  const auto index = AuthorityIndex::open(
      folder_.write("a.csv", "iri,name,type\nhttps://x.org/1,A B,\nhttps://x.org/2,C D,Place\n"),
      {.type = Type::project});
  EXPECT_EQ(index.type(0), Type::project);
  EXPECT_EQ(index.type(1), Type::place);
}

TEST_F(Lists, ReadJsonLinesAndArraysAlike) {
  const std::string one = R"({"id": "https://x.org/1", "name": "Sea \"Body\" {x}",)"
                          R"( "alternate": ["See-Amt"], "acronyms": ["SB"], "country": "DE",)"
                          R"( "parents": ["https://x.org/2"]})";
  const std::string two = R"({"iri": "https://x.org/2", "name": "Head", "acronym": "HD"})";
  const auto expected =
      ElementsAre("https://x.org/1 DE: Sea \"Body\" {x}; See-Amt; SB; <- https://x.org/2",
                  "https://x.org/2 : Head; HD;");
  EXPECT_THAT(read("a.jsonl", one + "\n" + two + "\n"), expected);
  EXPECT_THAT(read("a.json", "[\n" + one + ",\n" + two + "\n]\n"), expected);
}

constexpr const char* kRorOne = R"([{
  "id": "https://ror.org/015w2mp89", "name": "Wellcome Example", "types": ["Nonprofit"],
  "aliases": ["Example Trust"], "acronyms": ["WEX"], "status": "active",
  "labels": [{"label": "Beispiel", "iso639": "de"}],
  "country": {"country_name": "United Kingdom", "country_code": "GB"},
  "relationships": [{"type": "Parent", "label": "x", "id": "https://ror.org/00000aa00"},
                    {"type": "Child", "label": "y", "id": "https://ror.org/00000bb00"}]},
 {"id": "https://ror.org/00000aa00", "name": "Whole", "country": {"country_code": "GB"}}])";

constexpr const char* kRorTwo = R"([{
  "id": "https://ror.org/015w2mp89", "status": "active", "types": ["nonprofit"],
  "names": [{"value": "WEX", "types": ["acronym"], "lang": null},
            {"value": "Example Trust", "types": ["alias"], "lang": null},
            {"value": "Wellcome Example", "types": ["label", "ror_display"], "lang": "en"}],
  "locations": [{"geonames_id": 1, "geonames_details": {"country_code": "GB", "name": "London"}}],
  "relationships": [{"type": "parent", "label": "x", "id": "https://ror.org/00000aa00"}]},
 {"id": "https://ror.org/00000aa00", "names": [{"value": "Whole", "types": ["ror_display"]}],
  "locations": [{"geonames_details": {"country_code": "GB"}}]}])";

TEST_F(Lists, ReadBothSchemasOfTheResearchOrganizationRegistry) {
  EXPECT_THAT(
      read("one.json", kRorOne),
      ElementsAre("https://ror.org/015w2mp89 GB: Wellcome Example; Example Trust; Beispiel; WEX;"
                  " <- https://ror.org/00000aa00",
                  "https://ror.org/00000aa00 GB: Whole;"));
  EXPECT_THAT(read("two.json", kRorTwo),
              ElementsAre("https://ror.org/015w2mp89 GB: Wellcome Example; Example Trust; WEX;"
                          " <- https://ror.org/00000aa00",
                          "https://ror.org/00000aa00 GB: Whole;"));
}

void zip(const std::filesystem::path& file,
         const std::vector<std::pair<std::string, std::string>>& members) {
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  ASSERT_EQ(archive_write_open_filename(writer, file.c_str()), ARCHIVE_OK);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
}

TEST_F(Lists, FindTheFullestListInADumpsArchive) {
  const auto file = folder_ / "v1.63-2025-04-03-ror-data.zip";
  zip(file, {{"v1.63-2025-04-03-ror-data.csv", "id,name\nhttps://ror.org/1,CSV\n"},
             {"v1.63-2025-04-03-ror-data_schema_v2.json", kRorTwo},
             {"v1.63-2025-04-03-ror-data.json", kRorOne},
             {"read.me", "x"}});
  EXPECT_EQ(entries(AuthorityIndex::open(file)), read("two.json", kRorTwo));
  const auto other = folder_ / "other.zip";
  zip(other, {{"read.me", "x"}});
  EXPECT_THROW(AuthorityIndex::open(other), Error);
}

TEST_F(Lists, ReadSkosInTurtleWithLabelsInAnyOrder) {
  EXPECT_THAT(read("a.ttl",
                   "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                   "@base <https://x.org/> .\n"
                   "<scheme> a skos:ConceptScheme .\n"
                   "<2> skos:altLabel \"Port\" ; skos:broader <1> .\n"
                   "<1> a skos:Concept ; skos:prefLabel \"Sea Body\"@en , \"Seeamt\"@de ;\n"
                   "    <https://schema.org/addressCountry> \"DE\" .\n"
                   "<2> skos:prefLabel \"Port Agency\"@en .\n"),
              ElementsAre("https://x.org/1 DE: Sea Body; Seeamt;",
                          "https://x.org/2 : Port Agency; Port; <- https://x.org/1"));
}

TEST_F(Lists, SayWhereTheyAreWrong) {
  EXPECT_THAT(refusal("a.csv", ""), HasSubstr("is empty"));
  EXPECT_THAT(refusal("a.csv", "title,link\n"), HasSubstr("line 1: names the columns title, link"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,A\n\n,B\n"),
              HasSubstr("line 4: the entry has no identifier"));
  EXPECT_THAT(refusal("a.csv", "id,name\nx1,A\n"), HasSubstr("line 2: \"x1\" is no IRI"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,\n"), HasSubstr("has no name"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,A\nhttps://x.org/1,B\n"),
              HasSubstr("line 3: <https://x.org/1> is in the list already"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,\"A\"b\n"),
              HasSubstr("line 2: a quoted field goes on behind its closing quote"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,A,B\n"),
              HasSubstr("line 2: has 3 fields, but the header names 2 columns"));
  EXPECT_THAT(refusal("a.csv", "iri,name,country\nhttps://x.org/1,A,Atlantis\n"),
              HasSubstr("line 2: \"Atlantis\" is no country"));
  EXPECT_THAT(refusal("a.csv", "iri,name,type\nhttps://x.org/1,A,Date\n"),
              HasSubstr("line 2: \"Date\" is no type of entity"));
  EXPECT_THAT(refusal("a.csv", "iri,name\nhttps://x.org/1,\xFF\xFE\n"),
              HasSubstr("line 2: a name is not UTF-8"));
  EXPECT_THAT(refusal("a.csv", "iri,name\n"), HasSubstr("holds no entries"));
  EXPECT_THAT(refusal("a.json", "[\n{\"id\": 1,}\n]"), HasSubstr("line 2: byte 9"));
  EXPECT_THAT(refusal("a.json", "[\n{\"id\": \"x\"\n"),
              HasSubstr("line 2: the object that begins"));
  EXPECT_THAT(refusal("a.json", "\"name\""), HasSubstr("line 1: \"\"\" where an object"));
  EXPECT_THAT(refusal("a.ttl", "<https://x.org/1> nonsense\n"), HasSubstr("a.ttl: line 1"));
}

TEST_F(Lists, AreNotReadFromADamagedArchive) {
  const auto file = folder_ / "dump.zip";
  zip(file, {{"dump.json", kRorOne}});
  std::string bytes = test::read_file(file);
  for (std::size_t i = 60; i < 120; ++i) bytes[i] = '\xFF';
  EXPECT_THROW(AuthorityIndex::open(folder_.write("bad.zip", bytes)), Error);
  EXPECT_THROW(AuthorityIndex::open(folder_.write("cut.csv.gz", "\x1F\x8B\x08")), Error);
}

TEST(Registry, IsReadAsPublished) {
  const std::filesystem::path file = SHARED_FOLDER "/data/authority/ror.jsonl.gz";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "without ../shared";
  const auto index = AuthorityIndex::open(file, {.name = "ror"});
  EXPECT_EQ(index.entries(), 48746U);
  const auto hits = index.find("European Commission");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(index.country(hits[0].entry), "BE");
  EXPECT_GT(index.find("BMC").size(), 5U);
}

}  // namespace
}  // namespace docweave
