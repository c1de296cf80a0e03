#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "resolve/entity_rows.hpp"
#include "resolve/names.hpp"
#include "resolve/union_find.hpp"

namespace docweave {

/// Identity of organisations, projects, persons and places by what they are called.
///
/// Entities of one type are one when they share a knowledge key, or their best name, or when one's
/// best name is another name of the other and of no third. Only names with enough to them count: of
/// persons first and last name; of other names acronyms, and full names that are no mere part of
/// the best one ("Ministry of Interior" of "Ministry of Interior of Albania"). An acronym that
/// different bodies bear proves nothing: who is called by it alone stays apart in each document.
class NameIdentity {
 public:
  /// Looks at all entities once. Memory grows with the distinct names, not with the entities.
  NameIdentity(EntityRows rows, const Names& names);

  /// How many clusters there can be.
  std::uint32_t size() const { return static_cast<std::uint32_t>(forms_.size()); }
  /// The cluster of an entity, below `size()`; nothing when its name does not identify it.
  std::optional<std::uint32_t> cluster(const EntityRow& row);
  /// Whether entities of this cluster are one within a document only.
  bool within_document(std::uint32_t cluster) const { return ambiguous_[cluster]; }

 private:
  /// What is known of an entity by its name alone.
  struct Form {
    Type type;
    FoldId name;
    std::string key;
    friend auto operator<=>(const Form&, const Form&) = default;
  };
  /// A name other than the best one, with how many entities of each form bear it.
  struct OtherName {
    Type type;
    FoldId name;
    bool acronym;
    friend auto operator<=>(const OtherName&, const OtherName&) = default;
  };
  using Bearers = std::map<Form, std::uint64_t>;
  using OtherNames = std::map<OtherName, Bearers>;

  std::optional<Form> form_of(const EntityRow& row) const;
  /// The number of a form; nothing when no entity has it.
  std::optional<std::uint32_t> number_of(const Form& form) const;
  bool links(const EntityRow& row, NameId other_name) const;
  void unite_by_key();
  void unite_by_best_name();
  void unite_by_other_names(const OtherNames& other_names);
  void unite(std::uint32_t a, std::uint32_t b);

  const Names& names_;
  std::vector<Form> forms_;  ///< Sorted, so that numbers do not depend on the order of documents.
  std::vector<bool> ambiguous_;
  std::vector<bool> joined_;  ///< By the number that stands for a set: it holds several forms.
  UnionFind sets_{0};
  std::map<std::uint32_t, std::set<std::string>> keys_;  ///< By the number that stands for a set.
};

}  // namespace docweave
