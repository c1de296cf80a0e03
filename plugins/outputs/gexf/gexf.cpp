#include "gexf.hpp"

#include "looks.hpp"
#include "quotes.hpp"
#include "text_stream.hpp"
#include "xml_text.hpp"

namespace docweave {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>docweave</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
<attributes class="node" mode="static">
<attribute id="type" title="type" type="string"/>
<attribute id="name" title="name" type="string"/>
<attribute id="alternateNames" title="alternateNames" type="string"/>
<attribute id="sameAs" title="sameAs" type="string"/>
<attribute id="fundingAgency" title="fundingAgency" type="boolean"/>
<attribute id="documents" title="documents" type="integer"/>
<attribute id="mentions" title="mentions" type="integer"/>
<attribute id="startDate" title="startDate" type="string"/>
<attribute id="endDate" title="endDate" type="string"/>
<attribute id="jobTitle" title="jobTitle" type="string"/>
<attribute id="amount" title="amount" type="string"/>
</attributes>
<attributes class="edge" mode="static">
<attribute id="predicate" title="predicate" type="string"/>
<attribute id="status" title="status" type="string"/>
<attribute id="confidence" title="confidence" type="double"/>
<attribute id="evidence" title="evidence" type="integer"/>
<attribute id="proving" title="documents" type="string"/>
<attribute id="quotes" title="quotes" type="string"/>
</attributes>
<nodes>
)";

class Writer : public property_graph::Sink {
 public:
  Writer(std::ostream& out, std::size_t quotes)
      : quotes_(quotes), stream_(out), text_(stream_.text) {
    text_ += kHead;
  }

  void node(const property_graph::Node& node) override {
    const GraphEntity& entity = node.entity;
    text_ += "<node";
    attribute("id", entity.iri);
    attribute("label", node.label);
    text_ += "><attvalues>";
    value("type", info(entity.type).name);
    value("name", entity.name);
    value("alternateNames", joined_.of(entity.alternate_names));
    value("fundingAgency", entity.funds ? "true" : "false");
    number("documents", entity.documents);
    number("mentions", entity.mentions);
    for (const property_graph::Property& property : node.properties) {
      value(info(property.predicate).name, joined_.of(property.values));
    }
    text_ += "</attvalues>";
    if (!node.first_day.empty()) spell(node);
    looks(entity);
    text_ += "</node>\n";
    stream_.end_item();
  }

  void end_nodes() override { text_ += "</nodes>\n<edges>\n"; }

  void edge(const property_graph::Edge& edge) override {
    const GraphStatement& statement = edge.statement;
    const PredicateInfo& predicate = info(statement.predicate);
    text_ += "<edge id=\"e";
    append_number(text_, edge.number);
    text_ += '"';
    attribute("source", statement.subject);
    attribute("target", std::get<std::string>(statement.object));
    attribute("kind", predicate.name);
    attribute("label", predicate.name);
    text_ += " weight=\"";
    append_number(text_, edge.documents.size());
    text_ += "\"><attvalues>";
    value("predicate", predicate.iri);
    value("status", to_string(statement.status));
    number("confidence", statement.confidence);
    number("evidence", statement.evidence.size());
    value("proving", joined_.of(edge.documents));
    value("quotes", joined_.of(quotes(statement, quotes_)));
    text_ += "</attvalues></edge>\n";
    stream_.end_item();
  }

  void finish() {
    text_ += "</edges>\n</graph>\n</gexf>\n";
    stream_.flush();
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    text_.append(" ").append(name).append("=\"");
    append_xml_attribute(text_, value);
    text_ += '"';
  }

  void value(std::string_view id, std::string_view value) {
    if (value.empty()) return;
    begin_value(id);
    append_xml_attribute(text_, value);
    text_ += "\"/>";
  }

  template <class Number>
  void number(std::string_view id, Number value) {
    begin_value(id);
    append_number(text_, value);
    text_ += "\"/>";
  }

  void begin_value(std::string_view id) {
    text_.append("<attvalue for=\"").append(id).append("\" value=\"");
  }

  void spell(const property_graph::Node& node) {
    text_ += "<spells><spell";
    attribute("start", node.first_day);
    attribute("end", node.last_day);
    text_ += "/></spells>";
  }

  void looks(const GraphEntity& entity) {
    const Colour shade = colour(entity.type);
    text_ += "<viz:color r=\"";
    append_number(text_, +shade.red);
    text_ += "\" g=\"";
    append_number(text_, +shade.green);
    text_ += "\" b=\"";
    append_number(text_, +shade.blue);
    text_ += "\"/><viz:size value=\"";
    append_number(text_, drawn_size(entity));
    text_ += "\"/>";
  }

  std::size_t quotes_;
  TextStream stream_;
  std::string& text_;
  Joined joined_{"; "};
};

}  // namespace

Gexf::Gexf(const PluginContext& context)
    : parallel_(property_graph::parallel_named(context.options.text("parallel"))),
      quotes_(static_cast<std::size_t>(context.options.integer("quotes"))) {}

void Gexf::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target.stream(), quotes_);
  property_graph::describe(graph, parallel_, writer);
  writer.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Gexf)
