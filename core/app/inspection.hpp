#pragma once

#include <ostream>
#include <string>
#include <vector>

#include <docweave/document_graph.hpp>

namespace docweave::app {

/// A document with all that was found in it.
struct Inspected {
  Document document;
  DocumentGraph graph;
};

/// The mentions that no other covers, in text order; of two that overlap the first, then the
/// longer.
std::vector<const Mention*> outermost_mentions(const Document& document);

/// The other end of a statement: a value, or the name of an entity.
std::string object_of(const DocumentGraph& graph, const Statement& statement);

/// For terminals; mentions in colour, or as "[words|Type]".
void print_terminal(const Inspected& inspected, bool colour, std::ostream& stream);

/// All documents as one HTML page that needs no other file.
void print_page(const std::vector<Inspected>& all, std::ostream& stream);

}  // namespace docweave::app
