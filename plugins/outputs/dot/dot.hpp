#pragma once

#include <cstddef>

#include <docweave/output.hpp>

namespace docweave {

/// The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html).
class Dot : public Output {
 public:
  explicit Dot(const PluginContext& context);
  explicit Dot(std::size_t label_length) : label_length_(label_length) {}
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  std::size_t label_length_;
};

}  // namespace docweave
