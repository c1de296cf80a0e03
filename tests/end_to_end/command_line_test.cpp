#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "program.hpp"

namespace docweave::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr const char* kTextToQuads = R"({
  "sources": [{"plugin": "text"}],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}]
})";

TEST(CommandLine, PrintsItsHelpWithAllCommandsAndExitCodes) {
  const Ended ended = docweave({"--help"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_THAT(ended.err, IsEmpty());
  for (const char* word : {"run", "check", "query", "verify", "diff", "inspect", "eval", "rules",
                           "plugins", "authority", "doctor", "Exit codes"}) {
    EXPECT_THAT(ended.out, HasSubstr(word));
  }
}

TEST(CommandLine, PrintsTheHelpOfEachCommand) {
  for (const std::string command :
       {"run", "check", "query", "verify", "diff", "plugins", "authority", "doctor"}) {
    const Ended ended = docweave({command, "--help"});
    EXPECT_EQ(ended.code, 0) << command;
    EXPECT_THAT(ended.out, AllOf(StartsWith("usage: docweave " + command), HasSubstr("--help")));
    EXPECT_THAT(ended.err, IsEmpty()) << command;
  }
}

TEST(CommandLine, PrintsItsVersion) {
  const Ended ended = docweave({"--version"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "docweave " DOCWEAVE_EXPECTED_VERSION "\n");
}

TEST(CommandLine, NamesTheCommandThatAMistypedOneIsNearTo) {
  const Ended ended = docweave({"chekc"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.out, IsEmpty());
  EXPECT_THAT(ended.err, AllOf(HasSubstr("chekc"), HasSubstr("did you mean \"check\"")));
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(docweave({"run", "--thread", "4"}).err, HasSubstr("--thread"));
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{},
                                             {"run"},
                                             {"run", "default", "--thread", "4"},
                                             {"run", "default", "-j", "x"},
                                             {"run", "default", "-j", "-1"},
                                             {"check"},
                                             {"check", "a", "b"},
                                             {"plugins", "dates"},
                                             {"authority"},
                                             {"authority", "import", "x.csv"},
                                             {"authority", "export", "x.csv", "-o", "y"}}) {
    const Ended ended = docweave(wrong);
    EXPECT_EQ(ended.code, 2) << testing::PrintToString(wrong) << ended.err;
  }
}

TEST(CommandLine, TellsOfAPipelineThatIsNotThere) {
  const Ended ended = docweave({"run", "nowhere.json"});
  EXPECT_EQ(ended.code, 5);
  EXPECT_THAT(ended.err, HasSubstr("nowhere.json"));
}

TEST(CommandLine, ChecksAPipelineWithoutReadingDocuments) {
  const TemporaryFolder folder;
  folder.write("p.json", kTextToQuads);
  const Ended ended = docweave({"check", "p.json"}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("valid"));
  EXPECT_THAT(ended.err, IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(CommandLine, ListsAllMistakesOfAPipelineAtOnce) {
  const TemporaryFolder folder;
  folder.write("p.json", R"({
  "sources": [{"plugin": "txt"}],
  "linkers": {},
  "outputs": [{"plugin": "nquads", "optons": {}, "path": "graph.nq"}]
})");
  for (const char* command : {"check", "run"}) {
    const Ended ended = docweave({command, "p.json"}, folder.path());
    EXPECT_EQ(ended.code, 3) << ended.err;
    EXPECT_THAT(ended.err, AllOf(HasSubstr("p.json:2:"), HasSubstr("p.json:3:"),
                                 HasSubstr("p.json:4:"), HasSubstr("did you mean \"options\"")));
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(CommandLine, SetsValuesOfThePipeline) {
  const TemporaryFolder folder;
  folder.write("p.json", kTextToQuads);
  folder.write("a.txt", "Words.");
  const Ended ended = docweave(
      {"run", "p.json", "a.txt", "-o", "here", "--set", "/outputs/0/path=other.nq"}, folder.path());
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(std::filesystem::exists(folder / "here/other.nq"));
  EXPECT_TRUE(std::filesystem::exists(folder / "here/report.json"));
}

TEST(CommandLine, ReadsStandardInput) {
  const TemporaryFolder folder;
  folder.write("p.json", kTextToQuads);
  const Ended ended = docweave({"run", "p.json", "-"}, folder.path(), "The OSCE met in Skopje.");
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(read_file(folder / "out/graph.nq"), HasSubstr("document/stdin"));
}

TEST(CommandLine, SumsUpARunOnStandardErrorUnlessToldToBeQuiet) {
  const TemporaryFolder folder;
  folder.write("p.json", kTextToQuads);
  folder.write("a.txt", "Words.");
  const Ended loud = docweave({"run", "p.json", "a.txt"}, folder.path());
  EXPECT_THAT(loud.out, IsEmpty());
  EXPECT_THAT(loud.err, AllOf(HasSubstr("1 read"), HasSubstr("graph.nq"), HasSubstr("MB/s")));
  EXPECT_THAT(docweave({"run", "p.json", "a.txt", "-q"}, folder.path()).err, IsEmpty());
}

TEST(CommandLine, RunsAReadyPipelineByItsName) {
  const Ended ended = docweave({"check", "default"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("default.json: valid"));
}

TEST(CommandLine, ListsAndDescribesPlugins) {
  const Ended list = docweave({"plugins"});
  EXPECT_EQ(list.code, 0);
  EXPECT_THAT(list.out, AllOf(HasSubstr("sources/text"), HasSubstr("outputs/nquads")));
  const Ended one = docweave({"plugins", "outputs/nquads"});
  EXPECT_EQ(one.code, 0);
  EXPECT_THAT(one.out, AllOf(StartsWith("outputs/nquads "), HasSubstr("provenance")));
  const Ended unknown = docweave({"plugins", "outputs/nqads"});
  EXPECT_EQ(unknown.code, 4);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean \"nquads\""));
}

TEST(CommandLine, DoctorFindsEveryPluginInOrder) {
  const Ended ended = docweave({"doctor"});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("ok       sources/text"), HasSubstr("All is well")));
}

TEST(CommandLine, DoctorTellsWhatIsWrongWithEachBrokenPlugin) {
  const Ended ended = docweave({"doctor", "--plugin-path", DOCWEAVE_TEST_PLUGINS});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.out, AllOf(HasSubstr("broken   extractors/other_abi"), HasSubstr("ABI"),
                               HasSubstr("broken   extractors/no_elf"),
                               HasSubstr("ok       extractors/right")));
}

}  // namespace
}  // namespace docweave::test
