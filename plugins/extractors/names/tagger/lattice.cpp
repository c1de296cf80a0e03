#include "tagger/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace docweave::names {
namespace {

constexpr float kImpossible = -1e30F;
constexpr float kLeastSum = 1e-30F;

struct LabelSets {
  std::array<Label, kEdgeLabels> starts{};  ///< Outside, begin, unit.
  std::array<Label, kEdgeLabels> ends{};    ///< Outside, last, unit.
};

constexpr LabelSets label_sets() {
  LabelSets sets;
  std::size_t starts = 0;
  std::size_t ends = 0;
  for (Label label = 0; label < kLabels; ++label) {
    if (!continues(label)) sets.starts[starts++] = label;
    if (!leaves_open(label)) sets.ends[ends++] = label;
  }
  return sets;
}

constexpr LabelSets kSets = label_sets();

/// Calls `visit(before, after)` for every transition inside of names.
template <typename Visit>
void for_inner_transitions(Visit visit) {
  for (std::size_t type = 0; type < kTypes; ++type) {
    const auto t = static_cast<Type>(type);
    for (const Part before : {Part::begin, Part::inside}) {
      for (const Part after : {Part::inside, Part::last}) {
        visit(label_of(t, before), label_of(t, after));
      }
    }
  }
}

/// Calls `visit(before, after)` for every transition that exists.
template <typename Visit>
void for_transitions(Visit visit) {
  for (const Label before : kSets.ends) {
    for (const Label after : kSets.starts) visit(before, after);
  }
  for_inner_transitions(visit);
}

/// Adds a multiple of one row to another.
void add_scaled(LabelScores& sum, float factor, const LabelScores& row) {
  for (std::size_t label = 0; label < kWidth; ++label) sum[label] += factor * row[label];
}

}  // namespace

Lattice::Lattice(const Transitions& transitions) : transitions_(transitions) {
  refresh();
}

void Lattice::refresh() {
  for (std::size_t start = 0; start < kSets.starts.size(); ++start) {
    for (std::size_t end = 0; end < kSets.ends.size(); ++end) {
      starting_[start / kLanes][end][start % kLanes] =
          transitions_[kSets.ends[end]][kSets.starts[start]];
    }
  }
  for (std::size_t end = 0; end < kSets.ends.size(); ++end) {
    const auto lead = [&](Label start) {
      return transitions_[kSets.ends[end]][start] - transitions_[kOutside][start];
    };
    advantage_[end] = lead(*std::ranges::max_element(kSets.starts, {}, lead));
  }
  for_transitions([this](Label before, Label after) {
    factors_[before][after] = std::exp(transitions_[before][after]);
    backwards_[after][before] = factors_[before][after];
  });
}

/// The best way to each label that may start, out of those that may end. Most of the latter lie so
/// far behind "outside" that none can be best.
void Lattice::start_best(const LabelScores& before, LabelScores& best, Origins& origins) const {
  constexpr float kRounding = 0.25F;
  std::array<std::uint8_t, kEdgeLabels> rivals{};
  std::size_t count = 0;
  for (std::uint8_t i = 0; i < kSets.ends.size(); ++i) {
    rivals[count] = i;
    count += before[kSets.ends[i]] + advantage_[i] + kRounding > before[kOutside];
  }
  for (std::size_t part = 0; part < starting_.size(); ++part) {
    Lanes top = kImpossible - Lanes{};
    Marks origin{};
    for (const std::uint8_t i : std::span(rivals).first(count)) {
      const Lanes score = before[kSets.ends[i]] + starting_[part][i];
      const Marks better = score > top;
      top = better ? score : top;
      origin = better ? std::int32_t{i} - Marks{} : origin;
    }
    for (std::size_t lane = 0; lane < kLanes && part * kLanes + lane < kSets.starts.size();
         ++lane) {
      const Label start = kSets.starts[part * kLanes + lane];
      best[start] = top[lane];
      origins[start] = kSets.ends[static_cast<std::size_t>(origin[lane])];
    }
  }
}

void Lattice::decode(std::span<const LabelScores> scores, std::vector<Label>& labels) {
  const std::size_t count = scores.size();
  labels.assign(count, kOutside);
  if (count == 0) return;
  origins_.resize(std::max(origins_.size(), count));
  LabelScores best;
  best.fill(kImpossible);
  for (const Label label : kSets.starts) {
    best[label] = scores[0][label] + transitions_[kOutside][label];
  }
  for (std::size_t i = 1; i < count; ++i) {
    LabelScores next;
    next.fill(kImpossible);
    start_best(best, next, origins_[i]);
    for_inner_transitions([&](Label before, Label after) {
      const float score = best[before] + transitions_[before][after];
      if (score > next[after]) {
        next[after] = score;
        origins_[i][after] = before;
      }
    });
    for (std::size_t label = 0; label < kLabels; ++label) next[label] += scores[i][label];
    best = next;
  }
  Label last = kOutside;
  for (const Label label : kSets.ends) {
    if (best[label] + transitions_[label][kOutside] > best[last] + transitions_[last][kOutside]) {
      last = label;
    }
  }
  for (std::size_t i = count; i-- > 0;) {
    labels[i] = last;
    if (i > 0) last = origins_[i][last];
  }
}

