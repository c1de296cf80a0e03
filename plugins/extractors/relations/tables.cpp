#include "tables.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace docweave::relations {
namespace {

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

using Column = Tables::Column;

/// Two rows and more below one that holds no name and no amount.
bool is_header(const Document& document, const std::vector<TableRow>& table) {
  constexpr std::size_t kFewestRows = 3;
  return table.size() >= kFewestRows && table.front().size() > 1 &&
         std::ranges::all_of(table.front(),
                             [&](const Span cell) { return document.mentions_from(cell).empty(); });
}

/// What the first row says of the columns; nothing when it names fewer than two, or
/// but one and could be a row like the others.
std::vector<Column> columns_of(const Document& document, const TableRow& header,
                               const Labels& labels, bool row_is_header) {
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
  // "Project | Grant": rows speak of what the first such column names.
  bool named_before = false;
  for (Column& column : columns)
    column.topic = column.topic && !std::exchange(named_before, named_before || column.topic);
  // "Grantee | Amount": where no column names projects, the rows speak of those who were given.
  if (std::ranges::none_of(columns, &Column::topic)) {
    for (Column& column : columns) column.topic = column.receiver;
  }
  const auto named = std::ranges::count_if(
      columns, [](const Column& c) { return c.topic || c.predicate.has_value(); });
  const bool enough = named >= 2 || (named == 1 && row_is_header);
  return enough ? columns : std::vector<Column>{};
}

/// What a cell begins with, but for an article.
std::optional<MentionId> opening_of(const Document& document, Span cell, Type type) {
  constexpr std::uint32_t kArticle = sizeof("the");
  const std::uint32_t latest = document.text(cell).starts_with("The ") ? kArticle : 0;
  const auto mentions = document.mentions_from(cell);
  const auto first = std::ranges::find_if(mentions, [&](MentionId id) {
    const Mention& mention = document.mentions()[id];
    return mention.type == type && mention.span.begin <= cell.begin + latest;
  });
  return first == mentions.end() ? std::nullopt : std::optional(*first);
}

std::optional<MentionId> first_of(const Document& document, Span cell, Type type) {
  const auto mentions = document.mentions_from(cell);
  const auto first = std::ranges::find_if(
      mentions, [&](MentionId id) { return document.mentions()[id].type == type; });
  return first == mentions.end() ? std::nullopt : std::optional(*first);
}

/// "Institution | Name | Position": the column that has somebody in most rows.
std::optional<std::size_t> column_of_persons(const Document& document,
                                             std::span<const TableRow> rows) {
  std::size_t columns = 0;
  for (const TableRow& row : rows) columns = std::max(columns, row.size());
  for (std::size_t i = 0; i < columns; ++i) {
    const auto named = std::ranges::count_if(rows, [&](const TableRow& row) {
      return i < row.size() && first_of(document, row[i], Type::person).has_value();
    });
    if (named >= 2 && static_cast<std::size_t>(named) * 2 >= rows.size()) return i;
  }
  return std::nullopt;
}

bool is_sum(const Document& document, Span cell) {
  const auto mentions = document.mentions_from(cell);
  return !mentions.empty() && document.mentions()[mentions.front()].type == Type::money &&
         document.mentions()[mentions.front()].span.begin == cell.begin;
}

/// "Project | Support": a column that nothing tells of and that alone holds sums says what each
/// project was given.
void find_sums(const Document& document, std::span<const TableRow> rows,
               std::vector<Column>& columns) {
  if (std::ranges::none_of(columns, &Column::topic)) return;
  std::optional<std::size_t> sums;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    bool any = false;
    const bool all = std::ranges::all_of(rows, [&](const TableRow& row) {
      if (row.size() != columns.size() || row[i].empty()) return true;
      any = true;
      return is_sum(document, row[i]);
    });
    if (!all || !any) continue;
    if (sums) return;
    sums = i;
  }
  if (sums && !columns[*sums].topic) columns[*sums].predicate = Predicate::amount;
}

std::optional<Span> body_in(const Document& document, const TableRow& row) {
  for (const Span cell : row) {
    for (const MentionId id : document.mentions_from(cell)) {
      if (document.mentions()[id].type == Type::organization) return cell;
    }
  }
  return std::nullopt;
}

Span words_of(const TableRow& row) {
  Span words;
  for (const Span cell : row) {
    if (!cell.empty()) words = words.empty() ? cell : join(words, cell);
  }
  return words;
}

/// Reads the rows of one table by what its columns are for.
class RowReader {
 public:
  RowReader(const Document& document, const Labels& labels, const TableRow& header,
            std::vector<Column> columns, std::vector<Labelled>& found)
      : document_(document),
        labels_(labels),
        header_(header),
        columns_(std::move(columns)),
        found_(found) {
    const auto topic = std::ranges::find_if(columns_, &Column::topic);
    if (topic != columns_.end()) topic_ = static_cast<std::size_t>(topic - columns_.begin());
    const bool names_giver = std::ranges::any_of(
        columns_, [](const Column& c) { return c.predicate == Predicate::funder; });
    // "Institution | Town | Contact" lists members.
    const bool tells_of_gift = std::ranges::any_of(columns_, [](const Column& c) {
      return c.predicate == Predicate::amount || (c.topic && !c.receiver);
    });
    given_ = !names_giver && tells_of_gift && std::ranges::any_of(columns_, &Column::receiver);
    project_ = project_above(document, words_of(header));
  }

