#include "graphml.hpp"

#include "drawing.hpp"
#include "looks.hpp"
#include "quotes.hpp"
#include "text_stream.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

class Writer : public property_graph::Sink {
 public:
  Writer(std::ostream& out, const GraphMlOptions& options)
      : options_(options), stream_(out), text_(stream_.text) {
    text_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    append_root(text_, options.flavour);
    for (const Key& key : keys(options.flavour)) append_key(text_, key);
    text_ += "<graph id=\"graph\" edgedefault=\"directed\">\n";
  }

  void node(const property_graph::Node& node) override {
    const GraphEntity& entity = node.entity;
    text_ += "<node id=\"";
    append_token(text_, entity.iri);
    text_ += "\">";
    if (is(Flavour::neo4j)) {
      labels(entity);
    } else {
      data("label", node.label);
    }
    data("type", info(entity.type).name);
    // These two show a node by its name.
    data("name", is(Flavour::neo4j) || is(Flavour::cytoscape) ? node.label : entity.name);
    data("alternateNames", joined_.of(entity.alternate_names));
    data("iri", entity.iri);
    data("fundingAgency", entity.funds ? "true" : "false");
    number("documents", entity.documents);
    number("mentions", entity.mentions);
    for (const property_graph::Property& property : node.properties) {
      data(info(property.predicate).name, joined_.of(property.values));
    }
    if (is(Flavour::gephi)) looks(node);
    if (is(Flavour::yed)) drawing("node-drawing", node);
    text_ += "</node>\n";
    stream_.end_item();
  }

  void edge(const property_graph::Edge& edge) override {
    const GraphStatement& statement = edge.statement;
    text_ += "<edge id=\"e";
    append_number(text_, edge.number);
    text_ += "\" source=\"";
    append_token(text_, statement.subject);
    text_ += "\" target=\"";
    append_token(text_, std::get<std::string>(statement.object));
    text_ += "\">";
    name(info(statement.predicate));
    data("edge-status", to_string(statement.status));
    number("edge-weight", edge.documents.size());
    number("edge-confidence", statement.confidence);
    number("edge-evidence", statement.evidence.size());
    data("edge-documents", joined_.of(edge.documents));
    data("edge-quotes", joined_.of(quotes(statement, options_.quotes)));
    if (is(Flavour::yed)) drawing("edge-drawing", edge);
    text_ += "</edge>\n";
    stream_.end_item();
  }

  void finish() {
    text_ += "</graph>\n</graphml>\n";
    stream_.flush();
  }

 private:
  bool is(Flavour flavour) const { return options_.flavour == flavour; }

  void labels(const GraphEntity& entity) {
    begin_data("labels");
    text_.append(":").append(info(entity.type).name);
    if (entity.funds && entity.type == Type::organization) text_ += ":FundingAgency";
    end_data();
  }

  void name(const PredicateInfo& predicate) {
    if (is(Flavour::neo4j)) {
      begin_data("label");
      append_upper_snake(text_, predicate.name);
      end_data();
    } else {
      data("edge-label", predicate.name);
    }
    if (is(Flavour::cytoscape)) data("edge-interaction", predicate.name);
    data("edge-predicate", predicate.iri);
  }

  void looks(const property_graph::Node& node) {
    const Colour shade = colour(node.entity.type);
    data("start", node.first_day);
    data("end", node.last_day);
    number("size", drawn_size(node.entity));
    number("r", +shade.red);
    number("g", +shade.green);
    number("b", +shade.blue);
  }

  template <class Item>
  void drawing(std::string_view key, const Item& item) {
    begin_data(key);
    append_drawing(text_, item);
    end_data();
  }

  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    begin_data(key);
    append_xml(text_, value);
    end_data();
  }

  template <class Number>
  void number(std::string_view key, Number value) {
    begin_data(key);
    append_number(text_, value);
    end_data();
  }

  void begin_data(std::string_view key) { text_.append("<data key=\"").append(key).append("\">"); }
  void end_data() { text_ += "</data>"; }

  const GraphMlOptions& options_;
  TextStream stream_;
  std::string& text_;
  Joined joined_{"; "};
};

}  // namespace

GraphMl::GraphMl(const PluginContext& context)
    : options_{flavour_named(context.options.text("flavour")),
               property_graph::parallel_named(context.options.text("parallel")),
               static_cast<std::size_t>(context.options.integer("quotes"))} {}

void GraphMl::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target.stream(), options_);
  property_graph::describe(graph, options_.parallel, writer);
  writer.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::GraphMl)
