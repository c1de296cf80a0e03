#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/hash_table.hpp>
#include <docweave/phrases.hpp>

namespace docweave::names {

/// What word lists say about a token: a bit for each class.
using WordClasses = std::uint32_t;

namespace word_class {
inline constexpr WordClasses organization = 1U << 0;  ///< "ministry", "university", "agency"
inline constexpr WordClasses event = 1U << 1;         ///< "workshop", "conference"
inline constexpr WordClasses project = 1U << 2;       ///< "programme", "initiative", "facility"
inline constexpr WordClasses place = 1U << 3;         ///< "river", "hotel", "region"
inline constexpr WordClasses honorific = 1U << 4;     ///< "Mr", "Dr", "H.E."
inline constexpr WordClasses role = 1U << 5;          ///< "director", "ambassador", "adviser"
inline constexpr WordClasses connector = 1U << 6;     ///< "of", "for", "and", "de", "&"
inline constexpr WordClasses demonym = 1U << 7;       ///< "Georgian", "European"
inline constexpr WordClasses date = 1U << 8;          ///< "January", "Monday"
inline constexpr WordClasses speech = 1U << 9;        ///< "said", "stressed"
inline constexpr WordClasses ordinal = 1U << 10;      ///< "first", "33rd", "annual", "regional"
inline constexpr WordClasses legal = 1U << 11;        ///< "Ltd", "GmbH", "Inc"
inline constexpr WordClasses instrument = 1U << 12;   ///< "law", "convention", "strategy"
inline constexpr WordClasses given_name = 1U << 13;
inline constexpr WordClasses country = 1U << 14;
inline constexpr WordClasses known_place = 1U << 15;  ///< Cities and regions.
inline constexpr WordClasses known_organization = 1U << 16;
inline constexpr WordClasses known_project = 1U << 17;
inline constexpr WordClasses inside = 1U << 18;  ///< Not the first word of the name that is known.
inline constexpr int kCount = 19;
}  // namespace word_class

/// Whether a token is one, by the classes of each; nothing is behind the last.
inline bool is_given_name(std::span<const WordClasses> classes, std::uint32_t token) {
  return token < classes.size() && (classes[token] & word_class::given_name) != 0;
}

/// The word lists of a language, ready to look up.
class WordLists {
 public:
  /// Reads `tagger_words.tsv` (word, class) in a folder, and where they are there
  /// `organizations.tsv`, `programmes.tsv` and `given_names.txt`. Throws `Error` when one cannot be
  /// read or names a class that does not exist.
  explicit WordLists(const std::filesystem::path& folder);

  /// The classes of each token of a document. Places that an extractor before has found count as
  /// known places.
  std::vector<WordClasses> classify(const Document& document) const;
  /// The classes of a word by its token hash; 0: none.
  WordClasses classes_of(std::uint64_t word) const;

 private:
  void add_names(const std::filesystem::path& file, std::size_t others, WordClasses bit);
  void add_name(const std::string& name, bool acronym, WordClasses bit);
  static void mark(std::span<WordClasses> name, WordClasses bit);

  HashTable<WordClasses> words_{0};
  PhraseMatcher names_;
  std::vector<WordClasses> bits_;  ///< Of the entries of `names_`.
};

}  // namespace docweave::names
