// Every word that docweave reads of the corpora stands somewhere in its file.
#include <map>

#include <gtest/gtest.h>

#include "no_diagnostics.hpp"
#include "pipeline/input_reader.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/installation.hpp"
#include "temporary_folder.hpp"

namespace docweave::test {
namespace {

namespace fs = std::filesystem;

class Origins : public testing::Test, public InputReader::Taker {
 protected:
  Origins() {
    const PluginRegistry registry(plugin_folders({}));
    config =
        load_pipeline(fs::path(DOCWEAVE_SOURCE_FOLDER) / "pipelines/default.json", {}, registry);
    config.extractors.clear();
    config.linkers.clear();
    config.outputs.clear();
    stages = Stages::make(config, registry, diagnostics);
    std::vector<Manifest> manifests;
    for (const auto& source : stages.sources) manifests.push_back(source.manifest);
    routing.emplace(std::move(manifests));
    clock.emplace(stages.sources.size());
    reader.emplace(stages.sources, *routing, config.limits, *clock, *this);
  }

  /// Reads all documents of a folder beside the repository.
  void read(const std::string& name) {
    const fs::path folder = fs::path(DOCWEAVE_SOURCE_FOLDER) / "../shared" / name;
    if (!fs::is_directory(folder)) GTEST_SKIP() << folder << " is not here";
    for (const InputFile& file : find_inputs({folder.string()}).files) {
      if (file.path.extension() == ".json" || file.path.extension() == ".gz") continue;
      FileStream stream(file);
      bytes = read_file(file.path);
      reader->open({.id = file.id, .rest = &stream}, true);
    }
    EXPECT_GT(tokens, 0u);
    for (const auto& [document, words] : lost) {
      ADD_FAILURE() << document << ": " << words.size() << " words without origin, such as \""
                    << words.front() << '"';
    }
  }

  bool take(Part part) override {
    reader->read(part);
    return true;
  }
  void take(Failure) override {}
  void take(Skip) override {}
  void take(Document document, std::size_t) override {
    for (const Token& token : document.tokens()) {
      ++tokens;
      const auto origin = document.origin(token.span);
      if (!origin || !inside(*origin)) {
        lost[document.info().id].push_back(std::string(document.text(token.span)));
      }
    }
  }

  bool inside(const Origin& origin) const {
    if (origin.page > 0) return origin.left < origin.right && origin.top < origin.bottom;
    return origin.begin < origin.end && origin.end <= bytes.size();
  }

  NoDiagnostics diagnostics;
  PipelineConfig config;
  Stages stages;
  std::optional<Routing> routing;
  std::optional<StageClock> clock;
  std::optional<InputReader> reader;
  std::string bytes;
  std::size_t tokens = 0;
  std::map<std::string, std::vector<std::string>> lost;
};

TEST_F(Origins, StandForAllWordsOfTheSeeds) {
  read("corpus/seeds");
}
TEST_F(Origins, StandForAllWordsOfTheCorpus) {
  read("corpus/dev");
}
TEST_F(Origins, StandForAllWordsOfThePdfs) {
  read("corpus/dev-pdf");
}
TEST_F(Origins, StandForAllWordsOfTheWebPages) {
  read("data/html");
}
TEST_F(Origins, StandForAllWordsOfOtherPdfs) {
  read("data/pdf");
}

}  // namespace
}  // namespace docweave::test
