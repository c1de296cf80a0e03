#pragma once

#include <cstdint>
#include <string>

#include <docweave/graph.hpp>

namespace docweave {

struct Colour {
  std::uint8_t red, green, blue;
};

/// The colour of an entity type, and a pale one that dark words can be read on. Told apart by
/// colour-blind eyes too (after M. Okabe and K. Ito, Color Universal Design, 2008).
Colour colour(Type type);
Colour pale_colour(Type type);

/// How large a node is drawn, in the units of Gephi: larger the more often it is mentioned.
long drawn_size(const GraphEntity& entity);

/// "#0072B2"
void append_hex(std::string& out, Colour colour);

}  // namespace docweave
