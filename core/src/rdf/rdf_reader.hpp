#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace docweave::rdf {

/// A triple with the label of its graph. Prefixed names are written out; blank nodes begin with
/// "_:". All views are valid during the call that hands them over.
struct Quad {
  std::string_view graph;  ///< Empty: the default graph.
  std::string_view subject;
  std::string_view predicate;
  std::string_view object;
  bool literal = false;
  std::string_view datatype;  ///< IRI, or empty.
};

enum class Syntax { turtle, nquads };

/// What is read: `next` gives block after block, empty at the end.
struct Text {
  std::string name;  ///< For messages.
  std::function<std::string_view()> next;
};

/// Reads RDF quad by quad; N-Triples is read as either. Throws `Error(invalid_data)` with line and
/// column, and what `next` and `sink` throw.
void read(Syntax syntax, const Text& text, const std::function<void(const Quad&)>& sink);

}  // namespace docweave::rdf
