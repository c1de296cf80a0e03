#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tagger/labels.hpp"

namespace docweave::names {

/// Scores of a token's labels, padded so that rows can be added in full vectors.
inline constexpr std::size_t kWidth = 24;
using LabelScores = std::array<float, kWidth>;
/// Labels that may follow on a name's end, or stand before its start: outside and two of each type.
inline constexpr std::size_t kEdgeLabels = 1 + 2 * kTypes;
using Transitions = std::array<std::array<float, kLabels>, kLabels>;

/// The label sequences of one sentence, as a linear-chain conditional random field (Lafferty,
/// McCallum & Pereira 2001) scores them. Only sequences that `may_follow` allows exist; a sentence
/// starts and ends outside of names. Buffers are kept between sentences.
class Lattice {
 public:
  explicit Lattice(const Transitions& transitions);
  /// To be called when the transitions have changed.
  void refresh();

  /// The best sequence.
  void decode(std::span<const LabelScores> scores, std::vector<Label>& labels);

  /// Sums over all sequences, for `marginal`, `log_sum` and `probability`. `allowed`, when not
  /// empty, holds a bit set of labels for each token: other labels count as impossible. Returns
  /// false when no sequence is possible.
  bool sum(std::span<const LabelScores> scores, std::span<const std::uint32_t> allowed = {});
  /// Probability that a token has a label.
  float marginal(std::size_t token, Label label) const {
    return forward_[token][label] * backward_[token][label];
  }
  /// Probability of a transition from the label of a token to one of the next.
  float marginal(std::size_t token, Label label, Label next) const;
  /// Probability that tokens [first, end) are one name of a type.
  double probability(std::size_t first, std::size_t end, Type type) const;

 private:
  using Rows = std::array<LabelScores, kLabels>;
  using Origins = std::array<Label, kLabels>;

  // Compared in vectors by hand: left to itself, g++ 12 does not.
  static constexpr std::size_t kLanes = 4;
  using Lanes = float __attribute__((vector_size(4 * kLanes)));
  using Marks = std::int32_t __attribute__((vector_size(4 * kLanes)));
  static constexpr std::size_t kParts = (kEdgeLabels + kLanes - 1) / kLanes;

  /// Edge labels in lanes, in the order of those that may start or of those that may end.
  using Edges = std::array<Lanes, kParts>;

  void start_best(const LabelScores& before, LabelScores& best, Origins& origins) const;
  void set_emissions(std::size_t token, const LabelScores& scores, std::uint32_t allowed);
  bool sum_forward(std::size_t token);
  bool sum_backward(std::size_t count);

  const Transitions& transitions_;
  /// Transitions from labels that may end to those that may start, the latter in lanes.
  std::array<std::array<Lanes, kEdgeLabels>, kParts> starting_{};
  /// Most that such a transition can score above the one from outside to the same label.
  std::array<float, kEdgeLabels> advantage_{};
  Rows factors_{};  ///< exp of the transitions by the label before, 0 where forbidden.
  std::array<Edges, kEdgeLabels> to_starts_{};  ///< Of those by each label that may end.
  std::array<Edges, kEdgeLabels> to_ends_{};    ///< The same backwards, by each that may start.
  std::vector<LabelScores> emissions_;          ///< exp of the scores, scaled for each token.
  std::vector<LabelScores> forward_;            ///< Normalised to sum 1 at each token.
  std::vector<LabelScores> backward_;           ///< Scaled so that forward * backward sums to 1.
  std::vector<float> norms_;                    ///< What `forward_` was divided by.
  std::vector<Origins> origins_;
};

}  // namespace docweave::names
