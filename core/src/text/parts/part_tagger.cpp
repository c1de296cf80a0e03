#include "text/parts/part_tagger.hpp"

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

}  // namespace docweave
