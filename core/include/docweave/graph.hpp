#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <docweave/document_graph.hpp>

namespace docweave {

/// Pulls one item after another, in a fixed order. Not thread-safe.
template <class T>
class Cursor {
 public:
  virtual ~Cursor() = default;
  /// The next item, valid until the next call; null at the end.
  virtual const T* next() = 0;
};

/// An entity of the whole graph, or of one document's part of it.
struct GraphEntity {
  std::string iri;
  Type type = Type::organization;
  bool funds = false;  ///< It is the object of a funder statement somewhere: also a FundingAgency.
  /// The best name in the whole graph. In a document's part: empty when that document does not use
  /// it.
  std::string name;
  std::vector<std::string> alternate_names;  ///< Sorted by bytes, without `name`.
  std::uint32_t documents = 0;               ///< How many documents mention it.
  std::uint32_t mentions = 0;                ///< How often, in all.
};

/// Evidence with the document it stands in.
struct GraphEvidence {
  std::string document;  ///< Document IRI.
  Evidence evidence;
};

/// A statement of the whole graph, or of one document's part of it, with all its evidence there.
struct GraphStatement {
  std::string subject;  ///< Entity IRI.
  Predicate predicate = Predicate::organizer;
  std::variant<std::string, Literal> object;  ///< Entity IRI or literal.
  Status status = Status::asserted;
  double confidence = 1.0;
  std::vector<GraphEvidence> evidence;  ///< By document IRI, then span.
};

/// A document and what it alone supports.
struct GraphDocument {
  std::string iri;
  DocumentInfo info;
  std::vector<GraphEntity> entities;       ///< By IRI.
  std::vector<GraphStatement> statements;  ///< By subject, predicate, object, status.
};

/// The graph of all documents, as outputs see it: read-only, every cursor in a fixed order that
/// does not depend on threads or on earlier runs. Cursors hold a few items in memory at a time.
class Graph {
 public:
  virtual ~Graph() = default;

  /// By document IRI.
  virtual std::unique_ptr<Cursor<GraphDocument>> documents() const = 0;
  /// By IRI.
  virtual std::unique_ptr<Cursor<GraphEntity>> entities() const = 0;
  /// Merged over all documents; by subject, predicate, object, status.
  virtual std::unique_ptr<Cursor<GraphStatement>> statements() const = 0;
};

}  // namespace docweave
