#pragma once

#include <vector>

#include "candidate.hpp"

namespace docweave::names {

/// Takes names of organisations apart that hold another one: a part and the whole it is of
/// ("Customs Division of the Ghana Revenue Authority", "State Department's Bureau of Fisheries"),
/// members of a list, and a name and the town that only says where the body sits ("Home Office in
/// London").
void part_bodies(const Reading& text, std::vector<Candidate>& candidates);

}  // namespace docweave::names
