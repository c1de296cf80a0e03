#include "cytoscape.hpp"

#include "json_text.hpp"
#include "quotes.hpp"
#include "text_stream.hpp"

namespace docweave {
namespace {

class Writer : public property_graph::Sink {
 public:
  Writer(std::ostream& out, std::size_t quotes)
      : quotes_(quotes), stream_(out), text_(stream_.text) {
    text_ +=
        "{\"format_version\":\"1.0\",\"generated_by\":\"docweave\","
        "\"target_cytoscapejs_version\":\"~3\",\"data\":{\"name\":\"docweave\"},\n"
        "\"elements\":{\"nodes\":[";
  }

  void node(const property_graph::Node& node) override {
    const GraphEntity& entity = node.entity;
    begin_element();
    append_json(text_, entity.iri);
    member("name", node.label);
    member("type", info(entity.type).name);
    list("alternateNames", entity.alternate_names);
    flag("fundingAgency", entity.funds);
    number("documents", entity.documents);
    number("mentions", entity.mentions);
    for (const property_graph::Property& property : node.properties) {
      list(info(property.predicate).name, property.values);
    }
    if (!node.first_day.empty()) {
      member("firstDay", node.first_day);
      member("lastDay", node.last_day);
    }
    end_element();
  }

  void end_nodes() override {
    text_ += "\n],\"edges\":[";
    first_ = true;
  }

  void edge(const property_graph::Edge& edge) override {
    const GraphStatement& statement = edge.statement;
    const PredicateInfo& predicate = info(statement.predicate);
    begin_element();
    text_ += "\"e";
    append_number(text_, edge.number);
    text_ += '"';
    member("source", statement.subject);
    member("target", std::get<std::string>(statement.object));
    member("interaction", predicate.name);
    member("name", predicate.name);
    member("predicate", predicate.iri);
    member("status", to_string(statement.status));
    number("weight", edge.documents.size());
    number("confidence", statement.confidence);
    number("evidence", statement.evidence.size());
    list("documents", edge.documents);
    list("quotes", quotes(statement, quotes_));
    end_element();
  }

  void finish() {
    text_ += "\n]}}\n";
    stream_.flush();
  }

 private:
  void begin_element() {
    text_ += first_ ? "\n" : ",\n";
    text_ += "{\"data\":{\"id\":";
    first_ = false;
  }
  void end_element() {
    text_ += "}}";
    stream_.end_item();
  }

  void name(std::string_view name) { text_.append(",\"").append(name).append("\":"); }
  void member(std::string_view key, std::string_view value) {
    name(key);
    append_json(text_, value);
  }
  void flag(std::string_view key, bool value) {
    name(key);
    text_ += value ? "true" : "false";
  }
  template <class Number>
  void number(std::string_view key, Number value) {
    name(key);
    append_number(text_, value);
  }
  template <class Items>
  void list(std::string_view key, const Items& items) {
    if (items.empty()) return;
    name(key);
    char before = '[';
    for (const std::string_view item : items) {
      text_ += before;
      append_json(text_, item);
      before = ',';
    }
    text_ += ']';
  }

  std::size_t quotes_;
  TextStream stream_;
  std::string& text_;
  bool first_ = true;
};

}  // namespace

Cytoscape::Cytoscape(const PluginContext& context)
    : parallel_(property_graph::parallel_named(context.options.text("parallel"))),
      quotes_(static_cast<std::size_t>(context.options.integer("quotes"))) {}

void Cytoscape::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target.stream(), quotes_);
  property_graph::describe(graph, parallel_, writer);
  writer.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Cytoscape)
