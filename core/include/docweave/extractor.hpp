#pragma once

#include <docweave/document.hpp>
#include <docweave/plugin.hpp>

namespace docweave {

/// Finds mentions and relations in a document. Runs after the extractors that stand before it in
/// the pipeline and sees what they found. Thread-safe: one instance serves all workers.
class Extractor : public Plugin {
 public:
  static constexpr const char* kKind = "extractor";
  ~Extractor() override;

  /// Adds mentions and relations, in an order that depends on the document alone.
  virtual void extract(Document& document) const = 0;
};

}  // namespace docweave
