#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave {

/// The words that prove something, self-contained: it outlives its document.
struct Evidence {
  Span span;          ///< Bytes in the document's text.
  std::string quote;  ///< `text[begin, end)`, to the letter.
  std::optional<Origin> origin;
  std::string plugin;       ///< "extractors/relations"
  std::string rule;         ///< The rule, list or model that found it.
  double confidence = 1.0;  ///< 0..1
};

/// Evidence of a span of a document. Throws `Error(invalid_data)` when the span is empty or lies
/// outside the text.
Evidence evidence_of(const Document& document, Span span, std::string plugin, std::string rule,
                     double confidence);

/// One real thing as one document speaks of it. Holds at least one mention.
struct Entity {
  Type type = Type::organization;
  std::string name;  ///< The best name this document gives it.
  std::vector<std::string>
      alternate_names;             ///< Every other surface form, without repeats, in text order.
  std::string key;                 ///< Key of a knowledge entry ("RS", "ror:04c4dkn09"), or empty.
  std::vector<Evidence> mentions;  ///< The named mentions, in text order.
};

/// A date ("2018-07-18", "2018-07", "2018"), a job title, a sum of money ("EUR 1000000"), or the
/// IRI of an authority file's entry.
struct Literal {
  std::string value;
  friend bool operator==(const Literal&, const Literal&) = default;
  friend auto operator<=>(const Literal&, const Literal&) = default;
};

using EntityIndex = std::uint32_t;

/// What a document says of an entity. Cannot be made without evidence.
class Statement {
 public:
  Statement(EntityIndex subject, Predicate predicate, std::variant<EntityIndex, Literal> object,
            Evidence evidence, Status status = Status::asserted);

  EntityIndex subject() const { return subject_; }
  Predicate predicate() const { return predicate_; }
  const std::variant<EntityIndex, Literal>& object() const { return object_; }
  Status status() const { return status_; }
  /// At least one, in the order it was added.
  const std::vector<Evidence>& evidence() const { return evidence_; }
  /// By all its evidence: 1 - product of (1 - confidence), where words that overlap count once.
  double confidence() const;

  void add(Evidence evidence) { evidence_.push_back(std::move(evidence)); }
  /// Scales the confidence of each evidence so that all together have this one.
  void set_confidence(double confidence);

 private:
  friend class DocumentGraph;
  EntityIndex subject_;
  Predicate predicate_;
  std::variant<EntityIndex, Literal> object_;
  Status status_;
  std::vector<Evidence> evidence_;
};

/// All that one document says, ready to leave it: entities, statements and the words that prove
/// them. What crosses from the documents to the graph of all of them.
class DocumentGraph {
 public:
  DocumentGraph() = default;
  explicit DocumentGraph(DocumentInfo info) : info_(std::move(info)) {}

  const DocumentInfo& info() const { return info_; }
  const std::vector<Entity>& entities() const { return entities_; }
  const std::vector<Statement>& statements() const { return statements_; }

  /// Throws `Error(invalid_data)` for an entity without name or mention, or of a value's type.
  EntityIndex add(Entity entity);
  Entity& entity(EntityIndex index) { return entities_.at(index); }
  /// A statement with the same ends, predicate and status takes up the evidence instead. Throws
  /// `Error(invalid_data)` when an end is no entity of this graph or the object's kind does not fit
  /// the predicate.
  void add(Statement statement);
  /// Gives each statement the confidence at its index; those that get 0 leave the graph, the others
  /// keep their order. Throws `Error(invalid_data)` when there are not as many as statements.
  void revise(std::span<const double> confidences);
  /// Takes the entities with these indices, and what is said of them, out of the graph; the others
  /// keep their order.
  void remove(const std::set<EntityIndex>& entities);

 private:
  std::vector<Statement> take_statements();

  DocumentInfo info_;
  std::vector<Entity> entities_;
  std::vector<Statement> statements_;
  std::unordered_multimap<std::uint64_t, std::uint32_t>
      by_content_;  ///< Hash to index in statements_.
};

/// One line of JSON without a newline; `from_json_line` reads it back to an equal graph and throws
/// `Error(invalid_data)`, with the byte offset, for anything else.
std::string to_json_line(const DocumentGraph& graph);
DocumentGraph from_json_line(std::string_view line);

}  // namespace docweave
