#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tagger/features.hpp"
#include "tagger/labels.hpp"
#include "tagger/word_classes.hpp"
#include "train/document_reader.hpp"
#include "train/marked_text.hpp"

namespace docweave::names {

/// A text as a document, without extractors' mentions.
Document document_of(const MarkedText& text);

/// Tokens in a row: a sentence, or a stretch of one that may hold names.
struct Sequence {
  std::uint32_t first = 0;  ///< Token, counted over all sentences.
  std::uint32_t count = 0;
  std::uint32_t text = 0;  ///< Index of its text in `TrainingSet::texts`.
};

/// All sentences of all texts: for each token the labels allowed, and the numbers of its features
/// where it stands in a stretch.
class TrainingSet {
 public:
  /// Features seen in fewer than `rarest` sentences are left out.
  TrainingSet(std::vector<MarkedText> texts, const WordLists& lists, const DocumentReader& reader,
              std::uint32_t rarest);

  std::span<const MarkedText> texts() const { return texts_; }
  std::span<const Sequence> sentences() const { return sentences_; }
  std::span<const Sequence> stretches() const { return stretches_; }
  std::span<const Sequence> stretches_of(const Sequence& sentence) const;
  std::size_t feature_count() const { return features_.size(); }
  Feature feature(std::uint32_t number) const { return features_[number]; }
  std::span<const std::uint32_t> features_of(std::uint32_t token) const {
    return {ids_.data() + offsets_[token], offsets_[token + 1] - offsets_[token]};
  }
  /// Bit sets of labels, one for each token of a sequence.
  std::span<const std::uint32_t> allowed(const Sequence& sequence) const {
    return {allowed_.data() + sequence.first, sequence.count};
  }
  std::string words(const Sequence& sequence, std::uint32_t first, std::uint32_t end) const;

 private:
  std::vector<MarkedText> texts_;
  std::vector<Sequence> sentences_;
  std::vector<Sequence> stretches_;
  std::vector<Feature> features_;
  std::vector<std::uint32_t> ids_;
  std::vector<std::uint64_t> offsets_;
  std::vector<std::uint32_t> allowed_;
  std::vector<std::string> words_;
};

}  // namespace docweave::names
