#include "text_tables.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <docweave/layout.hpp>

namespace docweave::plain {
namespace {

/// Columns that show a table where only gaps or bars stand between them: two are prose more often.
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kFewestRows = 3;

Piece trimmed(const TextLine& line, std::size_t begin, std::size_t end) {
  while (begin < end && line.text[begin] == ' ') ++begin;
  while (end > begin && line.text[end - 1] == ' ') --end;
  return {line.begin + begin, line.begin + end};
}

/// A line between cells: "|---|:--:|".
bool is_table_rule(std::string_view line) {
  return line.starts_with('|') && line.find_first_not_of("|-: ") == line.npos;
}

/// The cells of a row between bars.
std::vector<Piece> barred_cells(const TextLine& line) {
  std::vector<Piece> cells;
  for (std::size_t begin = line.text.starts_with('|') ? 1 : 0; begin < line.text.size();) {
    const std::size_t end = std::min(line.text.find('|', begin), line.text.size());
    cells.push_back(trimmed(line, begin, end));
    begin = end + 1;
  }
  return cells;
}

/// The cells of a row between tabs or gaps of two spaces and more.
std::vector<Piece> gapped_cells(const TextLine& line) {
  std::vector<Piece> cells;
  for (std::size_t begin = 0; begin < line.text.size();) {
    const std::size_t gap = std::min(line.text.find('\t', begin), line.text.find("  ", begin));
    const std::size_t end = std::min(gap, line.text.size());
    cells.push_back(trimmed(line, begin, end));
    begin = std::min(line.text.find_first_not_of(" \t", end), line.text.size());
  }
  return cells;
}

bool may_be_label(std::string_view key) {
  return has_word(key) && !starts_small(key) && !ends_sentence(key) && !key.ends_with(',') &&
         !key.ends_with(':') && key.size() <= 40 && std::ranges::count(key, ' ') <= 4 &&
         std::ranges::none_of(key, [](unsigned char c) { return std::isdigit(c); });
}

/// A label and its value, apart by a tab or three spaces. None where a line has more such gaps.
std::vector<Piece> spaced_cells(const TextLine& line) {
  const std::size_t gap = std::min(line.text.find('\t'), line.text.find("   "));
  if (gap == line.text.npos) return {};
  const std::size_t value = line.text.find_first_not_of(" \t", gap);
  const std::string_view rest = line.text.substr(value);
  const std::string_view key = line.text.substr(0, gap);
  const bool more = rest.find('\t') != rest.npos || rest.find("   ") != rest.npos;
  if (more || !may_be_label(key) || list_marker(line.text) > 0) return {};
  return {trimmed(line, 0, gap), trimmed(line, value, line.text.size())};
}

/// "WHEN  Monday, 3 May": a label that everybody knows needs no second row, and less of a gap.
std::vector<Piece> known_label_cells(const TextLine& line, const LineWords& words) {
  const std::size_t gap = std::min(line.text.find('\t'), line.text.find("  "));
  if (gap == line.text.npos || !words.is_label(line.text.substr(0, gap))) return {};
  return {trimmed(line, 0, gap), trimmed(line, gap + 1, line.text.size())};
}

std::vector<TextRow> barred_rows(std::span<const TextLine> lines) {
  std::vector<TextRow> rows;
  std::size_t heads = 0;
  for (const TextLine& line : lines) {
    if (!line.text.starts_with('|')) return {};
    if (is_table_rule(line.text)) {
      heads = rows.size();
    } else {
      rows.push_back({barred_cells(line)});
    }
  }
  // Rows of two cells are label and value, but for the heads of columns above a rule.
  for (std::size_t i = heads; i < rows.size(); ++i) rows[i].pair = rows[i].cells.size() == 2;
  return rows;
}

/// "Recipient | Place | Amount" over lines with as many bars, or with as many gaps.
template <typename Split>
std::vector<TextRow> columned_rows(std::span<const TextLine> lines, Split split) {
  if (lines.size() < kFewestRows) return {};
  std::vector<TextRow> rows;
  for (const TextLine& line : lines) {
    if (list_marker(line.text) > 0) return {};
    rows.push_back({split(line)});
    const std::size_t cells = rows.back().cells.size();
    if (cells < kFewestColumns || cells != rows.front().cells.size()) return {};
  }
  return rows;
}

/// Where the values of lines with wide gaps begin.
std::set<std::size_t> value_columns(std::span<const TextLine> lines) {
  std::set<std::size_t> columns;
  for (const TextLine& line : lines) {
    const auto cells = spaced_cells(line);
    if (!cells.empty()) columns.insert(line.indent + cells[1].begin - line.begin);
  }
  return columns;
}

/// "Financial volume  EUR 500" below "Donor             Reef Trust": a label so long that it leaves
/// two spaces only.
std::vector<Piece> aligned_cells(const TextLine& line, const std::set<std::size_t>& columns) {
  const std::size_t gap = line.text.find("  ");
  if (gap == line.text.npos || !may_be_label(line.text.substr(0, gap))) return {};
  const std::size_t value = line.text.find_first_not_of(' ', gap);
  if (!columns.contains(line.indent + value)) return {};
  return {trimmed(line, 0, gap), trimmed(line, value, line.text.size())};
}

/// Labels with values behind a gap; an indented line goes on with the value above it.
std::vector<TextRow> labelled_rows(std::span<const TextLine> lines, const LineWords& words) {
  std::vector<TextRow> rows;
  bool known = false;
  const std::set<std::size_t> columns = value_columns(lines);
  for (const TextLine& line : lines) {
    std::vector<Piece> cells = spaced_cells(line);
    if (cells.empty()) cells = known_label_cells(line, words);
    if (cells.empty()) cells = aligned_cells(line, columns);
    if (!cells.empty()) {
      known = known || words.is_label({line.text.data(), cells[0].end - cells[0].begin});
      rows.push_back({.cells = std::move(cells), .pair = true});
    } else if (!rows.empty() && line.indent > lines.front().indent) {
      rows.back().more.push_back({line.begin, line.begin + line.text.size()});
    } else {
      return {};
    }
  }
  return rows.size() > 1 || known ? rows : std::vector<TextRow>{};
}

}  // namespace

std::vector<TextRow> table_rows(std::span<const TextLine> lines, const LineWords& words) {
  if (lines.front().text.starts_with('|')) {
    return lines.size() > 1 ? barred_rows(lines) : std::vector<TextRow>{};
  }
  for (const auto& rows :
       {columned_rows(lines, barred_cells), columned_rows(lines, gapped_cells)}) {
    if (!rows.empty()) return rows;
  }
  return labelled_rows(lines, words);
}

}  // namespace docweave::plain
