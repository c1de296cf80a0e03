#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// A phrase found in a run of tokens.
struct PhraseMatch {
  std::uint32_t first_token = 0;  ///< Index into the tokens searched.
  std::uint32_t end_token = 0;    ///< One past the last.
  std::uint32_t entry = 0;        ///< The number its phrase was added with.
};

/// Many phrases compiled to be found in one pass over tokens: a trie over token hashes, leftmost
/// longest match. Immutable and thread-safe once compiled.
class PhraseMatcher {
 public:
  enum class Case {
    ignore,  ///< "world bank" finds "World Bank" and "WORLD BANK".
    exact,   ///< Compared to the letter: acronyms that are words too ("WHO", "SEE").
  };

  PhraseMatcher();
  ~PhraseMatcher();
  PhraseMatcher(PhraseMatcher&&) noexcept;
  PhraseMatcher& operator=(PhraseMatcher&&) noexcept;

  /// A phrase without tokens is passed over. Several entries may share a phrase: all are found.
  void add(std::string_view phrase, std::uint32_t entry, Case letter_case = Case::ignore);
  std::size_t size() const;

  /// Leftmost longest matches, left to right, without overlaps; entries that share a phrase follow
  /// each other in the order they were added. `text` is what the tokens' spans refer to.
  std::vector<PhraseMatch> find(std::string_view text, std::span<const Token> tokens) const;
  /// The longest match that starts at a token; its `end_token` equals `first_token` when there is
  /// none.
  PhraseMatch match_at(std::string_view text, std::span<const Token> tokens,
                       std::uint32_t first_token) const;

 private:
  struct Trie;
  std::unique_ptr<Trie> trie_;
};

}  // namespace docweave
