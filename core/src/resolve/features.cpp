#include "resolve/features.hpp"

#include <cmath>
#include <limits>

namespace docweave {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

struct Entry {
  std::string_view name;
  std::array<double, 5> bits;  // By entity type.
  std::string_view meaning;
};

constexpr Entry kEntries[] = {
#define DOCWEAVE_FEATURE(name, event, organization, project, person, place, meaning) \
  {#name, {event, organization, project, person, place}, meaning},
#include "resolve_weights.inc"
#undef DOCWEAVE_FEATURE
};

const Entry& entry(Feature feature) {
  return kEntries[static_cast<std::size_t>(feature)];
}

}  // namespace

std::string_view name_of(Feature feature) {
  return entry(feature).name;
}

std::string_view meaning_of(Feature feature) {
  return entry(feature).meaning;
}

std::optional<Bits> weight_of(Feature feature, Type type) {
  const double bits = entry(feature).bits.at(static_cast<std::size_t>(type));
  if (bits == kNone) return std::nullopt;
  return static_cast<Bits>(std::lround(bits * 1000));
}

}  // namespace docweave
