#include "pipeline/run_line.hpp"

#include <chrono>
#include <mutex>
#include <set>
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

constexpr Limits kLimits{.input_bytes = 1000,
                         .container_depth = 2,
                         .container_bytes = 1'000'000,
                         .container_ratio = 100};

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
  run_line(DocumentLine(stages, kLimits), find_inputs({folder.path().string()}).files, nullptr,
           threads, [&](LineResult result) {
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

Stages boxes(test::FunctionSource::Function read = read_box, bool container = true) {
  Stages stages = paragraphs();
  stages.sources.push_back(test::source("box", std::move(read)));
  stages.sources.back().manifest.media_types = {"application/x-box"};
  stages.sources.back().manifest.extensions = {".box"};
  stages.sources.back().manifest.container = container;
  return stages;
}

/// So many bytes, a thousand at a time.
class Zeros : public ByteStream {
 public:
  explicit Zeros(std::uint64_t bytes) : left_(bytes) {}
  std::string_view next() override {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes_.size()));
    left_ -= size;
    return std::string_view(bytes_).substr(0, size);
  }

 private:
  std::string bytes_ = std::string(1000, '0');
  std::uint64_t left_;
};

TEST(RunLine, ReadsThePartsOfAContainerInOrder) {
  const TemporaryFolder folder;
  folder.write("a.box", "1.txt one\n2.png two\n3.txt three\n");
  folder.write("b.txt", "words");
  for (const bool container : {true, false}) {
    EXPECT_THAT(run(boxes(read_box, container), folder, 3).documents,
                ElementsAre("a.box/1.txt", "a.box/2.png: skipped", "a.box/3.txt", "b.txt"));
  }
}

