#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// Splits the tokens of one block, `tokens[first_token..]`, into sentences and adds them to `out`.
/// Knows abbreviations, initials and titles; a line break inside a block ends no sentence. Every
/// token belongs to exactly one sentence.
void split_sentences(std::string_view text, const std::vector<Token>& tokens,
                     std::uint32_t first_token, std::uint32_t block, std::vector<Sentence>& out);

}  // namespace docweave
