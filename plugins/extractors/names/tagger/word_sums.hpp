#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <docweave/hash_table.hpp>

#include "tagger/model.hpp"

namespace docweave::names {

/// What words bring by themselves to the scores of the tokens that they are, or stand before or
/// behind: about half of all features, summed once for each word. Kept from document to document,
/// for texts have most of their words in common. Not thread-safe.
class WordSums {
 public:
  struct Sums {
    LabelSums word;
    /// By `Features::Beside`, for a token without and with a capital.
    std::array<std::array<LabelSums, 2>, 4> near;
  };

  explicit WordSums(const Model& model);

  /// Makes room for the words of a document, forgetting all when there is not enough.
  void begin_document(std::size_t tokens);
  /// The sums of a token's word; they stay until the next document begins.
  const Sums& of(const Features& features, std::uint32_t token);
  /// The sums of what lies outside of a sentence.
  const Sums& outside() const { return outside_; }

 private:
  Sums add_up(const Features& features, std::uint32_t token) const;

  const Model& model_;
  Sums outside_;
  HashTable<std::uint32_t> places_{0};  ///< Place in `sums_`, from 1, by word.
  std::vector<Sums> sums_;              ///< Never grows beyond what it has room for.
};

}  // namespace docweave::names
