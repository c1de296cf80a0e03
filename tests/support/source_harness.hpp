#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <docweave/error.hpp>
#include <docweave/source.hpp>

#include "piecewise_stream.hpp"

/// The plugin that is linked into the test program.
extern "C" const docweave::Module docweave_module;

namespace docweave::test {

/// What a container holds, all bytes read; those of a damaged part up to the damage.
class CollectedParts : public SourceSink {
 public:
  void emit(Document) override {}
  void emit(Input part) override {
    parts.push_back(std::move(part));
    Input& kept = parts.back();
    try {
      for (std::string_view more; kept.rest && !(more = kept.rest->next()).empty();)
        kept.bytes += more;
    } catch (const Error& error) {
      damaged.push_back(kept.id + ": " + error.message());
    }
    kept.rest = nullptr;
  }
  void unpacked(std::uint64_t bytes) override { passed_over += bytes; }

  std::vector<Input> parts;
  std::vector<std::string> damaged;
  std::uint64_t passed_over = 0;
};

/// The source linked into the test program, made with options as a pipeline gives them: all that
/// plugin.json names must be in `options`, for no defaults are filled in here.
class SourceHarness : private DiagnosticSink {
 public:
  explicit SourceHarness(std::string_view options, std::string folder = PLUGIN_FOLDER) {
    const PluginContext context{Options::parse(options), std::move(folder), ".", *this};
    plugin_.reset(docweave_module.create(context));
  }

  /// Reads bytes that hold one document.
  Document read(std::string bytes, std::string media_type = "") const {
    Collected sink;
    dynamic_cast<const Source&>(*plugin_).read({"test", std::move(media_type), std::move(bytes)},
                                               sink);
    return std::move(sink.documents.at(0));
  }

  /// Opens a container, of which `piece` bytes come at a time.
  CollectedParts open(std::string_view bytes, std::size_t piece = 1 << 16) const {
    PiecewiseStream stream(bytes, piece);
    Input input{.id = "test"};
    input.rest = &stream;
    CollectedParts sink;
    dynamic_cast<const Source&>(*plugin_).read(input, sink);
    return sink;
  }

  std::vector<Diagnostic> diagnostics;

 private:
  struct Collected : SourceSink {
    void emit(Document document) override { documents.push_back(std::move(document)); }
    void emit(Input) override {}
    std::vector<Document> documents;
  };

  void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }

  std::unique_ptr<Plugin> plugin_;
};

/// "id: words" of each part, in order.
inline std::vector<std::string> parts(const CollectedParts& opened) {
  std::vector<std::string> all;
  for (const Input& part : opened.parts) all.push_back(part.id + ": " + part.bytes);
  return all;
}

/// "kind: words" of each block but metadata, in order.
inline std::vector<std::string> blocks(const Document& document) {
  std::vector<std::string> all;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::metadata) continue;
    all.push_back(std::string(to_string(block.kind)) + ": " +
                  std::string(document.text(block.span)));
  }
  return all;
}

/// "key = value" of each pair, in order.
inline std::vector<std::string> key_values(const Document& document) {
  std::vector<std::string> all;
  for (const KeyValue& pair : document.key_values()) {
    all.push_back(std::string(document.text(pair.key)) + " = " +
                  std::string(document.text(pair.value)));
  }
  return all;
}

/// The value of a field; "(none)" when there is none.
inline std::string field(const Document& document, std::string_view name) {
  const auto span = document.field(name);
  return span ? std::string(document.text(*span)) : "(none)";
}

}  // namespace docweave::test
