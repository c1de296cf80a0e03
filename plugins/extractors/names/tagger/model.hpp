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
  /// Sum of the weights of features.
  void score(std::span<const Feature> features, LabelScores& scores) const;

 private:
  void* memory_ = nullptr;
  std::size_t size_ = 0;
  const std::uint32_t* slots_ = nullptr;
  std::uint64_t slot_mask_ = 0;
  const std::uint8_t* rows_ = nullptr;
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
