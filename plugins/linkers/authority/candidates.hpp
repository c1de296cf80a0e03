#pragma once

#include <optional>
#include <string>
#include <vector>

#include <docweave/authority.hpp>

#include "context.hpp"

namespace docweave::authority_linker {

/// Words that speak for a link.
struct Sign {
  Span span;
  std::string_view kind;  ///< "name", "acronym", "country", "parent"
  double confidence = 0;
};

/// An entry of a list that an entity of a document is, with what tells so.
struct Link {
  AuthorityIndex::EntryId entry = 0;
  std::vector<Sign> signs;
};

/// Chooses the entry that an entity is; nothing when the list has none or the document does not
/// tell which of several. `shared_names`: folded beginnings of names that many bodies bear.
std::optional<Link> choose_entry(const AuthorityIndex& index, const Entity& entity,
                                 EntityIndex number, const Context& context,
                                 const std::vector<std::string>& shared_names);

}  // namespace docweave::authority_linker
