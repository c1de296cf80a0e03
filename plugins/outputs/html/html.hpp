#pragma once

#include <cstddef>
#include <string>

#include <docweave/output.hpp>

namespace docweave {

/// What of a graph goes into the page, and how.
struct PageLimits {
  std::size_t entities = 5000;
  std::size_t statements = 50000;
  std::size_t quotes = 5;      ///< Of each statement.
  std::size_t documents = 50;  ///< Of each entity.
};

/// One page with the graph as JSON inside and a viewer that shows it. The viewer is built from
/// `viewer/` into `explorer.html` beside the plugin, which has a marker where the JSON belongs.
class Html : public Output {
 public:
  static constexpr std::string_view kMarker = "@docweave-graph@";

  explicit Html(const PluginContext& context);
  /// Throws `Error(invalid_data)` for a page without marker.
  Html(std::string_view page, PageLimits limits, std::string title = {}, std::string sources = {});
  void write(const Graph& graph, OutputTarget& target) const override;

 private:
  std::string before_, after_;  ///< The page around the JSON.
  PageLimits limits_;
  std::string title_;
  std::string sources_;
};

}  // namespace docweave
