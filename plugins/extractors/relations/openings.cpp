#include "openings.hpp"

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

/// Items of a phrase before its first name: "with the generous financial support of the".
constexpr std::uint32_t kLongestOpening = 10;

bool names_body(const Item& item) {
  return item.kind == Item::Kind::mention &&
         (item.type == Type::organization || item.type == Type::place ||
          item.type == Type::person || item.type == Type::project);
}

}  // namespace

std::optional<std::uint32_t> opening_comma(const Document& document, std::span<const Item> items,
                                           const Language& language) {
  const auto word = [&](std::uint32_t at) {
    return items[at].kind == Item::Kind::token ? document.tokens()[items[at].first_token].hash : 0;
  };
  const auto size = static_cast<std::uint32_t>(items.size());
  if (size == 0 || !language.openers.contains(word(0))) return std::nullopt;
  std::uint32_t at = 1;
  while (at < size && at <= kLongestOpening && !names_body(items[at])) ++at;
  const std::uint64_t comma = hash_of(",");
  std::optional<std::uint32_t> last;
  for (; at < size; ++at) {
    if (names_body(items[at])) continue;
    if (!language.opening_glue.contains(word(at))) break;
    const std::uint32_t next =
        at + 1 < size && language.opening_glue.contains(word(at + 1)) ? at + 2 : at + 1;
    if (word(at) == comma && next < size && names_body(items[next])) last = at;
  }
  const bool goes_on = at < size && language.verbs.contains(word(at));
  return goes_on ? last : std::nullopt;
}

}  // namespace docweave::relations
