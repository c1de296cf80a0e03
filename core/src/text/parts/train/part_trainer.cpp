#include "text/parts/train/part_trainer.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <sstream>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "text/parts/part_tagger.hpp"

namespace docweave {

namespace {

PartSet parts_named(const std::string& names, const std::string& where) {
  PartSet parts = 0;
  std::istringstream stream(names);
  for (std::string name; std::getline(stream, name, '|');) {
    const auto part = part_named(name);
    if (!part) throw Error(ErrorCode::invalid_data, where, "\"" + name + "\" is no part of speech");
    parts |= set_of(*part);
  }
  return parts;
}

void add_words(const std::filesystem::path& file, std::vector<KnownWord>& words) {
  std::map<std::uint64_t, PartSet> more;
  for (const ListEntry& entry : read_list(file, 2)) {
    const PartSet parts = parts_named(entry.columns[0], file.string());
    for (const Token& token : tokenize(entry.columns[1])) {
      more[PartFeatures::key(entry.columns[1], token)] |= parts;
    }
  }
  for (const KnownWord& word : words) more.erase(word.key);
  for (const auto& [key, parts] : more) words.push_back({.key = key, .parts = parts});
}

}  // namespace

std::vector<KnownWord> known_words(std::span<const TaggedSentence> sentences,
                                   const std::filesystem::path& more) {
  constexpr std::size_t kKnownFrom = 4;
  constexpr double kRarestPart = 0.02;
  constexpr std::size_t kSettledFrom = 25;
  constexpr double kSettledShare = 0.997;
  std::map<std::uint64_t, std::array<std::size_t, kParts>> counts;
  for (const TaggedSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const auto part = static_cast<std::size_t>(sentence.parts[i]);
      ++counts[PartFeatures::key(sentence.text, sentence.tokens[i])][part];
    }
  }
  std::vector<KnownWord> words;
  for (const auto& [key, uses] : counts) {
    const std::size_t all = std::accumulate(uses.begin(), uses.end(), std::size_t{0});
    if (all < kKnownFrom) continue;
    KnownWord word{.key = key};
    for (std::size_t part = 0; part < kParts; ++part) {
      const double share = static_cast<double>(uses[part]) / static_cast<double>(all);
      if (share >= kRarestPart) word.parts |= PartSet{1} << part;
      if (all >= kSettledFrom && share >= kSettledShare) {
        word.parts = PartSet{1} << part;
        word.settled = true;
        break;
      }
    }
    words.push_back(word);
  }
  add_words(more, words);
  return words;
}

std::uint32_t PartTrainer::find(PartFeature feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (feature ^ feature >> 32) & mask;
  while (slots_[at] != 0 && rows_[slots_[at]].feature != feature) at = (at + 1) & mask;
  return slots_[at];
}

void PartTrainer::rebuild(std::size_t slots) {
  slots_.assign(slots, 0);
  for (std::uint32_t row = 1; row < rows_.size(); ++row) {
    std::size_t at = (rows_[row].feature ^ rows_[row].feature >> 32) & (slots - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots - 1);
    slots_[at] = row;
  }
}

std::uint32_t PartTrainer::find_or_add(PartFeature feature) {
  const std::uint32_t found = find(feature);
  if (found != 0 || fixed_) return found;
  rows_.push_back({.feature = feature, .since = step_});
  if (rows_.size() * 2 > slots_.size()) {
    rebuild(slots_.size() * 2);
  } else {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (feature ^ feature >> 32) & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(rows_.size() - 1);
  }
  return static_cast<std::uint32_t>(rows_.size() - 1);
}

PartTrainer::Scores PartTrainer::score(std::span<const PartFeature> described) const {
  Scores scores{};
  for (const PartFeature feature : described) {
    const Scores& weights = rows_[find(feature)].weights;
    for (std::size_t part = 0; part < kParts; ++part) scores[part] += weights[part];
  }
  return scores;
}

void PartTrainer::sum_up(Row& row) const {
  const auto steps = static_cast<float>(step_ - row.since);
  for (std::size_t part = 0; part < kParts; ++part) row.sums[part] += steps * row.weights[part];
  row.since = step_;
}

void PartTrainer::learn(std::span<const PartFeature> described, const Scores& scores,
                        PartOfSpeech right) {
  Scores others = scores;
  others[static_cast<std::size_t>(right)] = -1e9F;
  const PartOfSpeech rival = best_part(others);
  const float lead =
      scores[static_cast<std::size_t>(right)] - scores[static_cast<std::size_t>(rival)];
  ++step_;
  constexpr float kMargin = 6;
  if (lead > kMargin) return;
  for (const PartFeature feature : described) {
    const std::uint32_t at = find_or_add(feature);
    if (at == 0) continue;
    Row& row = rows_[at];
    sum_up(row);
    row.weights[static_cast<std::size_t>(right)] += 1;
    row.weights[static_cast<std::size_t>(rival)] -= 1;
  }
}

void PartTrainer::leave_some_out(std::span<const PartFeature> described) {
  constexpr std::uint64_t kEvery = 5;
  left_.clear();
  for (const PartFeature feature : described) {
    if (random_() % kEvery != 0) left_.push_back(feature);
  }
}

double PartTrainer::pass(std::span<const TaggedSentence> sentences) {
  std::vector<std::uint32_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
  std::size_t words = 0;
  std::size_t right = 0;
  std::vector<PartOfSpeech> parts;
  for (const std::uint32_t at : order) {
    const TaggedSentence& sentence = sentences[at];
    features_.read(sentence.text, sentence.tokens, lexicon_);
    const auto judge = [&](std::size_t i, std::span<const PartFeature> described) {
      leave_some_out(described);
      const Scores scores = score(left_);
      learn(left_, scores, sentence.parts[i]);
      return scores;
    };
    parts.clear();
    tag_words(features_, features_.size(), judge, parts);
    words += parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) right += parts[i] == sentence.parts[i];
  }
  return static_cast<double>(right) / static_cast<double>(words);
}

void PartTrainer::average() {
  for (Row& row : rows_) {
    sum_up(row);
    for (std::size_t part = 0; part < kParts; ++part) {
      row.weights[part] = row.sums[part] / static_cast<float>(step_);
    }
    row.sums.fill(0);
    row.since = 0;
  }
  step_ = 1;
}

void PartTrainer::prune(std::size_t most) {
  const auto weight = [](const Row& row) {
    return std::inner_product(row.weights.begin(), row.weights.end(), row.weights.begin(), 0.0F);
  };
  fixed_ = true;
  if (rows_.size() <= most + 1) return;
  std::ranges::stable_sort(rows_.begin() + 1, rows_.end(), std::greater<>(), weight);
  rows_.resize(most + 1);
  rebuild(slots_.size());
}

void PartTrainer::tag(const TaggedSentence& sentence, std::vector<PartOfSpeech>& parts) {
  features_.read(sentence.text, sentence.tokens, lexicon_);
  parts.clear();
  tag_words(
      features_, features_.size(), [&](std::size_t, auto described) { return score(described); },
      parts);
}

std::vector<PartWeights> PartTrainer::rows() const {
  std::vector<PartWeights> all;
  for (std::size_t row = 1; row < rows_.size(); ++row) {
    all.push_back({rows_[row].feature, rows_[row].weights});
  }
  return all;
}

}  // namespace docweave
