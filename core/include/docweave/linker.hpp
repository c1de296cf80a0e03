#pragma once

#include <docweave/document.hpp>
#include <docweave/document_graph.hpp>
#include <docweave/plugin.hpp>

namespace docweave {

/// Turns mentions into entities and relations into statements, or links entities to authority
/// files. Thread-safe: one instance serves all workers.
class Linker : public Plugin {
 public:
  static constexpr const char* kKind = "linker";
  ~Linker() override;

  /// Adds to the graph what the document proves; the first linker finds it empty.
  virtual void link(const Document& document, DocumentGraph& graph) const = 0;
};

}  // namespace docweave
