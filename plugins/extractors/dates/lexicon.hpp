#pragma once

#include <bitset>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace docweave::dates {

/// Word classes as bits; their names are those of the first column of words.tsv.
using Classes = std::uint64_t;

/// What a word can be in a date. `month`, `weekday` and `number` hold the value that goes with the
/// classes of those names.
struct Word {
  Classes everywhere = 0;  ///< Classes it has in documents of any language.
  std::vector<std::pair<std::size_t, Classes>> in_language;  ///< Language number, further classes.
  Classes capitalized = 0;  ///< Further classes when it is written with a capital.
  std::int16_t month = 0;
  std::int16_t weekday = 0;
  std::int16_t number = 0;
};

/// The words of all languages, read from `<language>/words.tsv`: class, word, value, scope. The
/// scope "own" keeps a word that means something else in another language ("set", "out", "do") to
/// documents of its own.
class Lexicon {
 public:
  explicit Lexicon(const std::filesystem::path& folder);

  const Word* find(std::string_view word) const;
  /// The classes that a word has in a document of that language (a number of `language`).
  static Classes classes(const Word& word, std::size_t language, bool capitalized);
  /// Number of the language of a BCP 47 tag; English for unknown ones.
  std::size_t language(std::string_view tag) const;
  const std::vector<std::string>& languages() const { return languages_; }

  /// The bit of a class; 0 when no word has it.
  Classes class_named(std::string_view name) const;

 private:
  void read(const std::filesystem::path& file, std::size_t language);
  Classes add_class(const std::string& name, const std::string& where);

  std::vector<std::string> languages_;
  std::vector<std::string> classes_;
  std::unordered_map<std::uint64_t, Word> words_;
  /// By the low bits of their hashes the words that may be there: few others are looked for.
  std::bitset<8192> sieve_;
};

}  // namespace docweave::dates
