#include "pipeline/run_pipeline.hpp"

#include <sstream>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <docweave/error.hpp>

#include "stage_doubles.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Each word becomes an organisation that funds the next one.
void link_words(const Document& document, DocumentGraph& graph) {
  for (const Token& token : document.tokens()) {
    const Evidence evidence = evidence_of(document, token.span, "linkers/words", "each word", 0.9);
    const EntityIndex entity = graph.add(
        Entity{.type = Type::organization, .name = evidence.quote, .mentions = {evidence}});
    if (entity > 0) graph.add(Statement(entity - 1, Predicate::funder, entity, evidence));
  }
}

void list_entities(const Graph& graph, OutputTarget& target) {
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) target.stream() << entity->iri << '\n';
}

class RunPipeline : public testing::Test {
 protected:
  RunPipeline() {
    config.name = "words";
    config.base = "https://example.org/kg/";
    config.inputs = {(folder / "docs").string()};
    config.limits = {.input_bytes = 1000, .container_depth = 1};
    config.outputs = {{.plugin = "list", .path = "list.txt"}};
    stages.sources.push_back(test::paragraph_source());
    stages.linkers.push_back(test::linker("words", link_words));
    stages.outputs.push_back(test::output("list", list_entities));
    fs::create_directory(folder / "docs");
  }

  Report run(unsigned threads = 2) {
    return run_pipeline(config, stages, diagnostics,
                        {.folder = folder / "out",
                         .threads = threads,
                         .on_failure = [this](const Failure& failure) {
                           told.push_back(failure.document + ": " + failure.reason);
                         }});
  }

  TemporaryFolder folder;
  CollectedDiagnostics diagnostics;
  PipelineConfig config;
  Stages stages;
  std::vector<std::string> told;
};

