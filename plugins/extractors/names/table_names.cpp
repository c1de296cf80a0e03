#include "table_names.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <docweave/tables.hpp>

namespace docweave::names {
namespace {

/// What the cells of a column name.
struct Column {
  std::optional<Type> type;
  bool title = false;    ///< The whole cell is the name of an event or project.
  bool purpose = false;  ///< Of either.
  bool subject = false;  ///< "Title": of an event where others tell its days, else of none.
  bool thing = false;    ///< "What": of a project where others tell what was given.
};

/// Adds what the rows of one table name after the other.
class TableReader {
 public:
  TableReader(const Reading& text, const Language& language, std::vector<Candidate>& candidates)
      : text_(text), language_(language), candidates_(candidates) {}

  void read(const std::vector<TableRow>& table) {
    const std::vector<Column> columns = columns_of(table.front());
    if (is_sheet(table)) return;
    for (std::size_t at = 1; at < table.size(); ++at) {
      const TableRow& row = table[at];
      // Where cells are missing none but a first title is sure to stand below its header.
      const std::size_t sure = row.size() == columns.size() ? row.size() : 1;
      for (std::size_t i = 0; i < std::min(sure, row.size()); ++i) {
        const bool seen = i < table[at - 1].size() && table[at - 1][i] == row[i];
        if (!row[i].empty() && !seen) add(columns[i], row[i]);
      }
    }
  }

  /// "Partners: Harbour Register; Reef Trust (lead)"
  void read_pair(const KeyValue& pair) {
    const std::string label = fold_name(text_.document().text(pair.key));
    const auto [first, end] = text_.document().tokens_in(pair.value);
    if (language_.place_columns.contains(label)) return add_place(first, end);
    if (!language_.body_columns.contains(label)) return;
    std::uint32_t begin = first;
    for (std::uint32_t at = first; at <= end; ++at) {
      if (at < end && !text_.is(at, ";") && !text_.is(at, "·") && !text_.is(at, "•")) continue;
      if (begin < at) add_body(begin, at);
      begin = at + 1;
    }
  }

 private:
  /// "Project name | Clear Reefs" over "Donor | Norway": labels and what they say.
  bool is_sheet(const std::vector<TableRow>& table) const {
    constexpr std::ptrdiff_t kFewest = 2;
    return std::ranges::count_if(table, [&](const TableRow& row) {
             const std::string label = fold_name(text_.document().text(row.front()));
             return row.size() == 2 && (language_.fact_labels.contains(label) ||
                                        language_.sheet_labels.contains(label));
           }) >= kFewest;
  }

  std::vector<Column> columns_of(const TableRow& header) const {
    std::vector<Column> columns;
    bool given = false;
    bool dated = false;
    std::size_t telling = 0;
    for (const Span cell : header) {
      const std::string_view words = text_.document().text(cell);
      const std::string name = fold_name(words.substr(0, words.find('(')));  // "Amount (EUR)"
      const bool of_amounts = language_.amount_columns.contains(name);
      const bool of_dates = language_.date_columns.contains(name);
      const bool of_givers = language_.giver_columns.contains(name);
      const Column& column = columns.emplace_back(column_named(name));
      given = given || of_amounts || of_givers;
      dated = dated || of_dates;
      telling +=
          column.type || column.purpose || column.subject || of_amounts || of_dates || of_givers;
    }
    // Labels with their values have two columns too, and a first row like any other.
    constexpr std::size_t kFewestColumns = 3;
    const bool sheet = telling < 2 || (header.size() < kFewestColumns && telling < header.size());
    const bool titled = std::ranges::any_of(columns, &Column::title);
    for (Column& column : columns) {
      if (column.thing && given && !sheet) column.type = Type::project;
      if (sheet && !column.title) column.type.reset();
      if (column.subject && !sheet && !titled && (dated || given)) {
        column.title = true;
        column.type = given ? Type::project : Type::event;
      }
      column.purpose = column.purpose && given && !titled && !sheet;
    }
    return columns;
  }

  /// What the head of a column says by itself.
  Column column_named(const std::string& name) const {
    Column column;
    const auto title = language_.column_titles.find(name);
    column.title = title != language_.column_titles.end();
    if (column.title) column.type = title->second;
    if (language_.body_columns.contains(name)) column.type = Type::organization;
    if (language_.place_columns.contains(name)) column.type = Type::place;
    if (language_.person_columns.contains(name)) column.type = Type::person;
    column.purpose = language_.purpose_columns.contains(name);
    column.thing = language_.thing_columns.contains(name);
    column.subject = language_.subject_columns.contains(name);
    return column;
  }

  void add(const Column& column, Span cell) {
    const auto [first, end] = text_.document().tokens_in(first_line(cell));
    if (column.title || column.purpose) {
      add_title(column.purpose ? purpose(first, end) : *column.type, first, end);
    } else if (column.type == Type::person) {
      add_person(first, end);
    } else if (column.type == Type::organization) {
      add_body(first, end);
    } else if (column.type == Type::place) {
      add_place(first, end);
    }
  }

