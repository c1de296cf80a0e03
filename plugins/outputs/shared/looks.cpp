#include "looks.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace docweave {
namespace {

std::uint8_t towards_white(std::uint8_t part) {
  return static_cast<std::uint8_t>(255 - (255 - part) / 4);
}

}  // namespace

Colour colour(Type type) {
  switch (type) {
    case Type::event:
      return {0xE6, 0x9F, 0x00};
    case Type::organization:
      return {0x00, 0x72, 0xB2};
    case Type::project:
      return {0x00, 0x9E, 0x73};
    case Type::person:
      return {0xCC, 0x79, 0xA7};
    default:
      return {0x7F, 0x7F, 0x7F};
  }
}

Colour pale_colour(Type type) {
  const Colour full = colour(type);
  return {towards_white(full.red), towards_white(full.green), towards_white(full.blue)};
}

long drawn_size(const GraphEntity& entity) {
  constexpr double kSmallest = 10, kStep = 5;
  return std::lround(kSmallest + kStep * std::log2(std::max(entity.mentions, 1u)));
}

void append_hex(std::string& out, Colour colour) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += '#';
  for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
    out += kHex[part >> 4];
    out += kHex[part & 15];
  }
}

}  // namespace docweave
