#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <docweave/graph.hpp>

namespace docweave::test {

/// A graph made of documents written down in a test. The whole graph's entities and statements are
/// merged from the documents, as a store does it: give each entity its IRI, type and names, and
/// each statement its ends and evidence; counts, order, `funds` and confidences follow.
class MemoryGraph : public Graph {
 public:
  MemoryGraph() = default;
  explicit MemoryGraph(std::vector<GraphDocument> documents) {
    for (GraphDocument& document : documents) add(std::move(document));
  }

  void add(GraphDocument document);

  std::unique_ptr<Cursor<GraphDocument>> documents() const override { return walk(documents_); }
  std::unique_ptr<Cursor<GraphEntity>> entities() const override { return walk(entities_); }
  std::unique_ptr<Cursor<GraphStatement>> statements() const override { return walk(statements_); }

 private:
  template <class T>
  class MapCursor : public Cursor<T> {
   public:
    explicit MapCursor(std::vector<const T*> items) : items_(std::move(items)) {}
    const T* next() override { return at_ < items_.size() ? items_[at_++] : nullptr; }

   private:
    std::vector<const T*> items_;
    std::size_t at_ = 0;
  };

  using StatementKey =
      std::tuple<std::string, Predicate, std::variant<std::string, Literal>, Status>;

  template <class Key, class T>
  static std::unique_ptr<Cursor<T>> walk(const std::map<Key, T>& map) {
    std::vector<const T*> items;
    for (const auto& [key, item] : map) items.push_back(&item);
    return std::make_unique<MapCursor<T>>(std::move(items));
  }

  static void merge(GraphStatement& whole, const GraphStatement& part);
  static void merge(GraphEntity& whole, const GraphEntity& part);

  std::map<std::string, GraphDocument> documents_;
  std::map<std::string, GraphEntity> entities_;
  std::map<StatementKey, GraphStatement> statements_;
};

inline void MemoryGraph::merge(GraphStatement& whole, const GraphStatement& part) {
  whole.subject = part.subject;
  whole.predicate = part.predicate;
  whole.object = part.object;
  whole.status = part.status;
  whole.evidence.insert(whole.evidence.end(), part.evidence.begin(), part.evidence.end());
  std::ranges::stable_sort(whole.evidence, {}, [](const GraphEvidence& e) {
    return std::pair(e.document, e.evidence.span);
  });
  double doubt = 1.0;
  for (const GraphEvidence& e : whole.evidence) doubt *= 1.0 - e.evidence.confidence;
  whole.confidence = 1.0 - doubt;
}

inline void MemoryGraph::merge(GraphEntity& whole, const GraphEntity& part) {
  std::vector<std::string> names = std::move(whole.alternate_names);
  names.insert(names.end(), part.alternate_names.begin(), part.alternate_names.end());
  if (whole.name.empty()) whole.name = part.name;
  if (!part.name.empty()) names.push_back(part.name);
  std::erase(names, whole.name);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  whole.alternate_names = std::move(names);
  whole.iri = part.iri;
  whole.type = part.type;
  whole.documents += 1;
  whole.mentions += part.mentions;
}

inline void MemoryGraph::add(GraphDocument document) {
  for (GraphEntity& entity : document.entities) {
    entity.documents = 1;
    entity.mentions = std::max(entity.mentions, 1u);
    merge(entities_[entity.iri], entity);
  }
  for (GraphStatement& statement : document.statements) {
    for (GraphEvidence& e : statement.evidence) e.document = document.iri;
    merge(statements_[{statement.subject, statement.predicate, statement.object, statement.status}],
          statement);
    GraphStatement whole;
    merge(whole, statement);
    statement = std::move(whole);
    const auto* object = std::get_if<std::string>(&statement.object);
    if (statement.predicate == Predicate::funder && statement.status == Status::asserted &&
        object) {
      entities_[*object].funds = true;
    }
  }
  std::ranges::sort(document.entities, {}, &GraphEntity::iri);
  std::ranges::sort(document.statements, {}, [](const GraphStatement& s) {
    return StatementKey(s.subject, s.predicate, s.object, s.status);
  });
  documents_[document.iri] = std::move(document);
  for (auto& [iri, each] : documents_) {
    for (GraphEntity& entity : each.entities) entity.funds = entities_[entity.iri].funds;
  }
}

}  // namespace docweave::test
