#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "candidate.hpp"

namespace docweave::names {

/// "Minister of Finance and Governor of the Fund" are two titles: cuts where a role stands behind
/// "and".
void split_titles(const Document& document, const Words& words, std::vector<Candidate>& candidates);

/// What a title is for ("Adviser for Innovation and Digital Government") is a topic, no body, when
/// neither a list nor a word like "agency" says otherwise: such names are dropped.
void drop_topics_of_titles(const Document& document, const Words& words,
                           std::vector<Candidate>& candidates);

}  // namespace docweave::names
