#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <docweave/document_graph.hpp>

#include "store/sqlite.hpp"

namespace docweave {

/// Puts the graphs of documents into a store's tables and takes them out again, those of many
/// inputs in one transaction, but an input never in two.
class StoreWriter {
 public:
  explicit StoreWriter(sqlite::Database& database);

  /// All between the two is kept as a whole or not at all.
  void begin();
  void end();
  /// Ends the open transaction.
  void flush();

  /// The number of a new input.
  std::int64_t add_input(std::string_view id, std::string_view content, std::string_view stages);
  void add(std::int64_t input, const DocumentGraph& graph);
  /// The id of the input that gave a document; nothing when the document is not there.
  std::optional<std::string> input_of(std::string_view document);
  /// The input is to be read again in the next run, whatever it holds.
  void read_again(std::string_view input);
  void forget_input(std::string_view id);
  void forget_document(std::string_view id);
  /// Deletes names and rules that no document has any more.
  void forget_unused();

 private:
  struct Name {
    std::int64_t id = 0;    ///< 0: not among the names.
    std::int64_t fold = 0;  ///< Hash of the folded name without spaces.
  };

  std::int64_t add_document(std::int64_t input, const DocumentInfo& info);
  void add_entity(std::int64_t document, std::int64_t entity, const Entity& content);
  void add_statement(std::int64_t document, std::int64_t statement, const Statement& content);
  void add_evidence(sqlite::Query& insert, const Evidence& evidence);
  void forget_document(std::int64_t document);
  Name& seen(const std::string& text);
  std::int64_t inserted(sqlite::Query& find);
  std::int64_t name(const std::string& text);
  std::int64_t rule(const Evidence& evidence);

  sqlite::Database& database_;
  sqlite::Query insert_input_;
  sqlite::Query insert_document_;
  sqlite::Query insert_entity_;
  sqlite::Query insert_name_of_entity_;
  sqlite::Query insert_mention_;
  sqlite::Query insert_statement_;
  sqlite::Query insert_evidence_;
  sqlite::Query insert_name_;
  sqlite::Query find_name_;
  sqlite::Query insert_rule_;
  sqlite::Query find_rule_;
  sqlite::Query find_input_;
  std::unordered_map<std::string, Name> names_;
  std::unordered_map<std::string, std::int64_t> rules_;
  std::optional<sqlite::Transaction> transaction_;
  std::chrono::steady_clock::time_point began_;
  int inputs_in_transaction_ = 0;
};

}  // namespace docweave
