#pragma once

#include <docweave/features.hpp>

#include "candidates.hpp"
#include "scene.hpp"

namespace docweave::learned {

/// Appends what speaks for or against relations of a candidate. Each feature begins with the types
/// of its ends.
void add_features(const Scene& scene, const Candidate& candidate, Features& features);

/// Appends what speaks for or against there being such an entity: `entity` is one of the graph,
/// with a site. Each feature begins with its type.
void add_features(const Scene& scene, ThingIndex entity, Features& features);

}  // namespace docweave::learned
