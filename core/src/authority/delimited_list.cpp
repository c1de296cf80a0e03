#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "authority/list_readers.hpp"

namespace docweave::authority {
namespace {

struct Row {
  std::vector<std::string> fields;
  std::size_t line = 0;  ///< Where it begins.
};

/// Cuts the stream into rows, as RFC 4180 has them.
class RowReader {
 public:
  explicit RowReader(ListStream& stream) : stream_(stream) {}

  /// The separator is the one of comma, semicolon and tab that the first line has most of.
  void find_separator() {
    if (peek() == 0xEF) take(), take(), take();
    const std::string_view first = block_.substr(at_, block_.find('\n', at_) - at_);
    for (const char candidate : {';', '\t'}) {
      if (std::ranges::count(first, candidate) > std::ranges::count(first, separator_)) {
        separator_ = candidate;
      }
    }
  }
  char separator() const { return separator_; }

  bool next(Row& row) {
    row = {{}, line_};
    if (peek() < 0) return false;
    std::size_t size = 0;
    do {
      row.fields.push_back(field());
      size += row.fields.back().size();
      check(size, row.line);
    } while (skip(separator_));
    skip('\r');
    skip('\n');
    return true;
  }

 private:
  std::string field() {
    std::string text;
    const std::size_t begin = line_;
    const bool quoted = skip('"');
    while (peek() >= 0) {
      if (quoted && skip('"')) {
        if (!skip('"')) break;
        text += '"';
      } else if (!quoted && (peek() == separator_ || peek() == '\n' || peek() == '\r')) {
        return text;
      } else {
        text += take();
        check(text.size(), begin);
      }
    }
    const int after = peek();
    if (quoted && after >= 0 && after != separator_ && after != '\n' && after != '\r') {
      throw Error(ErrorCode::invalid_data, stream_.name(),
                  fmt::format("line {}: a quoted field goes on behind its closing quote; quotes "
                              "inside a field are doubled",
                              line_));
    }
    return text;
  }

  void check(std::size_t size, std::size_t line) const {
    if (size <= kLargestEntry) return;
    throw Error(ErrorCode::invalid_data, stream_.name(),
                fmt::format("line {}: a row of more than 16 MiB; is a quote not closed?", line));
  }

  int peek() {
    if (at_ == block_.size()) {
      block_ = stream_.read();
      at_ = 0;
    }
    return block_.empty() ? -1 : static_cast<unsigned char>(block_[at_]);
  }
  char take() {
    line_ += peek() == '\n' ? 1 : 0;
    return block_[at_++];
  }
  bool skip(char wanted) {
    if (peek() != static_cast<unsigned char>(wanted)) return false;
    take();
    return true;
  }

  ListStream& stream_;
  std::string_view block_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char separator_ = ',';
};

enum class Column { ignored, id, iri, name, alternate, acronym, country, parent, type };

Column column_named(const std::string& name) {
  using Name = std::pair<std::string_view, Column>;
  static constexpr std::array<Name, 22> kNames = {{
      {"id", Column::id},
      {"identifier", Column::id},
      {"iri", Column::iri},
      {"uri", Column::iri},
      {"sameas", Column::iri},
      {"same as", Column::iri},
      {"same_as", Column::iri},
      {"name", Column::name},
      {"label", Column::name},
      {"preflabel", Column::name},
      {"alternate", Column::alternate},
      {"alternate name", Column::alternate},
      {"alternate_name", Column::alternate},
      {"alternate names", Column::alternate},
      {"alternate_names", Column::alternate},
      {"altlabel", Column::alternate},
      {"acronym", Column::acronym},
      {"acronyms", Column::acronym},
      {"country", Column::country},
      {"parent", Column::parent},
      {"parents", Column::parent},
      {"type", Column::type},
  }};
  const auto* found = std::ranges::find(kNames, fold_token(name), &Name::first);
  return found == kNames.end() ? Column::ignored : found->second;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

void append_values(std::vector<std::string>& values, std::string_view field, char separator) {
  const std::string_view cuts = separator == ';' ? "|" : "|;";
  while (!field.empty()) {
    const std::size_t cut = std::min(field.find_first_of(cuts), field.size());
    if (std::string value = trimmed(field.substr(0, cut)); !value.empty()) {
      values.push_back(std::move(value));
    }
    field.remove_prefix(std::min(cut + 1, field.size()));
  }
}

void set(ListEntry& entry, Column column, const std::string& field, char separator) {
  switch (column) {
    case Column::ignored:
      return;
    case Column::id:
      entry.id = trimmed(field);
      return;
    case Column::iri:
      entry.iri = trimmed(field);
      return;
    case Column::name:
      entry.name = trimmed(field);
      return;
    case Column::country:
      entry.country = trimmed(field);
      return;
    case Column::type:
      entry.type = trimmed(field);
      return;
    case Column::alternate:
      return append_values(entry.alternate_names, field, separator);
    case Column::acronym:
      return append_values(entry.acronyms, field, separator);
    case Column::parent:
      return append_values(entry.parents, field, separator);
  }
}

std::vector<Column> columns_of(const Row& header, const std::string& file) {
  std::vector<Column> columns;
  for (const std::string& name : header.fields) columns.push_back(column_named(trimmed(name)));
  const auto has = [&](Column column) { return std::ranges::count(columns, column) > 0; };
  if (has(Column::name) && (has(Column::id) || has(Column::iri))) return columns;
  throw Error(ErrorCode::invalid_data, file,
              fmt::format("line 1: names the columns {}, but a list needs at least \"name\" and "
                          "\"iri\" or \"id\"; it may have \"alternate\", \"acronym\", \"country\", "
                          "\"parent\" and \"type\"",
                          fmt::join(header.fields, ", ")));
}

}  // namespace

void read_delimited(ListStream& stream, const ListSink& sink) {
  RowReader rows(stream);
  rows.find_separator();
  Row row;
  if (!rows.next(row)) throw Error(ErrorCode::invalid_data, stream.name(), "is empty");
  const std::vector<Column> columns = columns_of(row, stream.name());
  while (rows.next(row)) {
    if (row.fields.size() == 1 && trimmed(row.fields.front()).empty()) continue;
    ListEntry entry;
    entry.place = fmt::format("line {}", row.line);
    if (row.fields.size() > columns.size()) {
      throw Error(ErrorCode::invalid_data, stream.name(),
                  fmt::format("{}: has {} fields, but the header names {} columns", entry.place,
                              row.fields.size(), columns.size()));
    }
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      set(entry, columns[i], row.fields[i], rows.separator());
    }
    sink(std::move(entry));
  }
}

}  // namespace docweave::authority
