#pragma once

#include <vector>

#include "candidate.hpp"

namespace docweave::names {

/// Drops guesses in lines written in capitals, where capitals mark no name ("FINANCIAL
/// INVESTIGATORS GRADUATE"), but for bodies that are a whole line by themselves; the repetitions of
/// names that stand elsewhere in ordinary writing come back as such. A document that often writes
/// so keeps all.
void drop_shouted(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
