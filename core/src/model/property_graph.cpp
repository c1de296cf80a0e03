#include <algorithm>
#include <iterator>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/property_graph.hpp>

#include "model/confidence.hpp"
#include "model/days.hpp"

namespace docweave::property_graph {
namespace {

bool stated(const GraphStatement& statement) {
  return statement.status == Status::asserted || statement.status == Status::planned;
}

std::string_view label_of(const GraphEntity& entity) {
  if (!entity.name.empty()) return entity.name;
  return entity.alternate_names.empty() ? entity.iri : entity.alternate_names.front();
}

/// What literals say of one node.
class Properties {
 public:
  void clear() {
    properties_.clear();
    first_day_.clear();
    last_day_.clear();
  }

  /// Statements come by predicate and value; what is also planned comes again.
  void add(Predicate predicate, const std::string& value) {
    if (properties_.empty() || properties_.back().predicate != predicate) {
      properties_.push_back({predicate, {}});
    }
    std::vector<std::string>& values = properties_.back().values;
    if (values.empty() || values.back() != value) values.push_back(value);
    const bool date = predicate == Predicate::start_date || predicate == Predicate::end_date;
    if (date && is_date(value)) add_days(value);
  }

  Node node(const GraphEntity& entity) const {
    return {entity, label_of(entity), properties_, first_day_, last_day_};
  }

 private:
  void add_days(const std::string& date) {
    std::string first = first_day(date), last = last_day(date);
    if (first_day_.empty() || first < first_day_) first_day_ = std::move(first);
    if (last > last_day_) last_day_ = std::move(last);
  }

  std::vector<Property> properties_;
  std::string first_day_, last_day_;
};

/// Both cursors go by subject, so each entity meets its literals on the way.
void describe_nodes(const Graph& graph, Sink& sink) {
  const auto entities = graph.entities();
  const auto statements = graph.statements();
  const GraphStatement* statement = statements->next();
  Properties properties;
  while (const GraphEntity* entity = entities->next()) {
    properties.clear();
    for (; statement && statement->subject <= entity->iri; statement = statements->next()) {
      const auto* literal = std::get_if<Literal>(&statement->object);
      if (literal && stated(*statement)) properties.add(statement->predicate, literal->value);
    }
    sink.node(properties.node(*entity));
  }
  sink.end_nodes();
}

bool same_ends(const GraphStatement& a, const GraphStatement& b) {
  return a.predicate == b.predicate && a.subject == b.subject && a.object == b.object;
}

void set_confidence(GraphStatement& statement) {
  std::vector<Proof> proofs;
  for (const GraphEvidence& e : statement.evidence)
    proofs.push_back({e.document, e.evidence.span, e.evidence.confidence});
  statement.confidence = combined_confidence(std::move(proofs));
}

class Edges {
 public:
  explicit Edges(Sink& sink) : sink_(sink) {}

  void give(const GraphStatement& statement) {
    documents_.clear();
    for (const GraphEvidence& proof : statement.evidence) {
      if (documents_.empty() || documents_.back() != proof.document) {
        documents_.push_back(proof.document);
      }
    }
    sink_.edge({++number_, statement, documents_});
  }

  /// An edge for each document; evidence is sorted by them.
  void give_apart(const GraphStatement& statement) {
    auto begin = statement.evidence.begin();
    while (begin != statement.evidence.end()) {
      const auto end = std::find_if(begin, statement.evidence.end(), [&](const GraphEvidence& e) {
        return e.document != begin->document;
      });
      GraphStatement part{
          statement.subject, statement.predicate, statement.object, statement.status, 0,
          {begin, end}};
      set_confidence(part);
      give(part);
      begin = end;
    }
  }

  /// The status is the last part of the order, and the asserted one comes first.
  void fold(const GraphStatement& statement) {
    if (!folded_.evidence.empty() && same_ends(folded_, statement)) return join(statement);
    end_fold();
    folded_ = statement;
  }

  void end_fold() {
    if (!folded_.evidence.empty()) give(folded_);
    folded_.evidence.clear();
  }

 private:
  void join(const GraphStatement& statement) {
    std::ranges::copy(statement.evidence, std::back_inserter(folded_.evidence));
    std::ranges::stable_sort(folded_.evidence, {}, [](const GraphEvidence& e) {
      return std::pair(std::string_view(e.document), e.evidence.span);
    });
    set_confidence(folded_);
  }

  Sink& sink_;
  GraphStatement folded_;
  std::vector<std::string_view> documents_;
  std::uint64_t number_ = 0;
};

}  // namespace

Sink::~Sink() = default;

Parallel parallel_named(std::string_view name) {
  if (name == "fold") return Parallel::fold;
  if (name == "apart") return Parallel::apart;
  throw Error(ErrorCode::invalid_argument, "parallel",
              "\"" + std::string(name) + "\" is none of fold, apart");
}

void describe(const Graph& graph, Parallel parallel, Sink& sink) {
  describe_nodes(graph, sink);
  const auto statements = graph.statements();
  Edges edges(sink);
  while (const GraphStatement* statement = statements->next()) {
    if (std::holds_alternative<Literal>(statement->object) || !stated(*statement)) continue;
    if (parallel == Parallel::fold) {
      edges.fold(*statement);
    } else {
      edges.give_apart(*statement);
    }
  }
  edges.end_fold();
}

}  // namespace docweave::property_graph
