#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include <docweave/languages.hpp>
#include <docweave/linker.hpp>

#include "features.hpp"
#include "model.hpp"
#include "pair_log.hpp"

namespace docweave::learned {
namespace {

/// A relation that the model holds for likely.
struct Proposal {
  float probability = 0;
  Predicate predicate = Predicate::organizer;
  Candidate candidate;
};

/// Where a thing has one value: an event begins on one day.
bool is_single(Predicate predicate) {
  return info(predicate).literal;
}

/// What most things have one of, on one side or the other: somebody works for one body, a person
/// speaks at one of a text's events.
enum class Rarity { none, of_subject, of_object };

Rarity rarity(Predicate predicate) {
  switch (predicate) {
    case Predicate::affiliation:
    case Predicate::part_of:
      return Rarity::of_subject;
    case Predicate::performer:
    case Predicate::attendee:
    case Predicate::organizer:
      return Rarity::of_object;
    default:
      return Rarity::none;
  }
}

class Judge {
 public:
  Judge(const Model& model, float threshold, const Scene& scene)
      : scorer_(model), threshold_(threshold), scene_(scene) {}

  /// Likeliest first; of each pair at most one.
  std::vector<Proposal> proposals() {
    std::vector<Proposal> all;
    Features features(false);
    for (const Candidate& candidate : candidates_of(scene_)) {
      if (scene_.related(candidate.subject, candidate.object) || is_settled(candidate)) continue;
      features.clear();
      add_features(scene_, candidate, features);
      if (const auto best = likeliest(candidate, features)) all.push_back(*best);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Proposal::probability);
    return all;
  }

 private:
  /// Whether the vocabulary lets a predicate stand between the two, and no rule has given the
  /// subject its one value.
  bool is_open(const Candidate& candidate, Predicate predicate) const {
    const PredicateInfo& entry = info(predicate);
    return entry.domain.contains(scene_.thing(candidate.subject).type) &&
           entry.range.contains(scene_.thing(candidate.object).type) &&
           !(is_single(predicate) && scene_.has(candidate.subject, predicate));
  }

  bool is_settled(const Candidate& candidate) const {
    return std::ranges::none_of(predicates(), [&](const PredicateInfo& entry) {
      return entry.predicate != Predicate::same_as && is_open(candidate, entry.predicate);
    });
  }

  std::optional<Proposal> likeliest(const Candidate& candidate, const Features& features) {
    const Model::Row likely = scorer_.probabilities(features.keys());
    std::optional<Proposal> best;
    for (std::size_t i = 0; i < Model::kPredicates; ++i) {
      const auto predicate = static_cast<Predicate>(i);
      if (likely[i] < threshold_ || (best && likely[i] <= best->probability) ||
          !is_open(candidate, predicate)) {
        continue;
      }
      best = Proposal{likely[i], predicate, candidate};
    }
    return best;
  }

  Scorer scorer_;
  const float threshold_;
  const Scene& scene_;
};

/// The sentence of the object; from that of the subject on, where both stand in one paragraph.
Span evidence(const Scene& scene, const Candidate& candidate) {
  constexpr std::uint32_t kMostBytes = 600;
  const Site& x = scene.thing(candidate.subject).sites[candidate.subject_site];
  const Site& y = scene.thing(candidate.object).sites[candidate.object_site];
  const auto sentences = scene.document().sentences();
  const Span own = join(sentences[y.sentence].span, y.span);
  const Span both = join(own, sentences[x.sentence].span);
  return x.block == y.block && both.size() <= kMostBytes ? both : own;
}

class LearnedRelations : public Linker {
 public:
  explicit LearnedRelations(const PluginContext& context)
      : model_(context.options.text("model").empty()
                   ? context.folder / "en" / "relations.tsv"
                   : context.base_folder / context.options.text("model")),
        threshold_(static_cast<float>(context.options.number("threshold"))) {
    if (const std::string pairs = context.options.text("pairs"); !pairs.empty())
      pairs_ = std::make_unique<PairLog>(context.base_folder / pairs);
  }

  void link(const Document& document, DocumentGraph& graph) const override {
    // The model knows the words of English.
    const std::string& language = document.info().language;
    if (!language.empty() && !is_of(language, "en")) return;
    const Scene scene(document, graph);
    if (pairs_) return pairs_->write(scene);
    std::vector<Statement> found;
    std::set<std::tuple<Predicate, Rarity, ThingIndex>> taken;
    for (const Proposal& proposal : Judge(model_, threshold_, scene).proposals()) {
      if (is_free(proposal, taken)) found.push_back(statement(scene, proposal));
    }
    for (Statement& each : found) graph.add(std::move(each));
  }

 private:
  /// Whether a likelier proposal has not said what only one can say. Remembers this one.
  static bool is_free(const Proposal& proposal,
                      std::set<std::tuple<Predicate, Rarity, ThingIndex>>& taken) {
    constexpr float kCertain = 0.9F;
    const Rarity rare =
        is_single(proposal.predicate) ? Rarity::of_subject : rarity(proposal.predicate);
    if (rare == Rarity::none) return true;
    const ThingIndex whose =
        rare == Rarity::of_subject ? proposal.candidate.subject : proposal.candidate.object;
    const bool first = taken.emplace(proposal.predicate, rare, whose).second;
    return first || (!is_single(proposal.predicate) && proposal.probability >= kCertain);
  }

  static Statement statement(const Scene& scene, const Proposal& proposal) {
    const Thing& object = scene.thing(proposal.candidate.object);
    Evidence words = evidence_of(scene.document(), evidence(scene, proposal.candidate),
                                 "linkers/learned_relations", "model", proposal.probability);
    const EntityIndex subject = *scene.thing(proposal.candidate.subject).entity;
    if (object.entity) return {subject, proposal.predicate, *object.entity, std::move(words)};
    return {subject, proposal.predicate,
            Literal{std::string(literal_of(object, proposal.predicate))}, std::move(words)};
  }

  Model model_;
  float threshold_;
  std::unique_ptr<PairLog> pairs_;
};

}  // namespace
}  // namespace docweave::learned

DOCWEAVE_PLUGIN(docweave::learned::LearnedRelations)
