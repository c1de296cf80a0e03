#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// What was read from one input, mostly one document.
struct InputReading {
  std::string id;
  std::string content;  ///< Hash of the bytes; empty: to be read again in any case.
  std::vector<DocumentGraph> documents;
  bool further = false;  ///< Beside those that were given before, of a container.
};

/// What a store knows of the inputs that need not be read again: their content hashes by id.
using DoneInputs = std::unordered_map<std::string, std::string>;

/// The SQLite file that holds what documents say and the one graph made of it; store/schema.hpp
/// describes its tables and views. What it holds stays from run to run: each run replaces what
/// changed inputs said and takes back what vanished ones did. The file is right after each
/// transaction, whenever the process is killed. One thread at a time, and one process: a second one
/// is refused. Everything throws `Error(io)` when the file cannot be read or written.
///
///     Store store(file);
///     const DoneInputs done = store.begin_run(stages, ids);
///     for (...) store.replace(reading);
///     resolve(store, {"https://example.org/kg/"});   // resolve/resolver.hpp
///     output.write(*store.graph(), target);
class Store {
 public:
  enum class Access { read, write };

  /// Opens the store in the file of that name, or starts one; in a temporary file that vanishes
  /// with this object when the name is empty. To be read only, the file must be there. Throws
  /// `Error(io)` when the file is something other than a store of this version, or in use.
  explicit Store(const std::filesystem::path& file = {}, Access access = Access::write);
  ~Store();

  /// Starts a run over these inputs with plugins of this hash: takes back what other inputs said.
  /// Returns those that were read whole with the same plugins before.
  DoneInputs begin_run(std::string_view stages, const std::vector<std::string>& inputs);
  /// Replaces what an input said before; of an input in several readings, which must follow one
  /// another, the first one does. A document whose id another input has given is refused, or
  /// taken from that input where it comes later in this run, so that the outcome is that of reading
  /// all inputs in order. Returns the ids of documents that were refused or taken.
  std::vector<std::string> replace(const InputReading& reading);

  /// Takes what one document says, as an input of its own that is to be read again. Throws
  /// `Error(invalid_data)` when a document of its id is there.
  void add(const DocumentGraph& graph);

  /// Deletes names and rules that neither documents nor the graph have any more.
  void forget_unused();
  /// Whether the graph was made of the documents as they are now, with these settings.
  bool is_resolved(std::string_view settings);
  /// The graph that the last `resolve` left. It reads this store: it must not outlive it, and no
  /// document may be added while a cursor is open.
  std::unique_ptr<Graph> graph();
  GraphCounts counts();

  /// Puts what was added on its way to the file, and gives the resolver its connection.
  sqlite::Database& database();

 private:
  sqlite::Database database_;
  std::unique_ptr<StoreWriter> writer_;
  std::string stages_;
  std::int64_t input_ = 0;                              ///< Of the reading before.
  std::unordered_map<std::string, std::size_t> order_;  ///< Of the run's inputs, by id.
};

}  // namespace docweave
