#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <unordered_map>

#include <docweave/document.hpp>

namespace docweave::places {

/// What a word tells about a name that stands beside it, as bits.
enum Role : std::uint32_t {
  kBefore = 1U << 0U,      ///< A preposition that a place follows.
  kEvent = 1U << 1U,       ///< Makes "in <Capitalised>" say where something is.
  kTitle = 1U << 2U,       ///< A person's name follows.
  kInstrument = 1U << 3U,  ///< Ends the name of a treaty or process called after a city.
  kNoun = 1U << 4U,        ///< A common noun of names: no part of a person's name.
  kDirection = 1U << 5U,   ///< Narrows the place it stands before.
  kConnector = 1U << 6U,   ///< May stand in lower case inside a place's name.
  kNever = 1U << 7U,       ///< Neither a place's name nor its last word.
  kDemonym = 1U << 8U,     ///< An adjective of a country or people.
  kMoney = 1U << 9U,       ///< A currency's name or sign.
  kVague = 1U << 10U,      ///< Makes no name with a common noun alone.
  kBody = 1U << 11U,       ///< Ends the name of a body.
};

/// The roles of single words, from context.tsv and demonyms.txt of each language.
class WordRoles {
 public:
  void read(const std::filesystem::path& language_folder);

  bool has(const Token& token, std::uint32_t roles) const {
    const auto found = roles_.find(token.hash);
    return found != roles_.end() && (found->second & roles) != 0;
  }

 private:
  void add(std::string_view word, std::uint32_t role);

  std::unordered_map<std::uint64_t, std::uint32_t> roles_;
};

/// The tokens of one block and the text they stand in.
struct BlockTokens {
  std::string_view text;
  std::span<const Token> tokens;
  bool shouting = false;  ///< Mostly capitals: case says nothing.

  std::string_view word(std::uint32_t at) const {
    return text.substr(tokens[at].span.begin, tokens[at].span.size());
  }
  bool is(std::uint32_t at, std::string_view sign) const {
    return at < tokens.size() && word(at) == sign;
  }
  bool dash(std::uint32_t at) const { return is(at, "-") || is(at, "–") || is(at, "—"); }
  /// A word with a capital letter.
  bool capital(std::uint32_t at) const {
    return at < tokens.size() && tokens[at].kind == TokenKind::word &&
           (tokens[at].shape == Shape::capitalized || tokens[at].shape == Shape::upper ||
            tokens[at].shape == Shape::mixed);
  }
  Span span(std::uint32_t first, std::uint32_t end) const {
    return {tokens[first].span.begin, tokens[end - 1].span.end};
  }
};

/// A run of a block's tokens that names a place.
struct FoundPlace {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::string_view key;  ///< Empty when no list holds it.
  std::string_view rule;
  double confidence = 0;
};

}  // namespace docweave::places
