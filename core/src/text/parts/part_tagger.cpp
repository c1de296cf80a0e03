#include "text/parts/part_tagger.hpp"

#include <algorithm>

#include "pipeline/installation.hpp"

namespace docweave {

const PartTagger& PartTagger::english() {
  static const PartTagger tagger(share_folder() / "parts" / "en.model");
  return tagger;
}

std::vector<PartOfSpeech> PartTagger::tag(std::string_view text,
                                          std::span<const Token> tokens) const {
  thread_local PartFeatures features;
  features.read(text, tokens, model_.lexicon());
  std::vector<PartOfSpeech> parts;
  tag(features, features.size(), parts);
  return parts;
}

void PartTagger::tag(const PartFeatures& features, std::size_t end,
                     std::vector<PartOfSpeech>& parts) const {
  tag_words(
      features, end, [&](std::size_t, auto described) { return model_.score(described); }, parts);
}

PartOfSpeech SentenceParts::of(std::uint32_t token) {
  const PartTagger& tagger = PartTagger::english();
  // What lies before the first token wraps around.
  if (token - first_token_ >= features_.size()) {
    const auto behind =
        std::ranges::upper_bound(document_.sentences(), token, {}, &Sentence::first_token);
    const Sentence& sentence = *std::prev(behind);
    first_token_ = sentence.first_token;
    const std::size_t size = sentence.end_token - first_token_;
    features_.read(document_.text(), document_.tokens().subspan(first_token_, size),
                   tagger.lexicon());
    parts_.clear();
  }
  tagger.tag(features_, token - first_token_ + 1, parts_);
  return parts_[token - first_token_];
}

}  // namespace docweave
