// Throughput of each extractor and linker of the default pipeline on one core, in bytes of the
// documents' text. Read are the sample documents, or the files of the folder that the environment
// names in DOCWEAVE_BENCH_DOCUMENTS.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "pipeline/config.hpp"
#include "pipeline/diagnostics.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/stages.hpp"

namespace docweave {
namespace {

struct Keep : SourceSink {
  void emit(Document document) override { documents.push_back(std::move(document)); }
  void emit(Input) override {}
  std::vector<Document> documents;
};

/// What all benchmarks share: the pipeline's plugins and the documents as the sources read them.
struct Line {
  PluginRegistry registry{{PLUGINS}};
  PipelineConfig config = load_pipeline(PIPELINE, {}, registry);
  CollectedDiagnostics diagnostics;
  Stages stages = Stages::make(config, registry, diagnostics);
  Keep read;
  std::size_t bytes = 0;

  Line() {
    const char* folder = std::getenv("DOCWEAVE_BENCH_DOCUMENTS");
    for (const InputFile& file : find_inputs({folder != nullptr ? folder : SAMPLES}).files) {
      add(file);
    }
    for (const Document& document : read.documents) bytes += document.text().size();
  }

  void add(const InputFile& file) {
    for (const Loaded<Source>& source : stages.sources) {
      const auto& endings = source.manifest.extensions;
      if (std::ranges::find(endings, file.path.extension().string()) == endings.end()) continue;
      FileStream stream(file);
      Input input{.id = file.id};
      for (std::string_view more; !(more = stream.next()).empty();) input.bytes += more;
      source.plugin->read(input, read);
      return;
    }
  }
};

Line& line() {
  static Line line;
  return line;
}

/// Processor time of this program in seconds: other programs at work do not count.
double processor_time() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Runs one stage over copies of the documents that all stages before it have seen.
template <class Run>
void measure(benchmark::State& state, const std::vector<Document>& before, Run run) {
  for (auto _ : state) {
    std::vector<Document> documents = before;
    const double start = processor_time();
    for (Document& document : documents) run(document);
    state.SetIterationTime(processor_time() - start);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(line().bytes));
}

void link_all(Document& document) {
  DocumentGraph graph(document.info());
  for (const Loaded<Linker>& linker : line().stages.linkers) linker.plugin->link(document, graph);
  benchmark::DoNotOptimize(graph.statements().data());
}

void add_benchmarks() {
  auto documents = std::make_shared<std::vector<Document>>(line().read.documents);
  const auto add = [](const std::string& name, auto before, auto run) {
    benchmark::RegisterBenchmark(
        name.c_str(), [before, run](benchmark::State& state) { measure(state, *before, run); })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
  };
  const auto raw = documents;
  for (const Loaded<Extractor>& extractor : line().stages.extractors) {
    const auto run = [&](Document& document) { extractor.plugin->extract(document); };
    add("extractors/" + extractor.manifest.name, documents, run);
    documents = std::make_shared<std::vector<Document>>(*documents);
    for (Document& document : *documents) run(document);
  }
  add("linkers", documents, link_all);
  add("all", raw, [](Document& document) {
    for (const Loaded<Extractor>& each : line().stages.extractors) each.plugin->extract(document);
    link_all(document);
  });
}

}  // namespace
}  // namespace docweave

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  docweave::add_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
}
