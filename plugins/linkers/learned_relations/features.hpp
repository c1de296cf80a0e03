#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/text.hpp>

#include "candidates.hpp"
#include "scene.hpp"

namespace docweave::learned {

/// A word of a feature's name: one of ours, or one of the text.
class Word {
 public:
  template <std::size_t kSize>
  consteval Word(const char (&own)[kSize])  // NOLINT: a part of a list of words
      : hash_(hash_of({own, kSize - 1})), text_(own, kSize - 1) {}
  explicit Word(std::string_view own) : hash_(hash_of(own)), text_(own) {}
  /// A token's hash is that of its folded text.
  Word(const Token& token, std::string_view text) : hash_(token.hash), text_(text), raw_(true) {}

  std::uint64_t hash() const { return hash_; }
  std::string text() const { return raw_ ? fold_token(text_) : std::string(text_); }

 private:
  std::uint64_t hash_;
  std::string_view text_;
  bool raw_ = false;
};

/// What is known of a candidate or an entity. A feature is a name of words with spaces between them
/// ("funded by behind it"); its key is the same whether it is made of words or read from a model.
class Features {
 public:
  /// With `names`, the names are kept beside the keys.
  explicit Features(bool names) : with_names_(names) {}

  /// Begins with another candidate: whose ends' types are the first word of each feature.
  void begin(Word types) { types_ = types; }
  void add(std::span<const Word> words);
  void clear();

  std::span<const std::uint64_t> keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  bool with_names_;
  Word types_{""};
  std::vector<std::uint64_t> keys_;
  std::vector<std::string> names_;
};

/// The key of a feature of that name.
std::uint64_t feature_key(std::string_view name);

/// Appends what speaks for or against relations of a candidate. Each feature begins with the types
/// of its ends.
void add_features(const Scene& scene, const Candidate& candidate, Features& features);

/// Appends what speaks for or against there being such an entity: `entity` is one of the graph,
/// with a site. Each feature begins with its type.
void add_features(const Scene& scene, ThingIndex entity, Features& features);

}  // namespace docweave::learned
