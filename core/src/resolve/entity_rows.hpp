#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "resolve/names.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// What identity across documents needs of a document's entity.
struct EntityRow {
  std::int64_t document = 0;
  std::int64_t entity = 0;
  Type type = Type::organization;
  std::string key;
  /// The best name; the first full one when the document's best is an acronym.
  NameId name = 0;
  /// The document's other names for it, without common nouns such as "the workshop".
  std::vector<NameId> other_names;
  /// Of the document's id and the entity's place in it: the same in every run.
  std::uint64_t fingerprint = 0;
};

/// Reads the entities of all documents, those of one document together.
class EntityRows {
 public:
  EntityRows(sqlite::Database& database, const Names& names);

  /// Valid until the next call; null at the end.
  const EntityRow* next();

 private:
  void prefer_full_name();

  const Names& names_;
  sqlite::Query query_;
  bool more_;
  EntityRow row_;
};

}  // namespace docweave
