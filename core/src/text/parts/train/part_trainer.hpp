#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <random>
#include <span>
#include <vector>

#include "text/parts/part_features.hpp"
#include "text/parts/part_model.hpp"
#include "text/parts/train/treebank.hpp"

namespace docweave {

/// The words that the texts use four times or more, with what they are in one of fifty uses or
/// more. One that is nearly always the same is settled.
/// Behind them those of the file `more` that are not among them: in each line parts of speech,
/// joined by '|', a tab and words.
std::vector<KnownWord> known_words(std::span<const TaggedSentence> sentences,
                                   const std::filesystem::path& more);

/// Trains the weights of a tagger: an averaged perceptron (Collins 2002) that must lead by a margin
/// with a fifth of the features left out, and takes its own decisions for the parts before a word.
class PartTrainer {
 public:
  using Scores = std::array<float, kParts>;

  explicit PartTrainer(const PartLexicon& lexicon) : lexicon_(lexicon) {}

  /// One pass over the sentences, in random order. Returns the share of words it got right.
  double pass(std::span<const TaggedSentence> sentences);
  /// Puts the mean of all steps in the place of the weights.
  void average();
  /// Keeps the weightiest features; passes learn no new ones after that.
  void prune(std::size_t most);

  /// The parts of a sentence by the present weights.
  void tag(const TaggedSentence& sentence, std::vector<PartOfSpeech>& parts);
  std::vector<PartWeights> rows() const;

 private:
  struct Row {
    PartFeature feature = 0;
    Scores weights{};
    Scores sums{};
    std::uint32_t since = 0;  ///< The step up to which `sums` holds.
  };

  std::uint32_t find(PartFeature feature) const;
  std::uint32_t find_or_add(PartFeature feature);
  void rebuild(std::size_t slots);
  Scores score(std::span<const PartFeature> described) const;
  void leave_some_out(std::span<const PartFeature> described);
  void learn(std::span<const PartFeature> described, const Scores& scores, PartOfSpeech right);
  void sum_up(Row& row) const;

  const PartLexicon& lexicon_;
  std::vector<Row> rows_{1};  ///< The first stands for features without weights.
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1U << 16);
  bool fixed_ = false;
  std::uint32_t step_ = 1;
  PartFeatures features_;
  std::vector<PartFeature> left_;  ///< What is left of a word's features.
  std::mt19937_64 random_{5};
};

}  // namespace docweave
