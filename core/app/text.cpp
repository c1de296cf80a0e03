#include <iostream>
#include <utility>

#include <fmt/ostream.h>

#include <docweave/error.hpp>

#include "commands.hpp"
#include "document_json.hpp"
#include "pipeline/diagnostics.hpp"
#include "pipeline/input_reader.hpp"
#include "pipeline/inputs.hpp"

namespace po = boost::program_options;

namespace docweave::app {
namespace {

class WarningPrinter : public DiagnosticSink {
 public:
  void report(Diagnostic diagnostic) override {
    if (diagnostic.severity != Severity::note) print(diagnostic);
  }
};

/// Reads files and prints their documents as they come.
class Printer : public InputReader::Taker {
 public:
  Printer(const PipelineConfig& config, const std::vector<Loaded<Source>>& sources, bool json)
      : routing_(manifests(sources)),
        clock_(sources.size()),
        reader_(sources, routing_, config.limits, clock_, *this),
        json_(json) {}

  void read(const InputFile& file, bool alone) {
    alone_ = alone ? file.id : "";
    named_ = file.named;
    try {
      FileStream stream(file);
      reader_.open({.id = file.id, .rest = &stream}, file.named);
    } catch (const Error& error) {
      take(Failure{file.id, "inputs", error.message()});
    }
  }

  bool take(Part part) override {
    reader_.read(part);
    return true;
  }

  void take(Document document, std::size_t /*source*/) override {
    ++printed_;
    if (json_) {
      std::cout << document_json(document) << '\n';
      return;
    }
    if (document.info().id != alone_) {
      fmt::print(std::cout, "{}==> {} <==\n\n", printed_ > 1 ? "\n" : "", document.info().id);
    }
    const char* between = "";
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::metadata) continue;
      std::cout << between << document.text(block.span) << '\n';
      between = "\n";
    }
  }

  void take(Failure failure) override {
    failed_ = true;
    print(failure);
  }

  void take(Skip skip) override {
    if (named_) {
      fmt::print(std::cerr, "docweave: skipped: {}: {}\n", skip.document, skip.reason);
    }
  }

  bool failed() const { return failed_; }

 private:
  static std::vector<Manifest> manifests(const std::vector<Loaded<Source>>& sources) {
    std::vector<Manifest> all;
    for (const Loaded<Source>& source : sources) all.push_back(source.manifest);
    return all;
  }

  Routing routing_;
  StageClock clock_;
  InputReader reader_;
  bool json_;
  bool named_ = false;
  bool failed_ = false;
  std::string alone_;  // The file whose document needs no name above it.
  std::size_t printed_ = 0;
};

CommandLine command_line() {
  CommandLine line(
      "text FILE... [options]",
      "Prints documents as docweave reads them: their text, blocks a line apart. FILE is a\n"
      "file, a folder, a glob pattern or \"-\"; of containers (web archives, ZIP, feeds ...) all\n"
      "documents are printed. With --json, each document is one line: its text, the blocks,\n"
      "metadata, key-value pairs and origins by their bytes in it, its language and title.\n"
      "Exits with 1 when documents failed.");
  line.options()("json", "print one JSON object a document")(
      "pipeline", po::value<std::string>()->default_value("default")->value_name("PIPELINE"),
      "the pipeline whose sources read the files")(
      "set", po::value<std::vector<std::string>>()->value_name("POINTER=VALUE"),
      "set a value of the pipeline, e.g. /limits/input_bytes=1000000");
  add_plugin_path(line);
  line.positional("file", -1);
  return line;
}

}  // namespace

int text(const Arguments& arguments) {
  CommandLine line = command_line();
  if (!line.parse(arguments)) return kSuccess;
  if (!line.has("file")) {
    throw Error(ErrorCode::invalid_argument, "text",
                "there is nothing to read: name files or folders");
  }
  const PluginRegistry registry(plugin_folders(plugin_path(line)));
  PipelineConfig config =
      load_pipeline(find_pipeline(line.text("pipeline")), line.texts("set"), registry);
  config.extractors.clear();
  config.linkers.clear();
  config.outputs.clear();
  WarningPrinter diagnostics;
  const Stages stages = Stages::make(config, registry, diagnostics);
  const InputList inputs = find_inputs(line.texts("file"));
  Printer printer(config, stages.sources, line.has("json"));
  for (const InputProblem& problem : inputs.problems) {
    printer.take(Failure{problem.input, "inputs", problem.reason});
  }
  for (const InputFile& file : inputs.files) printer.read(file, inputs.files.size() == 1);
  std::cout.flush();
  if (!std::cout) throw Error(ErrorCode::io, "standard output", "cannot be written");
  return printer.failed() ? kSomeFailed : kSuccess;
}

}  // namespace docweave::app
