#include "store/store.hpp"

#include <docweave/error.hpp>

#include "store/schema.hpp"
#include "store/sqlite_graph.hpp"
#include "store/store_writer.hpp"

namespace docweave {
namespace {

std::int64_t application_of(sqlite::Database& database) {
  try {
    return database.integer("PRAGMA application_id");
  } catch (const sqlite::Busy&) {
    throw;
  } catch (const Error&) {
    return 0;  // Not even SQLite's.
  }
}

void fill_vocabulary(sqlite::Database& database) {
  auto type = database.prepare("INSERT INTO types VALUES(?,?,?)");
  for (const TypeInfo& each : types()) {
    if (!is_entity(each.type)) continue;
    type.bind(0, static_cast<std::int64_t>(each.type)).bind(1, each.name).bind(2, each.iri).run();
  }
  auto predicate = database.prepare("INSERT INTO predicates VALUES(?,?,?)");
  for (const PredicateInfo& each : predicates()) {
    predicate.bind(0, static_cast<std::int64_t>(each.predicate)).bind(1, each.name);
    predicate.bind(2, each.iri).run();
  }
  auto status = database.prepare("INSERT INTO statuses VALUES(?,?)");
  for (const Status each : {Status::asserted, Status::planned, Status::cancelled, Status::denied}) {
    status.bind(0, static_cast<std::int64_t>(each)).bind(1, to_string(each)).run();
  }
}

void start(sqlite::Database& database) {
  sqlite::Transaction transaction(database);
  database.run(kStoreSchema);
  fill_vocabulary(database);
  database.run("PRAGMA application_id = " + std::to_string(kStoreApplicationId) +
               "; PRAGMA user_version = " + std::to_string(kStoreVersion));
  transaction.commit();
}

void check(sqlite::Database& database, const std::filesystem::path& file, Store::Access access) {
  if (application_of(database) != kStoreApplicationId) {
    throw Error(ErrorCode::io, file.string(),
                access == Store::Access::write
                    ? "is not a docweave store and will not be touched; name another file"
                    : "is not a docweave store; name one that \"docweave run --store FILE\" made");
  }
  if (database.integer("PRAGMA user_version") != kStoreVersion) {
    throw Error(ErrorCode::io, file.string(),
                "is a store of another version of docweave; remove it or name another file");
  }
}

/// Also what a process left that was killed before it could make the tables.
bool is_empty(sqlite::Database& database) {
  try {
    return database.integer("SELECT count(*) FROM sqlite_schema") == 0;
  } catch (const sqlite::Busy&) {
    throw;
  } catch (const Error&) {
    return false;
  }
}

void make_folder(const std::filesystem::path& folder) {
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return;
  throw Error(ErrorCode::io, folder.string(),
              "is no folder for a store and cannot be made: " + error.message());
}

sqlite::Database open_to_write(const std::filesystem::path& file) {
  make_folder(file.parent_path());
  sqlite::Database database(file);
  const bool is_new = is_empty(database);
  if (!is_new) check(database, file, Store::Access::write);
  // A temporary store is thrown away after a failure, so it needs no journal.
  database.run(file.empty() ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
                            : "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; "
                              "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT");
  database.run("PRAGMA cache_size = -65536");
  if (is_new) start(database);
  return database;
}

sqlite::Database open(const std::filesystem::path& file, Store::Access access) {
  if (access == Store::Access::write) return open_to_write(file);
  if (!std::filesystem::exists(file)) {
    throw Error(ErrorCode::io, file.string(),
                "does not exist; \"docweave run --store FILE\" makes a store");
  }
  sqlite::Database database(file, sqlite::Database::Mode::read);
  check(database, file, access);
  return database;
}

}  // namespace

Store::Store(const std::filesystem::path& file, Access access) : database_(open(file, access)) {
  if (access == Access::write) writer_ = std::make_unique<StoreWriter>(database_);
}

Store::~Store() {
  try {
    if (!writer_) return;
    writer_->flush();
    // The statements that the writer keeps prepared would keep the file locked.
    writer_.reset();
    database_.run("PRAGMA journal_mode = DELETE");
  } catch (const Error&) {
    // The disk is full or gone: whoever needed the rest has asked for it, and been told, before.
  }
}

DoneInputs Store::begin_run(std::string_view stages, const std::vector<std::string>& inputs) {
  stages_ = stages;
  order_.clear();
  for (const std::string& input : inputs) order_.emplace(input, order_.size());
  DoneInputs done;
  std::vector<std::string> vanished;
  auto rows = database().prepare("SELECT id, content, stages FROM inputs");
  while (rows.step()) {
    std::string id(rows.text(0));
    if (!order_.contains(id)) {
      vanished.push_back(std::move(id));
    } else if (!rows.text(1).empty() && rows.text(2) == stages) {
      done.emplace(std::move(id), rows.text(1));
    }
  }
  for (const std::string& input : vanished) writer_->forget_input(input);
  return done;
}

std::vector<std::string> Store::replace(const InputReading& reading) {
  writer_->begin();
  if (!reading.further) {
    writer_->forget_input(reading.id);
    input_ = writer_->add_input(reading.id, reading.content, stages_);
  }
  const auto place = [this](const std::string& id) {
    const auto found = order_.find(id);
    return found == order_.end() ? order_.size() : found->second;
  };
  std::vector<std::string> refused;
  for (const DocumentGraph& document : reading.documents) {
    const auto holder = writer_->input_of(document.info().id);
    if (holder) {
      refused.push_back(document.info().id);
      const bool taken = place(*holder) > place(reading.id);
      writer_->read_again(taken ? *holder : reading.id);
      if (!taken) continue;
      writer_->forget_document(document.info().id);
    }
    writer_->add(input_, document);
  }
  writer_->end();
  return refused;
}

void Store::add(const DocumentGraph& graph) {
  if (writer_->input_of(graph.info().id)) {
    throw Error(ErrorCode::invalid_data, graph.info().id,
                "a document of this id is in the store already");
  }
  replace({graph.info().id, {}, {graph}});
}

void Store::forget_unused() {
  writer_->forget_unused();
}

bool Store::is_resolved(std::string_view settings) {
  auto row = database().prepare("SELECT value FROM state WHERE key = 'resolved'");
  return row.step() && row.text(0) == settings;
}

sqlite::Database& Store::database() {
  if (writer_) writer_->flush();
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
