#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <docweave/document.hpp>
#include <docweave/extractor.hpp>
#include <docweave/linker.hpp>

#include "pipeline/registry.hpp"

namespace docweave::conformance {

/// The plugins of the build tree.
const PluginRegistry& registry();

/// Plugins of a kind, or of all where it is empty.
std::vector<const Manifest*> plugins(std::string_view kind = {});

/// "extractor_dates": how tests are named after plugins.
std::string test_name(const testing::TestParamInfo<const Manifest*>& info);

/// An option that a user must give stands between a plugin and its defaults.
bool works_with_defaults(const Manifest& manifest);

/// A plugin with its default options. Throws what it throws.
std::unique_ptr<Plugin> make_plugin(const Manifest& manifest);
template <class Kind>
std::unique_ptr<Kind> make(const Manifest& manifest) {
  return std::unique_ptr<Kind>(dynamic_cast<Kind*>(make_plugin(manifest).release()));
}

/// Documents to try plugins on: prose full of what docweave looks for, documents without text,
/// other scripts, every kind of block, odd words.
std::vector<Document> sample_documents();

/// Runs, with their defaults, the extractors of the build tree that `manifest` (an extractor)
/// builds on; all of them when it is a linker.
void prepare(const Manifest& manifest, Document& document);

/// Adds failures to the test where spans lie outside the text or cut a code point.
void check_span(const Document& document, Span span, const std::string& what);
bool is_utf8(std::string_view text);

/// Everything that was found in a document, for comparison.
std::string findings(const Document& document);

/// Test fixture of all suites: the plugin under test; skips where it does not work with defaults.
class Conformance : public testing::TestWithParam<const Manifest*> {
 protected:
  void SetUp() override {
    if (!works_with_defaults(manifest())) {
      GTEST_SKIP() << manifest().id() << " has options that a user must give";
    }
  }
  const Manifest& manifest() const { return *GetParam(); }
};

}  // namespace docweave::conformance
