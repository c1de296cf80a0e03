#include "tagger/lattice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
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

using Lanes = float __attribute__((vector_size(16)));
using Bits = std::int32_t __attribute__((vector_size(16)));

/// exp to about a millionth of a percent, for what lies between -80 and 0 (Cephes, expf): the same
/// on every processor, which the library's is not.
Lanes exp_below_one(Lanes x) {
  constexpr float kLog2E = 1.44269504F;
  // ln 2 in two parts, the first of few bits so that multiples of it are exact.
  constexpr float kLn2 = 0.693359375F;
  constexpr float kLn2Less = -2.12194440e-4F;
  // What is added to this is rounded to a whole number, which stands in its last bits.
  constexpr float kRound = 12582912.0F;
  constexpr int kExponent = 23;
  const Lanes shifted = x * kLog2E + kRound;
  const Lanes whole = shifted - kRound;
  const Lanes rest = (x - whole * kLn2) - whole * kLn2Less;
  Lanes power = 1.9875691500e-4F * rest + 1.3981999507e-3F;
  power = power * rest + 8.3334519073e-3F;
  power = power * rest + 4.1665795894e-2F;
  power = power * rest + 1.6666665459e-1F;
  power = power * rest + 5.0000001201e-1F;
  power = power * rest * rest + rest + 1.0F;
  return std::bit_cast<Lanes>(std::bit_cast<Bits>(power) +
                              (std::bit_cast<Bits>(shifted) << kExponent));
}

/// Sets labels of a row to sums that are in lanes.
template <typename Edges>
void spread(const Edges& sums, const std::array<Label, kEdgeLabels>& labels, LabelScores& row) {
  std::array<float, sizeof sums / sizeof(float)> flat;
  std::memcpy(flat.data(), &sums, sizeof sums);
  for (std::size_t i = 0; i < kEdgeLabels; ++i) row[labels[i]] = flat[i];
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
  });
  for (std::size_t end = 0; end < kEdgeLabels; ++end) {
    for (std::size_t start = 0; start < kEdgeLabels; ++start) {
      const float factor = factors_[kSets.ends[end]][kSets.starts[start]];
      to_starts_[end][start / kLanes][start % kLanes] = factor;
      to_ends_[start][end / kLanes][end % kLanes] = factor;
    }
  }
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
  constexpr std::uint32_t kAll = (1U << kWidth) - 1;
  LabelScores counted = scores;
  for (std::uint32_t others = kAll & ~allowed; others != 0; others &= others - 1) {
    counted[static_cast<std::size_t>(std::countr_zero(others))] = kImpossible;
  }
  Lanes tops = kImpossible - Lanes{};
  for (std::size_t label = 0; label < kWidth; label += kLanes) {
    Lanes lanes;
    std::memcpy(&lanes, &counted[label], sizeof lanes);
    tops = lanes > tops ? lanes : tops;
  }
  const float top = std::max({tops[0], tops[1], tops[2], tops[3]});
  // What lies so far below the best adds nothing to a sum of floats.
  constexpr float kNegligible = -18.0F;
  for (std::size_t label = 0; label < kWidth; label += kLanes) {
    Lanes gaps;
    std::memcpy(&gaps, &counted[label], sizeof gaps);
    gaps -= top;
    const auto counts = gaps > kNegligible;
    const Lanes emissions = counts ? exp_below_one(counts ? gaps : kNegligible - Lanes{}) : Lanes{};
    std::memcpy(&emissions_[token][label], &emissions, sizeof emissions);
  }
}

bool Lattice::sum_forward(std::size_t token) {
  LabelScores& forward = forward_[token];
  forward.fill(0.0F);
  if (token == 0) {
    for (const Label label : kSets.starts) forward[label] = factors_[kOutside][label];
  } else {
    const LabelScores& before = forward_[token - 1];
    Edges starts{};
    for (std::size_t end = 0; end < kEdgeLabels; ++end) {
      const float share = before[kSets.ends[end]];
      for (std::size_t part = 0; part < kParts; ++part)
        starts[part] += share * to_starts_[end][part];
    }
    spread(starts, kSets.starts, forward);
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
  for (float& share : forward) share /= norm;
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
    for (std::size_t label = 0; label < kWidth; ++label) {
      after[label] = backward_[i + 1][label] * emissions_[i + 1][label] / norms_[i + 1];
    }
    Edges ends{};
    for (std::size_t start = 0; start < kEdgeLabels; ++start) {
      const float share = after[kSets.starts[start]];
      for (std::size_t part = 0; part < kParts; ++part) ends[part] += share * to_ends_[start][part];
    }
    spread(ends, kSets.ends, backward);
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
