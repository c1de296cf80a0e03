#include "train/evaluation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iomanip>

namespace docweave::names {
namespace {

bool is_gold(std::uint32_t allowed, Part part) {
  for (std::size_t t = 0; t < kTypes; ++t) {
    if (allowed >> label_of(static_cast<Type>(t), part) & 1U) return true;
  }
  return false;
}

struct Gold {
  std::uint32_t first;
  std::uint32_t end;
  std::uint32_t types;
};

/// Names that must be found: marks that leave no room for "no name".
std::vector<Gold> gold_of(std::span<const std::uint32_t> allowed) {
  std::vector<Gold> gold;
  for (std::uint32_t i = 0; i < allowed.size(); ++i) {
    if (allowed[i] & (1U << kOutside)) continue;
    const bool unit = is_gold(allowed[i], Part::unit);
    if (!unit && !is_gold(allowed[i], Part::begin)) continue;
    Gold span{i, i + 1, 0};
    while (!unit && span.end < allowed.size() && !is_gold(allowed[span.end - 1], Part::last))
      ++span.end;
    for (std::size_t t = 0; t < kTypes; ++t) {
      const auto type = static_cast<Type>(t);
      if (allowed[i] >> label_of(type, unit ? Part::unit : Part::begin) & 1U) span.types |= 1U << t;
    }
    gold.push_back(span);
  }
  return gold;
}

bool is_open(std::span<const std::uint32_t> allowed, const TaggedSpan& span) {
  for (std::uint32_t i = span.first_token; i < span.end_token; ++i) {
    if ((allowed[i] & (1U << kOutside)) != 0 && allowed[i] != 1U << kOutside) return true;
  }
  return false;
}

double share(int part, int rest) {
  return part + rest == 0 ? 0.0 : static_cast<double>(part) / (part + rest);
}

void print_row(std::ostream& out, std::string_view name, int right, int wrong, int missed) {
  const double precision = share(right, wrong);
  const double recall = share(right, missed);
  const double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  out << "  " << std::left << std::setw(14) << name << std::right << std::fixed
      << std::setprecision(3) << " P " << precision << "  R " << recall << "  F1 " << f1 << "  ("
      << right + missed << " gold)\n";
}

}  // namespace

void Counts::add(const Counts& other) {
  for (std::size_t t = 0; t < kTypes; ++t) {
    right[t] += other.right[t];
    wrong[t] += other.wrong[t];
    missed[t] += other.missed[t];
  }
  judged.insert(judged.end(), other.judged.begin(), other.judged.end());
}

void Counts::print(std::ostream& out, const std::string& title) const {
  out << title << "\n";
  int all_right = 0;
  int all_wrong = 0;
  int all_missed = 0;
  for (std::size_t t = 0; t < kTypes; ++t) {
    print_row(out, info(static_cast<Type>(t)).name, right[t], wrong[t], missed[t]);
    all_right += right[t];
    all_wrong += wrong[t];
    all_missed += missed[t];
  }
  print_row(out, "all", all_right, all_wrong, all_missed);
}

void count(const TrainingSet& set, const Sequence& sequence, std::span<const TaggedSpan> found,
           Counts& counts, std::vector<std::string>* mistakes) {
  const auto allowed = set.allowed(sequence);
  std::vector<Gold> gold = gold_of(allowed);
  const auto note = [&](const char* what, Type type, std::uint32_t first, std::uint32_t end) {
    if (mistakes == nullptr) return;
    const std::uint32_t from = first > 8 ? first - 8 : 0;
    const std::uint32_t to = std::min(end + 6, sequence.count);
    mistakes->push_back(set.texts()[sequence.text].id + ": " + what + " " +
                        std::string(info(type).name) + " [" + set.words(sequence, first, end) +
                        "] in: " + set.words(sequence, from, to));
  };
  for (const TaggedSpan& span : found) {
    const auto match = std::ranges::find_if(gold, [&](const Gold& g) {
      return g.first == span.first_token && g.end == span.end_token &&
             (g.types >> static_cast<int>(span.type) & 1U);
    });
    const bool right = match != gold.end();
    if (!right && is_open(allowed, span)) continue;
    counts.judged.emplace_back(span.confidence, right);
    ++(right ? counts.right : counts.wrong)[static_cast<std::size_t>(span.type)];
    if (right) {
      match->types = 0;
    } else {
      note("WRONG", span.type, span.first_token, span.end_token);
    }
  }
  for (const Gold& g : gold) {
    if (g.types == 0) continue;
    const auto type = static_cast<Type>(std::countr_zero(g.types));
    ++counts.missed[static_cast<std::size_t>(type)];
    note("MISSED", type, g.first, g.end);
  }
}

Calibration calibrate(std::vector<std::pair<double, bool>> judged) {
  struct Pool {
    double probabilities = 0;
    double right = 0;
    double count = 0;
  };
  std::ranges::sort(judged);
  std::vector<Pool> pools;
  for (const auto& [probability, right] : judged) {
    pools.push_back({probability, right ? 1.0 : 0.0, 1.0});
    while (pools.size() > 1) {
      const Pool last = pools.back();
      Pool& before = pools[pools.size() - 2];
      if (before.right / before.count < last.right / last.count) break;
      before.probabilities += last.probabilities;
      before.right += last.right;
      before.count += last.count;
      pools.pop_back();
    }
  }
  // Closer together where most names are: near 1.
  constexpr std::array<double, Calibration::kPoints> kAt = {0,   0.2, 0.35, 0.5,  0.6,   0.7,
                                                            0.8, 0.9, 0.95, 0.98, 0.995, 1};
  Calibration curve;
  for (std::size_t i = 0; i < Calibration::kPoints; ++i) {
    const double x = kAt[i];
    double y = x;
    double nearest = 2;
    for (const Pool& pool : pools) {
      const double mean = pool.probabilities / pool.count;
      if (std::abs(mean - x) >= nearest) continue;
      nearest = std::abs(mean - x);
      // A few names more at the plain probability keep small pools from saying 0 or 1.
      constexpr double kPrior = 6;
      y = (pool.right + kPrior * mean) / (pool.count + kPrior);
    }
    curve.probability[i] = static_cast<float>(x);
    curve.precision[i] = static_cast<float>(y);
    if (i > 0) curve.precision[i] = std::max(curve.precision[i], curve.precision[i - 1]);
  }
  return curve;
}

}  // namespace docweave::names
