#pragma once

#include <docweave/output.hpp>

namespace docweave {

/// Statements, entities and documents as lines of JSON (https://jsonlines.org), in a file each.
class NdJson : public Output {
 public:
  NdJson() = default;
  explicit NdJson(const PluginContext&) {}
  void write(const Graph& graph, OutputTarget& target) const override;
};

}  // namespace docweave
