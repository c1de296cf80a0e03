#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/features.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave::learned {

/// The logistic function.
double probability(double log_odds);

/// Logistic regressions over features of candidates, one for each predicate; second ones for what a
/// rule has stated, over the first one's sum and the rule's confidence; and one over features of
/// entities. Immutable and thread-safe.
///
/// The file is a list: a feature's name, then columns "predicate weight" or "entity weight"; the
/// feature "bias" is of every candidate, "stated bias", "stated model" and "stated rule" are those
/// of the second regressions. Few enough that they are read at once.
class Model {
 public:
  static constexpr std::size_t kPredicates = static_cast<std::size_t>(Predicate::same_as);
  static constexpr std::size_t kEntity = kPredicates;
  /// A number for each predicate, by its place in the vocabulary, and one for being an entity.
  using Row = std::array<float, kPredicates + 1>;

  /// Throws `Error` when the file cannot be read or a column is no predicate with a weight.
  explicit Model(const std::filesystem::path& file);

  /// How likely what a rule has stated is, by its confidence and by what `Scorer` says of the
  /// candidate; nothing where the model knows no such statements.
  std::optional<double> likely(Predicate stated, float log_odds, double confidence) const;

 private:
  friend class Scorer;
  Row* row_named(std::string_view feature);
  void add(std::uint64_t key, const Row& row);
  Row bias_{};
  Row stated_bias_{}, stated_model_{}, stated_rule_{};
  /// Most features have one weight or two; those of one stand one behind the other.
  struct Weight {
    float value = 0;
    std::uint16_t at = 0;  ///< In a row.
    bool last = false;
  };
  void add_to(Row& sums, std::uint32_t first) const {
    const Weight* weight = &weights_[first];
    sums[weight->at] += weight->value;
    while (!weight->last) {
      ++weight;
      sums[weight->at] += weight->value;
    }
  }

  FeatureIndex places_{0};  ///< In `weights_` the first, by the key of a feature.
  std::vector<Weight> weights_;
};

/// Asks a model, which must outlive it, about one candidate after another. Not thread-safe.
class Scorer {
 public:
  explicit Scorer(const Model& model) : model_(model), seen_(model.weights_.size()) {}

  /// The log-odds of each predicate and of being an entity, of a candidate or an entity with
  /// features of these keys; a key that comes twice counts once.
  Model::Row log_odds(std::span<const std::uint64_t> keys);

 private:
  const Model& model_;
  std::vector<std::uint64_t> likely_;
  std::vector<std::uint32_t> found_;
  std::vector<bool> seen_;  ///< By place: whether it is among those found.
};

}  // namespace docweave::learned
