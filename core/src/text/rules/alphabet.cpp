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
  other_row_.assign(width_, 0);
  for (const auto& [test, number] : tests_) {
    if (test.any || !test.other_words.empty()) set_bit(other_row_.data(), number);
  }
  fill_words({words.begin(), words.end()});
  fill_shapes();
  fill_parts();
}

/// The rows of words as they differ from that of other words.
void Alphabet::fill_words(const std::vector<std::uint64_t>& words) {
  const std::uint64_t semicolon = hash_of(";");
  std::vector<std::uint64_t> takes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    takes.insert(takes.end(), other_row_.begin(), other_row_.end());
  }
  std::vector<std::uint64_t> cased(takes.size(), 0);
  const auto row_of = [&](std::vector<std::uint64_t>& rows, std::uint64_t word) {
    return &rows[static_cast<std::size_t>(std::ranges::lower_bound(words, word) - words.begin()) *
                 width_];
  };
  for (const auto& [test, number] : tests_) {
    const auto in_all = [&test = test](std::uint64_t word) {
      return std::ranges::all_of(test.other_words,
                                 [&](const auto& list) { return contains(list, word); });
    };
    const auto take_out = [&, number = number](std::uint64_t word) {
      if (in_all(word)) row_of(takes, word)[number / 64] &= ~(std::uint64_t{1} << number % 64);
    };
    if (test.any) {
      take_out(semicolon);
    } else if (!test.other_words.empty()) {
      std::ranges::for_each(test.other_words.front(), take_out);
    }
    for (const std::uint64_t word : test.words) set_bit(row_of(takes, word), number);
    for (const std::uint64_t word : test.cased_words) set_bit(row_of(cased, word), number);
  }
  words_.assign(std::bit_ceil(words.size() * 2 + 2), {});
  differences_.assign(1, {});  // So that the end of no word's is 0.
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t at = words[i] & (words_.size() - 1);
    while (words_[at].known()) at = (at + 1) & (words_.size() - 1);
    words_[at].hash = words[i];
    words_[at].first = static_cast<std::uint32_t>(differences_.size());
    for (std::size_t k = 0; k < width_; ++k) {
      const Difference each{k, takes[i * width_ + k], cased[i * width_ + k]};
      if (each.takes != other_row_[k] || each.cased != 0) differences_.push_back(each);
    }
    words_[at].end = static_cast<std::uint32_t>(differences_.size());
  }
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
  plain_rows_ = shape_rows_;
  for (std::size_t i = 0; i < plain_rows_.size(); ++i) plain_rows_[i] |= other_row_[i % width_];
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

const Alphabet::Word& Alphabet::word_at(std::uint64_t hash) const {
  std::size_t at = hash & (words_.size() - 1);
  while (words_[at].known() && words_[at].hash != hash) at = (at + 1) & (words_.size() - 1);
  return words_[at];
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
  const std::size_t shape = shape_index(token.kind, token.shape) * width_;
  std::copy_n(&plain_rows_[shape], width_, out);
  const Word& word = word_at(token.hash);
  const bool lower = token.shape == Shape::lower;
  for (const Difference& each : differences(word)) {
    out[each.at] = shape_rows_[shape + each.at] | each.takes | (lower ? 0 : each.cased);
  }
  if (ending_bytes_.empty() || token.kind != TokenKind::word) return;
  const Word* ending = ending_of(document.text(token.span));
  if (ending != nullptr) add_ending(*ending, word, lower, out);
}

Alphabet::Difference Alphabet::difference(const Word& word, std::size_t at) const {
  const auto all = differences(word);
  const auto found = std::ranges::find(all, at, &Difference::at);
  return found == all.end() ? Difference{at, other_row_[at], 0} : *found;
}

/// The longest ending that a word has and is longer than; null: none.
const Alphabet::Word* Alphabet::ending_of(std::string_view word) const {
  const std::string folded = fold_token(word);
  for (const std::size_t bytes : ending_bytes_) {
    if (bytes >= folded.size()) continue;
    const Word& ending = word_at(hash_of("*" + folded.substr(folded.size() - bytes)));
    if (ending.known()) return &ending;
  }
  return nullptr;
}

/// Both the word and its ending are lists' words: what takes either, and of what takes words of no
/// list, what takes both.
void Alphabet::add_ending(const Word& ending, const Word& word, bool lower,
                          std::uint64_t* out) const {
  for (std::size_t i = 0; i < width_; ++i) {
    const Difference of_ending = difference(ending, i);
    const std::uint64_t both = of_ending.takes & difference(word, i).takes;
    const std::uint64_t takes = of_ending.takes | (lower ? 0 : of_ending.cased);
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
