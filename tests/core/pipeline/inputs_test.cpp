#include "pipeline/inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(const InputList& list) {
  std::vector<std::string> result;
  for (const InputFile& file : list.files) result.push_back(file.id);
  return result;
}

TEST(Inputs, ListsAFolderWithItsSubFoldersSortedByPath) {
  const TemporaryFolder folder;
  folder.write("b.txt", "b");
  folder.write("a/z.txt", "z");
  folder.write("a/deep/y.txt", "y");
  folder.write("a.txt", "a");
  const InputList list = find_inputs({folder.path().string()});
  EXPECT_THAT(ids(list), ElementsAre("a.txt", "a/deep/y.txt", "a/z.txt", "b.txt"));
  EXPECT_THAT(list.problems, IsEmpty());
  EXPECT_FALSE(list.files[0].named);
}

TEST(Inputs, PassesOverHiddenFilesAndFolders) {
  const TemporaryFolder folder;
  folder.write("seen.txt", "a");
  folder.write(".hidden.txt", "a");
  folder.write(".git/config", "a");
  EXPECT_THAT(ids(find_inputs({folder.path().string()})), ElementsAre("seen.txt"));
}

TEST(Inputs, NamesASingleFileByItsName) {
  const TemporaryFolder folder;
  const auto list = find_inputs({folder.write("deep/down/a.txt", "a").string()});
  EXPECT_THAT(ids(list), ElementsAre("a.txt"));
  EXPECT_TRUE(list.files[0].named);
}

TEST(Inputs, NamesStandardInput) {
  const InputList list = find_inputs({"-", "-"});
  EXPECT_THAT(ids(list), ElementsAre("stdin"));
  EXPECT_TRUE(list.files[0].path.empty());
}

TEST(Inputs, FindsWhatAPatternMatchesRelativeToItsFixedPart) {
  const TemporaryFolder folder;
  folder.write("x/one.txt", "1");
  folder.write("y/one.txt", "1");
  folder.write("y/two.html", "2");
  const InputList list = find_inputs({(folder / "*/*.txt").string()});
  EXPECT_THAT(ids(list), ElementsAre("x/one.txt", "y/one.txt"));
}

TEST(Inputs, FollowsFoldersThatAPatternMatches) {
  const TemporaryFolder folder;
  folder.write("part-1/a.txt", "1");
  folder.write("part-2/a.txt", "1");
  const InputList list = find_inputs({(folder / "part-*").string()});
  EXPECT_THAT(ids(list), ElementsAre("part-1/a.txt", "part-2/a.txt"));
}

TEST(Inputs, PutsTheRootsNameBeforeARepeatedPath) {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "1");
  folder.write("one/only.txt", "1");
  folder.write("two/a.txt", "2");
  const InputList list = find_inputs({(folder / "one").string(), (folder / "two/").string()});
  EXPECT_THAT(ids(list), ElementsAre("one/a.txt", "only.txt", "two/a.txt"));
}

TEST(Inputs, NumbersRootsOfTheSameName) {
  const TemporaryFolder folder;
  folder.write("x/docs/a.txt", "1");
  folder.write("y/docs/a.txt", "2");
  const InputList list = find_inputs({(folder / "x/docs").string(), (folder / "y/docs").string()});
  EXPECT_THAT(ids(list), ElementsAre("docs/a.txt", "docs-2/a.txt"));
}

TEST(Inputs, KeepsAPrefixedPathApartFromARealOne) {
  const TemporaryFolder folder;
  folder.write("one/a.txt", "1");
  folder.write("two/a.txt", "2");
  folder.write("three/one/a.txt", "3");
  const InputList list = find_inputs(
      {(folder / "one").string(), (folder / "two").string(), (folder / "three").string()});
  EXPECT_THAT(ids(list), ElementsAre("one-2/a.txt", "two/a.txt", "one/a.txt"));
}

TEST(Inputs, ListsAFileOnceThatTwoInputsReach) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt", "a");
  EXPECT_THAT(ids(find_inputs({folder.path().string(), file.string()})), ElementsAre("a.txt"));
}

TEST(Inputs, MakesIdsOfForeignFileNamesWellFormed) {
  const TemporaryFolder folder;
  folder.write("caf\xe9.txt", "a");
  EXPECT_THAT(ids(find_inputs({folder.path().string()})), ElementsAre("caf\xef\xbf\xbd.txt"));
}

TEST(Inputs, TellsOfEachInputThatGivesNothingAndGoesOn) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt", "a");
  std::filesystem::create_directory(folder / "empty");
  const InputList list =
      find_inputs({(folder / "missing.txt").string(), (folder / "empty").string(),
                   (folder / "*.pdf").string(), file.string()});
  EXPECT_THAT(ids(list), ElementsAre("a.txt"));
  ASSERT_EQ(list.problems.size(), 3u);
  EXPECT_THAT(list.problems[0].input, HasSubstr("missing.txt"));
  EXPECT_EQ(list.problems[0].reason, "there is no such file or folder");
  EXPECT_THAT(list.problems[1].reason, HasSubstr("holds no documents"));
  EXPECT_THAT(list.problems[2].reason, HasSubstr("no file matches"));
}

std::string read(const InputFile& file) {
  FileStream stream(file);
  std::string bytes;
  for (std::string_view more; !(more = stream.next()).empty();) bytes += more;
  return bytes;
}

void expect_refusal(const InputFile& file, const std::string& message) {
  try {
    read(file);
    ADD_FAILURE() << file.path << " was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_EQ(error.where(), file.id);
    EXPECT_THAT(error.message(), HasSubstr(message));
  }
}

TEST(Inputs, ReadsAllBytesOfAFile) {
  const TemporaryFolder folder;
  std::string bytes(700'000, 'x');
  bytes[300'000] = 'y';
  EXPECT_EQ(read({"a.txt", folder.write("a.txt", bytes), true}), bytes);
  EXPECT_EQ(read({"empty", folder.write("empty", ""), true}), "");
}

TEST(Inputs, RefusesAFileThatIsMissing) {
  const TemporaryFolder folder;
  expect_refusal({"gone", folder / "gone", true}, "No such file");
}

TEST(Inputs, RefusesAFileThatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const auto file = folder.write("locked", "secret");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  expect_refusal({"locked", file, true}, "Permission denied");
}

}  // namespace
}  // namespace docweave