TEST(RunLine, SpreadsThePartsOfAContainerOverAllThreads) {
  const TemporaryFolder folder;
  folder.write("a.box", "1.txt one\n2.txt two\n");
  std::mutex mutex;
  std::set<std::thread::id> threads;
  Stages stages = boxes();
  stages.extractors.push_back(test::extractor("meeting", [&](Document&) {
    // Ends only when another thread has come here too, or never will.
    for (int tries = 0; tries < 2000; ++tries) {
      {
        const std::lock_guard lock(mutex);
        threads.insert(std::this_thread::get_id());
        if (threads.size() == 2) return;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }));
  EXPECT_THAT(run(stages, folder, 2).documents, ElementsAre("a.box/1.txt", "a.box/2.txt"));
  EXPECT_EQ(threads.size(), 2u);
}

TEST(RunLine, OpensContainersOnlySoDeep) {
  const TemporaryFolder folder;
  folder.write("a.box", "b.box c.box d.txt words");
  for (const bool container : {true, false}) {
    EXPECT_THAT(run(boxes(read_box, container), folder, 1).documents,
                ElementsAre(HasSubstr("a.box/b.box/c.box/d.txt: routing: ")));
  }
}

TEST(RunLine, StreamsAContainerOfAnySize) {
  const TemporaryFolder folder;
  folder.write("a.box", std::string(300'000, 'x'));
  std::uint64_t bytes = 0;
  const Stages stages = boxes([&](const Input& input, SourceSink& sink) {
    InputStream stream(input);
    while (const std::size_t size = stream.next().size()) bytes += size;
    Zeros zeros(900);
    Input part{.id = "part.txt"};
    part.rest = &zeros;
    sink.emit(std::move(part));
  });
  const Seen seen = run(stages, folder, 1);
  EXPECT_THAT(seen.documents, ElementsAre("part.txt"));
  EXPECT_EQ(bytes, 300'000u);
  EXPECT_EQ(seen.bytes, 900u);
}

TEST(RunLine, GivesUpAPartThatIsTooLargeAndGoesOn) {
  const TemporaryFolder folder;
  folder.write("a.box", "x");
  const Stages stages = boxes([](const Input& input, SourceSink& sink) {
    Zeros zeros(5000);
    Input part{.id = input.id + "/zeros.txt"};
    part.rest = &zeros;
    sink.emit(std::move(part));
    sink.emit(Input{input.id + "/1.txt", "", "one"});
  });
  EXPECT_THAT(run(stages, folder, 1).documents,
              ElementsAre(HasSubstr("a.box/zeros.txt: sources/box: larger than 1000 bytes"),
                          "a.box/1.txt"));
}

TEST(RunLine, EndsAContainerThatUnpacksToTooMuch) {
  const TemporaryFolder folder;
  folder.write("a.box", "x");
  folder.write("b.txt", "words");
  const Stages stages = boxes([](const Input& input, SourceSink& sink) {
    for (int i = 0; true; ++i) {
      sink.emit(Input{input.id + "/" + std::to_string(i) + ".png", "", "\x89PNG"});
      sink.unpacked(400'000);
    }
  });
  EXPECT_THAT(
      run(stages, folder, 1).documents,
      ElementsAre("a.box/0.png: skipped", "a.box/1.png: skipped", "a.box/2.png: skipped",
                  HasSubstr("a.box: sources/box: unpacks to more than 1000000 bytes"), "b.txt"));
}

TEST(RunLine, EndsTheOuterContainerWhenTheInnerOnesUnpackToTooMuch) {
  const TemporaryFolder folder;
  folder.write("a.box", "x");
  const Stages stages = boxes([](const Input& input, SourceSink& sink) {
    if (input.id != "a.box") return sink.unpacked(600'000);
    for (int i = 0; i < 100; ++i) sink.emit(Input{std::to_string(i) + ".box", "", "x"});
  });
  EXPECT_THAT(run(stages, folder, 1).documents,
              ElementsAre("0.box: sources/box: no document in it",
                          HasSubstr("a.box: sources/box: unpacks to more than 1000000 bytes")));
}

TEST(RunLine, MeasuresWhatUnpacksByItsSize) {
  Limits limits = kLimits;
  limits.container_bytes = std::uint64_t{1} << 40;
  UnpackBudget budget(limits);
  budget.add_read(UnpackBudget::kFree / 100);
  budget.add_unpacked(UnpackBudget::kFree);
  EXPECT_THROW(budget.add_unpacked(1000), Error);
  EXPECT_THROW(budget.add_unpacked(0), Error);
}

TEST(RunLine, FillsWhatASourceLeavesEmptyWithWhatTheContainerSays) {
  const TemporaryFolder folder;
  folder.write("a.box", "x");
  Stages stages = boxes([](const Input&, SourceSink& sink) {
    sink.emit(Input{.id = "https://example.org/1",
                    .bytes = "words",
                    .facts = {.title = "Title", .retrieved = "2018-07-18T09:30:00Z"}});
  });
  DocumentInfo info;
  stages.extractors.push_back(
      test::extractor("look", [&](Document& document) { info = document.info(); }));
  EXPECT_THAT(run(stages, folder, 1).documents, ElementsAre("https://example.org/1"));
  EXPECT_EQ(info.title, "Title");
  EXPECT_EQ(info.retrieved, "2018-07-18T09:30:00Z");
}

TEST(RunLine, KeepsWhatAContainerGaveBeforeItBroke) {
  const TemporaryFolder folder;
  folder.write("a.box", "1.txt one\n");
  const Stages stages = boxes([](const Input& input, SourceSink& sink) {
    read_box(input, sink);
    throw Error(ErrorCode::invalid_data, input.id, "is cut off");
  });
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
  const LineResult result = line.follow({{"a.txt", "", "12345"}});
  EXPECT_EQ(result.bytes, 5u);
  EXPECT_GE(result.spent[1], nap);
  EXPECT_LT(result.spent[0], nap);
}

TEST(RunLine, EndsTheRunWhenACommitThrows) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write(std::to_string(i) + ".txt", "words");
  const Stages stages = paragraphs();
  const auto full = [](LineResult) { throw Error(ErrorCode::io, "store", "the disk is full"); };
  EXPECT_THROW(run_line(DocumentLine(stages, kLimits), find_inputs({folder.path().string()}).files,
                        nullptr, 3, full),
               Error);
}

}  // namespace
}  // namespace docweave
