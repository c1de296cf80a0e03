#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.hpp"

namespace docweave::test {
namespace {

namespace fs = std::filesystem;

/// DOCWEAVE_KILLS says how often to kill; a few times by default, since each takes a run.
int kills() {
  const char* wanted = std::getenv("DOCWEAVE_KILLS");
  return wanted ? std::atoi(wanted) : 8;
}

/// Starts a run and kills it after that time; false when it had ended before.
bool run_and_kill(const fs::path& folder, std::chrono::microseconds after) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::chdir(folder.c_str()) != 0) ::_exit(127);
    ::execl(DOCWEAVE_PROGRAM, DOCWEAVE_PROGRAM, "run", "default", "docs", "--store", "graph.db",
            "-q", static_cast<char*>(nullptr));
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

/// Lets a run end; how long it took.
std::chrono::microseconds run_to_end(const fs::path& folder) {
  const auto start = std::chrono::steady_clock::now();
  const Ended ended = docweave({"run", "default", "docs", "--store", "graph.db", "-q"}, folder);
  EXPECT_EQ(ended.code, 0) << ended.err;
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

std::string graph(const fs::path& folder) {
  return read_file(folder / "out/graph.nq") + read_file(folder / "out/graph.jsonld") +
         read_file(folder / "out/graph.graphml");
}

TEST(Killed, ARunEndsNextTimeAsIfNothingHadHappened) {
  const fs::path samples = fs::path(DOCWEAVE_SOURCE_FOLDER) / "pipelines/samples";
  const TemporaryFolder whole;
  fs::copy(samples, whole / "docs", fs::copy_options::recursive);
  // What others leave of the machine changes: the last run tells best how long the next will take.
  auto length = run_to_end(whole.path());
  const std::string expected = graph(whole.path());

  std::mt19937 random(1);
  int killed = 0;
  for (int tries = 0; killed < kills() && tries < 10 * kills(); ++tries) {
    const TemporaryFolder folder;
    fs::copy(samples, folder / "docs", fs::copy_options::recursive);
    // Once or twice before a run is let through to its end.
    for (unsigned times = 1 + random() % 2; times > 0; --times) {
      const auto after = std::chrono::microseconds(
          random() % static_cast<unsigned>(std::max<long>(length.count(), 1)));
      killed += run_and_kill(folder.path(), after) ? 1 : 0;
    }
    length = run_to_end(folder.path());
    ASSERT_TRUE(graph(folder.path()) == expected) << "after " << killed << " kills";
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      ASSERT_EQ(name.find(".tmp-"), std::string::npos) << name;
      ASSERT_FALSE(name.starts_with("graph.db-")) << name;
    }
  }
  EXPECT_GE(killed, kills());
}

}  // namespace
}  // namespace docweave::test
