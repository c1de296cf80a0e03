#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "tagger/features.hpp"
#include "tagger/lattice.hpp"

namespace docweave::names {

/// Points of a monotone curve from the model's probability of a name to the share of such names
/// that were right in cross-validation.
struct Calibration {
  static constexpr std::size_t kPoints = 12;
  std::array<float, kPoints> probability{};
  std::array<float, kPoints> precision{};

  /// Linear between the points, flat outside of them.
  double operator()(double probability) const;
};

/// Sums of weights by label, in steps of the model's scale: in whole numbers, so that they are the
/// same in whatever order they are added. Labels with even and with odd numbers lie apart, as they
/// come out of rows of bytes taken two at a time.
struct LabelSums {
  static constexpr std::size_t kPairs = kWidth / 2;
  using Half = std::array<std::int16_t, kPairs>;

  Half even{};
  Half odd{};

  LabelSums& operator+=(const LabelSums& other) {
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      even[pair] = static_cast<std::int16_t>(even[pair] + other.even[pair]);
      odd[pair] = static_cast<std::int16_t>(odd[pair] + other.odd[pair]);
    }
    return *this;
  }
};

/// Weights of the tagger. The file is mapped into memory, so that all workers and processes share
/// it. Immutable and thread-safe.
///
/// Layout, little-endian: a header (see model.cpp); `2^slot_bits` slots of 4 bytes, an
/// open-addressed table from a feature's hash to a row; rows of `kWidth` weights of 8 bits.
class Model {
 public:
  /// Throws `Error(io)` when the file cannot be read and `Error(invalid_data)` when it is no model,
  /// is cut short, or was trained with other labels or features than this program's.
  explicit Model(const std::filesystem::path& file);
  ~Model();
  Model(Model&& other) noexcept;
  Model& operator=(Model&&) = delete;

  const Transitions& transitions() const { return transitions_; }
  const Calibration& calibration() const { return calibration_; }
  /// Sums of the weights of features.
  LabelSums sum(std::span<const Feature> features) const;
  LabelScores scores(const LabelSums& sums) const;

  /// The weights of a feature, or of none.
  using Row = const std::uint8_t*;
  // Memory takes its time, but answers many questions at once. So the features of many tokens are
  // looked up together, in three steps of which each asks for what the next one wants.
  /// Appends those of the features that the model may know.
  void sift(std::span<const Feature> features, std::vector<Feature>& likely) const;
  /// Writes the row of each feature.
  void find(std::span<const Feature> features, std::span<Row> rows) const;
  LabelSums sum(std::span<const Row> rows) const;

 private:
  void fill_sieve();
  std::uint32_t row_behind(Feature feature) const;
  static std::uint64_t sieve_place(std::uint64_t slot, std::uint32_t tag);

  void* memory_ = nullptr;
  std::size_t size_ = 0;
  const std::uint32_t* slots_ = nullptr;
  std::uint64_t slot_mask_ = 0;
  const std::uint8_t* rows_ = nullptr;
  /// A bit for each slot and a piece of the tag, set where a feature that belongs there is known.
  /// It is a tenth of the table's size and settles most features, for most are not known.
  std::vector<std::uint64_t> sieve_;
  float scale_ = 1.0F;
  Transitions transitions_{};
  Calibration calibration_{};
};

/// A feature with its weights, as training found them.
struct WeightRow {
  Feature feature = 0;
  std::array<float, kLabels> weights{};
};

/// Writes a model file; weights are rounded to 8 bits. Throws `Error(io)`.
void write_model(const std::filesystem::path& file, std::span<const WeightRow> rows,
                 const Transitions& transitions, const Calibration& calibration);

}  // namespace docweave::names
