#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <docweave/document_graph.hpp>

#include "store/sqlite.hpp"

namespace docweave {

/// Puts the graphs of documents into a store's tables, many in one transaction.
class StoreWriter {
 public:
  explicit StoreWriter(sqlite::Database& database);

  void add(std::uint64_t ordinal, const DocumentGraph& graph);
  /// Ends the open transaction.
  void flush();

 private:
  struct Name {
    std::int64_t id = 0;     ///< 0: not among the names.
    std::uint64_t hash = 0;  ///< Of the folded name.
  };

  void add_document(std::int64_t document, const DocumentInfo& info);
  void add_entity(std::int64_t document, std::int64_t entity, const Entity& content);
  void add_statement(std::int64_t document, std::int64_t statement, const Statement& content);
  void add_evidence(sqlite::Query& insert, const Evidence& evidence);
  Name& seen(const std::string& text);
  std::int64_t name(const std::string& text);
  std::int64_t rule(const Evidence& evidence);

  sqlite::Database& database_;
  sqlite::Query insert_document_;
  sqlite::Query insert_entity_;
  sqlite::Query insert_alternate_name_;
  sqlite::Query insert_mention_;
  sqlite::Query insert_statement_;
  sqlite::Query insert_evidence_;
  sqlite::Query insert_name_;
  sqlite::Query insert_rule_;
  std::unordered_map<std::string, Name> names_;
  std::unordered_map<std::string, std::int64_t> rules_;
  std::optional<sqlite::Transaction> transaction_;
  int documents_in_transaction_ = 0;
};

}  // namespace docweave
