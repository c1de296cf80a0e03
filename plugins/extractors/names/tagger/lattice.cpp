#include "tagger/lattice.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace docweave::names {
namespace {

constexpr float kImpossible = -1e30F;
constexpr float kLeastSum = 1e-30F;

constexpr std::size_t kFour = 4;
using Four = Lanes::Half;

constexpr std::size_t first_of(Part part) {
  return label_of(Type{}, part);
}

/// Calls `visit(type, begin, inside, last, unit)` with the labels of each type.
template <typename Visit>
void for_types(Visit visit) {
  for (std::size_t t = 0; t < kTypes; ++t) {
    const auto type = static_cast<Type>(t);
    visit(t, label_of(type, Part::begin), label_of(type, Part::inside), label_of(type, Part::last),
          label_of(type, Part::unit));
  }
}

}  // namespace

Lattice::Row::Row(const LabelScores& scores) : outside(scores[kOutside]) {
  begin.read(&scores[first_of(Part::begin)]);
  inside.read(&scores[first_of(Part::inside)]);
  last.read(&scores[first_of(Part::last)]);
  unit.read(&scores[first_of(Part::unit)]);
}

/// In this order: lanes without a type are written over by the next part.
void Lattice::Row::write(LabelScores& scores) const {
  scores[kOutside] = outside;
  begin.write(&scores[first_of(Part::begin)]);
  inside.write(&scores[first_of(Part::inside)]);
  last.write(&scores[first_of(Part::last)]);
  unit.write(&scores[first_of(Part::unit)]);
}

Label Lattice::Origins::of(Label label) const {
  if (label == kOutside) return static_cast<Label>(outside);
  const auto type = static_cast<std::size_t>(type_of(label));
  switch (part_of(label)) {
    case Part::begin:
      return static_cast<Label>(begin[type]);
    case Part::inside:
      return static_cast<Label>(inside[type]);
    case Part::last:
      return static_cast<Label>(last[type]);
    default:
      return static_cast<Label>(unit[type]);
  }
}

Lattice::Lattice(const Transitions& transitions) : transitions_(transitions) {
  for_types([&](std::size_t type, Label begin, Label inside, Label, Label) {
    begins_.set(type, begin);
    insides_.set(type, inside);
  });
  refresh();
}

void Lattice::refresh() {
  fill(transitions_, kImpossible, best_);
  for (std::size_t before = 0; before < kLabels; ++before) {
    for (std::size_t after = 0; after < kLabels; ++after) {
      const bool exists = may_follow(static_cast<Label>(before), static_cast<Label>(after));
      factors_[before][after] = exists ? std::exp(transitions_[before][after]) : 0;
    }
  }
  fill(factors_, 0, sums_);
  const auto advantage = [this](Label end) {
    float most = kImpossible;
    for (Label start = 0; start < kLabels; ++start) {
      if (continues(start)) continue;
      most = std::max(most, transitions_[end][start] - transitions_[kOutside][start]);
    }
    return most;
  };
  for_types([&](std::size_t type, Label, Label, Label last, Label unit) {
    last_advantage_.set(type, advantage(last));
    unit_advantage_.set(type, advantage(unit));
  });
}

void Lattice::fill(const Transitions& values, float none, Steps& steps) {
  const Lanes nothing = Lanes::all(none);
  steps.begin_inside = steps.begin_last = steps.inside_inside = steps.inside_last = nothing;
  for_types([&](std::size_t type, Label begin, Label inside, Label last, Label) {
    steps.begin_inside.set(type, values[begin][inside]);
    steps.begin_last.set(type, values[begin][last]);
    steps.inside_inside.set(type, values[inside][inside]);
    steps.inside_last.set(type, values[inside][last]);
  });
  for (std::size_t i = 0; i < kEdgeLabels; ++i) {
    steps.from[i] = {0, nothing, nothing};
    steps.to[i] = {0, nothing, nothing};
    const Label end = edge_label(i, Part::last);
    const Label start = edge_label(i, Part::begin);
    steps.from[i].outside = values[end][kOutside];
    steps.to[i].outside = values[kOutside][start];
    for_types([&](std::size_t type, Label begin, Label, Label last, Label unit) {
      steps.from[i].inner.set(type, values[end][begin]);
      steps.from[i].unit.set(type, values[end][unit]);
      steps.to[i].inner.set(type, values[last][start]);
      steps.to[i].unit.set(type, values[unit][start]);
    });
  }
}

/// Outside, then those of a part, then units.
Label Lattice::edge_label(std::size_t i, Part part) {
  if (i == 0) return kOutside;
  return label_of(static_cast<Type>((i - 1) % kTypes), i <= kTypes ? part : Part::unit);
}

/// The best way to each label that may start, out of those that may end. Most of the latter lie so
/// far behind "outside" that none can be best.
void Lattice::start(const Row& before, Row& best, Origins& origins) const {
  constexpr float kRounding = 0.25F;
  best.outside = before.outside + best_.from[0].outside;
  best.begin = before.outside + best_.from[0].inner;
  best.unit = before.outside + best_.from[0].unit;
  origins.outside = kOutside;
  origins.begin = origins.unit = Marks{};
  const Lanes least = Lanes::all(before.outside - kRounding);
  const Marks rivals =
      (before.last + last_advantage_ > least) | (before.unit + unit_advantage_ > least);
  if (!any(rivals)) return;
  const auto raise = [](Lanes& top, Marks& origin, const Lanes& score, Label label) {
    const Marks better = score > top;
    top = choose(better, score, top);
    origin = choose(better, Marks::all(label), origin);
  };
  for (std::size_t i = 1; i < kEdgeLabels; ++i) {
    if (rivals[(i - 1) % kTypes] == 0) continue;
    const Label label = edge_label(i, Part::last);
    const float score = i <= kTypes ? before.last[i - 1] : before.unit[i - 1 - kTypes];
    if (score + best_.from[i].outside > best.outside) {
      best.outside = score + best_.from[i].outside;
      origins.outside = label;
    }
    raise(best.begin, origins.begin, score + best_.from[i].inner, label);
    raise(best.unit, origins.unit, score + best_.from[i].unit, label);
  }
}

