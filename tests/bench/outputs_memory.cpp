// Writes a graph of so many statements with one output and tells the time and memory that took:
// outputs_memory PLUGIN OPTIONS STATEMENTS
#include <chrono>
#include <cstdlib>
#include <iostream>

#include <sys/resource.h>

#include "counting_target.hpp"
#include "generated_graph.hpp"
#include "no_diagnostics.hpp"
#include "pipeline/registry.hpp"

namespace docweave::bench {
namespace {

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void write(const std::string& plugin, const std::string& options, std::size_t statements) {
  const PluginRegistry registry({PLUGINS});
  test::NoDiagnostics diagnostics;
  const auto output = registry.make<Output>(plugin, {Options::parse(options), {}, {}, diagnostics});
  const GeneratedGraph graph(statements / GeneratedGraph::kStatements);
  CountingTarget target;
  const long before = peak_megabytes();
  const auto start = std::chrono::steady_clock::now();
  output->write(graph, target);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << plugin << ": " << statements << " statements, " << target.bytes() / 1'000'000
            << " MB, " << seconds << " s, "
            << static_cast<long>(static_cast<double>(statements) / seconds)
            << " statements/s, peak " << peak_megabytes() << " MB (before: " << before << " MB)\n";
}

}  // namespace
}  // namespace docweave::bench

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  try {
    docweave::bench::write(argv[1], argv[2], std::strtoull(argv[3], nullptr, 10));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
