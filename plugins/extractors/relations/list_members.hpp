#pragma once

#include <functional>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// The members of the list that the object of a relation stands in, or some of them.
using ListMembers = std::function<std::vector<MentionId>(const Relation&)>;

/// Says of the members of lists what `found` says of one of them, of each once and a little less
/// surely; their mentions join the evidence.
void extend_to_members(const Document& document, const ListMembers& members,
                       std::vector<Relation>& found);

}  // namespace docweave::relations