TEST_F(RunPipeline, WritesTheGraphOfAllDocuments) {
  folder.write("docs/a.txt", "Alpha Beta");
  folder.write("docs/b.txt", "Beta Gamma");
  const Report report = run();
  EXPECT_EQ(read_file(folder / "out/list.txt"),
            "https://example.org/kg/organization/alpha\n"
            "https://example.org/kg/organization/beta\n"
            "https://example.org/kg/organization/gamma\n");
  EXPECT_EQ(report.documents_read, 2u);
  EXPECT_EQ(report.bytes, 20u);
  EXPECT_EQ(report.counts.entities.at(Type::organization), 3u);
  EXPECT_EQ(report.counts.statements.at(Predicate::funder), 2u);
  EXPECT_THAT(report.outputs, ElementsAre(folder / "out/list.txt"));
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(RunPipeline, GivesAnOutputWhatItsFilterKeeps) {
  folder.write("docs/a.txt", "Alpha Beta Gamma");
  config.outputs[0].filter = Options::parse(R"({"around": ["alpha", "omega"]})");
  const Report report = run();
  EXPECT_EQ(read_file(folder / "out/list.txt"),
            "https://example.org/kg/organization/alpha\n"
            "https://example.org/kg/organization/beta\n");
  ASSERT_EQ(report.diagnostics.size(), 1u);
  EXPECT_EQ(report.diagnostics[0].message, "no entity that its filter keeps is called \"omega\"");
}

TEST_F(RunPipeline, WritesTheSameBytesAtAnyThreadCount) {
  for (int i = 0; i < 100; ++i) {
    folder.write("docs/" + std::to_string(i) + ".txt", "Alpha Beta" + std::to_string(i % 7));
  }
  run(1);
  const std::string one = read_file(folder / "out/list.txt");
  for (const unsigned threads : {2u, 5u}) {
    run(threads);
    EXPECT_EQ(read_file(folder / "out/list.txt"), one) << threads << " threads";
  }
}

TEST_F(RunPipeline, ReportsAllThatHappened) {
  folder.write("docs/a.txt", "Alpha");
  folder.write("docs/empty.txt", "");
  folder.write("docs/photo.png", "\x89PNG");
  config.inputs.push_back((folder / "gone").string());
  diagnostics.report({Severity::warning, "a.txt", {0, 5}, "linkers/words", "one word only"});
  run();
  rapidjson::Document report;
  report.Parse(read_file(folder / "out/report.json").c_str());
  ASSERT_TRUE(report.IsObject());
  EXPECT_STREQ(report["docweave"].GetString(), DOCWEAVE_VERSION);
  EXPECT_STREQ(report["pipeline"].GetString(), "words");
  EXPECT_EQ(report["documents"]["read"].GetInt(), 1);
  EXPECT_EQ(report["documents"]["failed"].GetInt(), 2);
  EXPECT_EQ(report["documents"]["skipped"].GetInt(), 1);
  EXPECT_STREQ(report["failed"][1]["document"].GetString(), "empty.txt");
  EXPECT_STREQ(report["failed"][1]["stage"].GetString(), "inputs");
  EXPECT_STREQ(report["failed"][1]["reason"].GetString(), "the file is empty");
  EXPECT_STREQ(report["skipped"][0]["document"].GetString(), "photo.png");
  EXPECT_EQ(report["entities"]["Organization"].GetInt(), 1);
  EXPECT_EQ(report["statements"]["funder"].GetInt(), 0);
  EXPECT_STREQ(report["outputs"][0].GetString(), "list.txt");
  EXPECT_STREQ(report["stages"][0]["stage"].GetString(), "sources/paragraph");
  EXPECT_STREQ(report["stages"][0]["version"].GetString(), "1.0.0");
  EXPECT_GE(report["stages"][0]["seconds"].GetDouble(), 0);
  EXPECT_STREQ(report["diagnostics"][0]["message"].GetString(), "one word only");
  EXPECT_EQ(report["diagnostics"][0]["end"].GetInt(), 5);
  EXPECT_THAT(
      told, ElementsAre(HasSubstr("gone: there is no such file"), "empty.txt: the file is empty"));
}

TEST_F(RunPipeline, GivesUpTheSecondOfTwoDocumentsWithOneId) {
  folder.write("docs/a.txt", "Alpha");
  folder.write("docs/b.txt", "Beta");
  stages.sources[0] = test::source("same", [](const Input& input, SourceSink& sink) {
    DocumentBuilder builder({.id = "same"});
    builder.add_block(BlockKind::paragraph, input.bytes);
    sink.emit(std::move(builder).build());
  });
  const Report report = run();
  EXPECT_EQ(report.documents_read, 1u);
  ASSERT_EQ(report.failed.size(), 1u);
  EXPECT_EQ(report.failed[0].stage, "store");
  EXPECT_THAT(read_file(folder / "out/list.txt"), HasSubstr("alpha"));
}

TEST_F(RunPipeline, KeepsOfAContainerWhatItHoldsNow) {
  // Each line is a document, which is named by its first word.
  stages.sources.push_back(test::source("lines", [](const Input& input, SourceSink& sink) {
    std::istringstream lines(input.bytes);
    for (std::string line; std::getline(lines, line);) {
      sink.emit(Input{line.substr(0, line.find(' ')) + ".txt", "", line});
    }
  }));
  stages.sources.back().manifest.media_types = {"application/x-lines"};
  stages.sources.back().manifest.extensions = {".lines"};
  stages.sources.back().manifest.container = true;
  config.limits.container_bytes = 1000;
  config.store = folder / "store.db";
  folder.write("docs/a.lines", "Alpha Beta\nGamma Delta\nEpsilon Zeta\n");
  EXPECT_EQ(run(3).documents_read, 3u);
  folder.write("docs/a.lines", "Gamma Delta\n");
  EXPECT_EQ(run(3).documents_read, 1u);
  EXPECT_EQ(read_file(folder / "out/list.txt"),
            "https://example.org/kg/organization/delta\n"
            "https://example.org/kg/organization/gamma\n");
  EXPECT_THAT(told, IsEmpty());
}

TEST_F(RunPipeline, FailsWhenNoInputHoldsADocument) {
  folder.write("docs/photo.png", "\x89PNG");
  run();
  EXPECT_THAT(told, ElementsAre(HasSubstr("docs: holds no documents")));
}

TEST_F(RunPipeline, LeavesTheOldFileWhenAnOutputFails) {
  folder.write("docs/a.txt", "Alpha");
  folder.write("out/list.txt", "old");
  stages.outputs[0] = test::output("list", [](const Graph&, OutputTarget& target) {
    target.stream() << "half";
    throw Error(ErrorCode::io, "list.txt", "no more ink");
  });
  EXPECT_THROW(run(), Error);
  EXPECT_EQ(read_file(folder / "out/list.txt"), "old");
  EXPECT_FALSE(fs::exists(folder / "out/report.json"));
}

TEST_F(RunPipeline, NamesTheOutputThatThrows) {
  folder.write("docs/a.txt", "Alpha");
  stages.outputs[0] = test::output(
      "list", [](const Graph&, OutputTarget&) { throw std::out_of_range("no such entity"); });
  try {
    run();
    ADD_FAILURE() << "nobody noticed";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_plugin);
    EXPECT_STREQ(error.what(), "outputs/list: no such entity");
  }
}

TEST_F(RunPipeline, NamesTheFileThatTheDiskDoesNotTake) {
  folder.write("docs/a.txt", "Alpha");
  stages.outputs[0] = test::output("list", [](const Graph&, OutputTarget& target) {
    target.stream().setstate(std::ios::badbit);
  });
  try {
    run();
    ADD_FAILURE() << "nobody noticed";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::io);
    EXPECT_THAT(error.where(), HasSubstr("list.txt"));
  }
}

TEST(Report, SumsUpInAFewLines) {
  Report report;
  report.documents_read = 3;
  report.failed.push_back({"a.txt", "inputs", "the file is empty"});
  report.counts.entities = {{Type::event, 2}, {Type::organization, 0}, {Type::place, 1}};
  report.counts.statements = {{Predicate::organizer, 4}};
  report.outputs = {"out/graph.nq"};
  report.bytes = 3'000'000;
  report.seconds = 2;
  std::ostringstream text;
  write_summary(report, text);
  EXPECT_EQ(text.str(),
            "documents   3 read, 1 failed, 0 skipped\n"
            "entities    3: 2 Event, 1 Place\n"
            "statements  4: 4 organizer\n"
            "written     out/graph.nq\n"
            "time        2.00 s, 1.50 MB/s\n");
}

}  // namespace
}  // namespace docweave
