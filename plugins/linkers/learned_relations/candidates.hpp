#pragma once

#include <vector>

#include "scene.hpp"

namespace docweave::learned {

/// Two things that some relation could hold between, and the sites of theirs that speak for it
/// most: those that stand nearest to each other.
struct Candidate {
  ThingIndex subject = 0;
  ThingIndex object = 0;
  std::uint32_t subject_site = 0;
  std::uint32_t object_site = 0;
};

/// Pairs that stand near enough: in a paragraph, or the object below the heading that names the
/// subject; and of those that the document is mainly about with all. By subject, then object.
/// Takes time that grows with the number of sites, not with its square.
std::vector<Candidate> candidates_of(const Scene& scene);

}  // namespace docweave::learned
