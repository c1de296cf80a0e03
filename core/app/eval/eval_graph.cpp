#include "eval/eval_graph.hpp"

#include <algorithm>

#include "eval/folding.hpp"

namespace docweave::app {

void EvalGraph::add(EvalEntity entity) {
  std::erase(entity.names, "");
  for (const std::string& name : entity.names) {
    entity.folded.insert(fold_for_eval(name));
    if (entity.type == "Person") entity.folded.insert(fold_for_eval(without_honorifics(name)));
  }
  entity.folded.erase("");
  if (const auto [at, added] = by_id_.try_emplace(entity.id, entities.size()); !added) {
    entities[at->second] = std::move(entity);
  } else {
    entities.push_back(std::move(entity));
  }
}

void EvalGraph::add(EvalRelation relation) {
  if (std::ranges::find(relations, relation) == relations.end()) {
    relations.push_back(std::move(relation));
  }
}

const EvalEntity* EvalGraph::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &entities[found->second];
}

bool is_value(const std::string& relation) {
  return relation == "startDate" || relation == "endDate" || relation == "jobTitle" ||
         relation == "budget";
}

}  // namespace docweave::app
