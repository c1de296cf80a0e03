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
  tag_words(
      features, [&](std::size_t, auto described) { return model_.score(described); }, parts);
  return parts;
}

PartOfSpeech SentenceParts::of(std::uint32_t token) {
  // What lies before the first token wraps around.
  if (token - first_token_ >= parts_.size()) {
    const auto behind =
        std::ranges::upper_bound(document_.sentences(), token, {}, &Sentence::first_token);
    const Sentence& sentence = *std::prev(behind);
    first_token_ = sentence.first_token;
    parts_ = PartTagger::english().tag(
        document_.text(),
        document_.tokens().subspan(first_token_, sentence.end_token - first_token_));
  }
  return parts_[token - first_token_];
}

}  // namespace docweave
