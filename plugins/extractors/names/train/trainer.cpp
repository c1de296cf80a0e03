#include "train/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace docweave::names {
namespace {

/// Of the weights, taken at even distances in the last pass; their mean is the model.
constexpr std::size_t kSamples = 10;

}  // namespace

Trainer::Trainer(const TrainingSet& set, const TrainingPlan& plan)
    : set_(set),
      plan_(plan),
      weights_(set.feature_count(), LabelScores{}),
      squares_(set.feature_count(), LabelScores{}),
      kept_(set.feature_count(), true),
      visits_(set.feature_count()),
      lattice_(transitions_),
      constrained_(transitions_),
      random_(plan.seed) {}

void Trainer::train(const std::function<bool(const MarkedText&)>& use) {
  for (int i = 0; i < plan_.passes; ++i) {
    // The last passes settle: half the rate, then a quarter.
    const int left = plan_.passes - 1 - i;
    pass(use, plan_.rate * (left == 0 ? 0.25F : left == 1 ? 0.5F : 1.0F));
  }
}

void Trainer::tune(const std::function<bool(const MarkedText&)>& use, int passes) {
  for (int i = 0; i + 1 < passes; ++i) pass(use, plan_.rate / 2);
  means_.assign(weights_.size(), LabelScores{});
  transition_means_ = {};
  samples_ = kSamples;
  pass(use, plan_.rate / 2);
  weights_ = std::move(means_);
  transitions_ = transition_means_;
  lattice_.refresh();
  constrained_.refresh();
}

void Trainer::take_sample() {
  --samples_;
  for (std::size_t f = 0; f < weights_.size(); ++f) {
    if (!kept_[f]) continue;
    for (std::size_t label = 0; label < kLabels; ++label)
      means_[f][label] += weights_[f][label] / kSamples;
  }
  for (std::size_t before = 0; before < kLabels; ++before) {
    for (std::size_t after = 0; after < kLabels; ++after)
      transition_means_[before][after] += transitions_[before][after] / kSamples;
  }
}

void Trainer::pass(const std::function<bool(const MarkedText&)>& use, float rate) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < set_.stretches().size(); ++i) {
    const MarkedText& text = set_.texts()[set_.stretches()[i].text];
    if (text.held_out || !use(text)) continue;
    auto times = static_cast<std::uint32_t>(text.weight);
    const float rest = text.weight - static_cast<float>(times);
    if (static_cast<float>(random_() % 1000) < rest * 1000) ++times;
    order.insert(order.end(), times, i);
  }
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
  for (std::size_t i = 0; i < order.size(); ++i) {
    visit(set_.stretches()[order[i]], rate);
    if (samples_ > 0 && (i + 1) * kSamples >= order.size() * (kSamples + 1 - samples_)) {
      take_sample();
    }
  }
}

