#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/text.hpp>

namespace docweave {

inline constexpr std::uint64_t kHashBasis = hash_of("");

/// `hash_of`, byte by byte: starts with `kHashBasis`.
constexpr std::uint64_t hash_byte(std::uint64_t hash, std::uint32_t byte) {
  const char letter = static_cast<char>(byte);
  return hash_of({&letter, 1}, hash);
}

/// Adds the tokens of `text` to `out`; `offset` is where it stands in the document.
void tokenize(std::string_view text, std::uint32_t offset, std::vector<Token>& out);

/// Whether words of a language (BCP 47) are written together with the short word before them:
/// "l'Agence".
bool has_elisions(std::string_view language);

/// Makes two of each token from `first` on that is such a pair. The short word keeps the
/// apostrophe, while its hash is that of its letters. `text` is what the tokens' spans refer to.
void split_elisions(std::string_view text, std::size_t first, std::vector<Token>& tokens);

}  // namespace docweave
