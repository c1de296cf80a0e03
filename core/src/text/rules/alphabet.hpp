#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/rules/item_test.hpp"

namespace docweave {

/// Bits of rows.
inline void set_bit(std::uint64_t* row, std::uint32_t bit) {
  row[bit / 64] |= std::uint64_t{1} << bit % 64;
}
inline bool has_bit(const std::uint64_t* row, std::uint32_t bit) {
  return (row[bit / 64] >> bit % 64 & 1U) != 0;
}

/// All item tests of a pack, numbered, and for each kind of item the set of tests that take it: an
/// item's row of bits, put together from a look-up of its word and one of its shape.
class Alphabet {
 public:
  /// The number of a test; equal tests share one.
  std::uint32_t add(const ItemTest& test);
  /// Builds the look-ups; no test can be added any more. `endings`, as "*konferenz", count as a
  /// word for what they end.
  void close(const std::vector<std::string>& endings);

  /// 64-bit words in a row.
  std::size_t width() const { return width_; }
  /// Writes an item's row, as if a word could be any part of speech.
  void row(const Document& document, const Item& item, std::uint64_t* out) const;
  /// Takes from the rows of items, one behind the other, the tests that ask for another part of
  /// speech than the item's; of those in `asked` alone.
  void settle_parts(const Document& document, std::span<const Item> items,
                    std::span<const std::uint64_t> asked, std::uint64_t* rows) const;

 private:
  /// 64 tests of which some take a word other than they take words of no list.
  struct Difference {
    std::uint64_t at = 0;     ///< Their place in a row.
    std::uint64_t takes = 0;  ///< However the word is written.
    std::uint64_t cased = 0;  ///< Also, unless it is in lower case.
  };
  /// A word of lists, with a range of `differences_`; one without a word ends a search.
  struct Word {
    std::uint64_t hash = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    bool known() const { return end != 0; }
  };

  void fill_words(const std::vector<std::uint64_t>& words);
  void fill_shapes();
  void fill_parts();
  bool asks_parts(const Item& item, std::span<const std::uint64_t> asked,
                  const std::uint64_t* row) const;
  const Word& word_at(std::uint64_t hash) const;
  std::span<const Difference> differences(const Word& word) const {
    return std::span(differences_).subspan(word.first, word.end - word.first);
  }
  Difference difference(const Word& word, std::size_t at) const;
  const Word* ending_of(std::string_view word) const;
  void add_ending(const Word& ending, const Word& word, bool lower, std::uint64_t* out) const;

  std::map<ItemTest, std::uint32_t> tests_;
  std::size_t width_ = 0;
  std::vector<Word> words_;                  ///< Open addressing.
  std::vector<Difference> differences_;      ///< Few of most words, so that they stay at hand.
  std::vector<std::uint64_t> shape_rows_;    ///< By kind and shape.
  std::vector<std::uint64_t> plain_rows_;    ///< The same, for words of no list.
  std::vector<std::uint64_t> mention_rows_;  ///< By type and form.
  std::vector<std::uint64_t> break_row_;
  std::vector<std::size_t> ending_bytes_;  ///< Lengths of endings, the longest first.
  std::vector<std::uint64_t> other_row_;   ///< Tests that take words of no list.
  std::vector<std::uint64_t> asking_row_;  ///< Tests that ask for a part of speech.
  std::vector<std::uint64_t> part_rows_;   ///< By part: tests that ask for others.
};

}  // namespace docweave
