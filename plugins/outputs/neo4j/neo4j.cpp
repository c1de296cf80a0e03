#include "neo4j.hpp"

#include <algorithm>
#include <array>

#include <docweave/error.hpp>

#include "quotes.hpp"
#include "text_stream.hpp"

namespace docweave {
namespace {

constexpr std::string_view kNodes =
    "iri:ID,name,alternateNames:string[],documents:int,mentions:int,"
    "startDate:string[],endDate:string[],jobTitle:string[],amount:string[],"
    "sameAs:string[],firstDay:date,lastDay:date,:LABEL\n";
constexpr std::string_view kRelationships =
    ":START_ID,:END_ID,:TYPE,predicate,status,weight:int,confidence:double,evidence:int,"
    "documents:string[],quotes:string[]\n";

/// The properties in the order of their columns.
constexpr std::array kProperties = {Predicate::start_date, Predicate::end_date,
                                    Predicate::job_title, Predicate::amount, Predicate::same_as};

/// The cells of one file, one line after another.
class Table {
 public:
  Table(std::ostream& out, std::string_view head, char array_delimiter)
      : array_delimiter_(array_delimiter), stream_(out) {
    stream_.text += head;
  }

  void cell(std::string_view value) {
    begin_cell();
    std::string& text = stream_.text;
    if (value.find_first_of(",\"\r\n ") == std::string_view::npos) {
      text += value;
      return;
    }
    text += '"';
    for (const char c : value) {
      if (c == '"') text += c;
      text += c;
    }
    text += '"';
  }

  template <class Number>
  void number(Number value) {
    begin_cell();
    append_number(stream_.text, value);
  }

  template <class Items>
  void list(const Items& items) {
    list_.clear();
    for (const std::string_view item : items) {
      if (!list_.empty()) list_ += array_delimiter_;
      const std::size_t begin = list_.size();
      list_ += item;
      std::replace(list_.begin() + static_cast<std::ptrdiff_t>(begin), list_.end(),
                   array_delimiter_, ',');
    }
    cell(list_);
  }

  void end_line() {
    stream_.text += '\n';
    stream_.end_item();
    first_ = true;
  }

  void finish() { stream_.flush(); }

 private:
  void begin_cell() {
    if (!first_) stream_.text += ',';
    first_ = false;
  }

  char array_delimiter_;
  TextStream stream_;
  std::string list_;
  bool first_ = true;
};

class Writer : public property_graph::Sink {
 public:
  Writer(OutputTarget& target, const Neo4jOptions& options)
      : quotes_(options.quotes),
        nodes_(target.stream(), kNodes, options.array_delimiter),
        relationships_(target.stream("-relationships"), kRelationships, options.array_delimiter) {}

  void node(const property_graph::Node& node) override {
    const GraphEntity& entity = node.entity;
    nodes_.cell(entity.iri);
    nodes_.cell(node.label);
    nodes_.list(entity.alternate_names);
    nodes_.number(entity.documents);
    nodes_.number(entity.mentions);
    for (const Predicate predicate : kProperties) {
      const auto property =
          std::ranges::find(node.properties, predicate, &property_graph::Property::predicate);
      nodes_.list(property == node.properties.end() ? std::vector<std::string>()
                                                    : property->values);
    }
    nodes_.cell(node.first_day);
    nodes_.cell(node.last_day);
    label_ = info(entity.type).name;
    // Between labels as between the items of a list; no name of a type has the delimiter.
    std::vector<std::string_view> labels{label_};
    if (entity.funds && entity.type == Type::organization) labels.push_back("FundingAgency");
    nodes_.list(labels);
    nodes_.end_line();
  }

  void edge(const property_graph::Edge& edge) override {
    const GraphStatement& statement = edge.statement;
    const PredicateInfo& predicate = info(statement.predicate);
    relationships_.cell(statement.subject);
    relationships_.cell(std::get<std::string>(statement.object));
    label_.clear();
    append_upper_snake(label_, predicate.name);
    relationships_.cell(label_);
    relationships_.cell(predicate.iri);
    relationships_.cell(to_string(statement.status));
    relationships_.number(edge.documents.size());
    relationships_.number(statement.confidence);
    relationships_.number(statement.evidence.size());
    relationships_.list(edge.documents);
    relationships_.list(quotes(statement, quotes_));
    relationships_.end_line();
  }

  void finish() {
    nodes_.finish();
    relationships_.finish();
  }

 private:
  std::size_t quotes_;
  Table nodes_, relationships_;
  std::string label_;
};

}  // namespace

Neo4j::Neo4j(const PluginContext& context)
    : options_{context.options.text("array_delimiter").front(),
               property_graph::parallel_named(context.options.text("parallel")),
               static_cast<std::size_t>(context.options.integer("quotes"))} {}

void Neo4j::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target, options_);
  property_graph::describe(graph, options_.parallel, writer);
  writer.finish();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::Neo4j)
