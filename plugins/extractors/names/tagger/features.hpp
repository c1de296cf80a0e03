#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <docweave/document.hpp>

#include "tagger/word_classes.hpp"

namespace docweave::names {

/// A property of a token in its document, as a 64-bit hash of the property's kind and value.
using Feature = std::uint64_t;

inline constexpr std::size_t kMaxFeatures = 160;
using FeatureBuffer = std::array<Feature, kMaxFeatures>;

/// Describes the tokens of one document to the tagger: the word, its form, the words around it,
/// the run of capitalised words it stands in, its line, and what the rest of the document shows
/// about the same word. Training and tagging use this one class.
class Features {
 public:
  /// `classes` holds a `WordClasses` set for each token, or is empty. Both must outlive this.
  Features(const Document& document, std::span<const WordClasses> classes);

  /// What a feature tells of: one word by itself, at its own place or at one beside the token that
  /// has the feature; or more than that.
  enum class About : std::uint8_t { word, before, after, before2, after2, several, all };

  /// The features of a token of a sentence, in `buffer`.
  std::span<const Feature> of(const Sentence& sentence, std::uint32_t token, FeatureBuffer& buffer,
                              About wanted = About::all) const;

  /// The features that a word brings to the token that it is, or stands before or behind. They are
  /// the same for all tokens of one `word_key`.
  std::span<const Feature> of_word(std::uint32_t token, FeatureBuffer& buffer, About wanted) const;
  std::uint64_t word_key(std::uint32_t token) const;
  /// The same for what lies outside of a sentence.
  static std::span<const Feature> of_outside(FeatureBuffer& buffer, About wanted);

  /// Changes whenever the features of the same text do: a hash of all features of a sample.
  static std::uint64_t fingerprint();

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// What is true of a word wherever it stands.
  struct Word {
    std::uint64_t folded = 0;  ///< Numbers with every digit as 0.
    std::uint64_t surface = 0;
    std::uint64_t shape = 0;  ///< Of "Xx", "XX", "x", "d-d": runs of one class of letters as one.
    std::array<std::uint64_t, 4> prefix{};
    std::array<std::uint64_t, 4> suffix{};
    WordClasses classes = 0;
    /// Written with a capital, and not because its line or the start of a sentence wants it.
    bool capital = false;
    std::uint32_t run = kNone;
    std::uint32_t chain = kNone;
    std::uint32_t series = kNone;
    std::uint32_t quote = kNone;      ///< Token of the quotation mark that opens around this one.
    std::uint32_t quote_end = kNone;  ///< Token of the one that closes.
    std::uint32_t bracket = kNone;    ///< Token of the bracket that opens around this one.
    std::uint8_t document_case = 0;   ///< How the document writes the word inside its prose.
    std::uint32_t clues = 0;          ///< What other places of the document say about the word.
  };
  /// Capitalised words in a row ("run"), or runs linked by words like "of" and "for" ("chain").
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    WordClasses classes = 0;
    std::uint64_t text = 0;
    std::uint32_t clues = 0;
  };
  struct Line {
    std::uint8_t letter_case = 0;  ///< Prose, title case, all capitals.
    std::uint64_t kind = 0;
    WordClasses classes = 0;
    std::uint64_t key = 0;  ///< The word before the colon of "Label: value".
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  struct Around {
    const Word& before2;
    const Word& before;
    const Word& word;
    const Word& after;
    const Word& after2;
  };

  class Emitter;

  static const Word& outside();
  static std::span<const Feature> of_word(const Word& word, FeatureBuffer& buffer, About wanted);
  void read_words(std::span<const WordClasses> classes);
  void read_lines();
  void read_pairs();
  void read_cases();
  void read_runs();
  void read_chains();
  void read_series();
  void collect_clues();
  std::uint32_t clues_before(const Run& run) const;
  std::uint32_t clues_after(const Run& run) const;
  std::uint32_t clues_of_definition(const Run& run) const;

  static void add_word(const Word& word, Emitter& out);
  static void add_neighbours(const Around& around, Emitter& out);
  void add_runs(const Sentence& sentence, std::uint32_t token, Emitter& out) const;
  void add_chain(const Sentence& sentence, std::uint32_t token, Emitter& out) const;
  void add_place(const Sentence& sentence, std::uint32_t token, Emitter& out) const;
  void add_line(std::uint32_t token, Emitter& out) const;
  void add_series(std::uint32_t token, Emitter& out) const;
  void add_quote(std::uint32_t token, Emitter& out) const;
  void add_document(const Sentence& sentence, std::uint32_t token, Emitter& out) const;

  const Document& document_;
  std::vector<Word> words_;
  std::vector<Run> runs_;
  std::vector<Run> chains_;
  std::vector<Run> series_;  ///< "Ministry of Education, Science and Sport": chains with commas.
  std::vector<Line> lines_;  ///< One for each sentence.
  std::vector<std::uint32_t> sentences_;  ///< Sentence of each token.
};

}  // namespace docweave::names
