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
  std::vector<Feature> likely;    ///< Of all tokens of a stretch.
  std::vector<std::size_t> ends;  ///< Where those of each run and token end.
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

void Tagger::score(const Features& features, const Features::Stretch& stretch,
                   Workspace& space) const {
  constexpr std::uint32_t kReach = Features::kReach;
  const std::size_t size = stretch.end - stretch.first;
  space.around.clear();
  for (std::uint32_t i = stretch.first - kReach; i != stretch.end + kReach; ++i) {
    const bool inside = features.in_sentence(stretch.sentence, i);
    space.around.push_back(inside ? &space.words.of(features, i) : &space.words.outside());
  }
  // What the tokens of a run have in common is looked up for the first of them.
  space.likely.clear();
  space.ends.clear();
  FeatureBuffer buffer;
  const auto sift = [&](std::span<const Feature> found) {
    model_.sift(found, space.likely);
    space.ends.push_back(space.likely.size());
  };
  for (std::uint32_t token = stretch.first; token < stretch.end; ++token) {
    if (features.begins_run(token)) sift(features.of_run(token, buffer));
    sift(features.of_several(token, buffer));
  }
  space.rows.resize(space.likely.size());
  model_.find(space.likely, space.rows);
  space.scores.resize(size);
  std::size_t part = 0;
  const auto next_sum = [&] {
    const std::size_t begin = part == 0 ? 0 : space.ends[part - 1];
    return model_.sum(std::span(space.rows).subspan(begin, space.ends[part++] - begin));
  };
  LabelSums run;
  for (std::size_t i = 0; i < size; ++i) {
    const auto token = stretch.first + static_cast<std::uint32_t>(i);
    if (features.begins_run(token)) run = next_sum();
    LabelSums sums = next_sum();
    if (features.in_run(token)) sums += run;
    const auto* const* around = &space.around[i];
    const bool capital = features.is_capital(token);
    using enum Features::Beside;
    const auto add = [&](const WordSums::Sums& word, Features::Beside beside) {
      sums += word.near[static_cast<std::size_t>(beside)][capital];
    };
    add(*around[0], before2);
    add(*around[1], before);
    sums += around[2]->word;
    add(*around[3], after);
    add(*around[4], after2);
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
  for (const Features::Stretch& stretch : features.stretches()) {
    score(features, stretch, *space);
    lattice.decode(space->scores, space->labels);
    const auto spans = spans_of(space->labels);
    if (spans.empty()) continue;
    const bool summed = lattice.sum(space->scores);
    for (TaggedSpan span : spans) {
      const double probability =
          summed ? lattice.probability(span.first_token, span.end_token, span.type) : 0.0;
      span.confidence = model_.calibration()(probability);
      span.first_token += stretch.first;
      span.end_token += stretch.first;
      found.push_back(span);
    }
  }
  give_back(std::move(space));
  return found;
}

}  // namespace docweave::names
