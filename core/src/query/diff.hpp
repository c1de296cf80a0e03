#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/snapshots.hpp"

namespace docweave::query {

/// Why something changed, as far as the two states tell.
struct Cause {
  std::string kind;    ///< "document", "rule", "merge" (or split) or "correction".
  std::string detail;  ///< For people: "page.html is new".
};

/// What is in one state and not, or not so, in the other.
struct Change {
  std::string what;                        ///< "document", "entity" or "statement".
  std::string kind;                        ///< "added", "removed" or "changed".
  std::string iri;                         ///< Of a document or an entity.
  std::string type, name;                  ///< Of an entity.
  std::string subject, predicate, object;  ///< Of a statement.
  std::vector<std::string> details;        ///< Changed: what it was and is.
  Cause cause;
};

/// Hands over every change: documents, then entities by IRI, then statements; of each what was
/// added, what was removed, what changed.
void compare(Snapshots& snapshots, const std::function<void(const Change&)>& sink);

}  // namespace docweave::query
