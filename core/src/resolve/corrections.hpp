#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "store/sqlite.hpp"

namespace docweave {

/// What a correction speaks of: the parts of the graph that fit every member that is not empty.
struct EntityReference {
  std::string iri;
  std::string name;
  std::optional<Type> type;
  std::string document;  ///< Id or IRI.
};

/// What a person knows better than the resolver; schemas/corrections.schema.json describes it.
struct Correction {
  enum class Action { same, different, rename, retype, drop };

  Action action = Action::same;
  std::vector<EntityReference> entities;
  std::string name;                ///< For `rename`.
  Type type = Type::organization;  ///< For `retype`.
  std::string place;               ///< Where it stands: "corrections.json: /3".
};

/// The documents that corrections name.
std::set<std::string> documents_named_in(const std::vector<Correction>& corrections);

/// Applies corrections, in their order, to the parts into which the temporary table `parts` divides
/// the forms; `paths` holds the IRIs of their clusters without the base. Fills the temporary tables
/// `renamed`, `retyped` and `dropped`. Returns what could not be applied, a sentence each.
std::vector<std::string> apply(sqlite::Database& database, std::string_view base,
                               const std::vector<Correction>& corrections);

}  // namespace docweave
