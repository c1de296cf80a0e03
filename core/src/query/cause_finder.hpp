#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "query/diff.hpp"
#include "store/sqlite.hpp"

namespace docweave::query {

/// Finds why two snapshots differ in an entity or a statement: first whether identity was decided
/// otherwise, then whether a document came, went or changed; what is left the rules did.
class CauseFinder {
 public:
  explicit CauseFinder(sqlite::Database& snapshots);

  /// Of an entity or statement that is in one state (`side`) alone.
  Cause of_entity(const std::string& iri, std::int64_t side);
  Cause of_statement(const std::string& subject, const std::string& predicate,
                     const std::string& object, std::int64_t side);
  /// Of those that are in both, but not the same.
  Cause of_changed_entity(const std::string& iri);
  Cause of_changed_statement(const std::string& subject, const std::string& predicate,
                             const std::string& object);

 private:
  std::optional<Cause> dropped(const std::string& iri, std::int64_t side);
  std::optional<Cause> overruled(const std::string& iri);
  std::optional<Cause> wrong(const std::string& subject, const std::string& predicate,
                             const std::string& object);
  std::optional<Cause> merge(const std::string& iri, std::int64_t side);
  /// `documents`: a query of one column.
  std::optional<Cause> document(sqlite::Query documents, std::int64_t side);
  sqlite::Query documents_of(const std::string& iri, std::int64_t side);
  sqlite::Query documents_of(const std::string& subject, const std::string& predicate,
                             const std::string& object, std::int64_t side);
  bool contents_known();

  sqlite::Database& database_;
};

}  // namespace docweave::query
