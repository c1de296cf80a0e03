#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "vice-president of the Parliament, Committee on Security": of two bodies that a rule has found
/// related with nothing but a comma between, the one that is named as a unit is part of the other.
void turn_units(const Document& document, const Language& language, std::vector<Relation>& found);

/// "International Migration Division, OECD", "European Commission, DG ECHO": of two bodies with
/// nothing but a comma between, one of which is named as a unit, the other is its parent. In longer
/// lists the comma says no such thing.
void add_unit_chains(const Document& document, const Language& language,
                     std::vector<Relation>& found);

}  // namespace docweave::relations
