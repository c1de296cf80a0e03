#pragma once

#include <string>

#include <docweave/output.hpp>
#include <docweave/rdf.hpp>

#include "context.hpp"

namespace docweave {

/// JSON-LD 1.1: one node object a line, in compact form.
class JsonLd : public Output {
 public:
  explicit JsonLd(const PluginContext& context);
  /// `context` is "embedded", or the address that the file refers to instead.
  explicit JsonLd(rdf::Provenance provenance, std::string context = "embedded")
      : provenance_(provenance), reference_(std::move(context)) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  Context context_;
  rdf::Provenance provenance_;
  std::string reference_;
};

}  // namespace docweave
