#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rdf/rdf_reader.hpp"

namespace docweave::query {

/// Where words stand in an original file: bytes, or a page.
struct Place {
  std::uint64_t begin = 0, end = 0;
  int page = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

/// An evidence as an N-Quads file has it.
struct WrittenEvidence {
  std::string document;  ///< IRI
  std::string quote;
  std::uint64_t begin = 0, end = 0;
  std::optional<Place> place;
  std::string plugin, rule;
};

/// A statement of one document, with its evidence. IRIs are whole, literals bare.
struct WrittenStatement {
  std::string iri;  ///< Of the statement itself.
  std::string subject, predicate, object, status;
  std::vector<WrittenEvidence> evidence;
};

/// Takes the content of a graph as it is read. Views and references are valid during a call.
struct WrittenGraph {
  std::function<void(const WrittenStatement&)> statement;
  /// What belongs to no statement: types, names, documents and the triples that statements assert.
  std::function<void(const rdf::Quad&)> quad;
};

/// Reads an N-Quads file that docweave wrote with provenance "full". The statements of a document
/// may stand in any order, and its graph of evidence on its own. Throws `Error(io)`, and
/// `Error(invalid_data)` for what is no N-Quads or an evidence without quote or place. Memory: the
/// statements of one document.
void read_written_graph(const std::filesystem::path& file, const WrittenGraph& graph);

}  // namespace docweave::query
