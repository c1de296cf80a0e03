#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/vocabulary.hpp>

#include "resolve/clusters.hpp"
#include "resolve/comparison.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// One of the things that were compared: entities of documents that look alike to the resolver.
struct ExplainedForm {
  std::string iri;       ///< Of the node that it is part of; empty: a correction dropped it.
  std::string name;      ///< As one document has it.
  std::string document;  ///< The id of that document.
  std::string quote;     ///< Its words.
  std::uint64_t entities = 0;
};

/// Two forms, what speaks for and against their being one, and what came of it.
struct ExplainedPair {
  ExplainedForm a;
  ExplainedForm b;
  Comparison comparison;
  Outcome outcome = Outcome::apart;
  bool compared = true;    ///< False: they share no blocking key.
  bool corrected = false;  ///< A correction decided otherwise.
};

struct ExplainedNode {
  std::string iri;
  std::string name;
  Type type = Type::organization;
  std::uint64_t documents = 0;
  std::vector<std::string> names;
  std::vector<ExplainedPair> joined;   ///< What made it one, the weakest first.
  std::vector<ExplainedPair> nearest;  ///< What was kept apart from it, the closest first.
};

/// Names of different types, which are never one.
struct TypeConflict {
  std::string name;
  std::vector<std::string> iris;
};

/// What the resolver was least sure of.
struct Review {
  std::vector<ExplainedPair> joined;  ///< By score, the least first.
  std::vector<ExplainedPair> apart;   ///< By score, the highest first.
  std::vector<TypeConflict> types;    ///< By how many documents mention them, the most first.
};

/// Answers from a store that was resolved, of its nodes.
ExplainedNode explain(sqlite::Database& store, std::int64_t node, std::size_t most);
/// The pair of their forms that says most for their being one.
ExplainedPair explain_pair(sqlite::Database& store, std::int64_t a, std::int64_t b);
Review review(sqlite::Database& store, std::size_t most);

/// The correction that would change what became of a pair, as JSON; empty for forms of one name and
/// document.
std::string correction_for(const ExplainedPair& pair);

}  // namespace docweave
