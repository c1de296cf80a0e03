#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>

#include <docweave/document_graph.hpp>
#include <docweave/graph.hpp>

#include "store/sqlite.hpp"

namespace docweave {

class StoreWriter;

/// How much the graph holds: what a report tells of it.
struct GraphCounts {
  std::uint64_t documents = 0;
  std::map<Type, std::uint64_t> entities;         ///< Every entity type, also those with none.
  std::map<Predicate, std::uint64_t> statements;  ///< Every predicate; merged over documents.
};

/// The SQLite file that holds what documents say until, and after, it becomes one graph. One thread
/// at a time. Everything throws `Error(io)` when the file cannot be read or written.
///
///     Store store(file);
///     for (...) store.add(ordinal, graph);
///     resolve(store, "https://example.org/kg/");   // resolve/resolver.hpp
///     output.write(*store.graph(), target);
class Store {
 public:
  /// Starts a store: in the file of that name, whose old content goes when it is a store, or in a
  /// temporary file that vanishes with this object when the name is empty. Throws `Error(io)` when
  /// the file is something other than a docweave store.
  explicit Store(const std::filesystem::path& file = {});
  ~Store();

  /// Takes what one document says. The ordinal is the document's place in the run; neither it nor
  /// the order of calls has a part in the resulting graph. Throws `Error(invalid_data)`, and keeps
  /// nothing of the document, when its id or ordinal was added before.
  void add(std::uint64_t ordinal, const DocumentGraph& graph);

  /// The graph that the last `resolve` left. It reads this store: it must not outlive it, and no
  /// document may be added while a cursor is open.
  std::unique_ptr<Graph> graph();
  GraphCounts counts();

  /// Puts what was added on its way to the file, and gives the resolver its connection.
  sqlite::Database& database();

 private:
  sqlite::Database database_;
  std::unique_ptr<StoreWriter> writer_;
};

}  // namespace docweave
