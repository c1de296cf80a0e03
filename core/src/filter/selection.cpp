#include "filter/selection.hpp"

#include <algorithm>
#include <utility>

#include <docweave/text.hpp>

#include "model/days.hpp"
#include "resolve/union_find.hpp"

namespace docweave {
namespace {

template <class T>
bool has(const std::vector<T>& list, const T& item) {
  return std::ranges::find(list, item) != list.end();
}

/// What a statement is, without what proves it: documents' parts and the whole share it.
std::string content(const GraphStatement& statement) {
  std::string text = statement.subject;
  text += '\n';
  text += static_cast<char>('a' + static_cast<int>(statement.predicate));
  text += static_cast<char>('a' + static_cast<int>(statement.status));
  text += static_cast<char>('a' + statement.object.index());
  if (const auto* iri = std::get_if<std::string>(&statement.object)) return text += *iri;
  return text += std::get<Literal>(statement.object).value;
}

/// Evidence is sorted by document.
std::int64_t support(const GraphStatement& statement) {
  std::int64_t documents = 0;
  std::string_view last;
  for (const GraphEvidence& proof : statement.evidence) {
    documents += proof.document != last;
    last = proof.document;
  }
  return documents;
}

bool stated(const GraphStatement& statement) {
  return statement.status == Status::asserted || statement.status == Status::planned;
}

/// From the first to the last day that an entity's dates cover.
struct Days {
  std::string first, last;

  void add(const std::string& date) {
    if (!is_date(date)) return;
    const std::string begin = first_day(date), end = last_day(date);
    if (first.empty() || begin < first) first = begin;
    if (last.empty() || end > last) last = end;
  }
};

}  // namespace

Selection::Selection(const Graph& graph, GraphFilter filter) : filter_(std::move(filter)) {
  number_entities(graph);
  if (!filter_.from.empty() || !filter_.until.empty()) drop_outside(graph);
  by_statement_ = filter_.min_confidence > 0 || filter_.min_support > 1;
  if (by_statement_) choose_statements(graph);
  if (!filter_.around.empty()) keep_around(graph);
  if (filter_.largest_component) keep_largest_component(graph);
  if (!filter_.isolated) drop_isolated(graph);
}

bool Selection::keeps(const GraphStatement& statement) const {
  return may_keep(statement) &&
         (!by_statement_ || statements_.find(content(statement)) != HashIndex::kNone);
}

bool Selection::keeps_entity(std::string_view iri) const {
  const std::uint32_t number = entities_.find(iri);
  return number != HashIndex::kNone && kept_[number];
}

/// By all that a document's part of a statement shares with the whole.
bool Selection::may_keep(const GraphStatement& statement) const {
  if (!filter_.predicates.empty() && !has(filter_.predicates, statement.predicate)) return false;
  const auto* object = std::get_if<std::string>(&statement.object);
  return keeps_entity(statement.subject) && (object == nullptr || keeps_entity(*object));
}

void Selection::number_entities(const Graph& graph) {
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) {
    if (filter_.types.empty() || has(filter_.types, entity->type)) entities_.add(entity->iri);
  }
  entities_.sort();
  kept_.assign(entities_.size(), true);
}

void Selection::drop_outside(const Graph& graph) {
  const auto statements = graph.statements();
  const GraphStatement* statement = statements->next();
  while (statement != nullptr) {
    const std::string subject = statement->subject;
    Days days;
    for (; statement && statement->subject == subject; statement = statements->next()) {
      const bool date = statement->predicate == Predicate::start_date ||
                        statement->predicate == Predicate::end_date;
      if (date && stated(*statement)) days.add(std::get<Literal>(statement->object).value);
    }
    const bool outside =
        !days.first.empty() &&
        (days.last < filter_.from || (!filter_.until.empty() && days.first > filter_.until));
    const std::uint32_t number = outside ? entities_.find(subject) : HashIndex::kNone;
    if (number != HashIndex::kNone) kept_[number] = false;
  }
}

void Selection::choose_statements(const Graph& graph) {
  const auto statements = graph.statements();
  while (const GraphStatement* statement = statements->next()) {
    if (may_keep(*statement) && statement->confidence >= filter_.min_confidence &&
        support(*statement) >= filter_.min_support) {
      statements_.add(content(*statement));
    }
  }
  statements_.sort();
}

/// Calls back for each kept statement that joins two entities and is said to be so.
template <class Visit>
void Selection::each_link(const Graph& graph, Visit visit) const {
  const auto statements = graph.statements();
  while (const GraphStatement* statement = statements->next()) {
    const auto* object = std::get_if<std::string>(&statement->object);
    if (object && stated(*statement) && keeps(*statement)) {
      visit(Link{entities_.find(statement->subject), entities_.find(*object)});
    }
  }
}

Selection::Marks Selection::named(const Graph& graph) {
  std::vector<std::string> wanted;
  for (const std::string& name : filter_.around) wanted.push_back(fold_name(name));
  std::vector<bool> found(wanted.size());
  Marks marks(kept_.size());
  const auto compare = [&](const std::string& name, const GraphEntity& entity) {
    const auto same = std::ranges::find(wanted, fold_name(name));
    if (same == wanted.end()) return;
    found[static_cast<std::size_t>(same - wanted.begin())] = true;
    marks[entities_.find(entity.iri)] = true;
  };
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) {
    if (!keeps(*entity)) continue;
    compare(entity->name, *entity);
    for (const std::string& name : entity->alternate_names) compare(name, *entity);
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!found[i]) unknown_names_.push_back(filter_.around[i]);
  }
  return marks;
}

void Selection::keep_around(const Graph& graph) {
  Marks reached = named(graph);
  for (std::int64_t step = 0; step < filter_.distance; ++step) {
    Marks further = reached;
    each_link(graph, [&](Link link) {
      if (reached[link.from]) further[link.to] = true;
      if (reached[link.to]) further[link.from] = true;
    });
    reached.swap(further);
  }
  kept_.swap(reached);
}

void Selection::keep_largest_component(const Graph& graph) {
  UnionFind parts(kept_.size());
  each_link(graph, [&](Link link) { parts.unite(link.from, link.to); });
  std::vector<std::uint32_t> sizes(kept_.size());
  for (std::uint32_t i = 0; i < kept_.size(); ++i) sizes[parts.find(i)] += kept_[i];
  // Of equally large ones, the one whose entity comes first in the graph.
  std::uint32_t largest = HashIndex::kNone;
  const auto entities = graph.entities();
  while (const GraphEntity* entity = entities->next()) {
    if (!keeps(*entity)) continue;
    const std::uint32_t part = parts.find(entities_.find(entity->iri));
    if (largest == HashIndex::kNone || sizes[part] > sizes[largest]) largest = part;
  }
  for (std::uint32_t i = 0; i < kept_.size(); ++i) kept_[i] = kept_[i] && parts.find(i) == largest;
}

void Selection::drop_isolated(const Graph& graph) {
  Marks joined(kept_.size());
  each_link(graph, [&](Link link) {
    if (link.from != link.to) joined[link.from] = joined[link.to] = true;
  });
  kept_.swap(joined);
}

}  // namespace docweave
