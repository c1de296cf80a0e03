#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <docweave/rules.hpp>
#include <docweave/text.hpp>

#include "language.hpp"
#include "topics.hpp"

namespace docweave::relations {

/// Where a rule has matched in the items of a segment, and what decides about what that says.
/// Questions about items outside the segment are answered with no.
struct Match {
  const Document& document;
  const Topics& topics;
  const Language& language;
  const std::vector<Item>& items;
  std::optional<std::uint32_t> opening_comma;  ///< As `opening_comma` finds it.
  const Rule& rule;
  ItemRange range;  ///< All it covers.
  const std::vector<ItemRange>& captures;

  /// The words that it covers.
  Span words() const {
    return join(token(items[range.first].first_token).span,
                token(items[range.end - 1].end_token - 1).span);
  }
  const Token& token(std::uint32_t at) const { return document.tokens()[at]; }
  bool is_mention(std::uint32_t item, Type type) const {
    return item < items.size() && items[item].kind == Item::Kind::mention &&
           items[item].type == type;
  }
  bool is_token(std::uint32_t item) const {
    return item < items.size() && items[item].kind == Item::Kind::token;
  }
  bool is_word(std::uint32_t item) const {
    return is_token(item) && token(items[item].first_token).kind == TokenKind::word;
  }
  bool is(std::uint32_t item, const WordSet& words) const {
    return is_token(item) && words.contains(token(items[item].first_token).hash);
  }
  bool is(std::uint32_t item, std::string_view sign) const {
    return is_token(item) && token(items[item].first_token).hash == hash_of(sign);
  }
};

/// Adds what a match states.
void add_stated(const Match& match, std::vector<Relation>& found);

}  // namespace docweave::relations
