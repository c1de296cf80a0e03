#include "eval/scoring.hpp"

#include <algorithm>
#include <optional>

#include "eval/folding.hpp"

namespace docweave::app {
namespace {

constexpr double kSameWords = 0.6;  ///< Least overlap of the words of two names that may be one's.

/// How well a found entity fits a gold one: 0, not at all; a same name most.
double affinity(const EvalEntity& gold, const EvalEntity& found) {
  const bool same_name = std::ranges::any_of(
      gold.folded, [&](const std::string& name) { return found.folded.contains(name); });
  if (gold.type != found.type) {
    // A state that acts is an organisation as well as a place.
    const bool state = (gold.type == "Place" && found.type == "Organization") ||
                       (gold.type == "Organization" && found.type == "Place");
    return same_name && state ? 1 : 0;
  }
  if (same_name) return found.folded.contains(fold_for_eval(gold.names.front())) ? 3 : 2.5;
  if (gold.type != "Event" && gold.type != "Project") return 0;
  double best = 0;
  for (const std::string& name : gold.names) {
    for (const std::string& other : found.names) best = std::max(best, words_f1(name, other));
  }
  return best >= kSameWords ? 1 + best : 0;
}

/// Gold entities by the ids of those found, one to one, best first.
std::map<std::string, const EvalEntity*> align(const EvalGraph& gold, const EvalGraph& found) {
  constexpr double kLeast = 0.3, kOptional = 0.25;
  struct Pair {
    double affinity;
    const EvalEntity* gold;
    const EvalEntity* found;
  };
  std::vector<Pair> pairs;
  for (const EvalEntity& g : gold.entities) {
    for (const EvalEntity& f : found.entities) {
      const double fit = affinity(g, f) - (g.optional ? kOptional : 0);
      if (fit > kLeast) pairs.push_back({fit, &g, &f});
    }
  }
  std::ranges::stable_sort(pairs, std::greater(), &Pair::affinity);
  std::map<std::string, const EvalEntity*> aligned;
  std::set<std::string> taken;
  for (const Pair& pair : pairs) {
    if (aligned.contains(pair.found->id) || !taken.insert(pair.gold->id).second) continue;
    aligned.emplace(pair.found->id, pair.gold);
  }
  return aligned;
}

class DocumentScore {
 public:
  DocumentScore(const EvalGraph& gold, const EvalGraph& found, Scores& scores)
      : gold_(gold), found_(found), scores_(scores), aligned_(align(gold, found)) {}

  std::vector<std::string> run() {
    score_entities();
    std::set<EvalRelation> hit;
    std::vector<std::string> wrong;
    for (const EvalRelation& relation : found_.relations) judge(relation, hit, wrong);
    for (const EvalRelation& relation : gold_.relations) {
      if (is_optional(relation)) continue;
      Counts& counts = scores_.relations[relation.relation];
      if (hit.contains(relation)) {
        ++counts.right;
      } else {
        ++counts.missed;
        errors_.push_back("FN " + shown(gold_, relation));
      }
    }
    errors_.insert(errors_.end(), wrong.begin(), wrong.end());
    return std::move(errors_);
  }

 private:
  void score_entities() {
    std::set<std::string> taken;
    for (const auto& [id, gold] : aligned_) taken.insert(gold->id);
    for (const EvalEntity& entity : gold_.entities) {
      if (entity.optional) continue;
      Counts& counts = scores_.entities[entity.type];
      if (taken.contains(entity.id)) {
        ++counts.right;
      } else {
        ++counts.missed;
        errors_.push_back("FN " + entity.label());
      }
    }
    for (const EvalEntity& entity : found_.entities) {
      if (aligned_.contains(entity.id)) continue;
      ++scores_.entities[entity.type].wrong;
      errors_.push_back("FP " + entity.label());
    }
  }

  /// The id of the gold entity that a found one is, or nothing.
  std::optional<std::string> gold_id(const std::string& id) const {
    const auto found = aligned_.find(id);
    if (found == aligned_.end()) return std::nullopt;
    return found->second->id;
  }

  bool is_optional_entity(const std::string& id) const {
    const EvalEntity* entity = gold_.find(id);
    return entity != nullptr && entity->optional;
  }

  bool is_optional(const EvalRelation& relation) const {
    return gold_.optional.contains(relation) || is_optional_entity(relation.subject) ||
           is_optional_entity(relation.object);
  }

  const EvalRelation* gold_relation(const EvalRelation& wanted) const {
    const auto same = [&](const EvalRelation& gold) {
      return gold.subject == wanted.subject && gold.relation == wanted.relation &&
             (gold.object == wanted.object || (wanted.relation == "jobTitle" &&
                                               words_f1(gold.object, wanted.object) >= kSameWords));
    };
    const auto known = std::ranges::find_if(gold_.relations, same);
    return known == gold_.relations.end() ? nullptr : &*known;
  }

  void judge(const EvalRelation& relation, std::set<EvalRelation>& hit,
             std::vector<std::string>& wrong) {
    const bool value = is_value(relation.relation);
    if (!value && found_.find(relation.object) == nullptr) return;
    const auto subject = gold_id(relation.subject);
    const auto object = value ? std::optional(relation.object) : gold_id(relation.object);
    if (subject && object) {
      EvalRelation wanted{*subject, relation.relation, *object};
      if (const EvalRelation* known = gold_relation(wanted)) {
        hit.insert(*known);
        return calibrate(relation, true);
      }
      if (wanted.relation == "attendee") {  // a speaker attends
        wanted.relation = "speaker";
        if (gold_relation(wanted) != nullptr) return;
      }
      if (is_optional_entity(*subject) || is_optional_entity(*object)) return;
    }
    ++scores_.relations[relation.relation].wrong;
    wrong.push_back("FP " + shown(found_, relation));
    calibrate(relation, false);
  }

  void calibrate(const EvalRelation& relation, bool right) {
    const auto known = found_.confidences.find(relation);
    if (known != found_.confidences.end()) scores_.calibration.add(known->second, right);
  }

  static std::string shown(const EvalGraph& graph, const EvalRelation& relation) {
    const auto end = [&](const std::string& id) {
      const EvalEntity* entity = graph.find(id);
      return entity == nullptr ? id : entity->label();
    };
    return end(relation.subject) + " —" + relation.relation + "→ " + end(relation.object);
  }

  const EvalGraph& gold_;
  const EvalGraph& found_;
  Scores& scores_;
  std::map<std::string, const EvalEntity*> aligned_;
  std::vector<std::string> errors_;
};

double share(std::size_t part, std::size_t rest) {
  return part + rest == 0 ? 0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

double Counts::precision() const {
  return share(right, wrong);
}
double Counts::recall() const {
  return share(right, missed);
}
double Counts::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}
void Counts::add(const Counts& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
}

void Calibration::add(double confidence, bool is_right) {
  Bin& bin = bins[static_cast<std::size_t>(std::clamp(confidence * 10, 0.0, 9.0))];
  ++(is_right ? bin.right : bin.wrong);
  bin.confidence += confidence;
}

std::vector<std::string> score(const EvalGraph& gold, const EvalGraph& found, Scores& scores) {
  return DocumentScore(gold, found, scores).run();
}

}  // namespace docweave::app
