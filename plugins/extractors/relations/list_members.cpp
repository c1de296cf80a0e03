#include "list_members.hpp"

#include <set>
#include <tuple>
#include <utility>

namespace docweave::relations {

void extend_to_members(const Document& document, const ListMembers& members,
                       std::vector<Relation>& found) {
  constexpr double kLessSure = 0.95;
  std::set<std::tuple<MentionId, Predicate, MentionId>> said;
  for (const Relation& r : found) said.emplace(r.subject, r.predicate, r.object);
  const std::size_t stated = found.size();
  for (std::size_t i = 0; i < stated; ++i) {
    const Relation relation = found[i];
    for (const MentionId other : members(relation)) {
      if (!said.emplace(relation.subject, relation.predicate, other).second) continue;
      Relation further = relation;
      further.object = other;
      further.evidence = join(relation.evidence, document.mentions()[other].span);
      further.confidence *= kLessSure;
      found.push_back(std::move(further));
    }
  }
}

}  // namespace docweave::relations
