#pragma once

#include <string>
#include <string_view>

#include <docweave/graph.hpp>

/// The graph as RDF: the one place that says which triples an entity, a statement and its evidence
/// are. Outputs in an RDF syntax give a sink that writes them down.
namespace docweave::rdf {

/// The object of a triple. `datatype` is an IRI; a literal without one is a plain string, or a
/// string in the language that `language` names (BCP 47). It never has both.
struct Term {
  enum class Kind { iri, literal };
  Kind kind = Kind::iri;
  std::string_view value;
  std::string_view datatype;
  std::string_view language;
};

/// IRIs are given as the graph holds them; `append_iri` makes them fit for writing. All views are
/// valid during the call that hands them over.
struct Triple {
  std::string_view subject;
  std::string_view predicate;
  Term object;
};

/// Receives triples graph by graph and, inside a graph, resource by resource.
class Sink {
 public:
  virtual ~Sink();
  /// The triples to come belong to the graph of that label; empty: the default graph. No label
  /// comes twice.
  virtual void begin_graph(std::string_view label) = 0;
  virtual void triple(const Triple& triple) = 0;
  /// All triples of one resource, and of the parts that exist only for it (the grant of a project,
  /// the selectors of an evidence), have been given. The first triple's subject is the resource.
  virtual void end_resource() = 0;
};

/// How much of where things were said goes into the triples.
enum class Provenance {
  none,      ///< One default graph of everything.
  document,  ///< A graph for each document, its label the document's IRI, of what it supports.
  full,      ///< The same, and for each document a graph of evidence: `<document>#evidence`.
};

/// By name ("none", "document", "full"); throws `Error(invalid_argument)` for another.
Provenance provenance_named(std::string_view name);

/// Gives a whole graph to the sink, from its cursors, one document or entity at a time.
///
/// With provenance, the default graph holds what no single document decides: the best name of each
/// entity. Denied and cancelled statements are no triples of their
/// own: they are only found, with their status, among the evidence.
void describe(const Graph& graph, Provenance provenance, Sink& sink);

/// Appends an IRI with what no IRI may hold (controls, space, `<>"{}|^` and others that N-Triples
/// or RFC 3987 forbid, any Unicode white space, stray `%`, `#` and brackets) percent-encoded.
void append_iri(std::string& out, std::string_view iri);

}  // namespace docweave::rdf
