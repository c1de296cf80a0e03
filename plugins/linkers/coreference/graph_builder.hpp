#pragma once

#include <vector>

#include <docweave/document.hpp>
#include <docweave/document_graph.hpp>

#include "clusters.hpp"

namespace docweave::coreference {

struct BuildOptions {
  double threshold = 0;     ///< Confidence below which a relation is not stated.
  bool all_events = false;  ///< Entities of events, too, that nothing is said of.
};

/// Makes an entity of every cluster that has a name, or a description that some relation speaks
/// of, and a statement of every relation between them. A place that a title names after "in" is
/// where the event or project is.
void build_graph(const Document& document, const Lexicon& lexicon,
                 const std::vector<MentionId>& mentions, Clusters& clusters,
                 const BuildOptions& options, DocumentGraph& graph);

/// Adds what the names themselves say of what the text names, too: "OSCE Mission to Skopje" is part
/// of the OSCE, "Embassy in Dushanbe" lies in Dushanbe, the "Clean Rivers Exercise" belongs to the
/// Clean Rivers project, and USAID pays for the "USAID Forest Program".
void add_name_structure(const Document& document, const Lexicon& lexicon, DocumentGraph& graph);

}  // namespace docweave::coreference
