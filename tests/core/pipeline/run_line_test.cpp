#include "pipeline/run_line.hpp"

#include <chrono>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "stage_doubles.hpp"
#include "temporary_folder.hpp"

namespace docweave {
namespace {

using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Limits kLimits{.input_bytes = 1000, .container_depth = 2};

struct Seen {
  std::vector<std::string> documents;  // Ids in the order committed; failures as "id: stage: why".
  std::uint64_t bytes = 0;
};

std::string describe(const Outcome& outcome) {
  if (const auto* graph = std::get_if<DocumentGraph>(&outcome)) return graph->info().id;
  if (const auto* skip = std::get_if<Skip>(&outcome)) return skip->document + ": skipped";
  const auto& failure = std::get<Failure>(outcome);
  return failure.document + ": " + failure.stage + ": " + failure.reason;
}

Seen run(const Stages& stages, const TemporaryFolder& folder, unsigned threads) {
  Seen seen;
  run_line(DocumentLine(stages, kLimits), find_inputs({folder.path().string()}).files, {}, threads,
           [&](LineResult result) {
             seen.bytes += result.bytes;
             for (const Outcome& outcome : result.outcomes) {
               seen.documents.push_back(describe(outcome));
             }
           });
  return seen;
}

Stages paragraphs() {
  Stages stages;
  stages.sources.push_back(test::paragraph_source());
  return stages;
}

TEST(RunLine, CommitsInInputOrderAtAnyThreadCount) {
  const TemporaryFolder folder;
  std::vector<std::string> expected;
  for (int i = 100; i < 300; ++i) {
    expected.push_back(std::to_string(i) + ".txt");
    folder.write(expected.back(), std::string(i % 7 * 100 + 1, 'x'));
  }
  for (const unsigned threads : {1u, 2u, 7u}) {
    EXPECT_EQ(run(paragraphs(), folder, threads).documents, expected) << threads << " threads";
  }
}

TEST(RunLine, GivesUpTheDocumentThatAStageThrowsAtAndGoesOn) {
  const TemporaryFolder folder;
  folder.write("a.txt", "good");
  folder.write("b.txt", "source");
  folder.write("c.txt", "extractor");
  folder.write("d.txt", "linker");
  folder.write("e.txt", "good");
  Stages stages;
  stages.sources.push_back(test::source("lines", [](const Input& input, SourceSink& sink) {
    if (input.bytes == "source") throw Error(ErrorCode::invalid_data, input.id, "is broken");
    DocumentBuilder builder({.id = input.id});
    builder.add_block(BlockKind::paragraph, input.bytes);
    sink.emit(std::move(builder).build());
  }));
  stages.extractors.push_back(test::extractor("words", [](Document& document) {
    if (document.text() == "extractor") throw std::runtime_error("no such word");
  }));
  stages.linkers.push_back(test::linker("names", [](const Document& document, DocumentGraph&) {
    if (document.text() == "linker") throw 42;
  }));
  EXPECT_THAT(run(stages, folder, 2).documents,
              ElementsAre("a.txt", "b.txt: sources/lines: is broken",
                          "c.txt: extractors/words: no such word",
                          HasSubstr("d.txt: linkers/names: "), "e.txt"));
}

TEST(RunLine, RefusesAQuoteThatIsNotInTheText) {
  const TemporaryFolder folder;
  folder.write("a.txt", "The OSCE met.");
  Stages stages = paragraphs();
  stages.linkers.push_back(test::linker("liar", [](const Document&, DocumentGraph& graph) {
    graph.add(Entity{.type = Type::organization,
                     .name = "OSCE",
                     .mentions = {{.span = {0, 4}, .quote = "OSCE", .plugin = "linkers/liar"}}});
  }));
  EXPECT_THAT(run(stages, folder, 1).documents, ElementsAre(HasSubstr("quote \"OSCE\"")));
}

TEST(RunLine, TellsWhichInputsCouldNotBeRead) {
  const TemporaryFolder folder;
  folder.write("binary.txt", std::string("\x00\x01\x02\x03", 4));
  folder.write("blank.txt", "  \n ");
  folder.write("empty.txt", "");
  folder.write("huge.txt", std::string(1001, 'x'));
  folder.write("photo.png", "\x89PNG");
  folder.write("words.txt", "words");
  EXPECT_THAT(
      run(paragraphs(), folder, 2).documents,
      ElementsAre(HasSubstr("binary.txt: routing: "), "blank.txt: sources/paragraph: holds no text",
                  "empty.txt: inputs: the file is empty", HasSubstr("huge.txt: inputs: "),
                  "photo.png: skipped", "words.txt"));
}

// A container: each line is "name text", and a name that ends in .box holds another container.
void read_box(const Input& input, SourceSink& sink) {
  std::istringstream lines(input.bytes);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    sink.emit(Input{input.id + "/" + line.substr(0, space), "", line.substr(space + 1)});
  }
}

Stages boxes() {
  Stages stages = paragraphs();
  stages.sources.push_back(test::source("box", read_box));
  stages.sources.back().manifest.media_types = {"application/x-box"};
  stages.sources.back().manifest.extensions = {".box"};
  return stages;
}

TEST(RunLine, ReadsThePartsOfAContainerInOrder) {
  const TemporaryFolder folder;
  folder.write("a.box", "1.txt one\n2.png two\n3.txt three\n");
  folder.write("b.txt", "words");
  EXPECT_THAT(run(boxes(), folder, 3).documents,
              ElementsAre("a.box/1.txt", "a.box/2.png: skipped", "a.box/3.txt", "b.txt"));
}

TEST(RunLine, OpensContainersOnlySoDeep) {
  const TemporaryFolder folder;
  folder.write("a.box", "b.box c.box d.txt words");
  EXPECT_THAT(run(boxes(), folder, 1).documents,
              ElementsAre(HasSubstr("a.box/b.box/c.box/d.txt: routing: ")));
}

TEST(RunLine, KeepsWhatAContainerGaveBeforeItBroke) {
  const TemporaryFolder folder;
  folder.write("a.box", "1.txt one\n");
  Stages stages = boxes();
  stages.sources.back() = test::source("box", [](const Input& input, SourceSink& sink) {
    read_box(input, sink);
    throw Error(ErrorCode::invalid_data, input.id, "is cut off");
  });
  stages.sources.back().manifest.extensions = {".box"};
  EXPECT_THAT(run(stages, folder, 1).documents,
              ElementsAre("a.box/1.txt", "a.box: sources/box: is cut off"));
}

TEST(RunLine, CountsBytesAndTheTimeOfEachStageApart) {
  const TemporaryFolder folder;
  folder.write("a.txt", "12345");
  Stages stages = paragraphs();
  const auto nap = std::chrono::milliseconds(20);
  stages.extractors.push_back(
      test::extractor("slow", [nap](Document&) { std::this_thread::sleep_for(nap); }));
  const DocumentLine line(stages, kLimits);
  EXPECT_THAT(line.stage_names(), ElementsAre("sources/paragraph", "extractors/slow"));
  const LineResult result = line.follow({"a.txt", "", "12345"}, true);
  EXPECT_EQ(result.bytes, 5u);
  EXPECT_GE(result.spent[1], nap);
  EXPECT_LT(result.spent[0], nap);
}

TEST(RunLine, EndsTheRunWhenACommitThrows) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write(std::to_string(i) + ".txt", "words");
  const Stages stages = paragraphs();
  const auto full = [](LineResult) { throw Error(ErrorCode::io, "store", "the disk is full"); };
  EXPECT_THROW(
      run_line(DocumentLine(stages, kLimits), find_inputs({folder.path().string()}).files, {}, 3, full),
      Error);
}

}  // namespace
}  // namespace docweave