bool Lattice::sum(std::span<const LabelScores> scores, std::span<const std::uint32_t> allowed) {
  const std::size_t count = scores.size();
  if (count == 0) return false;
  if (emissions_.size() < count) {
    emissions_.resize(count);
    forward_.resize(count);
    backward_.resize(count);
    norms_.resize(count);
  }
  for (std::size_t i = 0; i < count; ++i) {
    constexpr std::uint32_t kAll = (1U << kLabels) - 1;
    set_emissions(i, scores[i], allowed.empty() ? kAll : allowed[i]);
    if (!sum_forward(i)) return false;
  }
  return sum_backward(count);
}

void Lattice::set_emissions(std::size_t token, const LabelScores& scores, std::uint32_t allowed) {
  float top = kImpossible;
  for (std::size_t label = 0; label < kLabels; ++label) {
    if ((allowed >> label & 1U) != 0) top = std::max(top, scores[label]);
  }
  // What lies so far below the best adds nothing to a sum of floats.
  constexpr float kNegligible = -18.0F;
  LabelScores& emissions = emissions_[token];
  for (std::size_t label = 0; label < kLabels; ++label) {
    const float gap = scores[label] - top;
    const bool counts = (allowed >> label & 1U) != 0 && gap > kNegligible;
    emissions[label] = counts ? std::exp(gap) : 0.0F;
  }
}

bool Lattice::sum_forward(std::size_t token) {
  LabelScores& forward = forward_[token];
  forward.fill(0.0F);
  if (token == 0) {
    for (const Label label : kSets.starts) forward[label] = factors_[kOutside][label];
  } else {
    const LabelScores& before = forward_[token - 1];
    for (const Label from : kSets.ends) add_scaled(forward, before[from], factors_[from]);
    for_inner_transitions(
        [&](Label from, Label to) { forward[to] += before[from] * factors_[from][to]; });
  }
  float norm = 0;
  for (std::size_t label = 0; label < kLabels; ++label) {
    forward[label] *= emissions_[token][label];
    norm += forward[label];
  }
  if (!(norm > kLeastSum)) return false;
  norms_[token] = norm;
  for (std::size_t label = 0; label < kLabels; ++label) forward[label] /= norm;
  return true;
}

bool Lattice::sum_backward(std::size_t count) {
  LabelScores& last = backward_[count - 1];
  last.fill(0.0F);
  float closing = 0;
  for (const Label label : kSets.ends) {
    last[label] = factors_[label][kOutside];
    closing += last[label] * forward_[count - 1][label];
  }
  if (!(closing > kLeastSum)) return false;
  for (const Label label : kSets.ends) last[label] /= closing;
  for (std::size_t i = count - 1; i-- > 0;) {
    LabelScores& backward = backward_[i];
    backward.fill(0.0F);
    LabelScores after;
    for (std::size_t label = 0; label < kLabels; ++label) {
      after[label] = backward_[i + 1][label] * emissions_[i + 1][label] / norms_[i + 1];
    }
    for (const Label to : kSets.starts) add_scaled(backward, after[to], backwards_[to]);
    for_inner_transitions(
        [&](Label from, Label to) { backward[from] += factors_[from][to] * after[to]; });
  }
  return true;
}

float Lattice::marginal(std::size_t token, Label label, Label next) const {
  return forward_[token][label] * factors_[label][next] * emissions_[token + 1][next] *
         backward_[token + 1][next] / norms_[token + 1];
}

double Lattice::probability(std::size_t first, std::size_t end, Type type) const {
  if (end == first + 1) return marginal(first, label_of(type, Part::unit));
  double path = forward_[first][label_of(type, Part::begin)];
  Label before = label_of(type, Part::begin);
  for (std::size_t i = first + 1; i < end; ++i) {
    const Label label = label_of(type, i + 1 == end ? Part::last : Part::inside);
    path *= static_cast<double>(factors_[before][label]) * emissions_[i][label] / norms_[i];
    before = label;
  }
  return std::min(1.0, path * backward_[end - 1][before]);
}

}  // namespace docweave::names
