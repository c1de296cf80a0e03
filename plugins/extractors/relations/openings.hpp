#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include <docweave/rules.hpp>

#include "language.hpp"

namespace docweave::relations {

/// "With support from Canada, UN Women and the Ministry held a workshop": the comma by which a
/// sentence comes from its opening phrase to its subject, where the names of both look like one
/// list. An index into `items`.
std::optional<std::uint32_t> opening_comma(const Document& document, std::span<const Item> items,
                                           const Language& language);

}  // namespace docweave::relations
