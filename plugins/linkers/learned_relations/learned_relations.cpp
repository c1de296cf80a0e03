#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include <docweave/languages.hpp>
#include <docweave/line_log.hpp>
#include <docweave/linker.hpp>

#include "features.hpp"
#include "model.hpp"
#include "pair_lines.hpp"

namespace docweave::learned {
namespace {

/// A relation that the model holds for likely.
struct Proposal {
  double probability = 0;
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

/// The probabilities from which entities stay and relations are stated.
struct Thresholds {
  double open = 0;    ///< Where no rule has stated any of the pair.
  double stated = 0;  ///< Where a rule has.
  double entity = 0;  ///< From which an entity is one.
};

class Judge {
 public:
  Judge(const Model& model, Thresholds thresholds, const Scene& scene)
      : model_(model),
        scorer_(model),
        thresholds_(thresholds),
        scene_(scene),
        candidates_(candidates_of(scene)) {
    for (const Statement& statement : scene.graph().statements())
      confidences_.push_back(statement.confidence());
    judge_statements();
  }

  /// Of each statement of the graph, 0 where it is unlikely.
  const std::vector<double>& confidences() const { return confidences_; }

  /// Likeliest first; of each pair that nothing was stated of at most one, of a range of dates the
  /// first and the last day.
  std::vector<Proposal> proposals() {
    std::vector<Proposal> all;
    for (const Candidate& candidate : candidates_) {
      if (scene_.related(candidate.subject, candidate.object) || is_settled(candidate)) continue;
      const Model::Row log_odds = log_odds_of(candidate);
      const auto best = likeliest(candidate, log_odds);
      if (!best) continue;
      all.push_back(*best);
      if (const auto other = other_day(*best, log_odds)) all.push_back(*other);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Proposal::probability);
    return all;
  }

 private:
  /// Gives statements the likelihood that the model sees in them: a date that the text has several
  /// times the best one. Those of no candidate, and those that are certain, keep their own.
  void judge_statements() {
    std::map<std::uint32_t, double> likely;
    for (const Candidate& candidate : candidates_) {
      if (!scene_.related(candidate.subject, candidate.object)) continue;
      const Model::Row log_odds = log_odds_of(candidate);
      for (const Said& said : scene_.said_with(candidate.object)) {
        const double own = confidences_[said.statement];
        if (said.other != candidate.subject || own >= 1) continue;
        const auto at = static_cast<std::size_t>(said.predicate);
        if (const auto judged = model_.likely(said.predicate, log_odds[at], own)) {
          double& best = likely[said.statement];
          best = std::max(best, *judged);
        }
      }
    }
    for (const auto& [statement, confidence] : likely)
      confidences_[statement] = confidence < thresholds_.stated ? 0 : confidence;
  }

  Model::Row log_odds_of(const Candidate& candidate) {
    features_.clear();
    add_features(scene_, candidate, features_);
    return scorer_.log_odds(features_.keys());
  }

  bool has(ThingIndex subject, Predicate predicate) const {
    return std::ranges::any_of(scene_.said_of(subject), [&](const Said& said) {
      return said.predicate == predicate && confidences_[said.statement] > 0;
    });
  }

  /// Whether the vocabulary lets a predicate stand between the two, and no rule has given the
  /// subject its one value.
  bool is_open(const Candidate& candidate, Predicate predicate) const {
    const PredicateInfo& entry = info(predicate);
    return entry.domain.contains(scene_.thing(candidate.subject).type) &&
           entry.range.contains(scene_.thing(candidate.object).type) &&
           !(is_single(predicate) && has(candidate.subject, predicate));
  }

  bool is_settled(const Candidate& candidate) const {
    return std::ranges::none_of(predicates(), [&](const PredicateInfo& entry) {
      return entry.predicate != Predicate::same_as && is_open(candidate, entry.predicate);
    });
  }

  std::optional<Proposal> likeliest(const Candidate& candidate, const Model::Row& log_odds) const {
    std::optional<Proposal> best;
    for (std::size_t i = 0; i < Model::kPredicates; ++i) {
      const auto predicate = static_cast<Predicate>(i);
      if (!is_open(candidate, predicate)) continue;
      const double likely = probability(log_odds[i]);
      if (likely < thresholds_.open || (best && likely <= best->probability)) continue;
      best = Proposal{likely, predicate, candidate};
    }
    return best;
  }

