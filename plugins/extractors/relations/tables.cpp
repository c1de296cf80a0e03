#include "tables.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace docweave::relations {
namespace {

using Row = std::vector<Span>;

/// Rows of each table: cells of one group, groups that follow each other.
std::vector<std::vector<Row>> tables_of(const Document& document) {
  std::vector<std::vector<Row>> tables;
  std::uint32_t group = 0;
  bool open = false;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::table_cell || block.group == 0) {
      open = false;
      continue;
    }
    if (!open) tables.emplace_back();
    if (!open || block.group != group) tables.back().emplace_back();
    tables.back().back().push_back(block.span);
    group = block.group;
    open = true;
  }
  return tables;
}

struct Column {
  std::optional<Predicate> predicate;
  bool topic = false;
};

/// What the first row says of the columns; nothing when it names fewer than two.
std::vector<Column> columns_of(const Document& document, const Row& header, const Labels& labels) {
  std::vector<Column> columns;
  for (const Span cell : header) {
    const std::string_view text = document.text(cell);
    columns.push_back({labels.meaning(text), labels.opens_topic(text) || labels.names_rows(text)});
  }
  const auto named = std::ranges::count_if(
      columns, [](const Column& c) { return c.topic || c.predicate.has_value(); });
  return named >= 2 ? columns : std::vector<Column>{};
}

std::optional<Span> body_in(const Document& document, const Row& row) {
  for (const Span cell : row) {
    for (const MentionId id : document.mentions_from(cell)) {
      if (document.mentions()[id].type == Type::organization) return cell;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Labelled> labelled_cells(const Document& document, const Labels& labels) {
  std::vector<Labelled> found;
  for (const std::vector<Row>& table : tables_of(document)) {
    const std::vector<Column> columns = columns_of(document, table.front(), labels);
    if (columns.empty()) continue;
    const auto topic = std::ranges::find_if(columns, &Column::topic);
    for (const Row& row : std::span(table).subspan(1)) {
      if (row.size() != columns.size()) continue;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!columns[i].predicate || columns[i].topic) continue;
        Labelled cell{table.front()[i], *columns[i].predicate, {row[i]}, {}};
        if (topic != columns.end()) {
          cell.topic = row[static_cast<std::size_t>(topic - columns.begin())];
        } else if (*columns[i].predicate == Predicate::location) {
          const auto body = body_in(document, row);
          if (!body) continue;
          cell.topic = *body;
        } else if (info(*columns[i].predicate).literal) {
          continue;  // An amount beside a partner is the partner's, not the page's.
        }
        cell.of_project = topic == columns.end();  // Lists of partners with their shares.
        cell.bound = topic != columns.end() || cell.topic.size() > 0;
        found.push_back(std::move(cell));
      }
    }
  }
  return found;
}

}  // namespace docweave::relations
