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

void expect_refusal(const InputFile& file, std::uint64_t limit, ErrorCode code,
                    const std::string& message) {
  try {
    read_input(file, limit);
    ADD_FAILURE() << file.path << " was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.where(), file.id);
    EXPECT_THAT(error.message(), HasSubstr(message));
  }
}

TEST(Inputs, ReadsAllBytesOfAFile) {
  const TemporaryFolder folder;
  const std::string bytes(200'000, 'x');
  const Input input = read_input({"a.txt", folder.write("a.txt", bytes), true}, bytes.size());
  EXPECT_EQ(input.id, "a.txt");
  EXPECT_EQ(input.bytes, bytes);
}

TEST(Inputs, RefusesWhatIsEmptyMissingOrTooLarge) {
  const TemporaryFolder folder;
  expect_refusal({"empty", folder.write("empty", ""), true}, 10, ErrorCode::invalid_data, "empty");
  expect_refusal({"gone", folder / "gone", true}, 10, ErrorCode::io, "No such file");
  expect_refusal({"large", folder.write("large", "12345678901"), true}, 10, ErrorCode::invalid_data,
                 "larger than 10 bytes");
}

TEST(Inputs, RefusesAFileThatMayNotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const auto file = folder.write("locked", "secret");
  std::filesystem::permissions(file, std::filesystem::perms::none);
  expect_refusal({"locked", file, true}, 10, ErrorCode::io, "Permission denied");
}

}  // namespace
}  // namespace docweave
