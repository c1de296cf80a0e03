// Writes the sample graph and a hostile one in every format into the folder that is its argument.
#include <fstream>
#include <iostream>

#include <docweave/output.hpp>

#include "hostile_graph.hpp"
#include "pipeline/registry.hpp"
#include "sample_graph.hpp"

namespace docweave {
namespace {

class FileTarget : public OutputTarget {
 public:
  explicit FileTarget(const std::filesystem::path& path) : file_(path, std::ios::binary) {
    file_.exceptions(std::ios::badbit | std::ios::failbit);
  }
  std::ostream& stream() override { return file_; }
  std::ostream& stream(std::string_view) override { return file_; }

 private:
  std::ofstream file_;
};

class Silence : public DiagnosticSink {
 public:
  void report(Diagnostic) override {}
};

void write(const Graph& graph, const std::string& plugin, const std::string& options,
           const std::filesystem::path& path) {
  static const PluginRegistry kRegistry({PLUGINS});
  Silence silence;
  const auto output =
      kRegistry.make<Output>(plugin, {Options::parse(options), {}, path.parent_path(), silence});
  FileTarget target(path);
  output->write(graph, target);
}

void write_all(const Graph& graph, const std::filesystem::path& stem) {
  for (const std::string provenance : {"none", "document", "full"}) {
    const std::string options = "{\"provenance\":\"" + provenance + "\"}";
    const std::string path = stem.string() + "-" + provenance;
    write(graph, "nquads", options, path + ".nq");
    write(graph, "jsonld", options, path + ".jsonld");
  }
  write(graph, "graphml", "{\"quotes\":5}", stem.string() + ".graphml");
}

}  // namespace
}  // namespace docweave

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  try {
    docweave::write_all(docweave::test::sample_graph(), folder / "sample");
    docweave::write_all(docweave::test::hostile_graph(), folder / "hostile");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
