// Statements a second that the outputs write, and that filters pass on.
#include <benchmark/benchmark.h>

#include "counting_target.hpp"
#include "filter/filtered_graph.hpp"
#include "generated_graph.hpp"
#include "no_diagnostics.hpp"
#include "pipeline/registry.hpp"

namespace docweave::bench {
namespace {

constexpr std::size_t kDocuments = 200;

void write(benchmark::State& state, const std::string& plugin, const std::string& options) {
  const PluginRegistry registry({PLUGINS});
  test::NoDiagnostics diagnostics;
  const auto output = registry.make<Output>(plugin, {Options::parse(options), {}, {}, diagnostics});
  const GeneratedGraph graph(kDocuments);
  CountingTarget target;
  for (auto _ : state) output->write(graph, target);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.statement_count()));
  state.SetBytesProcessed(target.bytes());
}

void filter(benchmark::State& state, const GraphFilter& filter) {
  const GeneratedGraph graph(kDocuments);
  for (auto _ : state) {
    const FilteredGraph filtered(graph, filter);
    const auto statements = filtered.statements();
    while (const GraphStatement* statement = statements->next())
      benchmark::DoNotOptimize(statement);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.statement_count()));
}

BENCHMARK_CAPTURE(write, nquads_none, "nquads", R"({"provenance":"none"})");
BENCHMARK_CAPTURE(write, nquads_document, "nquads", R"({"provenance":"document"})");
BENCHMARK_CAPTURE(write, nquads_full, "nquads", R"({"provenance":"full"})");
BENCHMARK_CAPTURE(write, trig_document, "trig", R"({"provenance":"document"})");
BENCHMARK_CAPTURE(write, trig_full, "trig", R"({"provenance":"full"})");
BENCHMARK_CAPTURE(write, turtle_none, "turtle", R"({"provenance":"none"})");
BENCHMARK_CAPTURE(write, jsonld_document, "jsonld",
                  R"({"context":"embedded","provenance":"document"})");
BENCHMARK_CAPTURE(write, jsonld_full, "jsonld", R"({"context":"embedded","provenance":"full"})");
BENCHMARK_CAPTURE(write, graphml, "graphml", R"({"flavour":"plain","parallel":"fold","quotes":5})");
BENCHMARK_CAPTURE(write, graphml_yed, "graphml",
                  R"({"flavour":"yed","parallel":"fold","quotes":5})");
BENCHMARK_CAPTURE(write, gexf, "gexf", R"({"parallel":"fold","quotes":5})");
BENCHMARK_CAPTURE(write, neo4j, "neo4j", R"({"array_delimiter":";","parallel":"fold","quotes":5})");
BENCHMARK_CAPTURE(write, cytoscape, "cytoscape", R"({"parallel":"fold","quotes":5})");
BENCHMARK_CAPTURE(write, dot, "dot", R"({"label_length":60})");
BENCHMARK_CAPTURE(write, ndjson, "ndjson", "{}");

BENCHMARK_CAPTURE(filter, support, GraphFilter{.min_support = 1, .isolated = false});
BENCHMARK_CAPTURE(filter, largest_component, GraphFilter{.largest_component = true});

}  // namespace
}  // namespace docweave::bench
