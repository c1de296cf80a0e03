#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tags.hpp"

namespace docweave::html {

/// An attribute as it stands in the page, its references not yet replaced.
struct RawAttribute {
  Attribute name = Attribute::id;
  std::string_view value;
};

/// A start or end tag as it stands in the page.
struct RawTag {
  std::string_view name;
  const TagInfo* info = nullptr;
  bool closing = false;
  bool self_closing = false;
  std::vector<RawAttribute> attributes;  ///< Those that somebody asks for, each name once.
  std::size_t end = 0;                   ///< One past its last byte in the page.
};

/// Reads the tag that begins with the '<' at `at`; false when none begins there.
bool read_tag(std::string_view page, std::size_t at, RawTag& tag);

/// Where the end tag of the element called `name` begins, from `at` on; `npos`: nowhere.
std::size_t find_end_tag(std::string_view page, std::size_t at, std::string_view name);

}  // namespace docweave::html
