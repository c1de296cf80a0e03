#include "graphml.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "xml_text.hpp"

namespace docweave {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::string_view kSeparator = "; ";

/// A declared attribute. Nodes and edges may share names, so an edge's id has a prefix.
struct Key {
  std::string_view id, domain, name, type;
};

constexpr std::array kKeys = {
    Key{"label", "node", "label", "string"},
    Key{"type", "node", "type", "string"},
    Key{"name", "node", "name", "string"},
    Key{"alternateNames", "node", "alternateNames", "string"},
    Key{"iri", "node", "iri", "string"},
    Key{"sameAs", "node", "sameAs", "string"},
    Key{"fundingAgency", "node", "fundingAgency", "boolean"},
    Key{"documents", "node", "documents", "int"},
    Key{"mentions", "node", "mentions", "int"},
    Key{"startDate", "node", "startDate", "string"},
    Key{"endDate", "node", "endDate", "string"},
    Key{"jobTitle", "node", "jobTitle", "string"},
    Key{"amount", "node", "amount", "string"},
    Key{"edge-label", "edge", "label", "string"},
    Key{"edge-predicate", "edge", "predicate", "string"},
    Key{"edge-status", "edge", "status", "string"},
    Key{"edge-weight", "edge", "weight", "double"},
    Key{"edge-confidence", "edge", "confidence", "double"},
    Key{"edge-evidence", "edge", "evidence", "int"},
    Key{"edge-documents", "edge", "documents", "string"},
    Key{"edge-quotes", "edge", "quotes", "string"},
};

bool stated(const GraphStatement& statement) {
  return statement.status == Status::asserted || statement.status == Status::planned;
}

/// Literal values of one node, joined by attribute.
class Values {
 public:
  void add(Predicate predicate, std::string_view value) {
    const std::string_view key = info(predicate).name;
    const auto same = std::ranges::find(values_, key, &Entry::key);
    if (same == values_.end()) {
      values_.push_back({key, std::string(value), std::string(value)});
    } else if (same->last != value) {
      same->joined.append(kSeparator).append(value);
      same->last = value;
    }
  }

  struct Entry {
    std::string_view key;
    std::string joined, last;
  };
  const std::vector<Entry>& entries() const { return values_; }

 private:
  std::vector<Entry> values_;
};

class Writer {
 public:
  Writer(std::ostream& out, std::size_t quotes) : out_(out), quotes_(quotes) {}

  void head() {
    text_ +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    for (const Key& key : kKeys) {
      text_.append("<key id=\"").append(key.id).append("\" for=\"").append(key.domain);
      text_.append("\" attr.name=\"").append(key.name).append("\" attr.type=\"").append(key.type);
      text_ += "\"/>\n";
    }
    text_ += "<graph id=\"graph\" edgedefault=\"directed\">\n";
  }

  void node(const GraphEntity& entity, const Values& values) {
    text_ += "<node id=\"";
    append_token(text_, entity.iri);
    text_ += "\">";
    data("label", best_name(entity));
    data("type", info(entity.type).name);
    data("name", entity.name);
    data("alternateNames", joined(entity.alternate_names));
    data("iri", entity.iri);
    data("fundingAgency", entity.funds ? "true" : "false");
    number("documents", entity.documents);
    number("mentions", entity.mentions);
    for (const Values::Entry& value : values.entries()) data(value.key, value.joined);
    text_ += "</node>\n";
    flush_chunk();
  }

  void edge(const GraphStatement& statement) {
    text_ += "<edge id=\"e";
    append_number(++edges_);
    text_ += "\" source=\"";
    append_token(text_, statement.subject);
    text_ += "\" target=\"";
    append_token(text_, std::get<std::string>(statement.object));
    text_ += "\">";
    const PredicateInfo& predicate = info(statement.predicate);
    data("edge-label", predicate.name);
    data("edge-predicate", predicate.iri);
    data("edge-status", to_string(statement.status));
    prove(statement);
    text_ += "</edge>\n";
    flush_chunk();
  }

  void foot() {
    text_ += "</graph>\n</graphml>\n";
    flush();
  }

 private:
  static std::string_view best_name(const GraphEntity& entity) {
    if (!entity.name.empty()) return entity.name;
    return entity.alternate_names.empty() ? entity.iri : entity.alternate_names.front();
  }

  /// Evidence is sorted by document, so equal documents are neighbours.
  void prove(const GraphStatement& statement) {
    std::size_t documents = 0;
    std::string_view last;
    joined_.clear();
    for (const GraphEvidence& proof : statement.evidence) {
      if (proof.document == last) continue;
      last = proof.document;
      join(last, documents++);
    }
    number("edge-weight", documents);
    number("edge-confidence", statement.confidence);
    number("edge-evidence", statement.evidence.size());
    data("edge-documents", joined_);
    joined_.clear();
    const std::size_t shown = std::min(quotes_, statement.evidence.size());
    for (std::size_t i = 0; i < shown; ++i) join(statement.evidence[i].evidence.quote, i);
    data("edge-quotes", joined_);
  }

  void join(std::string_view value, std::size_t position) {
    if (position > 0) joined_ += kSeparator;
    joined_ += value;
  }

  std::string_view joined(const std::vector<std::string>& values) {
    joined_.clear();
    for (std::size_t i = 0; i < values.size(); ++i) join(values[i], i);
    return joined_;
  }

  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    begin_data(key);
    append_xml(text_, value);
    text_ += "</data>";
  }

  template <class Number>
  void number(std::string_view key, Number value) {
    begin_data(key);
    append_number(value);
    text_ += "</data>";
  }

  void begin_data(std::string_view key) { text_.append("<data key=\"").append(key).append("\">"); }

  template <class Number>
  void append_number(Number value) {
    std::array<char, 32> digits;
    text_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
  }

  void flush_chunk() {
    if (text_.size() >= kChunk) flush();
  }

  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  std::size_t quotes_;
  std::string text_;
  std::string joined_;
  std::size_t edges_ = 0;
};

/// Nodes take up the literals on the way: both cursors go by subject.
void write_nodes(const Graph& graph, Writer& writer) {
  const auto entities = graph.entities();
  const auto statements = graph.statements();
  const GraphStatement* statement = statements->next();
  while (const GraphEntity* entity = entities->next()) {
    Values values;
    for (; statement && statement->subject <= entity->iri; statement = statements->next()) {
      const auto* literal = std::get_if<Literal>(&statement->object);
      if (literal && stated(*statement)) values.add(statement->predicate, literal->value);
    }
    writer.node(*entity, values);
  }
}

void write_edges(const Graph& graph, Writer& writer) {
  const auto statements = graph.statements();
  while (const GraphStatement* statement = statements->next()) {
    if (std::holds_alternative<std::string>(statement->object) && stated(*statement)) {
      writer.edge(*statement);
    }
  }
}

}  // namespace

GraphMl::GraphMl(const PluginContext& context)
    : quotes_(static_cast<std::size_t>(context.options.integer("quotes"))) {}

void GraphMl::write(const Graph& graph, OutputTarget& target) const {
  Writer writer(target.stream(), quotes_);
  writer.head();
  write_nodes(graph, writer);
  write_edges(graph, writer);
  writer.foot();
}

}  // namespace docweave

DOCWEAVE_PLUGIN(docweave::GraphMl)
