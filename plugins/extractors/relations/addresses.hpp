#pragma once

#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// Where bodies are whose postal address follows their name, on one line or over several:
/// "Reef Fund • Hafengasse 7, 1010 Vienna".
void add_addresses(const Document& document, std::vector<Relation>& found);

}  // namespace docweave::relations