  void read(const TableRow& row) const {
    // A heading among the rows fills one cell.
    const bool several = std::ranges::count_if(row, [](Span c) { return !c.empty(); }) > 1;
    if (row.size() != columns_.size() || !several || (topic_ && row[*topic_].empty())) return;
    if (topic_) add_of_topic(row);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool tells = columns_[i].predicate && !columns_[i].topic;
      if (tells && !row[i].empty()) add_cell(row, i);
    }
  }

 private:
  /// What a row's own thing is part of, and who is given something.
  void add_of_topic(const TableRow& row) const {
    const Span topic = row[*topic_];
    if (project_ && !columns_[*topic_].receiver) {
      found_.push_back({.label = *project_,
                        .predicate = Predicate::part_of,
                        .values = {*project_},
                        .topic = topic,
                        .bound = true});
    }
    if (given_) {
      found_.push_back({.label = words_of(header_),
                        .predicate = Predicate::funder,
                        .values = {},
                        .topic = topic,
                        .bound = true,
                        .gift = words_of(row)});
    }
  }

  void add_cell(const TableRow& row, std::size_t column) const {
    Predicate predicate = *columns_[column].predicate;
    if (predicate == Predicate::partner && leads(row)) predicate = Predicate::implementer;
    Labelled cell{header_[column], predicate, {row[column]}, {}};
    if (topic_) {
      cell.topic = row[*topic_];
      cell.visitors = columns_[column].visitors;
    } else if (predicate == Predicate::location) {
      const auto body = body_in(document_, row);
      if (!body) return;
      cell.topic = *body;
    } else if (info(predicate).literal) {
      return;  // An amount beside a partner is the partner's, not the page's.
    }
    cell.of_project = !topic_;  // Lists of partners with their shares.
    cell.bound = topic_ || cell.topic.size() > 0;
    found_.push_back(std::move(cell));
  }

  /// "Partner | Role", where the role is "Lead partner".
  bool leads(const TableRow& row) const {
    return std::ranges::any_of(row, [&](Span cell) {
      return labels_.meaning(document_.text(cell)) == Predicate::implementer;
    });
  }

  const Document& document_;
  const Labels& labels_;
  const TableRow& header_;
  const std::vector<Column> columns_;
  std::vector<Labelled>& found_;
  std::optional<std::size_t> topic_;  ///< The column of what a row is about.
  bool given_ = false;                ///< Rows speak of what somebody was given.
  std::optional<Span> project_;       ///< What all rows are part of.
};

}  // namespace

Tables::Tables(const Document& document, const Labels& labels)
    : document_(document), labels_(labels) {
  for (std::vector<TableRow>& rows : tables_of(document)) {
    const bool header = is_header(document, rows);
    auto columns = columns_of(document, rows.front(), labels, header);
    // The institution of a person is given nothing.
    const bool gives = std::ranges::any_of(columns, &Column::receiver);
    if (gives && column_of_persons(document, std::span(rows).subspan(1)) == 0) columns.clear();
    tables_.push_back({std::move(rows), std::move(columns), header});
  }
}

std::vector<Labelled> Tables::labelled_cells() const {
  std::vector<Labelled> found;
  for (const Table& table : tables_) {
    if (table.columns.empty()) continue;
    const auto below = std::span(table.rows).subspan(1);
    std::vector<Column> columns = table.columns;
    find_sums(document_, below, columns);
    const RowReader reader(document_, labels_, table.rows.front(), std::move(columns), found);
    for (const TableRow& row : below) reader.read(row);
  }
  return found;
}

void Tables::add_rows_of_persons(std::vector<Relation>& found) const {
  for (const Table& table : tables_) {
    if (!table.header) continue;
    const auto below = std::span(table.rows).subspan(1);
    const auto persons = column_of_persons(document_, below);
    if (!persons) continue;
    for (const TableRow& row : below) add_person(table.rows.front(), row, *persons, found);
  }
}

void Tables::add_person(const TableRow& header, const TableRow& row, std::size_t column,
                        std::vector<Relation>& found) const {
  if (column >= row.size()) return;
  const auto somebody = first_of(document_, row[column], Type::person);
  if (!somebody) return;
  const MentionId person = *somebody;
  for (std::size_t i = 0; i < std::min(row.size(), header.size()); ++i) {
    const std::string_view label = document_.text(header[i]);
    const auto meaning = labels_.meaning(label);
    const bool of_body =
        !meaning || meaning == Predicate::partner || meaning == Predicate::implementer;
    if (i == column || !of_body || labels_.names_rows(label)) continue;
    Relation relation{.subject = person,
                      .evidence = join(document_.mentions()[person].span, row[i]),
                      .plugin = "extractors/relations",
                      .rule = "row-of-person",
                      .confidence = 0.95};
    const auto add = [&](Predicate predicate, std::optional<MentionId> object) {
      if (!object) return;
      relation.predicate = predicate;
      relation.object = *object;
      found.push_back(relation);
    };
    add(Predicate::affiliation, opening_of(document_, row[i], Type::organization));
    add(Predicate::job_title, opening_of(document_, row[i], Type::job_title));
  }
}

std::unordered_set<std::uint32_t> Tables::headed_cells() const {
  std::unordered_set<std::uint32_t> cells;
  for (const Table& table : tables_) {
    if (std::ranges::none_of(table.columns, &Column::topic)) continue;
    for (const TableRow& row : table.rows) {
      for (const Span cell : row) {
        if (!cell.empty()) cells.insert(cell.begin);
      }
    }
  }
  return cells;
}

}  // namespace docweave::relations
