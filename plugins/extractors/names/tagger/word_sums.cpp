#include "tagger/word_sums.hpp"

#include <algorithm>

namespace docweave::names {
namespace {

constexpr std::size_t kMostKept = 8000;

template <typename Sum>
auto sums_near(Sum sum) {
  decltype(WordSums::Sums::near) sums;
  for (std::size_t beside = 0; beside < sums.size(); ++beside) {
    for (const bool capital : {false, true})
      sums[beside][capital] = sum({static_cast<Features::Beside>(beside), capital});
  }
  return sums;
}

}  // namespace

WordSums::WordSums(const Model& model) : model_(model) {
  FeatureBuffer buffer;
  outside_ = {{}, sums_near([&](Features::Near near) {
                return model.sum(Features::of_outside(near, buffer));
              })};
}

void WordSums::begin_document(std::size_t tokens) {
  if (sums_.size() + tokens <= sums_.capacity()) return;
  const std::size_t most = std::max(tokens, kMostKept);
  places_ = HashTable<std::uint32_t>(most);
  sums_ = {};
  sums_.reserve(most);
}

const WordSums::Sums& WordSums::of(const Features& features, std::uint32_t token) {
  std::uint32_t& place = places_[features.word_key(token)];
  if (place == 0) {
    sums_.push_back(add_up(features, token));
    place = static_cast<std::uint32_t>(sums_.size());
  }
  return sums_[place - 1];
}

WordSums::Sums WordSums::add_up(const Features& features, std::uint32_t token) const {
  FeatureBuffer buffer;
  return {model_.sum(features.of_word(token, buffer)), sums_near([&](Features::Near near) {
            return model_.sum(features.of_near(token, near, buffer));
          })};
}

}  // namespace docweave::names
