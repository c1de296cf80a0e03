#include "query/written_graph.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <map>
#include <system_error>

#include <docweave/error.hpp>

namespace docweave::query {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

/// What is kept of the nodes in a graph of evidence, by predicate.
const std::map<std::string_view, std::string> kFields = {
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#subject", "subject"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate", "predicate"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#object", "object"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "fragment"},
    {"http://www.w3.org/ns/oa#hasSource", "source"},
    {"http://www.w3.org/ns/oa#hasSelector", "selector"},
    {"http://www.w3.org/ns/oa#exact", "quote"},
    {"http://www.w3.org/ns/oa#start", "start"},
    {"http://www.w3.org/ns/oa#end", "end"},
    {"https://docweave.org/ns#status", "status"},
    {"https://docweave.org/ns#evidence", "evidence"},
    {"https://docweave.org/ns#plugin", "plugin"},
    {"https://docweave.org/ns#rule", "rule"},
    {"https://docweave.org/ns#byteStart", "begin of text"},
    {"https://docweave.org/ns#byteEnd", "end of text"},
};

using Node = std::multimap<std::string, std::string>;
using Nodes = std::map<std::string, Node, std::less<>>;

std::string value(const Node& node, const std::string& field) {
  const auto found = node.find(field);
  return found == node.end() ? std::string() : found->second;
}

/// The statements of one graph of evidence, put together when all its triples are there.
class EvidenceGraph {
 public:
  EvidenceGraph(const std::string& file, const WrittenGraph& graph) : file_(file), graph_(graph) {}

  void add(const rdf::Quad& quad, const std::string& field) {
    nodes_[std::string(quad.subject)].emplace(field, quad.object);
  }

  void flush() {
    for (const auto& [iri, node] : nodes_) {
      if (node.contains("subject")) graph_.statement(statement(iri, node));
    }
    nodes_.clear();
  }

 private:
  const Node& node(const std::string& iri) const {
    static const Node kNone;
    const auto found = nodes_.find(iri);
    return found == nodes_.end() ? kNone : found->second;
  }

  WrittenStatement statement(const std::string& iri, const Node& node_of_it) const {
    WrittenStatement statement{iri,
                               value(node_of_it, "subject"),
                               value(node_of_it, "predicate"),
                               value(node_of_it, "object"),
                               value(node_of_it, "status"),
                               {}};
    const auto [first, end] = node_of_it.equal_range("evidence");
    for (auto each = first; each != end; ++each)
      statement.evidence.push_back(evidence(each->second));
    return statement;
  }

  WrittenEvidence evidence(const std::string& iri) const {
    const Node& about = node(iri);
    WrittenEvidence evidence;
    evidence.document = value(about, "source");
    evidence.plugin = value(about, "plugin");
    evidence.rule = value(about, "rule");
    bool has_quote = false, has_span = false;
    const auto [first, end] = about.equal_range("selector");
    for (auto each = first; each != end; ++each) {
      const Node& selector = node(each->second);
      if (selector.contains("quote")) {
        evidence.quote = value(selector, "quote");
        has_quote = true;
      } else if (selector.contains("begin of text")) {
        evidence.begin = number(iri, selector, "begin of text");
        evidence.end = number(iri, selector, "end of text");
        has_span = true;
      } else if (selector.contains("start")) {
        evidence.place = {number(iri, selector, "start"), number(iri, selector, "end"), 0};
      } else if (selector.contains("fragment")) {
        evidence.place = {0, 0, page(value(selector, "fragment"))};
      }
    }
    if (evidence.document.empty() || !has_quote || !has_span) {
      throw Error(ErrorCode::invalid_data, file_,
                  "<" + iri +
                      "> has no source, quote or place in the text: the graph must be "
                      "written with provenance \"full\"");
    }
    return evidence;
  }

  std::uint64_t number(const std::string& iri, const Node& node_of_it,
                       const std::string& field) const {
    const std::string text = value(node_of_it, field);
    std::uint64_t number = 0;
    const auto end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && rest == end) return number;
    throw Error(ErrorCode::invalid_data, file_,
                "<" + iri + ">: \"" + text + "\" is no number of bytes (" + field + ")");
  }

  static int page(std::string_view fragment) {
    constexpr std::string_view kPage = "page=";
    int page = 0;
    if (fragment.starts_with(kPage)) {
      std::from_chars(fragment.data() + kPage.size(), fragment.data() + fragment.size(), page);
    }
    return page;
  }

  const std::string& file_;
  const WrittenGraph& graph_;
  Nodes nodes_;
};

}  // namespace

void read_written_graph(const std::filesystem::path& file, const WrittenGraph& graph) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(ErrorCode::io, file.string(),
                "cannot be opened: " + std::generic_category().message(errno));
  }
  std::string block(kBlock, '\0');
  const std::string name = file.string();
  const rdf::Text text{name, [&] {
                         stream.read(block.data(), static_cast<std::streamsize>(block.size()));
                         if (stream.bad()) throw Error(ErrorCode::io, name, "cannot be read");
                         return std::string_view(block.data(),
                                                 static_cast<std::size_t>(stream.gcount()));
                       }};
  EvidenceGraph evidence(name, graph);
  std::string label;
  rdf::read(rdf::Syntax::nquads, text, [&](const rdf::Quad& quad) {
    const auto field = kFields.find(quad.predicate);
    if (field == kFields.end()) {
      if (graph.quad) graph.quad(quad);
      return;
    }
    if (quad.graph != label) evidence.flush();
    label = quad.graph;
    evidence.add(quad, field->second);
  });
  evidence.flush();
}

}  // namespace docweave::query
