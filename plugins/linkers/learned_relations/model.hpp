#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include <docweave/vocabulary.hpp>

namespace docweave::learned {

/// Logistic regressions, one for each predicate, over the same features. Immutable and thread-safe.
///
/// The file is a list: a feature's name, then columns "predicate weight"; the feature "bias" is of
/// every candidate. Few enough that they are read at once.
class Model {
 public:
  static constexpr std::size_t kPredicates = static_cast<std::size_t>(Predicate::same_as);
  /// A number for each predicate, by its place in the vocabulary.
  using Row = std::array<float, kPredicates>;

  /// Throws `Error` when the file cannot be read or a column is no predicate with a weight.
  explicit Model(const std::filesystem::path& file);

 private:
  friend class Scorer;
  struct Slot {
    std::uint64_t key = 0;  ///< 0: empty.
    std::uint32_t row = 0;
  };
  /// Where a key is, or would go.
  std::size_t place(std::uint64_t key) const;

  Row bias_{};
  std::vector<Slot> slots_;  ///< Open-addressed, a power of two.
  std::vector<Row> rows_;
};

/// Asks a model, which must outlive it, about one candidate after another. Not thread-safe.
class Scorer {
 public:
  explicit Scorer(const Model& model) : model_(model), last_(model.rows_.size()) {}

  /// How likely each predicate is, 0..1, of a candidate with features of these keys; a key that
  /// comes twice counts once.
  Model::Row probabilities(std::span<const std::uint64_t> keys);

 private:
  const Model& model_;
  std::vector<std::uint32_t> last_;  ///< By row: the last candidate that had its feature.
  std::uint32_t candidate_ = 0;
};

}  // namespace docweave::learned
