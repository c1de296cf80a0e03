#include "store/store.hpp"

#include <system_error>

#include <docweave/error.hpp>

#include "store/schema.hpp"
#include "store/sqlite_graph.hpp"
#include "store/store_writer.hpp"

namespace docweave {
namespace {

/// Removes what an earlier run left under that name; refuses to touch anything but a store.
void clear_old_store(const std::filesystem::path& file) {
  std::error_code missing;
  if (std::filesystem::file_size(file, missing) == 0 || missing) return;
  std::int64_t application = 0;
  try {
    application = sqlite::Database(file).integer("PRAGMA application_id");
  } catch (const Error&) {
    // Not even SQLite's.
  }
  if (application != kStoreApplicationId) {
    throw Error(ErrorCode::io, file.string(),
                "is not a docweave store and will not be overwritten; name another file");
  }
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(file.string() + suffix);
  }
}

sqlite::Database open(const std::filesystem::path& file) {
  if (!file.empty()) clear_old_store(file);
  sqlite::Database database(file);
  // A temporary store is thrown away after a failure, so it needs no journal.
  database.run(file.empty() ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
                            : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  database.run("PRAGMA cache_size = -65536; PRAGMA application_id = " +
               std::to_string(kStoreApplicationId));
  database.run(kStoreSchema);
  return database;
}

}  // namespace

Store::Store(const std::filesystem::path& file)
    : database_(open(file)), writer_(std::make_unique<StoreWriter>(database_)) {}

Store::~Store() {
  try {
    writer_->flush();
  } catch (const Error&) {
    // The disk is full or gone: whoever needed the rest has asked for it, and been told, before.
  }
}

void Store::add(std::uint64_t ordinal, const DocumentGraph& graph) {
  writer_->add(ordinal, graph);
}

sqlite::Database& Store::database() {
  writer_->flush();
  return database_;
}

GraphCounts Store::counts() {
  GraphCounts counts;
  counts.documents =
      static_cast<std::uint64_t>(database().integer("SELECT count(*) FROM documents"));
  for (const TypeInfo& each : types()) {
    if (is_entity(each.type)) counts.entities[each.type] = 0;
  }
  for (const PredicateInfo& each : predicates()) counts.statements[each.predicate] = 0;
  auto nodes = database_.prepare("SELECT type, count(*) FROM nodes GROUP BY type");
  while (nodes.step()) {
    counts.entities[static_cast<Type>(nodes.integer(0))] =
        static_cast<std::uint64_t>(nodes.integer(1));
  }
  auto edges = database_.prepare(
      "SELECT predicate, count(*) FROM (SELECT DISTINCT subject, predicate, object, value, status "
      "FROM edges) GROUP BY predicate");
  while (edges.step()) {
    counts.statements[static_cast<Predicate>(edges.integer(0))] =
        static_cast<std::uint64_t>(edges.integer(1));
  }
  return counts;
}

std::unique_ptr<Graph> Store::graph() {
  return std::make_unique<SqliteGraph>(database());
}

}  // namespace docweave
