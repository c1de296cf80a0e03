#pragma once

#include <optional>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

class Topics;

/// One gift of a list.
struct GrantEntry {
  Span span;                         ///< To where the next one begins.
  Span line;                         ///< The first, or the row of a table.
  MentionId named = 0;               ///< What it begins with: who was given something, or for what.
  std::optional<MentionId> project;  ///< What the money is for.
};

/// Lists and tables of gifts: entries that begin with a name and tell how much, in text order, on a
/// page that speaks of grants or awards.
std::vector<std::vector<GrantEntry>> grant_lists(const Document& document,
                                                 const Language& language);

/// Who pays for what these lists name, and who does it.
void add_listed_grants(const Document& document, const Topics& topics,
                       std::vector<Relation>& found);

}  // namespace docweave::relations
