#include "dot.hpp"

#include <docweave/property_graph.hpp>
#include <docweave/rdf.hpp>

#include "looks.hpp"
#include "quotes.hpp"
#include "text_stream.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

/// Graphviz takes no quoted string beyond 16384 bytes, and a character is written as six at most.
constexpr std::size_t kLongestTip = 2000;

constexpr std::string_view shape(Type type) {
  switch (type) {
    case Type::event:
      return "hexagon";
    case Type::person:
      return "ellipse";
    case Type::place:
      return "house";
    case Type::project:
      return "folder";
    default:
      return "box";
  }
}

/// The first so many code points, and an ellipsis where that is not all.
std::string shortened(std::string_view text, std::size_t length) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && length-- == 0) return std::string(text.substr(0, at)) + "…";
  }
  return std::string(text);
}

class Writer : public property_graph::Sink {
 public:
  Writer(std::ostream& out, std::size_t label_length)
      : label_length_(label_length), stream_(out), text_(stream_.text) {
    text_ +=
        "digraph docweave {\n"
        "graph [charset=\"UTF-8\", rankdir=LR, overlap=false, splines=true];\n"
        "node [style=filled, fontname=\"Helvetica,Arial,sans-serif\", fontsize=12];\n"
        "edge [color=\"#595959\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=10];\n";
  }

  void node(const property_graph::Node& node) override {
    const Type type = node.entity.type;
    id(node.entity.iri);
    text_ += " [label=\"";
    append(shortened(node.label, label_length_));
    text_.append("\", shape=").append(shape(type)).append(", color=\"");
    append_hex(text_, colour(type));
    text_ += "\", fillcolor=\"";
    append_hex(text_, pale_colour(type));
    std::string tip(info(type).name);
    tip.append(": ").append(node.label);
    for (const property_graph::Property& property : node.properties) {
      tip.append("\n").append(info(property.predicate).name).append(": ");
      tip += joined_.of(property.values);
    }
    text_ += "\", tooltip=\"";
    append(shortened(tip, kLongestTip));
    text_ += "\"];\n";
    stream_.end_item();
  }

  void edge(const property_graph::Edge& edge) override {
    constexpr std::size_t kQuotes = 3;
    const GraphStatement& statement = edge.statement;
    id(statement.subject);
    text_ += " -> ";
    id(std::get<std::string>(statement.object));
    text_.append(" [label=\"").append(info(statement.predicate).name).append("\", tooltip=\"");
    append(shortened(joined_.of(quotes(statement, kQuotes)), kLongestTip));
    text_ += '"';
    if (statement.status == Status::planned) text_ += ", style=dashed";
    text_ += "];\n";
    stream_.end_item();
  }

  void finish() {
    text_ += "}\n";
    stream_.flush();
  }

 private:
  /// No quote and no backslash is left in an IRI that is fit for writing.
  void id(std::string_view iri) {
    text_ += '"';
    rdf::append_iri(text_, iri);
    text_ += '"';
  }

  /// Graphviz reads labels as text with XML's references in it and with escapes behind
  /// backslashes, and it passes on control characters, which no SVG may hold.
  void append(std::string_view text) {
    escaped_.clear();
    append_xml(escaped_, text);
    for (const char c : escaped_) {
      if (c == '\n') {
        text_ += "\\n";
      } else if (c == '\\') {
        text_ += "\\\\";
      } else {
        text_ += c;
      }
    }
  }

  std::size_t label_length_;
  TextStream stream_;
  std::string& text_;
  std::string escaped_;
  Joined joined_{"; "};
};

}  // namespace

Dot::Dot(const PluginContext& context)
    : label_length_(static_cast<std::size_t>(context.options.integer("label_length"))) {}

void Dot::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target.stream(), label_length_);
  property_graph::describe(graph, property_graph::Parallel::fold, writer);
  writer.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Dot)
