#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/rules/item_test.hpp"

namespace docweave {

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
  using Row = std::uint64_t*;

  Row make_row();
  void fill_word(std::uint64_t word, std::uint32_t at);
  void fill_shapes();
  void fill_parts();
  bool asks_parts(const Item& item, std::span<const std::uint64_t> asked,
                  const std::uint64_t* row) const;
  std::uint32_t word_at(std::uint64_t hash) const;
  std::uint32_t ending_at(std::string_view word) const;
  void add_ending(std::uint32_t ending, std::size_t word, bool lower, std::uint64_t* out) const;

  std::map<ItemTest, std::uint32_t> tests_;
  std::size_t width_ = 0;
  /// Open addressing: hashes and the number of their rows, 0 for words of no list.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> words_;
  std::vector<std::uint64_t> word_rows_;     ///< By word: tests that take it however it is written.
  std::vector<std::uint64_t> cased_rows_;    ///< By word: tests that take it unless in lower case.
  std::vector<std::uint64_t> shape_rows_;    ///< By kind and shape.
  std::vector<std::uint64_t> mention_rows_;  ///< By type and form.
  std::vector<std::uint64_t> break_row_;
  std::vector<std::size_t> ending_bytes_;  ///< Lengths of endings, the longest first.
  std::vector<std::uint64_t> other_row_;   ///< Tests that take words of no list.
  std::vector<std::uint64_t> asking_row_;  ///< Tests that ask for a part of speech.
  std::vector<std::uint64_t> part_rows_;   ///< By part: tests that ask for others.
};

}  // namespace docweave