  /// What stands on further lines tells of what the first one names.
  Span first_line(Span cell) const {
    const std::size_t length = text_.document().text(cell).find('\n');
    return length == std::string_view::npos
               ? cell
               : Span{cell.begin, cell.begin + static_cast<std::uint32_t>(length)};
  }

  /// The marks of the one quotation that a cell begins with or goes over to: "For “Safe Reefs”, a
  /// school", "Legal aid: “Safe Reefs”". Empty where there is none or more.
  std::pair<std::uint32_t, std::uint32_t> quotation(std::uint32_t first, std::uint32_t end) const {
    std::vector<std::uint32_t> marks;
    for (std::uint32_t at = first; at < end; ++at) {
      if (text_.is(at, &Words::quotes)) marks.push_back(at);
    }
    constexpr std::size_t kPair = 2;
    if (marks.size() != kPair || text_.is_lower(marks[0] + 1)) return {};
    const std::uint32_t before = marks[0] - 1;
    const bool told = marks[0] == first || text_.is(before, ":") ||
                      text_.is(before, &Words::for_topic) ||
                      text_.is(before, &Words::project_nouns);
    return told ? std::pair(marks[0], marks[1]) : std::pair(0U, 0U);
  }

  void add_title(Type type, std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongestTitle = 40;
    if (const auto [opening, closing] = quotation(first, end); opening + 1 < closing) {
      first = opening + 1;
      end = closing;
    }
    if (first + 1 >= end || end - first > kLongestTitle) return;
    candidates_.push_back({first, end, type, Form::named, 1.0, "column-title", ""});
  }

  /// "Winter Festival" is an event, "Skipper Training" goes on for long.
  Type purpose(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = first; at < end; ++at) {
      if (text_.is(at, &Words::event_nouns) && !text_.is(at, &Words::lasting_events))
        return Type::event;
    }
    return Type::project;
  }

  /// Up to a sign that ends the name: "Harbour Trust, Arles", "Reef Centre (lead)".
  std::uint32_t name_end(std::uint32_t first, std::uint32_t end) const {
    const auto ends = [&](std::uint32_t at) {
      return text_.is(at, ",") || text_.is(at, "(") || text_.is(at, ";") || text_.is(at, "/");
    };
    std::uint32_t at = first;
    while (at < end && !ends(at)) ++at;
    return at;
  }

  bool is_name(std::uint32_t first, std::uint32_t end, std::uint32_t longest) const {
    return first < end && end - first <= longest && text_[first].kind == TokenKind::word &&
           !text_.is_lower(first);
  }

  void add_body(std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongestBody = 12;
    if (text_.is(first, &Words::determiners)) ++first;
    end = name_end(first, end);
    // A single word may be anything: the tagger knows better.
    if (!is_name(first, end, kLongestBody) || first + 1 == end) return;
    candidates_.push_back({first, end, Type::organization, Form::named, 0.85, "column", ""});
  }

  /// "Dr. Mette Vik": two or three words with capitals.
  void add_person(std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongestPerson = 3;
    end = name_end(first, end);
    while (first < end &&
           (text_.is(first, &Words::addresses) || text_[first].kind == TokenKind::punctuation)) {
      ++first;
    }
    const auto tokens = text_.tokens().subspan(first, end - first);
    const bool capitals = std::ranges::all_of(
        tokens, [](const Token& token) { return token.shape == Shape::capitalized; });
    if (capitals && tokens.size() > 1 && tokens.size() <= kLongestPerson)
      candidates_.push_back({first, end, Type::person, Form::named, 0.8, "column", ""});
  }

  void add_place(std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kLongestPlace = 5;
    end = name_end(first, end);
    if (!is_name(first, end, kLongestPlace) || is_place(first, end) ||
        language_.no_places.contains(fold_name(text_.phrase(first, end)))) {
      return;
    }
    candidates_.push_back({first, end, Type::place, Form::named, 0.75, "column", ""});
  }

  /// Known in full: "Ghent", not "Ghent Zoo".
  bool is_place(std::uint32_t first, std::uint32_t end) const {
    return std::ranges::any_of(text_.mentions(first, end), [&](MentionId id) {
      return text_.document().tokens_in(text_.mention(id).span).second >= end;
    });
  }

  const Reading& text_;
  const Language& language_;
  std::vector<Candidate>& candidates_;
};

}  // namespace

void add_table_names(const Reading& text, const Language& language,
                     std::vector<Candidate>& candidates) {
  TableReader reader(text, language, candidates);
  for (const std::vector<TableRow>& table : tables_of(text.document())) reader.read(table);
  for (const KeyValue& pair : text.document().key_values()) reader.read_pair(pair);
}

}  // namespace docweave::names
