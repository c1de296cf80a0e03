#pragma once

#include <span>
#include <vector>

#include "candidate.hpp"
#include "tagger/word_classes.hpp"

namespace docweave::names {

/// Names that nothing tells but the company they keep: between two bodies of a list stands a third
/// ("Health Horizons, Afya Mobile and the University"), also where it was taken for a person of no
/// known given name.
std::vector<Candidate> fellows(const Reading& text, std::span<const WordClasses> classes,
                               const std::vector<Candidate>& chosen);

/// Takes out guessed persons of one word that no fuller name, title or given name speaks for.
void drop_lone_persons(const Reading& text, std::span<const WordClasses> classes,
                       std::vector<Candidate>& chosen);

}  // namespace docweave::names
