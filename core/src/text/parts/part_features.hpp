#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

#include "text/parts/part_lexicon.hpp"

namespace docweave {

/// A property of a word in its sentence, as a hash of the property's kind and value.
using PartFeature = std::uint64_t;

/// Describes the words of one sentence to the tagger of parts of speech: the word, its form and
/// ending, what it and its neighbours were in the training texts, and the parts found before it.
/// Training and tagging use this one class. Holds on to its memory; not thread-safe.
class PartFeatures {
 public:
  static constexpr std::size_t kMost = 48;
  using Buffer = std::array<PartFeature, kMost>;

  /// Starts on a sentence, whose tokens' spans refer to `text`.
  void read(std::string_view text, std::span<const Token> tokens, const PartLexicon& lexicon);

  std::size_t size() const { return size_; }
  /// What the lexicon says of a word.
  PartSet known(std::size_t at) const { return word(at).parts; }
  /// The features of a word behind two of which the parts are known.
  std::span<const PartFeature> of(std::size_t at, std::array<PartOfSpeech, 2> before,
                                  Buffer& buffer) const;

  /// The key of a word in the lexicon.
  static std::uint64_t key(std::string_view text, const Token& token);
  /// Changes whenever the features of the same text do.
  static std::uint64_t fingerprint();

 private:
  /// What is true of a word wherever it stands.
  struct Word {
    std::uint64_t folded = 0;  ///< Numbers with every digit as 0.
    std::uint64_t shape = 0;   ///< Of "Xx", "X", "x", "d.d": runs of one class as one.
    std::array<std::uint64_t, 4> suffix{};
    std::array<std::uint64_t, 3> prefix{};
    PartSet parts = 0;
    bool glued = false;  ///< Nothing stands between the one before and this.
  };
  /// How the words of the sentence are written.
  enum class LetterCase : std::uint8_t { prose, title, capitals };

  static Word read_word(std::string_view text, const Token& token);
  static LetterCase letter_case(std::span<const Token> tokens);
  const Word& word(std::size_t at) const { return words_[at + kReach]; }

  static constexpr std::size_t kReach = 2;
  std::vector<Word> words_;  ///< With two from outside at both ends.
  std::size_t size_ = 0;
  LetterCase letter_case_ = LetterCase::prose;
};

}  // namespace docweave
