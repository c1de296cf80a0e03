#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "resolve/entity_forms.hpp"
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
  enum class Action { same, different, rename, retype, drop, wrong };

  Action action = Action::same;
  /// For `wrong`: the subject of the statement and, unless that has a value, its object.
  std::vector<EntityReference> entities;
  std::string name;                            ///< For `rename`.
  Type type = Type::organization;              ///< For `retype`.
  Predicate predicate = Predicate::organizer;  ///< For `wrong`.
  std::optional<std::string> value = {};       ///< For `wrong`.
  std::string place;                           ///< Where it stands: "corrections.json: /3".
};

/// For messages.
std::string described(const EntityReference& reference);

/// The documents that corrections of entities name.
std::set<std::string> documents_named_in(const std::vector<Correction>& corrections);

/// Applies corrections, in their order, to the parts into which the temporary table `parts` divides
/// the forms; `paths` holds the IRIs of their clusters without the base. Fills the temporary tables
/// `renamed`, `retyped` and `dropped`. Returns what could not be applied, a sentence each. What is
/// `wrong` is left to `remove_wrong`.
std::vector<std::string> apply(sqlite::Database& database, const EntityForms& of_entities,
                               std::string_view base, const std::vector<Correction>& corrections);

}  // namespace docweave
