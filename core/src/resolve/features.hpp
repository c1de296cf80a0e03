#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <docweave/vocabulary.hpp>

namespace docweave {

/// Log-odds in thousandths of a bit: whole numbers, so that sums do not depend on their order.
using Bits = int;

/// What can speak for or against two entities being one; weights.txt tells what each means.
enum class Feature {
#define DOCWEAVE_FEATURE(name, event, organization, project, person, place, meaning) name,
#include "resolve_weights.inc"
#undef DOCWEAVE_FEATURE
};

std::string_view name_of(Feature feature);
std::string_view meaning_of(Feature feature);
/// Nothing when the feature does not count for this type.
std::optional<Bits> weight_of(Feature feature, Type type);

}  // namespace docweave
