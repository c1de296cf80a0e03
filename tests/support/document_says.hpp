#pragma once

#include <string>
#include <utility>
#include <vector>

#include <docweave/document_graph.hpp>

namespace docweave::test {

/// Writes down what a document says, in a line each. Quotes and spans are made up: every name and
/// every statement gets its own place in the text.
class DocumentSays {
 public:
  explicit DocumentSays(std::string id) : graph_(DocumentInfo{.id = std::move(id)}) {}

  /// An entity that the document names in each of these ways, the best one first.
  EntityIndex entity(Type type, const std::vector<std::string>& names, std::string key = {}) {
    Entity entity{type, names.front(), {names.begin() + 1, names.end()}, std::move(key), {}};
    for (const std::string& name : names) entity.mentions.push_back(evidence(name));
    return graph_.add(std::move(entity));
  }

  /// Another name that is a common noun: "the workshop".
  void also(EntityIndex entity, std::string words) {
    graph_.entity(entity).alternate_names.push_back(std::move(words));
  }

  void relation(EntityIndex subject, Predicate predicate, EntityIndex object,
                double confidence = 1.0, Status status = Status::asserted) {
    Evidence proof = evidence("words that say so");
    proof.confidence = confidence;
    graph_.add(Statement(subject, predicate, object, std::move(proof), status));
  }

  void value(EntityIndex subject, Predicate predicate, std::string value) {
    graph_.add(
        Statement(subject, predicate, Literal{std::move(value)}, evidence("words that say so")));
  }

  const DocumentGraph& graph() const { return graph_; }

 private:
  Evidence evidence(const std::string& quote) {
    const auto begin = end_;
    end_ += static_cast<std::uint32_t>(quote.size());
    return {{begin, end_++}, quote, std::nullopt, "extractors/test", "written down", 1.0};
  }

  DocumentGraph graph_;
  std::uint32_t end_ = 0;
};

}  // namespace docweave::test
