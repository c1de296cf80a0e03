#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "pipeline/stages.hpp"

namespace docweave::test {

/// Plugins made of a function: a test tells each stage what to do, and where to fail.
class FunctionSource : public Source {
 public:
  using Function = std::function<void(const Input&, SourceSink&)>;
  explicit FunctionSource(Function function) : function_(std::move(function)) {}
  void read(const Input& input, SourceSink& sink) const override { function_(input, sink); }

 private:
  Function function_;
};

class FunctionExtractor : public Extractor {
 public:
  using Function = std::function<void(Document&)>;
  explicit FunctionExtractor(Function function) : function_(std::move(function)) {}
  void extract(Document& document) const override { function_(document); }

 private:
  Function function_;
};

class FunctionLinker : public Linker {
 public:
  using Function = std::function<void(const Document&, DocumentGraph&)>;
  explicit FunctionLinker(Function function) : function_(std::move(function)) {}
  void link(const Document& document, DocumentGraph& graph) const override {
    function_(document, graph);
  }

 private:
  Function function_;
};

class FunctionOutput : public Output {
 public:
  using Function = std::function<void(const Graph&, OutputTarget&)>;
  explicit FunctionOutput(Function function) : function_(std::move(function)) {}
  void write(const Graph& graph, OutputTarget& target) const override { function_(graph, target); }

 private:
  Function function_;
};

inline Manifest manifest(std::string kind, std::string name) {
  Manifest result;
  result.kind = std::move(kind);
  result.name = std::move(name);
  result.version = "1.0.0";
  return result;
}

inline Loaded<Source> source(std::string name, FunctionSource::Function function) {
  Loaded<Source> result{manifest("source", std::move(name)),
                        std::make_unique<FunctionSource>(std::move(function))};
  result.manifest.media_types = {"text/plain"};
  result.manifest.extensions = {".txt"};
  return result;
}

/// A source that makes one document of one paragraph of each input.
inline Loaded<Source> paragraph_source() {
  return source("paragraph", [](const Input& input, SourceSink& sink) {
    DocumentBuilder builder({.id = input.id});
    builder.add_block(BlockKind::paragraph, input.bytes);
    sink.emit(std::move(builder).build());
  });
}

inline Loaded<Extractor> extractor(std::string name, FunctionExtractor::Function function) {
  return {manifest("extractor", std::move(name)),
          std::make_unique<FunctionExtractor>(std::move(function))};
}

inline Loaded<Linker> linker(std::string name, FunctionLinker::Function function) {
  return {manifest("linker", std::move(name)),
          std::make_unique<FunctionLinker>(std::move(function))};
}

inline Loaded<Output> output(std::string name, FunctionOutput::Function function) {
  return {manifest("output", std::move(name)),
          std::make_unique<FunctionOutput>(std::move(function))};
}

}  // namespace docweave::test
