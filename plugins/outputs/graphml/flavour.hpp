#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docweave {

/// For whom a GraphML file is written: the format is one, but each program looks for labels,
/// colours and times under names of its own.
enum class Flavour { plain, gephi, yed, neo4j, cytoscape };

/// By name ("yed"); throws `Error(invalid_argument)` for another.
Flavour flavour_named(std::string_view name);

/// A declared attribute. Nodes and edges may share names, so an edge's id has a prefix.
struct Key {
  std::string_view id, domain, name, type;
};

/// What a flavour declares, in the order in which nodes and edges carry it. One without a name
/// holds a drawing for yEd, and its type says of what.
std::vector<Key> keys(Flavour flavour);

/// Appends the root element's start tag.
void append_root(std::string& out, Flavour flavour);
void append_key(std::string& out, const Key& key);

}  // namespace docweave