void Trainer::visit(const Sequence& sequence, float rate) {
  const auto drop = static_cast<std::uint32_t>(plan_.dropout * 65536);
  const float boost = 1.0F / (1.0F - plan_.dropout);
  active_.clear();
  active_ends_.clear();
  scores_.resize(sequence.count);
  for (std::uint32_t i = 0; i < sequence.count; ++i) {
    LabelScores& score = scores_[i];
    score.fill(0);
    std::uint64_t bits = 0;
    int left = 0;
    for (const std::uint32_t feature : set_.features_of(sequence.first + i)) {
      if (left == 0) {
        bits = random_();
        left = 4;
      }
      const bool dropped = (bits & 0xFFFF) < drop;
      bits >>= 16;
      --left;
      if (dropped || !kept_[feature]) continue;
      active_.push_back(feature);
      const LabelScores& weights = weights_[feature];
      for (std::size_t label = 0; label < kWidth; ++label) score[label] += weights[label];
    }
    for (float& value : score) value *= boost;
    active_ends_.push_back(active_.size());
  }
  if (!constrained_.sum(scores_, set_.allowed(sequence)) || !lattice_.sum(scores_)) return;

  for (std::uint32_t i = 0; i < sequence.count; ++i) {
    LabelScores gradient{};
    float largest = 0;
    for (Label label = 0; label < kLabels; ++label) {
      gradient[label] = constrained_.marginal(i, label) - lattice_.marginal(i, label);
      largest = std::max(largest, std::abs(gradient[label]));
    }
    constexpr float kNegligible = 0.005F;
    if (largest >= kNegligible) update_token(i, gradient, rate);
  }
  for (std::uint32_t i = 0; i + 1 < sequence.count; ++i) {
    for (Label before = 0; before < kLabels; ++before) {
      if (lattice_.marginal(i, before) < 1e-3F && constrained_.marginal(i, before) < 1e-3F)
        continue;
      for (Label after = 0; after < kLabels; ++after) {
        if (!may_follow(before, after)) continue;
        const float gradient =
            constrained_.marginal(i, before, after) - lattice_.marginal(i, before, after);
        if (std::abs(gradient) < 1e-3F) continue;
        float& squares = transition_squares_[before][after];
        squares += gradient * gradient;
        transitions_[before][after] += rate * gradient / std::sqrt(squares + 1.0F);
      }
    }
  }
  lattice_.refresh();
  constrained_.refresh();
}

void Trainer::update_token(std::uint32_t token, const LabelScores& gradient, float rate) {
  const std::size_t begin = token == 0 ? 0 : active_ends_[token - 1];
  for (std::size_t at = begin; at < active_ends_[token]; ++at) {
    const std::uint32_t feature = active_[at];
    LabelScores& weights = weights_[feature];
    LabelScores& squares = squares_[feature];
    ++visits_[feature];
    for (std::size_t label = 0; label < kWidth; ++label) {
      squares[label] += gradient[label] * gradient[label];
      weights[label] += rate * (gradient[label] - plan_.decay * weights[label]) /
                        std::sqrt(squares[label] + 1.0F);
    }
  }
}

void Trainer::prune(std::size_t most) {
  if (most >= weights_.size()) return;
  std::vector<float> importance(weights_.size());
  for (std::size_t f = 0; f < weights_.size(); ++f) {
    float mean = 0;
    for (std::size_t label = 0; label < kLabels; ++label) mean += weights_[f][label] / kLabels;
    float sum = 0;
    for (std::size_t label = 0; label < kLabels; ++label) {
      sum += (weights_[f][label] - mean) * (weights_[f][label] - mean);
    }
    importance[f] = kept_[f] ? std::sqrt(sum) : 0;
  }
  std::vector<float> sorted = importance;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(most), sorted.end(),
                   std::greater<>());
  const float least = sorted[most];
  for (std::size_t f = 0; f < weights_.size(); ++f) kept_[f] = importance[f] > least;
}

void Trainer::score(const Sequence& sequence, std::vector<LabelScores>& scores) const {
  scores.assign(sequence.count, LabelScores{});
  for (std::uint32_t i = 0; i < sequence.count; ++i) {
    for (const std::uint32_t feature : set_.features_of(sequence.first + i)) {
      if (!kept_[feature]) continue;
      for (std::size_t label = 0; label < kWidth; ++label)
        scores[i][label] += weights_[feature][label];
    }
  }
}

std::vector<WeightRow> Trainer::rows() const {
  std::vector<WeightRow> rows;
  for (std::uint32_t f = 0; f < weights_.size(); ++f) {
    if (!kept_[f]) continue;
    WeightRow row;
    row.feature = set_.feature(f);
    std::copy_n(weights_[f].begin(), kLabels, row.weights.begin());
    if (std::ranges::any_of(row.weights, [](float w) { return std::abs(w) > 0.02F; }))
      rows.push_back(row);
  }
  return rows;
}

}  // namespace docweave::names
