#include "store/sqlite.hpp"

#include <sqlite3.h>

#include <docweave/error.hpp>

namespace docweave::sqlite {
namespace {

[[noreturn]] void fail(sqlite3* connection) {
  const char* name = sqlite3_db_filename(connection, nullptr);
  const std::string file = name != nullptr && *name != '\0' ? name : "temporary store";
  const int code = sqlite3_errcode(connection);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    throw Busy(ErrorCode::io, file, "is in use by another program; wait until that has ended");
  }
  throw Error(ErrorCode::io, file, sqlite3_errmsg(connection));
}

struct Reset {
  sqlite3_stmt* statement;
  ~Reset() { sqlite3_reset(statement); }
};

}  // namespace

void Query::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()));
}

Query& Query::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), parameter + 1, value));
  return *this;
}

Query& Query::bind(int parameter, double value) {
  check(sqlite3_bind_double(statement_.get(), parameter + 1, value));
  return *this;
}

Query& Query::bind(int parameter, std::string_view text) {
  const char* chars = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(statement_.get(), parameter + 1, chars, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Query& Query::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter + 1));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  const Reset reset{statement_.get()};
  fail(sqlite3_db_handle(statement_.get()));
}

void Query::run() {
  while (step()) {
  }
}

void Query::reset() {
  sqlite3_reset(statement_.get());
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Query::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Query::text(int column) const {
  const unsigned char* chars = sqlite3_column_text(statement_.get(), column);
  if (chars == nullptr) return {};
  return {reinterpret_cast<const char*>(chars),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Database::Database(const std::filesystem::path& file, Mode mode) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(
      file.c_str(), &connection,
      SQLITE_OPEN_NOMUTEX |
          (mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE),
      nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) throw Error(ErrorCode::io, file.string(), sqlite3_errstr(code));
}

Query Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(connection_.get());
  return Query(statement);
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(connection_.get());
  }
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(connection_.get());
}

bool Database::changed() const {
  return sqlite3_changes(connection_.get()) != 0;
}

std::int64_t Database::integer(std::string_view sql) {
  Query query = prepare(sql);
  if (!query.step()) throw Error(ErrorCode::io, std::string(sql), "no row where one was expected");
  return query.integer(0);
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.run("BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const Error&) {
    // SQLite has rolled back by itself after some failures.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace docweave::sqlite
