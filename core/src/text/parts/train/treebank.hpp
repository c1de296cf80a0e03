#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "text/parts/part_of_speech.hpp"

namespace docweave {

/// A sentence with the right part of speech of each token.
struct TaggedSentence {
  std::string text;
  std::vector<Token> tokens;
  std::vector<PartOfSpeech> parts;
};

/// Whose tokens a treebank's sentences are cut into.
enum class Tokens {
  docweave,  ///< A token has the part of the word that it begins in.
  treebank,  ///< The words as annotated: "do" and "n't" are two.
};

/// Reads a CoNLL-U file, packed with gzip. Throws `Error` when it cannot be read.
std::vector<TaggedSentence> read_treebank(const std::filesystem::path& file, Tokens tokens);

/// The same sentence in capitals, or with a capital at each word but the small ones, as headlines
/// are.
TaggedSentence in_capitals(const TaggedSentence& sentence);
TaggedSentence in_title_case(const TaggedSentence& sentence);

}  // namespace docweave