/// The best way to each label inside of names.
void Lattice::go_on(const Row& before, Row& best, Origins& origins) const {
  best.inside = before.begin + best_.begin_inside;
  best.last = before.begin + best_.begin_last;
  const Lanes inside = before.inside + best_.inside_inside;
  const Lanes last = before.inside + best_.inside_last;
  const Marks inside_better = inside > best.inside;
  const Marks last_better = last > best.last;
  origins.inside = choose(inside_better, insides_, begins_);
  origins.last = choose(last_better, insides_, begins_);
  best.inside = choose(inside_better, inside, best.inside);
  best.last = choose(last_better, last, best.last);
}

void Lattice::decode(std::span<const LabelScores> scores, std::vector<Label>& labels) {
  const std::size_t count = scores.size();
  labels.assign(count, kOutside);
  if (count == 0) return;
  if (origins_.size() < count) origins_.resize(count);
  Row best;
  best.outside = 0;
  best.begin = best.inside = best.last = best.unit = Lanes::all(kImpossible);
  for (std::size_t i = 0; i < count; ++i) {
    Row next;
    start(best, next, origins_[i]);
    go_on(best, next, origins_[i]);
    const Row emissions(scores[i]);
    best.outside = next.outside + emissions.outside;
    best.begin = next.begin + emissions.begin;
    best.inside = next.inside + emissions.inside;
    best.last = next.last + emissions.last;
    best.unit = next.unit + emissions.unit;
  }
  LabelScores ends;
  best.write(ends);
  Label label = kOutside;
  for (std::size_t i = 0; i < kEdgeLabels; ++i) {
    const Label end = edge_label(i, Part::last);
    if (ends[end] + transitions_[end][kOutside] > ends[label] + transitions_[label][kOutside])
      label = end;
  }
  for (std::size_t i = count; i-- > 0;) {
    labels[i] = label;
    label = origins_[i].of(label);
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
  Four tops = kImpossible - Four{};
  for (std::size_t label = 0; label < kWidth; label += kFour) {
    Four lanes;
    std::memcpy(&lanes, &counted[label], sizeof lanes);
    tops = lanes > tops ? lanes : tops;
  }
  const float top = std::max({tops[0], tops[1], tops[2], tops[3]});
  // What lies so far below the best adds nothing to a sum of floats.
  constexpr float kNegligible = -18.0F;
  for (std::size_t label = 0; label < kWidth; label += kFour) {
    Four gaps;
    std::memcpy(&gaps, &counted[label], sizeof gaps);
    gaps -= top;
    const auto counts = gaps > kNegligible;
    const Four emissions = counts ? exp_below_one(counts ? gaps : kNegligible - Four{}) : Four{};
    std::memcpy(&emissions_[token][label], &emissions, sizeof emissions);
  }
}

bool Lattice::sum_forward(std::size_t token) {
  Row next{};
  if (token == 0) {
    next.outside = sums_.from[0].outside;
    next.begin = sums_.from[0].inner;
    next.unit = sums_.from[0].unit;
  } else {
    const LabelScores& shares = forward_[token - 1];
    for (std::size_t i = 0; i < kEdgeLabels; ++i) {
      const float share = shares[edge_label(i, Part::last)];
      if (share == 0) continue;
      next.outside += share * sums_.from[i].outside;
      next.begin += share * sums_.from[i].inner;
      next.unit += share * sums_.from[i].unit;
    }
    const Row before(shares);
    next.inside = before.begin * sums_.begin_inside + before.inside * sums_.inside_inside;
    next.last = before.begin * sums_.begin_last + before.inside * sums_.inside_last;
  }
  LabelScores& forward = forward_[token];
  next.write(forward);
  float norm = 0;
  for (std::size_t label = 0; label < kWidth; ++label) {
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
  for (std::size_t i = 0; i < kEdgeLabels; ++i) {
    const Label label = edge_label(i, Part::last);
    last[label] = factors_[label][kOutside];
    closing += last[label] * forward_[count - 1][label];
  }
  if (!(closing > kLeastSum)) return false;
  for (float& share : last) share /= closing;
  for (std::size_t token = count - 1; token-- > 0;) {
    LabelScores shares;
    for (std::size_t label = 0; label < kWidth; ++label)
      shares[label] =
          backward_[token + 1][label] * emissions_[token + 1][label] / norms_[token + 1];
    Row ends{};
    for (std::size_t i = 0; i < kEdgeLabels; ++i) {
      const float share = shares[edge_label(i, Part::begin)];
      if (share == 0) continue;
      ends.outside += share * sums_.to[i].outside;
      ends.last += share * sums_.to[i].inner;
      ends.unit += share * sums_.to[i].unit;
    }
    const Row after(shares);
    ends.begin = after.inside * sums_.begin_inside + after.last * sums_.begin_last;
    ends.inside = after.inside * sums_.inside_inside + after.last * sums_.inside_last;
    ends.write(backward_[token]);
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
