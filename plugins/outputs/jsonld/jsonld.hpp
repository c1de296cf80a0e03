#pragma once

#include <docweave/output.hpp>
#include <docweave/rdf.hpp>

#include "context.hpp"

namespace docweave {

/// Compact JSON-LD 1.1, one resource a line.
class JsonLd : public Output {
 public:
  explicit JsonLd(const PluginContext& context);
  explicit JsonLd(rdf::Provenance provenance) : provenance_(provenance) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  rdf::Provenance provenance_;
  Context context_;
};

}  // namespace docweave
