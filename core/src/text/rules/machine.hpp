#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/rules/program.hpp"

namespace docweave {

/// Where a program matched: slot values, `kUnset` where a capture took no part.
inline constexpr std::uint32_t kUnset = 0xFFFFFFFF;

/// Runs programs over the items of one sentence after the other.
///
/// For each instruction the positions from which it leads to a match are found together, as bits of
/// words, from the end of the pattern and of the sentence backwards (in the manner of Cameron et
/// al., "Bitwise data parallelism in regular expression matching", 2014); then a match is walked
/// forwards without going wrong anywhere (Frisch and Cardelli, "Greedy regular expression
/// matching", 2004). Linear in the items. Holds on to its memory; not thread-safe.
class Machine {
 public:
  /// Starts on a sentence; what is passed must outlive its programs' runs.
  void read(const Alphabet& alphabet, const Document& document, std::span<const Item> items);
  /// A row of the tests that some item passes, if a word could be any part of speech.
  std::span<const std::uint64_t> present() const { return present_; }
  /// Adds the tests of a row to those that programs will ask for; then `note_passed` once.
  void ask(std::span<const std::uint64_t> tests);
  void note_passed();

  /// Finds where matches can begin. False: there are none.
  bool finds(const Program& program);
  /// The first match that begins at `from` or later, of those that begin there the one of highest
  /// priority (quantifiers are greedy, gaps lazy): its slots, until the next call; or nothing.
  std::span<const std::uint32_t> next(const Program& program, std::uint32_t from);

 private:
  /// Looks up the parts of speech of the items that tests ask for; before that a word counts as
  /// any. Once a sentence.
  void settle_parts();
  /// Whether tests hold for some items that stand in the tests' order.
  bool has_in_order(std::span<const std::uint32_t> tests) const;
  bool search(const Program& program);
  void clear_masks();
  std::uint32_t next_passing(std::uint32_t test, std::uint32_t at) const;
  template <bool kLast>
  bool reach(const Program& program, std::size_t word);
  template <bool kLast>
  std::uint64_t leads_on(const Program& program, std::uint32_t point, std::size_t word);
  /// The items of a word that pass a test.
  std::uint64_t mask(std::uint32_t test, std::size_t word) const {
    return masks_[word * width_ * 64 + test];
  }
  std::uint64_t across_gap(const Program& program, std::uint32_t point, std::size_t word);
  bool is_present(std::uint32_t test) const { return (present_[test / 64] >> test % 64 & 1U) != 0; }
  bool leads_on_at(std::uint32_t point, std::uint32_t at) const {
    return (reached_[at / 64 * points_ + point] >> at % 64 & 1U) != 0;
  }
  bool passes(std::uint32_t test, std::uint32_t at) const {
    return (mask(test, at / 64) >> at % 64 & 1U) != 0;
  }

  const Alphabet* alphabet_ = nullptr;
  const Document* document_ = nullptr;
  std::span<const Item> items_;
  bool parts_settled_ = false;
  std::uint32_t size_ = 0;  ///< Items.
  std::size_t words_ = 0;   ///< 64-bit words that hold a bit for each position, 0 to `size_`.
  std::size_t width_ = 0;   ///< Of a row.
  std::size_t points_ = 0;  ///< Instructions of the program.
  std::uint32_t dead_ = 0;  ///< Below it nothing is reached in the words behind the current one.
  std::vector<std::uint64_t> rows_;     ///< By item: the tests it passes.
  std::vector<std::uint64_t> present_;  ///< The tests that some item passes.
  std::vector<std::uint64_t> asked_;    ///< The tests that programs ask for.
  /// By word and test: the items that pass it. Only of tests that are asked for; 0 for all others.
  std::vector<std::uint64_t> masks_;
  std::vector<std::uint64_t> reached_;  ///< By word and instruction: where it leads to a match.
  std::vector<std::uint32_t> slots_;
};

}  // namespace docweave
