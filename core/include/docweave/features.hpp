#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <docweave/text.hpp>

namespace docweave {

/// A word of a feature's name: one of ours, or one of the text.
class Word {
 public:
  template <std::size_t kSize>
  consteval Word(const char (&own)[kSize])  // NOLINT: a part of a list of words
      : hash_(hash_of({own, kSize - 1})), text_(own, kSize - 1) {}
  explicit Word(std::string_view own) : hash_(hash_of(own)), text_(own) {}
  /// One of the text, with the hash of its folded form.
  Word(std::uint64_t folded, std::string_view text) : hash_(folded), text_(text), raw_(true) {}

  std::uint64_t hash() const { return hash_; }
  std::string text() const { return raw_ ? fold_token(text_) : std::string(text_); }

 private:
  std::uint64_t hash_;
  std::string_view text_;
  bool raw_ = false;
};

/// What is known of something that a linear model judges. A feature is a name of words with spaces
/// between them ("funded by behind it"); its key is the same whether it is made of words or read
/// from a model. Not thread-safe.
class Features {
 public:
  /// With `names`, the names are kept beside the keys.
  explicit Features(bool names) : with_names_(names) {}

  /// From now on each feature begins with this word.
  void begin(Word first) {
    first_ = first;
    begin_ = joined(kSeed, first.hash());
  }
  /// One word after the other is written out, so that the keys of words of ours are known to the
  /// compiler and none is copied.
  template <std::size_t kSize>
  void add(const Word (&words)[kSize]) {
    add(words, std::make_index_sequence<kSize>());
  }
  void add(std::span<const Word> words);
  void clear();

  std::span<const std::uint64_t> keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  friend std::uint64_t feature_key(std::string_view name);
  static constexpr std::uint64_t kSeed = 0x9e3779b97f4a7c15;

  static constexpr std::uint64_t joined(std::uint64_t key, std::uint64_t word) {
    key = (key ^ word) * 0xff51afd7ed558ccd;
    return key ^ (key >> 32);
  }
  template <std::size_t... kPlaces>
  void add(const Word* words, std::index_sequence<kPlaces...>) {
    std::uint64_t key = begin_;
    ((key = joined(key, words[kPlaces].hash())), ...);
    keys_.push_back(key);
    if (with_names_) add_name(std::array{words[kPlaces]...});
  }
  void add_name(std::span<const Word> words);

  bool with_names_;
  std::optional<Word> first_;
  std::uint64_t begin_ = kSeed;  ///< The key of `first_`.
  std::vector<std::uint64_t> keys_;
  std::vector<std::string> names_;
};

/// The key of a feature of that name.
std::uint64_t feature_key(std::string_view name);

/// Puts the weights of an entry of a model's list into a row: behind the feature's name its columns
/// read "label weight"; `place` tells where in the row that of a label goes. Throws
/// `Error(invalid_data)` with file and line for a column that is not `wanted` ("a label and its
/// weight, as in ...").
void read_weights(const std::filesystem::path& file, const ListEntry& entry,
                  const std::function<std::optional<std::size_t>(std::string_view)>& place,
                  std::string_view wanted, std::span<float> row);

/// Numbers of a model's rows by the keys of features.
///
/// Memory takes its time, but answers many questions at once: first the keys of many features are
/// sifted, which asks for their places in the table, then they are found.
class FeatureIndex {
 public:
  explicit FeatureIndex(std::size_t most_keys);

  void add(std::uint64_t key, std::uint32_t row);
  /// Appends those of the keys that may be known, in their order. Most features of a text are in
  /// no model, and a bitmap that a processor's cache holds says so of nearly all of them.
  void sift(std::span<const std::uint64_t> keys, std::vector<std::uint64_t>& likely) const;
  /// Nothing where a feature is not known.
  std::optional<std::uint32_t> find(std::uint64_t key) const;

 private:
  /// A row from 1 (0: empty), and of its feature's key what its place does not tell.
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t row = 0;
  };
  static std::uint32_t tag_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }
  std::uint64_t home_of(std::uint64_t key) const { return key & (slots_.size() - 1); }
  std::uint64_t bit_of(std::uint64_t key) const { return (key >> 8) & (bits_.size() * 64 - 1); }

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace docweave
