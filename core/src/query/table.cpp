#include "query/table.hpp"

#include <algorithm>

#include <fmt/ostream.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include <docweave/text.hpp>

namespace docweave::query {
namespace {

constexpr std::size_t kWidest = 60;
constexpr std::size_t kLongestQuote = 300;

/// On one line, and cut where it is longer than `most` code points.
std::string shortened(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t points = 0;
  for (const char c : text) {
    points += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    if (points == most && code_points(text) > most) return out + "…";
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string place_of(const Proof& proof) {
  const std::string page = proof.page > 0 ? fmt::format(", page {}", proof.page) : "";
  return fmt::format("{}{}, bytes {} to {} ({}, {:.2f})", proof.document, page, proof.begin,
                     proof.end, proof.rule, proof.confidence);
}

std::vector<std::string> headings(const Table& table) {
  std::vector<std::string> all = table.columns;
  all.insert(all.end(), {"documents", "evidence"});
  return all;
}

std::vector<std::string> cells(const Row& row) {
  std::vector<std::string> all = row.cells;
  all.insert(all.end(), {std::to_string(row.documents), std::to_string(row.evidence)});
  return all;
}

void write_text_line(const std::vector<std::string>& line, const std::vector<std::size_t>& widths,
                     std::ostream& out) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool number = i + 2 >= line.size();
    const std::string cell = shortened(line[i], kWidest);
    const std::string pad(widths[i] - code_points(cell), ' ');
    text += (i == 0 ? "" : "  ") + (number ? pad + cell : cell + pad);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  out << text << '\n';
}

void write_text(const Table& table, bool proofs, std::ostream& out) {
  std::vector<std::size_t> widths(headings(table).size());
  const auto widen = [&](const std::vector<std::string>& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(shortened(line[i], kWidest)));
    }
  };
  widen(headings(table));
  for (const Row& row : table.rows) widen(cells(row));
  write_text_line(headings(table), widths, out);
  for (const Row& row : table.rows) {
    write_text_line(cells(row), widths, out);
    if (!proofs) continue;
    for (const Proof& proof : row.proofs) {
      fmt::print(out, "    “{}”\n      {}\n", shortened(proof.quote, kLongestQuote),
                 place_of(proof));
    }
  }
  if (table.left_out > 0) fmt::print(out, "{} more; see --limit\n", table.left_out);
}

void write_csv_line(const std::vector<std::string>& line, std::ostream& out) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) out << ',';
    if (line[i].find_first_of(",\"\r\n") == std::string::npos) {
      out << line[i];
      continue;
    }
    out << '"';
    for (const char c : line[i]) out << (c == '"' ? "\"\"" : std::string(1, c));
    out << '"';
  }
  out << "\r\n";
}

/// With proofs, a line for each, so that every line stands for itself.
void write_csv(const Table& table, bool proofs, std::ostream& out) {
  std::vector<std::string> line = headings(table);
  if (proofs) line.insert(line.end(), {"document", "quote", "begin", "end", "page", "rule"});
  write_csv_line(line, out);
  for (const Row& row : table.rows) {
    if (!proofs) write_csv_line(cells(row), out);
    if (!proofs) continue;
    for (const Proof& proof : row.proofs) {
      line = cells(row);
      line.insert(line.end(), {proof.document, proof.quote, std::to_string(proof.begin),
                               std::to_string(proof.end),
                               proof.page > 0 ? std::to_string(proof.page) : "", proof.rule});
      write_csv_line(line, out);
    }
  }
}

using Writer = rapidjson::PrettyWriter<rapidjson::OStreamWrapper>;

void write_json(const Proof& proof, Writer& writer) {
  writer.StartObject();
  writer.Key("document");
  writer.String(proof.document);
  writer.Key("quote");
  writer.String(proof.quote);
  writer.Key("begin");
  writer.Uint64(proof.begin);
  writer.Key("end");
  writer.Uint64(proof.end);
  if (proof.page > 0) {
    writer.Key("page");
    writer.Int(proof.page);
  }
  writer.Key("rule");
  writer.String(proof.rule);
  writer.Key("confidence");
  writer.Double(proof.confidence);
  writer.EndObject();
}

void write_json(const Table& table, bool proofs, std::ostream& out) {
  rapidjson::OStreamWrapper stream(out);
  Writer writer(stream);
  writer.SetIndent(' ', 2);
  writer.StartArray();
  for (const Row& row : table.rows) {
    writer.StartObject();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      writer.Key(table.columns[i]);
      writer.String(row.cells[i]);
    }
    writer.Key("documents");
    writer.Uint64(row.documents);
    writer.Key("evidence");
    writer.Uint64(row.evidence);
    if (proofs) {
      writer.Key("proofs");
      writer.StartArray();
      for (const Proof& proof : row.proofs) write_json(proof, writer);
      writer.EndArray();
    }
    writer.EndObject();
  }
  writer.EndArray();
  out << '\n';
}

}  // namespace

void write(const Table& table, Format format, bool proofs, std::ostream& out) {
  switch (format) {
    case Format::text:
      return write_text(table, proofs, out);
    case Format::csv:
      return write_csv(table, proofs, out);
    case Format::json:
      return write_json(table, proofs, out);
  }
}

}  // namespace docweave::query
