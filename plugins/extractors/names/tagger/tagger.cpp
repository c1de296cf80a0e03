#include "tagger/tagger.hpp"

#include <algorithm>

namespace docweave::names {

std::vector<TaggedSpan> spans_of(std::span<const Label> labels, std::uint32_t first_token) {
  std::vector<TaggedSpan> spans;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const Part part = part_of(labels[i]);
    if (part == Part::begin || part == Part::unit) begin = i;
    if (part == Part::last || part == Part::unit) {
      spans.push_back({first_token + begin, first_token + i + 1, type_of(labels[i])});
    }
  }
  return spans;
}

std::vector<TaggedSpan> Tagger::tag(const Document& document,
                                    std::span<const WordClasses> classes) const {
  const Features features(document, classes);
  Lattice lattice(model_.transitions());
  FeatureBuffer buffer;
  std::vector<LabelScores> scores;
  std::vector<Label> labels;
  std::vector<TaggedSpan> found;
  for (const Sentence& sentence : document.sentences()) {
    scores.resize(sentence.end_token - sentence.first_token);
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
      model_.score(features.of(sentence, sentence.first_token + i, buffer), scores[i]);
    }
    lattice.decode(scores, labels);
    if (std::ranges::all_of(labels, [](Label label) { return label == kOutside; })) continue;
    const bool summed = lattice.sum(scores);
    for (TaggedSpan span : spans_of(labels)) {
      const double probability =
          summed ? lattice.probability(span.first_token, span.end_token, span.type) : 0.0;
      span.confidence = model_.calibration()(probability);
      span.first_token += sentence.first_token;
      span.end_token += sentence.first_token;
      found.push_back(span);
    }
  }
  return found;
}

}  // namespace docweave::names
