#pragma once

#include <string>

#include <docweave/property_graph.hpp>

namespace docweave {

/// How yEd draws a node: a box or round that fits its label, in the colour of its type.
void append_drawing(std::string& out, const property_graph::Node& node);
/// How yEd draws an edge: an arrow with its predicate; dashed when it is only planned.
void append_drawing(std::string& out, const property_graph::Edge& edge);

}  // namespace docweave
