#include "train/sequences.hpp"

#include <algorithm>

namespace docweave::names {

Document document_of(const MarkedText& text) {
  DocumentInfo info;
  info.id = text.id;
  DocumentBuilder builder(std::move(info));
  for (const MarkedBlock& block : text.blocks) builder.add_block(block.kind, block.text);
  return std::move(builder).build();
}

namespace {

constexpr std::uint32_t kEveryLabel = (1U << kLabels) - 1;

/// Labels of the tokens of a mark that reaches from `first` to `end`.
void allow(std::vector<std::uint32_t>& allowed, std::uint32_t first, std::uint32_t end,
           Readings readings) {
  for (std::uint32_t i = first; i < end; ++i) {
    std::uint32_t labels = 0;
    if (readings & kAnything) labels = kEveryLabel;
    if (readings & kNoName) labels |= 1U << kOutside;
    Part part = Part::inside;
    if (i == first) part = Part::begin;
    if (i + 1 == end) part = Part::last;
    if (end - first == 1) part = Part::unit;
    for (std::size_t t = 0; t < kTypes; ++t) {
      const auto type = static_cast<Type>(t);
      if (readings & reading(type)) labels |= 1U << label_of(type, part);
    }
    allowed[i] = labels;
  }
}

/// The labels that the marks of a text allow each token of its document.
std::vector<std::uint32_t> allowed_labels(const Document& document, const MarkedText& text) {
  std::vector<std::uint32_t> allowed(document.tokens().size(), 1U << kOutside);
  std::size_t block = 0;
  for (const MarkedBlock& marked : text.blocks) {
    if (marked.text.empty()) continue;
    const Span place = document.blocks()[block++].span;
    for (const Mark& mark : marked.marks) {
      const Span span{place.begin + static_cast<std::uint32_t>(mark.begin),
                      place.begin + static_cast<std::uint32_t>(mark.end)};
      // Tokens that a mark cuts through belong to it.
      const auto tokens = document.tokens();
      auto first = static_cast<std::uint32_t>(
          std::ranges::upper_bound(tokens, span.begin, {},
                                   [](const Token& t) { return t.span.end; }) -
          tokens.begin());
      auto end = first;
      while (end < tokens.size() && tokens[end].span.begin < span.end) ++end;
      if (first == end) continue;
      const auto sentences = document.sentences();
      const bool whole = std::ranges::any_of(sentences, [&](const Sentence& s) {
        return s.first_token <= first && end <= s.end_token;
      });
      allow(allowed, first, end, whole ? mark.readings : kAnything);
    }
  }
  return allowed;
}

/// Counts and numbers features; a plain open-addressed table, for there are tens of millions.
class FeatureNumbers {
 public:
  void count(Feature feature) {
    if (used_ * 3 >= slots_.size() * 2) grow();
    Slot& slot = slots_[place(feature)];
    used_ += slot.count == 0;
    slot.feature = feature;
    ++slot.count;
  }
  void number(std::uint32_t rarest, std::vector<Feature>& features) {
    for (Slot& slot : slots_) slot.count = slot.count >= rarest ? 1 : 0;
    features.clear();
    for (Slot& slot : slots_) {
      if (slot.count == 0) continue;
      features.push_back(slot.feature);
      slot.number = static_cast<std::uint32_t>(features.size());
    }
  }
  /// From 1; 0: left out.
  std::uint32_t number_of(Feature feature) const { return slots_[place(feature)].number; }

 private:
  struct Slot {
    Feature feature = 0;
    std::uint32_t count = 0;
    std::uint32_t number = 0;
  };
  std::size_t place(Feature feature) const {
    std::size_t at = feature & (slots_.size() - 1);
    while (slots_[at].feature != 0 && slots_[at].feature != feature)
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.count != 0) slots_[place(slot.feature)] = slot;
    }
  }
  std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 22);
  std::size_t used_ = 0;
};

}  // namespace

TrainingSet::TrainingSet(std::vector<MarkedText> texts, const WordLists& lists,
                         const DocumentReader& reader, std::uint32_t rarest)
    : texts_(std::move(texts)) {
  FeatureNumbers numbers;
  std::vector<std::vector<Feature>> of_tokens;
  FeatureBuffer buffer;
  for (std::uint32_t t = 0; t < texts_.size(); ++t) {
    Document document = document_of(texts_[t]);
    reader.find_places(document);
    const auto classes = lists.classify(document);
    const Features features(document, classes);
    const auto labels = allowed_labels(document, texts_[t]);
    const auto first_of_text = static_cast<std::uint32_t>(allowed_.size());
    of_tokens.resize(of_tokens.size() + labels.size());
    for (const Sentence& sentence : document.sentences()) {
      sentences_.push_back(
          {first_of_text + sentence.first_token, sentence.end_token - sentence.first_token, t});
    }
    for (const Features::Stretch& stretch : features.stretches()) {
      stretches_.push_back({first_of_text + stretch.first, stretch.end - stretch.first, t});
      for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
        const auto all = features.of(i, buffer);
        of_tokens[first_of_text + i].assign(all.begin(), all.end());
        for (const Feature feature : all) numbers.count(feature);
      }
    }
    allowed_.insert(allowed_.end(), labels.begin(), labels.end());
    for (const Token& token : document.tokens()) {
      words_.emplace_back((token.space_before ? " " : "") + std::string(document.text(token.span)));
    }
  }
  numbers.number(rarest, features_);
  offsets_.push_back(0);
  for (std::vector<Feature>& token : of_tokens) {
    for (const Feature feature : token) {
      if (const std::uint32_t number = numbers.number_of(feature)) ids_.push_back(number - 1);
    }
    std::vector<Feature>().swap(token);
    offsets_.push_back(ids_.size());
  }
}

std::span<const Sequence> TrainingSet::stretches_of(const Sequence& sentence) const {
  const auto first = std::ranges::lower_bound(stretches_, sentence.first, {}, &Sequence::first);
  const auto end = std::ranges::lower_bound(first, stretches_.end(),
                                            sentence.first + sentence.count, {}, &Sequence::first);
  return {first, end};
}

std::string TrainingSet::words(const Sequence& sequence, std::uint32_t first,
                               std::uint32_t end) const {
  std::string text;
  for (std::uint32_t i = first; i < end; ++i) text += words_[sequence.first + i];
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace docweave::names
