#include "tagger/tagger.hpp"

#include "tagger/word_sums.hpp"

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

/// Buffers and what is known of words, for one document at a time.
struct Tagger::Workspace {
  explicit Workspace(const Model& model) : lattice(model.transitions()), words(model) {}

  Lattice lattice;
  WordSums words;
  std::vector<const WordSums::Sums*> around;
  std::vector<Feature> likely;    ///< Of all tokens of a sentence.
  std::vector<std::size_t> ends;  ///< Where those of each token end.
  std::vector<Model::Row> rows;   ///< Of the likely features.
  std::vector<LabelScores> scores;
  std::vector<Label> labels;
};

Tagger::Tagger(const std::filesystem::path& model) : model_(model) {}
Tagger::~Tagger() = default;

std::unique_ptr<Tagger::Workspace> Tagger::take_workspace() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<Workspace>(model_);
  auto workspace = std::move(idle_.back());
  idle_.pop_back();
  return workspace;
}

void Tagger::give_back(std::unique_ptr<Workspace> workspace) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(workspace));
}

void Tagger::score(const Features& features, const Sentence& sentence, Workspace& space) const {
  constexpr std::size_t kReach = 2;
  const std::size_t size = sentence.end_token - sentence.first_token;
  // By token, with two from outside at both ends.
  space.around.assign(size + 2 * kReach, &space.words.outside());
  for (std::size_t i = 0; i < size; ++i) {
    const auto token = sentence.first_token + static_cast<std::uint32_t>(i);
    space.around[i + kReach] = &space.words.of(features, token);
  }
  space.likely.clear();
  space.ends.resize(size);
  FeatureBuffer buffer;
  for (std::size_t i = 0; i < size; ++i) {
    const auto token = sentence.first_token + static_cast<std::uint32_t>(i);
    model_.sift(features.of(sentence, token, buffer, Features::About::several), space.likely);
    space.ends[i] = space.likely.size();
  }
  space.rows.resize(space.likely.size());
  model_.find(space.likely, space.rows);
  space.scores.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t begin = i == 0 ? 0 : space.ends[i - 1];
    LabelSums sums = model_.sum(std::span(space.rows).subspan(begin, space.ends[i] - begin));
    const auto* const* around = &space.around[i];
    sums += around[0]->before2;
    sums += around[1]->before;
    sums += around[2]->word;
    sums += around[3]->after;
    sums += around[4]->after2;
    space.scores[i] = model_.scores(sums);
  }
}

std::vector<TaggedSpan> Tagger::tag(const Document& document,
                                    std::span<const WordClasses> classes) const {
  const Features features(document, classes);
  auto space = take_workspace();
  space->words.begin_document(document.tokens().size());
  Lattice& lattice = space->lattice;
  std::vector<TaggedSpan> found;
  for (const Sentence& sentence : document.sentences()) {
    score(features, sentence, *space);
    lattice.decode(space->scores, space->labels);
    const auto spans = spans_of(space->labels);
    if (spans.empty()) continue;
    const bool summed = lattice.sum(space->scores);
    for (TaggedSpan span : spans) {
      const double probability =
          summed ? lattice.probability(span.first_token, span.end_token, span.type) : 0.0;
      span.confidence = model_.calibration()(probability);
      span.first_token += sentence.first_token;
      span.end_token += sentence.first_token;
      found.push_back(span);
    }
  }
  give_back(std::move(space));
  return found;
}

}  // namespace docweave::names
