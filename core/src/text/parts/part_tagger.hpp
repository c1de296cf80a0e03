#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "text/parts/part_model.hpp"

namespace docweave {

/// Finds the parts of speech of English words from left to right, each with the two before it as
/// they were found (averaged perceptron: Collins 2002). Immutable and thread-safe.
class PartTagger {
 public:
  /// Throws what `PartModel` throws.
  explicit PartTagger(const std::filesystem::path& model) : model_(model) {}

  /// The one that is installed, loaded when it is first asked for.
  static const PartTagger& english();

  /// The parts of a sentence's tokens, whose spans refer to `text`.
  std::vector<PartOfSpeech> tag(std::string_view text, std::span<const Token> tokens) const;

 private:
  PartModel model_;
};

/// Parts of speech of a document's tokens, told one sentence at a time when they are asked for.
class SentenceParts {
 public:
  explicit SentenceParts(const Document& document) : document_(document) {}

  PartOfSpeech of(std::uint32_t token);

 private:
  const Document& document_;
  std::uint32_t first_token_ = 0;
  std::vector<PartOfSpeech> parts_;  ///< From `first_token_` on.
};

/// The best of `scores`.
template <typename Scores>
PartOfSpeech best_part(const Scores& scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  return static_cast<PartOfSpeech>(best);
}

/// What `score` (features to scores) tells of the words that the lexicon leaves open.
template <typename Score>
void tag_words(const PartFeatures& features, const Score& score, std::vector<PartOfSpeech>& parts) {
  PartFeatures::Buffer buffer;
  std::array<PartOfSpeech, 2> before = {PartOfSpeech::punct, PartOfSpeech::punct};
  parts.resize(features.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    const PartSet known = features.known(i);
    parts[i] = (known & PartLexicon::kSettled) != 0
                   ? static_cast<PartOfSpeech>(std::countr_zero(known))
                   : best_part(score(i, features.of(i, before, buffer)));
    before = {before[1], parts[i]};
  }
}

}  // namespace docweave
