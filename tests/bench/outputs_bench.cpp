// Statements a second that the outputs write: 200 documents of 50 statements, each with a quote of
// some 100 bytes.
#include <ostream>
#include <streambuf>

#include <benchmark/benchmark.h>

#include <docweave/output.hpp>

#include "memory_graph.hpp"
#include "pipeline/registry.hpp"

namespace docweave {
namespace {

constexpr int kDocuments = 200, kStatements = 50, kEntities = 20;

class Count : public std::streambuf {
 public:
  std::int64_t bytes = 0;

 protected:
  std::streamsize xsputn(const char*, std::streamsize size) override {
    bytes += size;
    return size;
  }
};

class NullTarget : public OutputTarget {
 public:
  std::ostream& stream() override { return stream_; }
  std::ostream& stream(std::string_view) override { return stream_; }
  std::int64_t bytes() const { return count_.bytes; }

 private:
  Count count_;
  std::ostream stream_{&count_};
};

class Silence : public DiagnosticSink {
 public:
  void report(Diagnostic) override {}
};

std::string entity_iri(int number) {
  return "https://example.org/kg/organization/the-long-name-of-an-organisation-" +
         std::to_string(number);
}

GraphStatement statement(int document, int number) {
  GraphStatement made;
  made.subject = entity_iri((document + number) % 500);
  made.predicate = static_cast<Predicate>(number % 5);
  made.object = entity_iri((document * 7 + number) % 500);
  if (info(made.predicate).literal) made.object = Literal{"2018-07-18"};
  GraphEvidence proof;
  proof.evidence.span = {1000, 1100};
  proof.evidence.quote =
      "The workshop was organised by the Mission with the \"support\" of the Federal Foreign "
      "Office";
  proof.evidence.origin = Origin{{1000, 1100}, 5000, 5100};
  proof.evidence.plugin = "extractors/relations";
  proof.evidence.rule = "organised-by";
  proof.evidence.confidence = 0.85;
  made.evidence.push_back(proof);
  return made;
}

const Graph& graph() {
  static const test::MemoryGraph kGraph = [] {
    test::MemoryGraph made;
    for (int d = 0; d < kDocuments; ++d) {
      GraphDocument document;
      document.iri = "https://example.org/kg/document/folder/file-" + std::to_string(d) + ".html";
      document.info.title = "A headline of ordinary length";
      for (int e = 0; e < kEntities; ++e) {
        GraphEntity entity;
        entity.iri = entity_iri((d + e) % 500);
        entity.name = "The Long Name of an Organisation " + std::to_string(e);
        entity.alternate_names = {"LNO", "the Organisation"};
        document.entities.push_back(entity);
      }
      for (int s = 0; s < kStatements; ++s) document.statements.push_back(statement(d, s));
      made.add(std::move(document));
    }
    return made;
  }();
  return kGraph;
}

void write(benchmark::State& state, const std::string& plugin, const std::string& options) {
  const PluginRegistry registry({PLUGINS});
  Silence silence;
  const auto output = registry.make<Output>(plugin, {Options::parse(options), {}, {}, silence});
  NullTarget target;
  for (auto _ : state) output->write(graph(), target);
  state.SetItemsProcessed(state.iterations() * kDocuments * kStatements);
  state.SetBytesProcessed(target.bytes());
}

BENCHMARK_CAPTURE(write, nquads_none, "nquads", R"({"provenance":"none"})");
BENCHMARK_CAPTURE(write, nquads_document, "nquads", R"({"provenance":"document"})");
BENCHMARK_CAPTURE(write, nquads_full, "nquads", R"({"provenance":"full"})");
BENCHMARK_CAPTURE(write, jsonld_document, "jsonld", R"({"provenance":"document"})");
BENCHMARK_CAPTURE(write, jsonld_full, "jsonld", R"({"provenance":"full"})");
BENCHMARK_CAPTURE(write, graphml, "graphml", R"({"quotes":5})");

}  // namespace
}  // namespace docweave
