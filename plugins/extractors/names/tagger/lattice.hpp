#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "tagger/labels.hpp"
#include "tagger/lanes.hpp"

namespace docweave::names {

/// Scores of a token's labels, padded so that rows can be added in full vectors.
inline constexpr std::size_t kWidth = 24;
using LabelScores = std::array<float, kWidth>;
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

  /// Sums over all sequences, for `marginal` and `probability`. `allowed`, when not empty, holds a
  /// bit set of labels for each token: other labels count as impossible. Returns false when no
  /// sequence is possible.
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
  static_assert(kTypes <= 8 && 1 + 3 * kTypes + 8 <= kWidth, "parts of names must fit `Lanes`");

  /// A value for each label: those of one part of names in a vector, by type.
  struct Row {
    Row() = default;
    explicit Row(const LabelScores& scores);
    void write(LabelScores& scores) const;

    float outside = 0;
    Lanes begin;
    Lanes inside;
    Lanes last;
    Lanes unit;
  };
  /// The labels that the best ways to each label come from.
  struct Origins {
    Label of(Label label) const;

    std::int32_t outside;
    Marks begin, inside, last, unit;
  };
  /// Labels that a name may end before, and those that may come then: outside, one part of names,
  /// and unit.
  static constexpr std::size_t kEdgeLabels = 1 + 2 * kTypes;
  static Label edge_label(std::size_t i, Part part);
  struct Edge {
    float outside;
    Lanes inner, unit;
  };
  /// A value for each transition.
  struct Steps {
    Lanes begin_inside, begin_last, inside_inside, inside_last;  ///< Within each type.
    std::array<Edge, kEdgeLabels> from;  ///< From outside, last and unit: to outside, begin, unit.
    std::array<Edge, kEdgeLabels> to;    ///< To outside, begin and unit: from outside, last, unit.
  };

  static void fill(const Transitions& values, float none, Steps& steps);
  void start(const Row& before, Row& best, Origins& origins) const;
  void go_on(const Row& before, Row& best, Origins& origins) const;
  void set_emissions(std::size_t token, const LabelScores& scores, std::uint32_t allowed);
  bool sum_forward(std::size_t token);
  bool sum_backward(std::size_t count);

  const Transitions& transitions_;
  Marks begins_;   ///< Labels that begin names.
  Marks insides_;  ///< And those inside of them.
  Steps best_{};   ///< `transitions_`.
  Steps sums_{};   ///< `factors_`.
  /// Most that a transition from a last or unit can score above the one from outside.
  Lanes last_advantage_;
  Lanes unit_advantage_;
  Transitions factors_{};               ///< exp of the transitions, 0 where forbidden.
  std::vector<LabelScores> emissions_;  ///< exp of the scores, scaled for each token.
  std::vector<LabelScores> forward_;    ///< Normalised to sum 1 at each token.
  std::vector<LabelScores> backward_;   ///< Scaled so that forward * backward sums to 1.
  std::vector<float> norms_;            ///< What `forward_` was divided by.
  std::vector<Origins> origins_;
};

}  // namespace docweave::names
