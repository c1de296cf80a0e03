#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace docweave::query {

/// Words that prove a row.
struct Proof {
  std::string document;  ///< IRI
  std::string quote;
  std::uint64_t begin = 0, end = 0;  ///< Bytes of the document's text.
  int page = 0;                      ///< 0: not paged.
  std::string rule;                  ///< "extractors/relations: funded-by"
  double confidence = 0;
};

struct Row {
  std::vector<std::string> cells;  ///< One for each column.
  std::uint64_t documents = 0;     ///< How many documents say so, and in how many passages.
  std::uint64_t evidence = 0;
  std::vector<Proof> proofs;
};

/// The answer to a question.
struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::uint64_t left_out = 0;  ///< Rows beyond those asked for.
};

enum class Format { text, csv, json };

/// Writes the rows with the counts of their evidence; with `proofs`, and the evidence itself. Text
/// is for people: columns are aligned and long cells cut.
void write(const Table& table, Format format, bool proofs, std::ostream& out);

}  // namespace docweave::query
