#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include <docweave/graph.hpp>
#include <docweave/plugin.hpp>

namespace docweave {

/// Where an output writes. The host opens files beside their target and renames them into place
/// once `write` has returned and all bytes are on disk; a failed write leaves the old file.
class OutputTarget {
 public:
  virtual ~OutputTarget();
  /// The stream of the pipeline's `path`. Binary, no locale. Throws `std::ios_base::failure` when
  /// the disk does not take the bytes; the host reports it with the path.
  virtual std::ostream& stream() = 0;
  /// A further file beside it, for formats of several files: `path` with `suffix` before its
  /// extension.
  virtual std::ostream& stream(std::string_view suffix) = 0;
};

/// Writes a graph in one format. Memory does not grow with the graph: it pulls from cursors.
class Output : public Plugin {
 public:
  static constexpr const char* kKind = "output";
  ~Output() override;

  virtual void write(const Graph& graph, OutputTarget& target) const = 0;
};

}  // namespace docweave
