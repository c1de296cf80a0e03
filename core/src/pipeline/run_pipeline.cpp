#include "pipeline/run_pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <ios>
#include <iterator>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/ranges.h>

#include <docweave/error.hpp>

#include "filter/filtered_graph.hpp"
#include "pipeline/content_hash.hpp"
#include "pipeline/corrections_file.hpp"
#include "pipeline/file_target.hpp"
#include "pipeline/inputs.hpp"
#include "pipeline/run_line.hpp"
#include "resolve/resolver.hpp"
#include "store/store.hpp"

namespace fs = std::filesystem;

namespace docweave {
namespace {

using Clock = std::chrono::steady_clock;

double seconds(Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

/// What became of an output.
struct Written {
  std::vector<fs::path> paths;
  double seconds = 0;
  std::exception_ptr failure;
};

class Run {
 public:
  Run(const PipelineConfig& config, const Stages& stages, DiagnosticSink& diagnostics,
      const RunSettings& settings)
      : config_(config),
        stages_(stages),
        diagnostics_(diagnostics),
        settings_(settings),
        store_file_(store_file()),
        store_(store_file_) {
    report_.pipeline = config.name;
    report_.threads = settings.threads;
    add_stages(stages.sources);
    add_stages(stages.extractors);
    add_stages(stages.linkers);
  }

  void read_documents() {
    InputList inputs = find_inputs(config_.inputs);
    for (InputProblem& problem : inputs.problems) {
      fail({std::move(problem.input), "inputs", std::move(problem.reason)});
    }
    const DoneInputs done = begin(inputs.files);
    const DocumentLine line(stages_, config_.limits);
    run_line(line, inputs.files, store_file_.empty() ? nullptr : &done, settings_.threads,
             [this](LineResult result) { commit(std::move(result)); });
    if (report_.documents_read == 0 && report_.unchanged == 0 && report_.failed.empty()) {
      fail({fmt::format("{}", fmt::join(config_.inputs, ", ")), "inputs",
            "holds no documents: no source of the pipeline is for any of its files"});
    }
  }

  void resolve_entities() {
    const auto start = Clock::now();
    ResolveSettings settings{.base = config_.base, .memory = config_.resolve_memory};
    if (config_.corrections.empty()) {
      settings.stamp = stages_hash_ + config_.base;
    } else {
      settings.corrections = read_corrections(config_.corrections);
    }
    if (settings.stamp.empty() || !store_.is_resolved(settings.stamp)) {
      for (std::string& problem : resolve(store_, settings)) {
        diagnostics_.report({Severity::warning, "", {}, "resolve", std::move(problem)});
      }
    }
    report_.counts = store_.counts();
    report_.stages.push_back({"store", {}, seconds(storing_)});
    report_.stages.push_back({"resolve", {}, seconds(Clock::now() - start)});
  }

  /// Outputs are written side by side: each is a file of its own.
  void write_outputs() {
    const std::unique_ptr<Graph> graph = store_.graph();
    std::vector<Written> written(stages_.outputs.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      for (std::size_t i = next++; i < written.size(); i = next++) written[i] = write(i, *graph);
    };
    {
      std::vector<std::jthread> others;
      while (others.size() + 1 < std::min<std::size_t>(settings_.threads, written.size())) {
        others.emplace_back(work);
      }
      work();
    }
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (written[i].failure) std::rethrow_exception(written[i].failure);
      const Manifest& manifest = stages_.outputs[i].manifest;
      report_.stages.push_back({manifest.id(), manifest.version, written[i].seconds});
      std::ranges::move(written[i].paths, std::back_inserter(report_.outputs));
    }
  }

  Report take_report() && { return std::move(report_); }

 private:
  template <class Kind>
  void add_stages(const std::vector<Loaded<Kind>>& stages) {
    for (const Loaded<Kind>& stage : stages) {
      report_.stages.push_back({stage.manifest.id(), stage.manifest.version, 0});
    }
  }

  void fail(Failure failure) {
    if (settings_.on_failure) settings_.on_failure(failure);
    report_.failed.push_back(std::move(failure));
  }

  fs::path store_file() const {
    if (!settings_.store.empty() || config_.store.empty()) return settings_.store;
    return settings_.folder / config_.store;
  }

  DoneInputs begin(const std::vector<InputFile>& files) {
    std::vector<std::string> ids;
    for (const InputFile& file : files) ids.push_back(file.id);
    // What is thrown away after the run is compared with nothing.
    if (!store_file_.empty()) stages_hash_ = stages_hash(config_, stages_);
    DoneInputs done = store_.begin_run(stages_hash_, ids);
    if (settings_.read_all) done.clear();
    return done;
  }

  void commit(LineResult result) {
    report_.bytes += result.bytes;
    for (std::size_t i = 0; i < result.spent.size(); ++i) {
      report_.stages[i].seconds += seconds(result.spent[i]);
    }
    if (result.unchanged) {
      ++report_.unchanged;
      return;
    }
    InputReading reading{std::move(result.file), std::move(result.content), {}, result.further};
    for (Outcome& outcome : result.outcomes) {
      if (auto* graph = std::get_if<DocumentGraph>(&outcome)) {
        reading.documents.push_back(std::move(*graph));
      } else if (auto* failure = std::get_if<Failure>(&outcome)) {
        reading.content.clear();
        fail(std::move(*failure));
      } else {
        report_.skipped.push_back(std::get<Skip>(std::move(outcome)));
      }
    }
    if (!reading.further || !reading.documents.empty()) keep(reading);
  }

  void keep(const InputReading& reading) {
    const auto start = Clock::now();
    const std::vector<std::string> refused = store_.replace(reading);
    for (const std::string& document : refused) {
      fail({document, "store", "another document has this id"});
    }
    report_.documents_read += reading.documents.size() - refused.size();
    storing_ += Clock::now() - start;
  }

  /// Null where the output wants the whole graph.
  std::unique_ptr<Graph> filtered_graph(const Stage& output, const Graph& graph) {
    if (output.filter.names().empty()) return nullptr;
    auto filtered = std::make_unique<FilteredGraph>(graph, graph_filter(output.filter));
    for (const std::string& name : filtered->selection().unknown_names()) {
      diagnostics_.report({Severity::warning,
                           "",
                           {},
                           "outputs/" + output.plugin,
                           fmt::format("no entity that its filter keeps is called \"{}\"", name)});
    }
    return filtered;
  }

  /// Used by several threads at once.
  Written write(std::size_t number, const Graph& graph) {
    const auto start = Clock::now();
    Written written;
    try {
      const auto filtered = filtered_graph(config_.outputs[number], graph);
      written.paths =
          write(stages_.outputs[number], settings_.folder / config_.outputs[number].path,
                filtered ? *filtered : graph);
    } catch (...) {
      written.failure = std::current_exception();
    }
    written.seconds = seconds(Clock::now() - start);
    return written;
  }

  static std::vector<fs::path> write(const Loaded<Output>& output, const fs::path& path,
                                     const Graph& graph) {
    FileTarget target(path);
    try {
      output.plugin->write(graph, target);
    } catch (const Error&) {
      throw;
    } catch (const std::ios_base::failure& failure) {
      throw Error(ErrorCode::io, path.string(),
                  fmt::format("cannot be written: {}", failure.code().message()));
    } catch (const std::exception& failure) {
      throw Error(ErrorCode::invalid_plugin, output.manifest.id(), failure.what());
    }
    target.commit();
    return target.paths();
  }

  const PipelineConfig& config_;
  const Stages& stages_;
  DiagnosticSink& diagnostics_;
  const RunSettings& settings_;
  fs::path store_file_;
  Store store_;
  std::string stages_hash_;
  Report report_;
  Duration storing_{};
};

}  // namespace

Report run_pipeline(const PipelineConfig& config, const Stages& stages,
                    CollectedDiagnostics& diagnostics, const RunSettings& settings) {
  const auto start = Clock::now();
  Run run(config, stages, diagnostics, settings);
  run.read_documents();
  run.resolve_entities();
  run.write_outputs();
  Report report = std::move(run).take_report();
  report.seconds = seconds(Clock::now() - start);
  report.diagnostics = diagnostics.sorted();
  report.diagnostics_left_out = diagnostics.left_out();
  FileTarget target(settings.folder / kReportFile);
  write_json(report, settings.folder, target.stream());
  target.commit();
  return report;
}

}  // namespace docweave
