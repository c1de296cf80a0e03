#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "tagger/lattice.hpp"
#include "tagger/model.hpp"
#include "train/sequences.hpp"

namespace docweave::names {

struct TrainingPlan {
  int passes = 6;
  float rate = 0.08F;
  float dropout = 0.2F;  ///< Share of a token's features left out at each visit.
  float decay = 1e-6F;   ///< L2 penalty of the weights visited.
  std::uint64_t seed = 1;
};

/// Maximises the likelihood of the allowed label sequences by stochastic gradient steps with one
/// rate for each weight (AdaGrad, Duchi, Hazan & Singer 2011).
class Trainer {
 public:
  Trainer(const TrainingSet& set, const TrainingPlan& plan);
  Trainer(const Trainer&) = delete;
  Trainer& operator=(const Trainer&) = delete;

  /// Passes over the sequences of `use` texts.
  void train(const std::function<bool(const MarkedText&)>& use);
  /// Keeps the `most` weightiest features; the others count as 0 from then on.
  void prune(std::size_t most);
  /// More passes over the same sequences, with features as they were pruned. The weights are then
  /// the mean of those seen in the last pass.
  void tune(const std::function<bool(const MarkedText&)>& use, int passes);

  void score(const Sequence& sequence, std::vector<LabelScores>& scores) const;
  const Transitions& transitions() const { return transitions_; }
  std::vector<WeightRow> rows() const;

 private:
  void pass(const std::function<bool(const MarkedText&)>& use, float rate);
  void take_sample();
  void visit(const Sequence& sequence, float rate);
  void update_token(std::uint32_t token, const LabelScores& gradient, float rate);

  const TrainingSet& set_;
  TrainingPlan plan_;
  std::vector<LabelScores> weights_;
  std::vector<LabelScores> squares_;
  std::vector<bool> kept_;
  std::vector<std::uint32_t> visits_;
  Transitions transitions_{};
  Transitions transition_squares_{};
  std::vector<LabelScores> means_;
  Transitions transition_means_{};
  std::size_t samples_ = 0;  ///< Still to be taken in this pass.
  Lattice lattice_;
  Lattice constrained_;
  std::mt19937_64 random_;
  std::vector<std::uint32_t> active_;  ///< Features of the sequence that were not dropped.
  std::vector<std::size_t> active_ends_;
  std::vector<LabelScores> scores_;
};

}  // namespace docweave::names
