#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
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

  /// Tokens of one sentence in a row that may hold names. Whatever lies between stretches is
  /// outside of names, and so are the ends of each: every stretch is tagged by itself.
  struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t sentence = 0;
  };
  std::span<const Stretch> stretches() const { return stretches_; }

  /// The features of a token of a stretch, in `buffer`.
  std::span<const Feature> of(std::uint32_t token, FeatureBuffer& buffer) const;
  /// Those of them that tell of more than one word, without those of a run.
  std::span<const Feature> of_several(std::uint32_t token, FeatureBuffer& buffer) const;

  /// The features that all tokens of a run of words with capitals have in common.
  std::span<const Feature> of_run(std::uint32_t token, FeatureBuffer& buffer) const;
  bool in_run(std::uint32_t token) const { return words_[token].run != kNone; }
  bool begins_run(std::uint32_t token) const {
    return in_run(token) && runs_[words_[token].run].first == token;
  }

  /// Where a word stands, as seen from the token that has the feature.
  enum class Beside : std::uint8_t { before, after, before2, after2 };
  static constexpr std::uint32_t kReach = 2;
  struct Near {
    Beside beside = Beside::before;
    bool capital = false;  ///< `Word::capital` of the token that has the feature.
  };

  /// The features that a word, no more than `kReach` from a stretch, brings to its own token and to
  /// those near it. They are the same for all tokens of one `word_key`.
  std::span<const Feature> of_word(std::uint32_t token, FeatureBuffer& buffer) const;
  std::span<const Feature> of_near(std::uint32_t token, Near near, FeatureBuffer& buffer) const;
  std::uint64_t word_key(std::uint32_t token) const;
  /// The same for what lies outside of a sentence.
  static std::span<const Feature> of_outside(Near near, FeatureBuffer& buffer);
  bool is_capital(std::uint32_t token) const { return words_[token].capital; }
  /// Whether a token, counted from before the first, lies in a sentence.
  bool in_sentence(std::uint32_t sentence, std::uint32_t token) const {
    return token >= lines_[sentence].first && token < lines_[sentence].end;
  }

  /// Changes whenever the features of the same text do: a hash of all features of a sample.
  static std::uint64_t fingerprint();

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// What is true of a word wherever it stands.
  struct Word {
    std::uint64_t folded = 0;  ///< Numbers with every digit as 0.
    // The next three are known near stretches only.
    std::uint64_t surface = 0;
    std::uint64_t shape = 0;   ///< Of "Xx", "XX", "x", "d-d": runs of one class of letters as one.
    std::uint64_t suffix = 0;  ///< The last three bytes.
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

  class Emitter;

  static const Word& outside();
  void read_words(std::span<const WordClasses> classes);
  void read_lines();
  void read_pairs();
  void read_cases();
  void read_runs();
  void read_chains();
  void read_series();
  void collect_clues();
  void find_stretches();
  Stretch around(std::uint32_t core) const;
  bool bridges(std::uint32_t gap, std::uint32_t core) const;
  void describe_words();
  std::uint32_t clues_before(const Run& run) const;
  std::uint32_t clues_after(const Run& run) const;
  std::uint32_t clues_of_definition(const Run& run) const;

  const Word& at(std::uint32_t sentence, std::uint32_t token) const {
    return in_sentence(sentence, token) ? words_[token] : outside();
  }
  void add_word(std::uint32_t token, Emitter& out) const;
  static void add_near(const Word& word, Near near, Emitter& out);
  void add_several(std::uint32_t token, Emitter& out) const;
  void add_neighbours(std::uint32_t token, Emitter& out) const;
  void add_whole_run(std::uint32_t token, Emitter& out) const;
  void add_run(std::uint32_t token, Emitter& out) const;
  void add_chain(std::uint32_t token, Emitter& out) const;
  void add_place(std::uint32_t token, Emitter& out) const;
  void add_line(std::uint32_t token, Emitter& out) const;
  void add_series(std::uint32_t token, Emitter& out) const;
  void add_quote(std::uint32_t token, Emitter& out) const;

  const Document& document_;
  std::vector<Word> words_;
  std::vector<Run> runs_;
  std::vector<Run> chains_;
  std::vector<Run> series_;  ///< "Ministry of Education, Science and Sport": chains with commas.
  std::vector<Line> lines_;  ///< One for each sentence.
  std::vector<std::uint32_t> sentences_;  ///< Sentence of each token.
  std::vector<Stretch> stretches_;
};

}  // namespace docweave::names
