#pragma once

#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"

namespace docweave::relations {

/// Whose a project is, as words right beside its name tell: "the Reef Foundation's Open Shores",
/// "the Open Shores programme of the Reef Foundation". Bodies that give money pay for what is
/// theirs, others run it.
void add_project_owners(const Document& document, const Language& language,
                        std::vector<Relation>& found);

}  // namespace docweave::relations
