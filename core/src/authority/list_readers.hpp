#pragma once

#include "authority/list_entry.hpp"
#include "authority/list_stream.hpp"

/// One reader for each way to write a list. All throw `Error(invalid_data)` with the place of what
/// they cannot read.
namespace docweave::authority {

/// What one entry may take of a list, in bytes.
inline constexpr std::size_t kLargestEntry = std::size_t{16} << 20;

/// CSV (RFC 4180), the separator a comma, a semicolon or a tab, as the header line has it. Columns
/// by name: id, iri, name, alternate, acronym, country, parent, type; several values in one field
/// are separated by "|" or, where that is not the columns' separator, ";". Other columns are passed
/// over.
void read_delimited(ListStream& stream, const ListSink& sink);

/// JSON objects, in an array or one after the other: with members named like the columns above, or
/// records of the Research Organization Registry (schema versions 1 and 2).
void read_json(ListStream& stream, const ListSink& sink);

/// Concepts of a SKOS vocabulary in Turtle or N-Triples.
void read_skos(ListStream& stream, const ListSink& sink);

}  // namespace docweave::authority
