#include "tables.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace docweave::relations {
namespace {

using Row = std::vector<Span>;

/// The project that the paragraph over a table speaks of: "The following courses are given under
/// the Clear Reefs Programme". None where it names several.
std::optional<Span> project_above(const Document& document, Span table) {
  const auto blocks = document.blocks();
  const auto head = std::ranges::lower_bound(blocks, table.begin, {},
                                             [](const Block& b) { return b.span.begin; });
  if (head == blocks.begin()) return std::nullopt;
  const Block& above = *std::prev(head);
  if (above.kind != BlockKind::paragraph && above.kind != BlockKind::line) return std::nullopt;
  std::optional<Span> only;
  for (const MentionId id : document.mentions_from(above.span)) {
    constexpr std::uint32_t kBracket = sizeof(" (") - 1;
    const Mention& project = document.mentions()[id];
    if (project.type != Type::project || project.form != Form::named) continue;
    if (only && project.span.begin > only->end + kBracket) return std::nullopt;
    if (!only) only = project.span;
  }
  return only;
}

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
  bool receiver = false;
  bool visitors = false;
};

/// Two rows and more below one that holds no name and no amount.
bool is_header(const Document& document, const std::vector<Row>& table) {
  constexpr std::size_t kFewestRows = 3;
  return table.size() >= kFewestRows && table.front().size() > 1 &&
         std::ranges::all_of(table.front(),
                             [&](const Span cell) { return document.mentions_from(cell).empty(); });
}

/// What the first row says of the columns; nothing when it names fewer than two, or
/// but one and could be a row like the others.
std::vector<Column> columns_of(const Document& document, const Row& header, const Labels& labels,
                               bool row_is_header) {
  std::vector<Column> columns;
  for (const Span cell : header) {
    const std::string_view text = document.text(cell);
    columns.push_back({labels.meaning(text), labels.opens_topic(text) || labels.names_rows(text),
                       labels.names_receivers(text), labels.names_visitors(text)});
  }
  // "Organisation | Project": who was given a project carries it out.
  for (Column& column : columns) {
    if (column.receiver && !column.predicate && std::ranges::any_of(columns, &Column::topic))
      column.predicate = Predicate::implementer;
  }
  // "Grantee | Amount": where no column names projects, the rows speak of those who were given.
  if (std::ranges::none_of(columns, &Column::topic)) {
    for (Column& column : columns) column.topic = column.receiver;
  }
  const auto named = std::ranges::count_if(
      columns, [](const Column& c) { return c.topic || c.predicate.has_value(); });
  const bool enough = named >= 2 || (named == 1 && row_is_header);
  return enough ? columns : std::vector<Column>{};
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
    const std::vector<Column> columns =
        columns_of(document, table.front(), labels, is_header(document, table));
    if (columns.empty()) continue;
    const auto topic = std::ranges::find_if(columns, &Column::topic);
    const bool given = std::ranges::any_of(columns, &Column::receiver);
    const bool names_giver = std::ranges::any_of(
        columns, [](const Column& c) { return c.predicate == Predicate::funder; });
    const auto project = project_above(document, table.front().front());
    for (const Row& row : std::span(table).subspan(1)) {
      if (row.size() != columns.size()) continue;
      if (topic != columns.end() && !topic->receiver && project) {
        found.push_back({.label = *project,
                         .predicate = Predicate::part_of,
                         .values = {*project},
                         .topic = row[static_cast<std::size_t>(topic - columns.begin())],
                         .bound = true});
      }
      if (topic != columns.end() && given && !names_giver) {
        const Span receiver = row[static_cast<std::size_t>(topic - columns.begin())];
        found.push_back({.label = table.front().front(),
                         .predicate = Predicate::funder,
                         .values = {},
                         .topic = receiver,
                         .bound = true,
                         .gift = join(row.front(), row.back())});
      }
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!columns[i].predicate || columns[i].topic) continue;
        Labelled cell{table.front()[i], *columns[i].predicate, {row[i]}, {}};
        if (topic != columns.end()) {
          cell.topic = row[static_cast<std::size_t>(topic - columns.begin())];
          cell.visitors = columns[i].visitors;
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

std::unordered_set<std::uint32_t> headed_cells(const Document& document, const Labels& labels) {
  std::unordered_set<std::uint32_t> cells;
  for (const std::vector<Row>& table : tables_of(document)) {
    const std::vector<Column> columns =
        columns_of(document, table.front(), labels, is_header(document, table));
    if (std::ranges::none_of(columns, &Column::topic)) continue;
    for (const Row& row : table) {
      for (const Span cell : row) cells.insert(cell.begin);
    }
  }
  return cells;
}

}  // namespace docweave::relations
