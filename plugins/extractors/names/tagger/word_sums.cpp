#include "tagger/word_sums.hpp"

#include <algorithm>

namespace docweave::names {
namespace {

constexpr std::size_t kMostKept = 8000;

}  // namespace

WordSums::WordSums(const Model& model) : model_(model) {
  using About = Features::About;
  const auto sum = [&](About about) {
    FeatureBuffer buffer;
    return model.sum(Features::of_outside(buffer, about));
  };
  outside_ = {{}, sum(About::before), sum(About::after), sum(About::before2), sum(About::after2)};
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
  using About = Features::About;
  const auto sum = [&](About about) {
    FeatureBuffer buffer;
    return model_.sum(features.of_word(token, buffer, about));
  };
  return {sum(About::word), sum(About::before), sum(About::after), sum(About::before2),
          sum(About::after2)};
}

}  // namespace docweave::names
