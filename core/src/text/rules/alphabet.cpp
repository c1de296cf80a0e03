#include "text/rules/alphabet.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <set>

#include <docweave/text.hpp>

#include "text/parts/part_tagger.hpp"

namespace docweave {
namespace {

constexpr std::size_t kKinds = 5;
constexpr std::size_t kShapes = 5;
constexpr std::size_t kMentions = 32;

constexpr std::size_t shape_index(TokenKind kind, Shape shape) {
  return static_cast<std::size_t>(kind) * kShapes + static_cast<std::size_t>(shape);
}

bool contains(const std::vector<std::uint64_t>& words, std::uint64_t word) {
  return std::ranges::binary_search(words, word);
}

void set_bit(std::uint64_t* row, std::uint32_t bit) {
  row[bit / 64] |= std::uint64_t{1} << bit % 64;
}

}  // namespace

std::uint32_t Alphabet::add(const ItemTest& test) {
  return tests_.try_emplace(test, static_cast<std::uint32_t>(tests_.size())).first->second;
}

void Alphabet::close(const std::vector<std::string>& endings) {
  std::set<std::size_t, std::greater<>> lengths;
  for (const std::string& ending : endings) lengths.insert(ending.size() - 1);
  ending_bytes_.assign(lengths.begin(), lengths.end());
  width_ = tests_.size() / 64 + 1;
  const std::uint64_t semicolon = hash_of(";");
  std::set<std::uint64_t> words{semicolon};
  for (const auto& [test, number] : tests_) {
    words.insert(test.words.begin(), test.words.end());
    words.insert(test.cased_words.begin(), test.cased_words.end());
    for (const auto& list : test.other_words) words.insert(list.begin(), list.end());
  }
  words_.assign(std::bit_ceil(words.size() * 2 + 2), {0, 0});
  word_rows_.assign((words.size() + 1) * width_, 0);
  cased_rows_ = word_rows_;
  std::uint32_t row = 0;
  for (const auto& [test, number] : tests_) {
    if (test.any || !test.other_words.empty()) set_bit(word_rows_.data(), number);
  }
  for (const std::uint64_t word : words) {
    std::size_t at = word & (words_.size() - 1);
    while (words_[at].second != 0) at = (at + 1) & (words_.size() - 1);
    words_[at] = {word, ++row};
    for (const auto& [test, number] : tests_) {
      const bool other = std::ranges::any_of(
          test.other_words, [&](const auto& list) { return !contains(list, word); });
      if (other || contains(test.words, word) || (test.any && word != semicolon)) {
        set_bit(&word_rows_[row * width_], number);
      }
      if (contains(test.cased_words, word)) set_bit(&cased_rows_[row * width_], number);
    }
  }
  other_row_.assign(word_rows_.begin(), word_rows_.begin() + static_cast<std::ptrdiff_t>(width_));
  fill_shapes();
  fill_parts();
}

void Alphabet::fill_shapes() {
  shape_rows_.assign(kKinds * kShapes * width_, 0);
  mention_rows_.assign(kMentions * width_, 0);
  break_row_.assign(width_, 0);
  for (const auto& [test, number] : tests_) {
    for (std::size_t i = 0; i < kKinds * kShapes; ++i) {
      for (std::uint32_t shape = 0; shape <= static_cast<std::uint32_t>(ShapeTest::word); ++shape) {
        if ((test.shapes >> shape & 1U) != 0 &&
            has_shape(static_cast<ShapeTest>(shape), static_cast<TokenKind>(i / kShapes),
                      static_cast<Shape>(i % kShapes))) {
          set_bit(&shape_rows_[i * width_], number);
        }
      }
    }
    for (std::size_t i = 0; i < kMentions; ++i) {
      if (test.any || (test.mentions >> i & 1U) != 0) set_bit(&mention_rows_[i * width_], number);
    }
    if (test.line_break) set_bit(break_row_.data(), number);
  }
}

void Alphabet::fill_parts() {
  asking_row_.assign(width_, 0);
  part_rows_.assign(kParts * width_, 0);
  for (const auto& [test, number] : tests_) {
    if (!test.asks_parts()) continue;
    set_bit(asking_row_.data(), number);
    for (std::size_t part = 0; part < kParts; ++part) {
      if ((test.parts >> part & 1U) == 0) set_bit(&part_rows_[part * width_], number);
    }
  }
}

std::uint32_t Alphabet::word_at(std::uint64_t hash) const {
  std::size_t at = hash & (words_.size() - 1);
  while (words_[at].second != 0 && words_[at].first != hash) at = (at + 1) & (words_.size() - 1);
  return words_[at].second;
}

void Alphabet::row(const Document& document, const Item& item, std::uint64_t* out) const {
  if (item.kind == Item::Kind::line_break) {
    std::ranges::copy(break_row_, out);
    return;
  }
  if (item.kind == Item::Kind::mention) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(mention_bit(item.type, item.form)));
    std::copy_n(&mention_rows_[bit * width_], width_, out);
    return;
  }
  const Token& token = document.tokens()[item.first_token];
  const std::size_t word = word_at(token.hash) * width_;
  const std::uint64_t* shape = &shape_rows_[shape_index(token.kind, token.shape) * width_];
  const std::uint64_t cased = token.shape == Shape::lower ? 0 : ~std::uint64_t{0};
  for (std::size_t i = 0; i < width_; ++i) {
    out[i] = word_rows_[word + i] | shape[i] | (cased_rows_[word + i] & cased);
  }
  if (ending_bytes_.empty() || token.kind != TokenKind::word) return;
  const std::uint32_t ending = ending_at(document.text(token.span));
  if (ending != 0) add_ending(ending, word, token.shape == Shape::lower, out);
}

/// The row of the longest ending that a word has and is longer than; 0: of none.
std::uint32_t Alphabet::ending_at(std::string_view word) const {
  const std::string folded = fold_token(word);
  for (const std::size_t bytes : ending_bytes_) {
    if (bytes >= folded.size()) continue;
    const std::uint32_t row = word_at(hash_of("*" + folded.substr(folded.size() - bytes)));
    if (row != 0) return row;
  }
  return 0;
}

/// Both the word and its ending are lists' words: what takes either, and of what takes words of no
/// list, what takes both.
void Alphabet::add_ending(std::uint32_t ending, std::size_t word, bool lower,
                          std::uint64_t* out) const {
  const std::size_t row = ending * width_;
  for (std::size_t i = 0; i < width_; ++i) {
    const std::uint64_t both = word_rows_[row + i] & word_rows_[word + i];
    const std::uint64_t takes = word_rows_[row + i] | (lower ? 0 : cased_rows_[row + i]);
    out[i] = (out[i] | takes) & (~other_row_[i] | both);
  }
}

bool Alphabet::asks_parts(const Item& item, std::span<const std::uint64_t> asked,
                          const std::uint64_t* row) const {
  if (item.kind != Item::Kind::token) return false;
  for (std::size_t k = 0; k < width_; ++k) {
    if ((row[k] & asking_row_[k] & asked[k]) != 0) return true;
  }
  return false;
}

void Alphabet::settle_parts(const Document& document, std::span<const Item> items,
                            std::span<const std::uint64_t> asked, std::uint64_t* rows) const {
  SentenceParts parts(document);
  for (const Item& item : items) {
    if (asks_parts(item, asked, rows)) {
      const auto part = static_cast<std::size_t>(parts.of(item.first_token));
      for (std::size_t k = 0; k < width_; ++k) rows[k] &= ~part_rows_[part * width_ + k];
    }
    rows += width_;
  }
}

}  // namespace docweave
