#include "drawing.hpp"

#include <algorithm>

#include <docweave/text.hpp>

#include "looks.hpp"
#include "text_stream.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

constexpr std::string_view shape(Type type) {
  switch (type) {
    case Type::event:
      return "hexagon";
    case Type::person:
      return "ellipse";
    case Type::place:
      return "diamond";
    case Type::project:
      return "parallelogram";
    default:
      return "roundrectangle";
  }
}

/// Wide enough for one line of 12 points, within reason.
std::size_t width_of(std::string_view label) {
  constexpr std::size_t kCharacter = 7, kMargin = 30, kNarrowest = 60, kWidest = 600;
  return std::clamp(code_points(label) * kCharacter + kMargin, kNarrowest, kWidest);
}

}  // namespace

void append_drawing(std::string& out, const property_graph::Node& node) {
  const Type type = node.entity.type;
  out += "<y:ShapeNode><y:Geometry height=\"40.0\" width=\"";
  append_number(out, width_of(node.label));
  out += ".0\" x=\"0.0\" y=\"0.0\"/><y:Fill color=\"";
  append_hex(out, pale_colour(type));
  out += "\" transparent=\"false\"/><y:BorderStyle color=\"";
  append_hex(out, colour(type));
  out +=
      "\" type=\"line\" width=\"1.5\"/><y:NodeLabel alignment=\"center\" "
      "autoSizePolicy=\"content\" fontFamily=\"Dialog\" fontSize=\"12\" textColor=\"#000000\">";
  append_xml(out, node.label);
  out.append("</y:NodeLabel><y:Shape type=\"").append(shape(type)).append("\"/></y:ShapeNode>");
}

void append_drawing(std::string& out, const property_graph::Edge& edge) {
  const bool planned = edge.statement.status == Status::planned;
  out += "<y:PolyLineEdge><y:LineStyle color=\"#595959\" type=\"";
  out += planned ? "dashed" : "line";
  out += "\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"standard\"/>";
  out += "<y:EdgeLabel fontFamily=\"Dialog\" fontSize=\"10\" textColor=\"#000000\">";
  out += info(edge.statement.predicate).name;
  out += "</y:EdgeLabel></y:PolyLineEdge>";
}

}  // namespace docweave
