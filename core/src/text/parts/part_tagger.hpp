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
  /// Goes on from what `parts` holds up to the word `end` of a sentence that was read with
  /// `lexicon`.
  void tag(const PartFeatures& features, std::size_t end, std::vector<PartOfSpeech>& parts) const;
  const PartLexicon& lexicon() const { return model_.lexicon(); }

 private:
  PartModel model_;
};

/// Parts of speech of a document's tokens, told when they are asked for, of the words before them
/// in their sentence too. Cheap where tokens are asked for in their order.
class SentenceParts {
 public:
  explicit SentenceParts(const Document& document) : document_(document) {}

  PartOfSpeech of(std::uint32_t token);

 private:
  const Document& document_;
  PartFeatures features_;  ///< Of the sentence that begins at `first_token_`.
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

/// Goes on from what `parts` holds up to the word `end`; `score` (place and features to scores)
/// tells of the words that the lexicon leaves open.
template <typename Score>
void tag_words(const PartFeatures& features, std::size_t end, const Score& score,
               std::vector<PartOfSpeech>& parts) {
  PartFeatures::Buffer buffer;
  const auto part_at = [&](std::size_t before) {
    return parts.size() < before ? PartOfSpeech::punct : parts[parts.size() - before];
  };
  for (std::size_t i = parts.size(); i < end; ++i) {
    const PartSet known = features.known(i);
    parts.push_back((known & PartLexicon::kSettled) != 0
                        ? static_cast<PartOfSpeech>(std::countr_zero(known))
                        : best_part(score(i, features.of(i, {part_at(2), part_at(1)}, buffer))));
  }
}

}  // namespace docweave
