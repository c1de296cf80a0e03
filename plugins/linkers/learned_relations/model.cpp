#include "model.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <docweave/text.hpp>

#include "features.hpp"

namespace docweave::learned {
namespace {

/// Where in a row the weight of a predicate, or of "entity", stands.
std::optional<std::size_t> place_of(std::string_view name) {
  if (name == "entity") return Model::kEntity;
  const auto predicate = predicate_named(name);
  return predicate && *predicate != Predicate::same_as
             ? std::optional(static_cast<std::size_t>(*predicate))
             : std::nullopt;
}

}  // namespace

double probability(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

Model::Model(const std::filesystem::path& file) {
  const std::vector<ListEntry> entries = read_list(file, 2);
  places_ = FeatureIndex(entries.size());
  for (const ListEntry& entry : entries) {
    Row row{};
    read_weights(file, entry, place_of, "a predicate and its weight, as in \"funder 0.25\"", row);
    if (Row* const own = row_named(entry.columns.front())) {
      *own = row;
      continue;
    }
    add(feature_key(entry.columns.front()), row);
  }
}

void Model::add(std::uint64_t key, const Row& row) {
  const std::size_t first = weights_.size();
  for (std::uint16_t at = 0; at < row.size(); ++at) {
    if (row[at] != 0) weights_.push_back({row[at], at});
  }
  if (weights_.size() == first) return;
  weights_.back().last = true;
  places_.add(key, static_cast<std::uint32_t>(first));
}

Model::Row* Model::row_named(std::string_view feature) {
  if (feature == "bias") return &bias_;
  if (feature == "stated bias") return &stated_bias_;
  if (feature == "stated model") return &stated_model_;
  return feature == "stated rule" ? &stated_rule_ : nullptr;
}

std::optional<double> Model::likely(Predicate stated, float log_odds, double confidence) const {
  constexpr double kLeast = 0.02, kMost = 0.98;
  const auto at = static_cast<std::size_t>(stated);
  if (at >= kPredicates || (stated_model_[at] == 0 && stated_rule_[at] == 0)) return std::nullopt;
  const double said = std::clamp(confidence, kLeast, kMost);
  return probability(stated_bias_[at] + stated_model_[at] * log_odds +
                     stated_rule_[at] * std::log(said / (1 - said)));
}

Model::Row Scorer::log_odds(std::span<const std::uint64_t> keys) {
  likely_.clear();
  model_.places_.sift(keys, likely_);
  Model::Row sums = model_.bias_;
  found_.clear();
  for (const std::uint64_t key : likely_) {
    const auto place = model_.places_.find(key);
    if (!place || seen_[*place]) continue;
    seen_[*place] = true;
    found_.push_back(*place);
    __builtin_prefetch(&model_.weights_[*place]);
  }
  for (const std::uint32_t place : found_) {
    model_.add_to(sums, place);
    seen_[place] = false;
  }
  return sums;
}

}  // namespace docweave::learned
