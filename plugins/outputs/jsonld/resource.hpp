#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <docweave/rdf.hpp>

namespace docweave {

/// The triples of one resource and its parts, gathered by subject and predicate: what one JSON-LD
/// node object, with its parts nested, is written from. IRIs are fit for writing.
class Resource {
 public:
  struct Value {
    rdf::Term::Kind kind;
    std::string text;
    std::string datatype;
    friend bool operator==(const Value&, const Value&) = default;
  };
  struct Property {
    std::string predicate;
    std::vector<Value> values;
  };
  struct Node {
    std::string iri;
    std::vector<Property> properties;
    bool written = false;
  };

  void add(const rdf::Triple& triple);
  void clear();

  /// In the order of their first triple.
  std::vector<Node>& nodes() { return nodes_; }
  /// The node of a subject; null when the resource has no triples of it.
  Node* node(const std::string& iri);

 private:
  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace docweave
