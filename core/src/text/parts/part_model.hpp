#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "text/parts/part_features.hpp"
#include "text/parts/part_lexicon.hpp"

namespace docweave {

class MappedFile;

/// A score for each part of speech; those of a model in whole steps of its weights.
using PartScores = std::array<std::int32_t, kParts>;

/// A feature and what it adds to the score of each part.
struct PartWeights {
  PartFeature feature = 0;
  std::array<float, kParts> weights{};
};

/// A trained model of parts of speech, mapped into memory: known words, and the weights of features
/// in 8 bits. Immutable and thread-safe.
class PartModel {
 public:
  /// Throws `Error(io)` when the file cannot be read, and `Error(invalid_data)` when it is none, is
  /// damaged, or was trained with other features than `PartFeatures` computes.
  explicit PartModel(const std::filesystem::path& file);
  ~PartModel();

  const PartLexicon& lexicon() const { return lexicon_; }
  PartScores score(std::span<const PartFeature> features) const;

 private:
  std::unique_ptr<MappedFile> file_;
  PartLexicon lexicon_;
  std::span<const std::uint32_t> slots_;  ///< By feature: what is left of it, and its row from 1.
  const std::int8_t* rows_ = nullptr;
};

/// Writes a model file. Throws `Error(io)`, and `Error(invalid_argument)` for too many features.
void write_part_model(const std::filesystem::path& file, std::span<const KnownWord> words,
                      std::span<const PartWeights> rows);

}  // namespace docweave
