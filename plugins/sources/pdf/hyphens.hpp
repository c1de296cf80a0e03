#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "word.hpp"

namespace docweave::pdf {

/// Puts words together again that line ends divided. Refers to the lines of the whole file, whose
/// words it looks at when the first hyphen is in doubt.
class Hyphens {
 public:
  explicit Hyphens(const std::vector<Line>& lines) : lines_(lines) {}

  /// The line ended inside a word, or inside a word with a hyphen of its own.
  static bool divide(std::string_view end, std::string_view next);

  /// Drops the hyphen at the end of a divided word unless it belongs to it: a capital follows,
  /// capitals stand before it ("EU-funded"), or the text has the word elsewhere with a hyphen and
  /// not without, or another word that ends in the same way ("English-speaking" for
  /// "French-speaking").
  void mend(std::string& end, std::string_view next);

 private:
  bool known(const std::string& word);

  const std::vector<Line>& lines_;
  std::unordered_set<std::string> words_;  ///< And the last parts of those with a hyphen.
};

}  // namespace docweave::pdf
