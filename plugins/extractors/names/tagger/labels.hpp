#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <docweave/vocabulary.hpp>

namespace docweave::names {

/// BILOU labels: 0 is "outside", then come begin, inside, last and unit, each of all types of
/// entity in the order of `Type`.
using Label = std::uint8_t;

inline constexpr std::size_t kTypes = 5;
inline constexpr std::size_t kLabels = 1 + 4 * kTypes;
inline constexpr Label kOutside = 0;

enum class Part : std::uint8_t { begin, inside, last, unit };

constexpr Label label_of(Type type, Part part) {
  return static_cast<Label>(1 + kTypes * static_cast<std::size_t>(part) +
                            static_cast<std::size_t>(type));
}
constexpr Type type_of(Label label) {
  return static_cast<Type>((label - 1) % kTypes);
}
constexpr Part part_of(Label label) {
  return static_cast<Part>((label - 1) / kTypes);
}

/// After "begin" and "inside" the name goes on, so only "inside" and "last" of its type may follow;
/// after all others one of outside, begin or unit.
constexpr bool leaves_open(Label label) {
  return label != kOutside && (part_of(label) == Part::begin || part_of(label) == Part::inside);
}
constexpr bool continues(Label label) {
  return label != kOutside && (part_of(label) == Part::inside || part_of(label) == Part::last);
}
constexpr bool may_follow(Label before, Label after) {
  if (leaves_open(before)) return continues(after) && type_of(before) == type_of(after);
  return !continues(after);
}

}  // namespace docweave::names
