#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "query/written_graph.hpp"
#include "store/sqlite.hpp"

namespace docweave::query {

/// What a graph claims of a document: these words stand there.
struct Claim {
  std::string what;  ///< What they are said to prove.
  std::string quote;
  std::uint64_t begin = 0, end = 0;  ///< Bytes of the document's text.
  std::optional<Place> place;        ///< In the original file.
};

/// The claims of a graph by document, in a temporary file, so that memory does not grow with the
/// graph. Thread-safe once filled.
class Claims {
 public:
  /// Of a store, documents are known by their ids; of an N-Quads file, by their IRIs.
  enum class Key { id, iri };

  /// Reads a store or an N-Quads file. Throws `Error(io)` when it cannot be read and
  /// `Error(invalid_data)` when it is neither or holds no evidence.
  explicit Claims(const std::filesystem::path& graph);

  Key key() const { return key_; }
  std::uint64_t size() const { return size_; }

  /// What is claimed of a document; each can be had once.
  std::vector<Claim> take(const std::string& document);
  /// Documents that were not taken, with how many claims each has.
  std::map<std::string, std::uint64_t> left();

 private:
  void read_store(const std::filesystem::path& file);
  void read_nquads(const std::filesystem::path& file);
  void add(const std::string& document, const Claim& claim);

  Key key_ = Key::iri;
  std::uint64_t size_ = 0;
  std::mutex mutex_;
  sqlite::Database database_;
  std::optional<sqlite::Transaction> filling_;
  std::optional<sqlite::Query> insert_;
};

/// Whether a file is an SQLite database, as its first bytes say. Throws `Error(io)`.
bool is_database(const std::filesystem::path& file);

}  // namespace docweave::query
