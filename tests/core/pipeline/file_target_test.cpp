#include "pipeline/file_target.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <docweave/error.hpp>

#include "temporary_folder.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::TemporaryFolder;

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

TEST(FileTarget, ShowsAFileOnlyWhenItIsWhole) {
  const TemporaryFolder folder;
  folder.write("graph.nq", "old");
  FileTarget target(folder / "graph.nq");
  target.stream() << "new";
  target.stream().flush();
  EXPECT_EQ(read_file(folder / "graph.nq"), "old");
  target.commit();
  EXPECT_EQ(read_file(folder / "graph.nq"), "new");
  EXPECT_EQ(files_in(folder), 1u);
}

TEST(FileTarget, LeavesNothingOfAFileThatWasNotFinished) {
  const TemporaryFolder folder;
  folder.write("graph.nq", "old");
  {
    FileTarget target(folder / "graph.nq");
    target.stream() << "half";
  }
  EXPECT_EQ(read_file(folder / "graph.nq"), "old");
  EXPECT_EQ(files_in(folder), 1u);
}

TEST(FileTarget, RemovesWhatAKilledWriterLeft) {
  const TemporaryFolder folder;
  const pid_t writer = ::fork();
  if (writer == 0) ::_exit(0);
  ::waitpid(writer, nullptr, 0);
  const std::string alive = "graph.nq.tmp-" + std::to_string(::getppid());
  folder.write("graph.nq.tmp-" + std::to_string(writer), "half");
  folder.write(alive, "half");
  folder.write("graph.nq.tmp-notes", "mine");
  FileTarget target(folder / "graph.nq");
  target.stream() << "new";
  target.commit();
  EXPECT_EQ(files_in(folder), 3u);
  EXPECT_TRUE(fs::exists(folder / alive));
  EXPECT_TRUE(fs::exists(folder / "graph.nq.tmp-notes"));
}

TEST(FileTarget, PutsASuffixBeforeTheExtension) {
  const TemporaryFolder folder;
  FileTarget target(folder / "graph.csv");
  target.stream() << "nodes";
  target.stream("-edges") << "edges";
  target.commit();
  EXPECT_EQ(read_file(folder / "graph.csv"), "nodes");
  EXPECT_EQ(read_file(folder / "graph-edges.csv"), "edges");
  EXPECT_THAT(target.paths(),
              testing::ElementsAre(folder / "graph.csv", folder / "graph-edges.csv"));
}

TEST(FileTarget, GivesTheSameStreamWhenAskedAgain) {
  const TemporaryFolder folder;
  FileTarget target(folder / "graph.nq");
  target.stream() << "one ";
  target.stream() << "two";
  target.commit();
  EXPECT_EQ(read_file(folder / "graph.nq"), "one two");
}

TEST(FileTarget, MakesMissingFolders) {
  const TemporaryFolder folder;
  FileTarget target(folder / "a/b/graph.nq");
  target.stream() << "x";
  target.commit();
  EXPECT_EQ(read_file(folder / "a/b/graph.nq"), "x");
}

TEST(FileTarget, RefusesAFolderAndAPathThroughAFile) {
  const TemporaryFolder folder;
  folder.write("file", "");
  FileTarget on_folder(folder.path());
  EXPECT_THROW(on_folder.stream(), Error);
  FileTarget through_file(folder / "file/graph.nq");
  EXPECT_THROW(through_file.stream(), Error);
}

TEST(FileTarget, TellsOfADiskThatIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  const TemporaryFolder folder;
  FileTarget target(folder / "graph.nq");
  fs::create_symlink("/dev/full",
                     fs::path((folder / "graph.nq.tmp-").string() + std::to_string(::getpid())));
  target.stream() << "x";
  try {
    target.commit();
    ADD_FAILURE() << "the bytes are nowhere, but nobody says so";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_THAT(error.what(), testing::HasSubstr("No space left"));
  }
}

}  // namespace
}  // namespace docweave
