#pragma once

#include <set>
#include <utility>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// Adds where bodies are, each place of a body once.
class Seats {
 public:
  /// Both must outlive it.
  Seats(const Document& document, std::vector<Relation>& found);

  void add(MentionId body, MentionId place, const char* rule, double confidence);

 private:
  const Document& document_;
  std::vector<Relation>& found_;
  std::set<std::pair<MentionId, MentionId>> said_;
};

/// Where bodies are whose places stand right below or beside them: a list of partners with the
/// town under each name, a table with a column of countries. A row that tells of an event
/// is left out: the place is the event's.
void add_seats(const Document& document, std::vector<Relation>& found);

/// "Ministry of Energy" over "Policy Department": letterheads name the body and its unit on lines
/// of their own.
void add_letterheads(const Document& document, const Language& language,
                     std::vector<Relation>& found);

}  // namespace docweave::relations