  /// The last day beside the first, the first beside the last.
  std::optional<Proposal> other_day(const Proposal& day, const Model::Row& log_odds) const {
    const Thing& date = scene_.thing(day.candidate.object);
    const bool first = day.predicate == Predicate::start_date;
    const bool range =
        (first || day.predicate == Predicate::end_date) &&
        literal_of(date, Predicate::start_date) != literal_of(date, Predicate::end_date);
    if (!range) return std::nullopt;
    const Predicate other = first ? Predicate::end_date : Predicate::start_date;
    const double likely = probability(log_odds[static_cast<std::size_t>(other)]);
    if (likely < thresholds_.open || !is_open(day.candidate, other)) return std::nullopt;
    return Proposal{likely, other, day.candidate};
  }

  const Model& model_;
  Scorer scorer_;
  const Thresholds thresholds_;
  const Scene& scene_;
  const std::vector<Candidate> candidates_;
  std::vector<double> confidences_;  ///< By statement.
  Features features_{false};
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
      : model_(context.file("model", "en/relations.tsv")),
        thresholds_{.open = context.options.number("threshold"),
                    .stated = context.options.number("threshold_of_rules"),
                    .entity = context.options.number("threshold_of_entities")} {
    if (const std::string pairs = context.options.text("pairs"); !pairs.empty())
      pairs_ = std::make_unique<LineLog>(context.base_folder / pairs);
  }

  void link(const Document& document, DocumentGraph& graph) const override {
    // The model knows the words of English.
    if (!may_be_of(document.info().language, "en")) return;
    if (pairs_) return pairs_->write(pair_lines(Scene(document, graph)));
    std::optional<Scene> scene(std::in_place, document, graph);
    if (const auto unlikely = unlikely_entities(*scene); !unlikely.empty()) {
      graph.remove(unlikely);
      scene.emplace(document, graph);
    }
    relate(*scene, graph);
  }

 private:
  /// How much less likely an entity may be that is spoken for.
  static constexpr double kLeniency = 0.6;

  /// Judges what the graph states and adds what the model finds. Afterwards the scene, laid
  /// out from that graph, no longer fits it.
  void relate(const Scene& scene, DocumentGraph& graph) const {
    Judge judge(model_, thresholds_, scene);
    std::vector<Statement> found;
    std::set<std::tuple<Predicate, Rarity, ThingIndex>> taken;
    for (const Proposal& proposal : judge.proposals()) {
      if (is_free(proposal, taken)) found.push_back(statement(scene, proposal));
    }
    graph.revise(judge.confidences());
    for (Statement& each : found) graph.add(std::move(each));
  }

  /// Whether rules that hardly ever err say several things of an entity: the labels of its page.
  static bool is_spoken_for(const Scene& scene, ThingIndex entity) {
    constexpr double kSure = 0.88;
    constexpr std::ptrdiff_t kSeveral = 2;
    return std::ranges::count_if(scene.said_of(entity), [&](const Said& said) {
             return scene.graph().statements()[said.statement].confidence() >= kSure;
           }) >= kSeveral;
  }

  std::set<EntityIndex> unlikely_entities(const Scene& scene) const {
    std::set<EntityIndex> all;
    Scorer scorer(model_);
    Features features(false);
    for (const ThingIndex entity : scene.entities()) {
      features.clear();
      add_features(scene, entity, features);
      const double least = thresholds_.entity * (is_spoken_for(scene, entity) ? kLeniency : 1);
      if (probability(scorer.log_odds(features.keys())[Model::kEntity]) < least)
        all.insert(*scene.thing(entity).entity);
    }
    return all;
  }

  /// Whether a likelier proposal has not said what only one can say. Remembers this one.
  static bool is_free(const Proposal& proposal,
                      std::set<std::tuple<Predicate, Rarity, ThingIndex>>& taken) {
    constexpr double kCertain = 0.9;
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
  Thresholds thresholds_;
  std::unique_ptr<LineLog> pairs_;
};

}  // namespace
}  // namespace docweave::learned

DOCWEAVE_PLUGIN(docweave::learned::LearnedRelations)
