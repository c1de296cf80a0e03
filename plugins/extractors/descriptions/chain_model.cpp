#include "chain_model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <string>

#include <docweave/features.hpp>
#include <docweave/text.hpp>

namespace docweave::descriptions {
namespace {

constexpr float kNever = -1e9F;

/// Some labels' numbers of a row, taken together. By hand: left to itself, g++ 12 takes one label
/// after the other.
typedef float Lanes __attribute__((vector_size(16)));
typedef std::int32_t Numbers __attribute__((vector_size(16)));
constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(float);
static_assert(ChainModel::Row().size() % kLanes == 0);

Lanes lanes(const ChainModel::Row& row, std::size_t first) {
  Lanes result;
  std::memcpy(&result, &row[first], sizeof result);
  return result;
}
void put(Lanes lanes, ChainModel::Row& row, std::size_t first) {
  std::memcpy(&row[first], &lanes, sizeof lanes);
}

std::string name_of(Label label) {
  if (label == kOutside) return "outside";
  return (begins(label) ? "begin-" : "in-") + std::string(info(type_of(label)).name);
}

std::optional<Label> label_named(std::string_view name) {
  for (Label label = 0; label < kLabels; ++label) {
    if (name_of(label) == name) return label;
  }
  return std::nullopt;
}

}  // namespace

ChainModel::ChainModel(const std::filesystem::path& file) {
  constexpr std::string_view kAfter = "after ";
  const std::vector<ListEntry> entries = read_list(file, 2);
  places_ = FeatureIndex(entries.size());
  for (const ListEntry& entry : entries) {
    Row row{};
    read_weights(file, entry, label_named, "a label and its weight, as in \"begin-Event 0.25\"",
                 row);
    const std::string_view name = entry.columns.front();
    const auto before =
        name.starts_with(kAfter) ? label_named(name.substr(kAfter.size())) : std::optional<Label>();
    if (before) {
      after_[*before] = row;
      continue;
    }
    places_.add(feature_key(name), static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back({row});
  }
  set_steps();
}

void ChainModel::set_steps() {
  for (Label before = 0; before < kLabels; ++before) {
    for (Label after = 0; after < after_[before].size(); ++after) {
      if (after == kLabels || !may_follow(before, after)) after_[before][after] = kNever;
      steps_[before][after] = std::exp(after_[before][after]);
      if (after < kLabels) steps_back_[after][before] = steps_[before][after];
    }
  }
}

std::vector<ChainModel::Row> ChainModel::scores(std::span<const std::uint64_t> keys,
                                                std::span<const std::size_t> ends) const {
  std::vector<std::uint64_t> likely;
  std::vector<std::size_t> likely_ends;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    places_.sift(keys.subspan(begin, end - begin), likely);
    likely_ends.push_back(likely.size());
    begin = end;
  }
  static constexpr Weights kNone;
  std::vector<const Weights*> found;
  for (const std::uint64_t key : likely) {
    const auto place = places_.find(key);
    found.push_back(place ? &rows_[*place] : &kNone);
    __builtin_prefetch(found.back());
  }
  std::vector<Row> all;
  auto next = found.begin();
  for (const std::size_t end : likely_ends) {
    Row sums{};
    for (const auto last = found.begin() + static_cast<std::ptrdiff_t>(end); next != last; ++next) {
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += (*next)->row[i];
    }
    all.push_back(sums);
  }
  return all;
}

/// Viterbi's algorithm; a sentence stands behind no description.
std::vector<Label> ChainModel::likeliest(std::span<const Row> scores) const {
  std::vector<std::array<std::int32_t, Row().size()>> from(scores.size());
  Row best;
  best.fill(kNever);
  best[kOutside] = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Row next;
    for (std::size_t first = 0; first < next.size(); first += kLanes) {
      Lanes most = best[0] + lanes(after_[0], first);
      Numbers origin{};
      for (std::int32_t before = 1; before < static_cast<std::int32_t>(kLabels); ++before) {
        const Lanes sum = best[before] + lanes(after_[before], first);
        origin = sum > most ? Numbers{} + before : origin;
        most = sum > most ? sum : most;
      }
      std::memcpy(&from[i][first], &origin, sizeof origin);
      put(most + lanes(scores[i], first), next, first);
    }
    best = next;
  }
  std::vector<Label> labels(scores.size());
  auto label = static_cast<Label>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = scores.size(); i-- > 0; label = static_cast<Label>(from[i][label]))
    labels[i] = label;
  return labels;
}

/// The probability of each label at each token: sums over what stands before and behind it, scaled
/// to 1 at each token (Rabiner 1989).
std::vector<ChainModel::Row> ChainModel::marginals(std::span<const Row> scores) const {
  const auto scaled = [](Row row) {
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    for (float& each : row) each = sum > 0 ? each / sum : 0;
    return row;
  };
  // Of labels that can be reached: beside the score of another theirs could be nothing.
  const auto weights = [&](std::size_t i, const Row& reached) {
    float most = kNever;
    for (Label label = 0; label < kLabels; ++label) {
      if (reached[label] > 0) most = std::max(most, scores[i][label]);
    }
    Row row{};
    for (Label label = 0; label < kLabels; ++label) {
      if (reached[label] > 0) row[label] = std::exp(scores[i][label] - most);
    }
    return row;
  };
  std::vector<Row> all(scores.size()), own(scores.size());
  Row before{};
  before[kOutside] = 1;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Row sums;
    for (std::size_t first = 0; first < sums.size(); first += kLanes) {
      Lanes sum{};
      for (Label origin = 0; origin < kLabels; ++origin)
        sum += before[origin] * lanes(steps_[origin], first);
      put(sum, sums, first);
    }
    own[i] = weights(i, sums);
    for (std::size_t label = 0; label < sums.size(); ++label) sums[label] *= own[i][label];
    before = all[i] = scaled(sums);
  }
  Row behind;
  behind.fill(1);
  for (std::size_t i = scores.size(); i-- > 0;) {
    Row sums;
    for (std::size_t first = 0; first < sums.size(); first += kLanes) {
      Lanes sum{};
      for (Label after = 0; after < kLabels; ++after)
        sum += lanes(steps_back_[after], first) * own[i][after] * behind[after];
      put(sum, sums, first);
    }
    for (std::size_t label = 0; label < sums.size(); ++label) all[i][label] *= behind[label];
    all[i] = scaled(all[i]);
    behind = scaled(sums);
  }
  return all;
}

std::vector<Described> ChainModel::describe(std::span<const Row> scores) const {
  const std::vector<Label> labels = likeliest(scores);
  std::vector<Described> found;
  if (std::ranges::all_of(labels, [](Label label) { return label == kOutside; })) return found;
  const std::vector<Row> likely = marginals(scores);
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    if (begins(labels[i])) found.push_back({i, i, type_of(labels[i]), 1});
    Described& last = found.back();
    last.end = i + 1;
    last.probability = std::min(last.probability, static_cast<double>(likely[i][labels[i]]));
  }
  return found;
}

}  // namespace docweave::descriptions
