#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <docweave/error.hpp>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's C API as objects that clean up after themselves. Every failure throws `Error(io)` with
/// the file's name and SQLite's own words.
namespace docweave::sqlite {

/// A prepared statement. Parameters and columns count from 0.
class Query {
 public:
  Query& bind(int parameter, std::int64_t value);
  Query& bind(int parameter, double value);
  /// The text is not copied: it must live until the next `step`, `run` or `reset`.
  Query& bind(int parameter, std::string_view text);
  Query& bind_null(int parameter);

  /// The next row; false at the end, after which the query can be bound and run again.
  bool step();
  /// Runs to the end a query whose rows, if any, do not matter.
  void run();
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  /// Valid until the next `step` or `reset`.
  std::string_view text(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  void check(int code) const;

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Another process has the file.
class Busy : public Error {
 public:
  using Error::Error;
};

/// A connection. Not thread-safe.
class Database {
 public:
  enum class Mode { read, write };

  /// Opens or makes a file; an empty name gives a temporary database that spills to $TMPDIR and is
  /// gone when closed. To be read only, the file must be there.
  explicit Database(const std::filesystem::path& file, Mode mode = Mode::write);

  Query prepare(std::string_view sql);
  /// Runs one or more statements that give no rows.
  void run(const std::string& sql);
  /// The number of the row that was inserted last. Asking costs less than RETURNING, for which
  /// SQLite makes a table each time.
  std::int64_t last_row() const;
  /// Whether the last statement that could change rows did.
  bool changed() const;
  /// The first column of the only row; throws when there is none.
  std::int64_t integer(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// Everything until `commit` happens as a whole, or not at all.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace docweave::sqlite
