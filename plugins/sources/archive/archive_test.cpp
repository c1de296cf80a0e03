#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "member_path.hpp"
#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Member {
  std::string path;
  std::string bytes;
  unsigned type = AE_IFREG;
};

std::string packed(int format, int filter, const std::vector<Member>& members) {
  std::string file(std::size_t{1} << 22, '\0');
  std::size_t size = 0;
  struct ::archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_format(writer, format);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, file.data(), file.size(), &size);
  for (const Member& member : members) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.path.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.bytes.size()));
    archive_entry_set_filetype(entry, member.type);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, member.bytes.data(), member.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
  file.resize(size);
  return file;
}

std::string zip(const std::vector<Member>& members) {
  return packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, members);
}
std::string tar_gz(const std::vector<Member>& members) {
  return packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, members);
}

const std::vector<Member> kPages = {
    {"a.html", "<p>one"}, {"folder/", "", AE_IFDIR}, {"folder/b.txt", std::string(200'000, 'x')}};

class Archive : public testing::Test {
 protected:
  SourceHarness source{R"({"max_members": 100})"};
};

TEST_F(Archive, HandsOnTheFilesOfZipAndTar) {
  for (const std::string& file :
       {zip(kPages), tar_gz(kPages),
        packed(ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE, kPages),
        packed(ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ, kPages)}) {
    for (const std::size_t piece : {100, 100000}) {
      const CollectedParts opened = source.open(file, piece);
      ASSERT_EQ(opened.parts.size(), 2U);
      EXPECT_EQ(opened.parts[0].id, "test/a.html");
      EXPECT_EQ(opened.parts[0].bytes, "<p>one");
      EXPECT_EQ(opened.parts[1].id, "test/folder/b.txt");
      EXPECT_EQ(opened.parts[1].bytes, std::string(200'000, 'x'));
      EXPECT_THAT(opened.damaged, IsEmpty());
    }
  }
  EXPECT_THAT(source.diagnostics, IsEmpty());
}

TEST_F(Archive, OpensASingleCompressedFile) {
  EXPECT_THAT(parts(source.open(packed(ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, {{"x", "words"}}))),
              ElementsAre("test/test: words"));
  EXPECT_EQ(archive::inner_name("folder/page.html.gz"), "page.html");
}

TEST_F(Archive, PassesOverHiddenFilesAndLinks) {
  EXPECT_THAT(parts(source.open(tar_gz({{".git/config", "x"},
                                        {"__MACOSX/a.txt", "x"},
                                        {"a/.hidden", "x"},
                                        {"link", "", AE_IFLNK},
                                        {"a/b.txt", "words"}}))),
              ElementsAre("test/a/b.txt: words"));
}

TEST_F(Archive, NamesMembersByCleanPaths) {
  EXPECT_EQ(archive::member_path("/../a/./b//c.txt"), "a/b/c.txt");
  EXPECT_EQ(archive::member_path("a\\b.txt"), "a/b.txt");
  EXPECT_EQ(archive::member_path("caf\xe9.txt"), "café.txt");
}

TEST_F(Archive, LosesOnlyTheMemberThatIsDamaged) {
  std::string noise(3000, '\0');
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i * 31 >> 3);
  std::string file = zip({{"a.txt", "one"}, {"b.txt", noise}, {"c.txt", "three"}});
  const std::size_t middle = file.find("b.txt") + 500;
  file[middle] = static_cast<char>(file[middle] ^ 0x55);
  const CollectedParts opened = source.open(file);
  ASSERT_EQ(opened.parts.size(), 3U);
  EXPECT_EQ(opened.parts[2].bytes, "three");
  EXPECT_THAT(opened.damaged, ElementsAre(HasSubstr("test/b.txt: ")));
}

TEST_F(Archive, TellsOfMembersThatAreEncrypted) {
  std::string file = zip({{"a.txt", "some words"}});
  file[6] |= 1;
  EXPECT_THAT(source.open(file).damaged, ElementsAre(HasSubstr("is encrypted; give docweave a")));
}

TEST_F(Archive, GivesWhatStandsBeforeTheEndOfACutFile) {
  const std::string file = tar_gz({{"a.txt", "one"}, {"b.txt", std::string(50'000, 'x')}});
  std::vector<std::string> seen;
  EXPECT_THROW(source.open(file.substr(0, file.size() / 2)), Error);
  EXPECT_THROW(source.open("neither of them, but a long line of words"), Error);
}

TEST_F(Archive, RefusesTooManyMembers) {
  std::vector<Member> members(101, {"a.txt", "x"});
  EXPECT_THROW(source.open(zip(members)), Error);
}

TEST_F(Archive, CountsWhatItInflatesForNothing) {
  EXPECT_GE(source.open(tar_gz({{".hidden", std::string(3'000'000, 'x')}})).passed_over,
            3'000'000U);
}

}  // namespace
}  // namespace docweave::test
