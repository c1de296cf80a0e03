#include "flavour.hpp"

#include <docweave/error.hpp>

namespace docweave {
namespace {

constexpr Key kNodeLabel = {"label", "node", "label", "string"};
constexpr Key kEdgeLabel = {"edge-label", "edge", "label", "string"};

constexpr Key kNode[] = {
    {"type", "node", "type", "string"},
    {"name", "node", "name", "string"},
    {"alternateNames", "node", "alternateNames", "string"},
    {"iri", "node", "iri", "string"},
    {"fundingAgency", "node", "fundingAgency", "boolean"},
    {"documents", "node", "documents", "int"},
    {"mentions", "node", "mentions", "int"},
    {"startDate", "node", "startDate", "string"},
    {"endDate", "node", "endDate", "string"},
    {"jobTitle", "node", "jobTitle", "string"},
    {"amount", "node", "amount", "string"},
    {"sameAs", "node", "sameAs", "string"},
};

constexpr Key kEdge[] = {
    {"edge-predicate", "edge", "predicate", "string"},
    {"edge-status", "edge", "status", "string"},
    {"edge-weight", "edge", "weight", "double"},
    {"edge-confidence", "edge", "confidence", "double"},
    {"edge-evidence", "edge", "evidence", "int"},
    {"edge-documents", "edge", "documents", "string"},
    {"edge-quotes", "edge", "quotes", "string"},
};

// Gephi takes size and colour from attributes of these names, and can merge the two days into an
// interval for its timeline.
constexpr Key kGephi[] = {
    {"start", "node", "start", "string"},
    {"end", "node", "end", "string"},
    {"size", "node", "size", "float"},
    {"r", "node", "r", "int"},
    {"g", "node", "g", "int"},
    {"b", "node", "b", "int"},
};

constexpr Key kYed[] = {
    {"node-drawing", "node", "", "nodegraphics"},
    {"edge-drawing", "edge", "", "edgegraphics"},
};

// APOC looks for these ids, not names; the edge's must come first in its edge.
constexpr Key kNeo4j[] = {
    {"labels", "node", "labels", "string"},
    {"label", "edge", "label", "string"},
};

constexpr Key kCytoscape[] = {
    kNodeLabel,
    kEdgeLabel,
    {"edge-interaction", "edge", "interaction", "string"},
};

constexpr Key kPlain[] = {kNodeLabel, kEdgeLabel};

template <class Keys>
void add(std::vector<Key>& to, const Keys& keys) {
  for (const Key& key : keys) to.push_back(key);
}

}  // namespace

Flavour flavour_named(std::string_view name) {
  if (name == "plain") return Flavour::plain;
  if (name == "gephi") return Flavour::gephi;
  if (name == "yed") return Flavour::yed;
  if (name == "neo4j") return Flavour::neo4j;
  if (name == "cytoscape") return Flavour::cytoscape;
  throw Error(ErrorCode::invalid_argument, "flavour",
              "\"" + std::string(name) + "\" is none of plain, gephi, yed, neo4j, cytoscape");
}

std::vector<Key> keys(Flavour flavour) {
  std::vector<Key> keys;
  if (flavour == Flavour::neo4j) {
    add(keys, kNeo4j);
  } else if (flavour == Flavour::cytoscape) {
    add(keys, kCytoscape);
  } else {
    add(keys, kPlain);
  }
  add(keys, kNode);
  add(keys, kEdge);
  if (flavour == Flavour::gephi) add(keys, kGephi);
  if (flavour == Flavour::yed) add(keys, kYed);
  return keys;
}

void append_root(std::string& out, Flavour flavour) {
  const bool yed = flavour == Flavour::yed;
  out += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  if (yed) {
    out +=
        " xmlns:y=\"http://www.yworks.com/xml/graphml\" "
        "xmlns:yed=\"http://www.yworks.com/xml/yed/3\"";
  }
  out +=
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ";
  out += yed ? "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
             : "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";
  out += "\">\n";
}

void append_key(std::string& out, const Key& key) {
  out.append("<key id=\"").append(key.id).append("\" for=\"").append(key.domain);
  if (key.name.empty()) {
    out.append("\" yfiles.type=\"").append(key.type);
  } else {
    out.append("\" attr.name=\"").append(key.name).append("\" attr.type=\"").append(key.type);
  }
  out += "\"/>\n";
}

}  // namespace docweave
