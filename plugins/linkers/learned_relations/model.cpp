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
    places_.add(feature_key(entry.columns.front()), static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back(row);
  }
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
  ++candidate_;
  Model::Row sums = model_.bias_;
  for (const std::uint64_t key : keys) {
    const std::uint32_t* const place = model_.places_.find(key);
    if (place == nullptr || last_[*place] == candidate_) continue;
    last_[*place] = candidate_;
    const Model::Row& row = model_.rows_[*place];
    for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
  }
  return sums;
}

}  // namespace docweave::learned
