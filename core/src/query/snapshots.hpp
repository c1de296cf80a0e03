#pragma once

#include <filesystem>

#include "store/sqlite.hpp"

namespace docweave::query {

/// Two states of a graph side by side, in a temporary file. Side 0 is the old one, 1 the new one:
///
///     documents(side, iri, content)             content: hash of the bytes; empty: not known
///     entities(side, iri, type, name)
///     members(side, iri, document, name)        what a document calls an entity
///     dropped(side, document, name)             what a correction took out
///     overruled(side, iri, how)                 "renamed" or "retyped" by a correction
///     wrong(side, subject, predicate, object)   what a correction calls so; documents state it
///     supports(side, subject, predicate, object, status, document, rule)
///
/// N-Quads do not tell what corrections did.
class Snapshots {
 public:
  /// Two stores or two N-Quads files with provenance "full". Throws `Error(invalid_argument)` when
  /// it is one of each, `Error(io)` and `Error(invalid_data)` when they cannot be read.
  Snapshots(const std::filesystem::path& before, const std::filesystem::path& after);

  sqlite::Database& database() { return database_; }

 private:
  void read_store(std::int64_t side, const std::filesystem::path& file);
  void read_nquads(std::int64_t side, const std::filesystem::path& file);

  sqlite::Database database_;
};

}  // namespace docweave::query
