#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/sqlite.hpp"

namespace docweave {

/// Which form each entity of each document is part of. Held in memory, in four bytes each: it is
/// asked for all over and changes until the end, and the store's table is then filled in one go.
class EntityForms {
 public:
  /// All entities of the store, of no form (0) yet.
  explicit EntityForms(sqlite::Database& database);

  std::size_t place(std::int64_t document, std::int64_t entity) const;
  /// The forms of a document's entities, which are numbered from 0.
  std::span<const std::uint32_t> of(std::int64_t document) const;
  /// By place: the order of documents and, in each, of entities.
  std::uint32_t& operator[](std::size_t place) { return forms_[place]; }
  const std::vector<std::uint32_t>& all() const { return forms_; }

  /// Those above `first` are numbers of drafts above it: each becomes `forms[number - first]`.
  void renumber(std::int64_t first, std::span<const std::int64_t> forms);
  /// Fills the table `identity`; `nodes` by form.
  void write(sqlite::Database& database, std::span<const std::int64_t> nodes) const;

 private:
  std::vector<std::int64_t> documents_;
  std::vector<std::size_t> ends_;  ///< Of each document's entities.
  std::vector<std::uint32_t> forms_;
};

}  // namespace docweave
