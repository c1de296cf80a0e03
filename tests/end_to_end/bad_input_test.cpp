#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "program.hpp"

namespace docweave::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPipeline = R"({
  "name": "bad-input",
  "sources": [{"plugin": "html"}, {"plugin": "pdf"}, {"plugin": "text"}],
  "outputs": [{"plugin": "nquads", "path": "graph.nq"}]
})";

// A PDF of one page that asks for a password.
constexpr const char* kEncryptedPdf = R"(%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4
/O<0102030405060708091011121314151617181920212223242526272829303132>
/U<3132333435363738394041424344454647484950515253545556575859606162>>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<00112233><00112233>]/Size 5>>
%%EOF
)";

class BadInput : public testing::Test {
 protected:
  BadInput() {
    folder.write("p.json", kPipeline);
    folder.write("docs/good.txt", "The OSCE Mission to Skopje held a workshop.");
  }

  // Reads docs/, expects the good document in the graph, and returns what was said.
  Ended run(std::vector<std::string> inputs, int code) {
    inputs.insert(inputs.begin(), {"run", "p.json"});
    Ended ended = docweave(inputs, folder.path());
    EXPECT_EQ(ended.code, code) << ended.err;
    EXPECT_THAT(read_file(folder / "out/graph.nq"), HasSubstr("document/good.txt"));
    report.Parse(read_file(folder / "out/report.json").c_str());
    if (!report.IsObject()) throw std::runtime_error("there is no report.json");
    return ended;
  }

  // The one failure, on standard error and in the report.
  void expect_failure(const Ended& ended, const std::string& document, const std::string& reason) {
    EXPECT_THAT(ended.err, AllOf(HasSubstr("failed: " + document), HasSubstr(reason)));
    const auto& failed = report["failed"];
    ASSERT_EQ(failed.Size(), 1u);
    EXPECT_EQ(report["documents"]["failed"].GetInt(), 1);
    EXPECT_THAT(failed[0]["document"].GetString(), HasSubstr(document));
    EXPECT_THAT(failed[0]["reason"].GetString(), HasSubstr(reason));
  }

  TemporaryFolder folder;
  rapidjson::Document report;
};

TEST_F(BadInput, MissingFile) {
  expect_failure(run({"docs", "gone.txt"}, 1), "gone.txt", "no such file");
}

TEST_F(BadInput, EmptyFile) {
  folder.write("docs/empty.html", "");
  expect_failure(run({"docs"}, 1), "empty.html", "empty");
}

TEST_F(BadInput, FolderWithoutDocuments) {
  fs::create_directory(folder / "nothing");
  expect_failure(run({"nothing", "docs"}, 1), "nothing", "holds no documents");
}

TEST_F(BadInput, NothingButFilesThatNobodyReads) {
  folder.write("pictures/a.png", "\x89PNG");
  const Ended ended = docweave({"run", "p.json", "pictures"}, folder.path());
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.err, HasSubstr("failed: pictures: holds no documents"));
}

TEST_F(BadInput, BinaryNamedAsText) {
  folder.write("docs/binary.txt", std::string("\x7f"
                                              "ELF\x02\x01\x00\x00\x00\x03",
                                              10));
  expect_failure(run({"docs"}, 1), "binary.txt", "binary");
}

TEST_F(BadInput, TruncatedHtmlIsReadAsFarAsItGoes) {
  folder.write("docs/cut.html", "<html><body><p>The OSCE held a workshop in Skopje.</p><p>On 1");
  run({"docs"}, 0);
  EXPECT_EQ(report["documents"]["read"].GetInt(), 2);
  EXPECT_THAT(read_file(folder / "out/graph.nq"), HasSubstr("document/cut.html"));
}

TEST_F(BadInput, BrokenPdf) {
  folder.write("docs/broken.pdf", "%PDF-1.4\n1 0 obj <</Type/Catal");
  expect_failure(run({"docs"}, 1), "broken.pdf", "PDF");
}

TEST_F(BadInput, EncryptedPdf) {
  folder.write("docs/locked.pdf", kEncryptedPdf);
  expect_failure(run({"docs"}, 1), "locked.pdf", "password");
}

TEST_F(BadInput, InvalidUtf8IsReadWithAWarning) {
  folder.write("docs/marked.txt",
               "\xef\xbb\xbf"
               "Caf\xc3\xa9 and \xff\xfe\x80 in Skopje\n");
  const Ended ended = run({"docs"}, 0);
  EXPECT_EQ(report["documents"]["read"].GetInt(), 2);
  EXPECT_THAT(ended.err, AllOf(HasSubstr("warning: marked.txt"), HasSubstr("UTF-8")));
  ASSERT_EQ(report["diagnostics"].Size(), 1u);
  EXPECT_STREQ(report["diagnostics"][0]["document"].GetString(), "marked.txt");
}

TEST_F(BadInput, BytesOfAnUndeclaredEncodingAreReadWithANote) {
  folder.write("docs/old.txt", "Caf\xe9 and r\xe9sum\xe9 in Skopje\n");
  const Ended ended = run({"docs"}, 0);
  EXPECT_THAT(ended.err, HasSubstr("1 note in report.json"));
  ASSERT_EQ(report["diagnostics"].Size(), 1u);
  EXPECT_STREQ(report["diagnostics"][0]["severity"].GetString(), "note");
  EXPECT_THAT(report["diagnostics"][0]["message"].GetString(), HasSubstr("encoding"));
}

TEST_F(BadInput, FilesThatNobodyReadsAreSkippedWithoutAFuss) {
  folder.write("docs/style.css", "p { color: red }");
  const Ended ended = run({"docs"}, 0);
  EXPECT_THAT(ended.err, Not(HasSubstr("style.css")));
  EXPECT_EQ(report["documents"]["skipped"].GetInt(), 1);
  EXPECT_STREQ(report["skipped"][0]["document"].GetString(), "style.css");
}

TEST_F(BadInput, PluginOfAnotherVersionEndsTheRunBeforeItStarts) {
  for (const char* plugin : {"other_abi", "other_build", "other_version"}) {
    const Ended ended = docweave({"run", "p.json", "docs", "--plugin-path", DOCWEAVE_TEST_PLUGINS,
                                  "--set", "/linkers=[{\"plugin\":\"coreference\"}]", "--set",
                                  std::string("/extractors=[{\"plugin\":\"") + plugin + "\"}]"},
                                 folder.path());
    EXPECT_EQ(ended.code, 4) << ended.err;
    EXPECT_THAT(ended.err, AllOf(HasSubstr(plugin), HasSubstr(".so: ")));
    EXPECT_FALSE(fs::exists(folder / "out"));
  }
}

TEST_F(BadInput, OutputThatCannotBeWrittenEndsTheRunAndLeavesNothing) {
  folder.write("out", "a file where the folder should be");
  const Ended ended = docweave({"run", "p.json", "docs"}, folder.path());
  EXPECT_EQ(ended.code, 5);
  EXPECT_THAT(ended.err, HasSubstr("out"));
  EXPECT_EQ(read_file(folder / "out"), "a file where the folder should be");
}

}  // namespace
}  // namespace docweave::test
