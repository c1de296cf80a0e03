#pragma once

#include <ostream>
#include <string_view>

#include "html.hpp"

namespace docweave {

/// Writes a graph as the JSON that the viewer reads (`viewer/src/model.js`), fit for a script
/// element: it holds no "<".
///
/// Tables refer to each other by number: entities by their place in "entities"; a quote, rule or
/// document by the order in which it is first named. What is named for the first time stands there
/// in full, so that nothing but the entities shown and the numbers is kept in memory.
void write_graph_json(const Graph& graph, const PageLimits& limits, std::string_view title,
                      std::string_view sources, std::ostream& out);

}  // namespace docweave
