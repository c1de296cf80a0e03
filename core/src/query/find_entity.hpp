#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "store/sqlite.hpp"

namespace docweave::query {

/// An entity of a store.
struct FoundEntity {
  std::int64_t node = 0;
  std::string iri;
  Type type = Type::organization;
  std::string name;
  std::uint64_t documents = 0;
};

/// Entities of that IRI or that documents call so, however written (see `fold_name`), by how many
/// documents mention them; when some bear it as their best name, only those.
std::vector<FoundEntity> find_entities(sqlite::Database& store, std::string_view name,
                                       std::optional<Type> type);

/// The entity that is meant. Throws `Error(invalid_argument)`: with the names that are near when
/// there is none, with their IRIs when there are several.
FoundEntity find_entity(sqlite::Database& store, std::string_view name, std::optional<Type> type);

}  // namespace docweave::query
