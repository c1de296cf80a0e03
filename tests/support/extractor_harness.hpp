#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/extractor.hpp>

/// The plugin that is linked into the test program.
extern "C" const docweave::Module docweave_module;

namespace docweave::test {

/// Keeps what is reported.
class CollectedDiagnostics : public DiagnosticSink {
 public:
  void report(Diagnostic diagnostic) override { all.push_back(std::move(diagnostic)); }
  std::vector<Diagnostic> all;
};

/// The extractor linked into the test program, made with options as a pipeline gives them: all that
/// plugin.json names must be in `options`, for no defaults are filled in here.
class ExtractorHarness {
 public:
  explicit ExtractorHarness(std::string_view options = "{}", std::string folder = PLUGIN_FOLDER) {
    const PluginContext context{Options::parse(options), std::move(folder), ".", diagnostics};
    plugin_.reset(docweave_module.create(context));
  }

  void extract(Document& document) const {
    dynamic_cast<const Extractor&>(*plugin_).extract(document);
  }
  /// A document of one paragraph, after extraction.
  Document extract(std::string_view words, DocumentInfo info = {.id = "test"}) const {
    DocumentBuilder builder(std::move(info));
    builder.add_block(BlockKind::paragraph, words);
    Document document = std::move(builder).build();
    extract(document);
    return document;
  }

  CollectedDiagnostics diagnostics;

 private:
  std::unique_ptr<Plugin> plugin_;
};

/// "words = value" of each mention of a type, in the order they were added.
inline std::vector<std::string> readings(const Document& document, Type type) {
  std::vector<std::string> all;
  for (const Mention& mention : document.mentions()) {
    if (mention.type != type) continue;
    all.push_back(std::string(document.text(mention.span)) + " = " + mention.value);
  }
  return all;
}

}  // namespace docweave::test
