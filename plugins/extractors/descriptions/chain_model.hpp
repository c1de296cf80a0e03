#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <docweave/features.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave::descriptions {

/// What a token is of a description: 0 is none of it, then come the first token and the others, of
/// each type.
using Label = std::uint8_t;

inline constexpr std::array kTypes{Type::event, Type::project, Type::organization, Type::place,
                                   Type::job_title};
inline constexpr std::size_t kLabels = 1 + 2 * kTypes.size();
inline constexpr Label kOutside = 0;

constexpr bool begins(Label label) {
  return label % 2 == 1;
}
constexpr Type type_of(Label label) {
  return kTypes[(label - 1) / 2];
}
/// A description goes on with its own type only.
constexpr bool may_follow(Label before, Label after) {
  return after == kOutside || begins(after) || before == after || before + 1 == after;
}

/// A description in a sentence: tokens [first, end), counted from its first one.
struct Described {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Type type = Type::event;
  double probability = 0;  ///< The least of its tokens' to have their label.
};

/// A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over features of
/// tokens. Immutable and thread-safe.
///
/// The file is a list: a feature's name, then columns "label weight", where labels are "outside",
/// "begin-Event", "in-Event" ...; the features "after outside", "after begin-Event" ... are those
/// of a token behind one with that label.
class ChainModel {
 public:
  /// A number for each label, and one more so that they fill whole vectors.
  using Row = std::array<float, kLabels + 1>;

  /// Throws `Error` when the file cannot be read or a column is no label with a weight.
  explicit ChainModel(const std::filesystem::path& file);

  /// Of each token of a sentence the sum of the weights of its features. `keys`: those of one token
  /// after the other, each token's as far as its entry of `ends`.
  std::vector<Row> scores(std::span<const std::uint64_t> keys,
                          std::span<const std::size_t> ends) const;

  /// The descriptions of the likeliest labels of a sentence, by the scores of its tokens.
  std::vector<Described> describe(std::span<const Row> scores) const;

 private:
  std::vector<Label> likeliest(std::span<const Row> scores) const;
  std::vector<Row> marginals(std::span<const Row> scores) const;

  /// The weights of a feature, in one line of a processor's cache.
  struct alignas(64) Weights {
    Row row{};
  };

  void set_steps();

  FeatureIndex places_{0};  ///< In `rows_`, by the key of a feature.
  std::vector<Weights> rows_;
  /// By the label before, and the same as factors; by the label behind, by that before.
  std::array<Row, kLabels> after_{}, steps_{}, steps_back_{};
};

}  // namespace docweave::descriptions
