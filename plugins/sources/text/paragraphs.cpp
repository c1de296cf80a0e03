#include "paragraphs.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include <docweave/agenda.hpp>
#include <docweave/layout.hpp>
#include <docweave/text.hpp>

#include "headlines.hpp"
#include "logical_lines.hpp"
#include "text_tables.hpp"

namespace docweave::plain {
namespace {

constexpr std::uint32_t kLongestTitle = 250;
constexpr std::size_t kTitleSearch = 8;  ///< Lines in which a title is looked for.

/// A rule of dashes, stars or the like.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("-=_*#~. +") == line.npos && line.size() > 1;
}

class Layouter {
 public:
  Layouter(const std::vector<TextLine>& lines, const LineWords& words)
      : lines_(lines), words_(words), joiner_(lines, words), headlines_(words) {}

  TextLayout layout() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      if (passed_over(lines_[begin])) {
        ++begin;
        continue;
      }
      std::size_t end = begin + 1;
      while (end < lines_.size() && !passed_over(lines_[end])) ++end;
      lay_out_chunk({lines_.data() + begin, end - begin}, next_text(end), underline(end));
      begin = end;
    }
    return std::move(layout_);
  }

 private:
  bool passed_over(const TextLine& line) const {
    return line.blank() || is_rule(line.text) ||
           (line.width < 40 && words_.is_furniture(line.text));
  }

  /// The next line of text from a line on, which a headline can stand over; null at the end.
  const TextLine* next_text(std::size_t line) const {
    while (line < lines_.size() && passed_over(lines_[line])) ++line;
    return line < lines_.size() ? &lines_[line] : nullptr;
  }

  /// 1 or 2 when the line after a chunk underlines it, as in Markdown; 0 when not.
  int underline(std::size_t line) const {
    if (line >= lines_.size() || lines_[line].text.size() < 3) return 0;
    if (lines_[line].text.find_first_not_of('=') == std::string_view::npos) return 1;
    return lines_[line].text.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
  }

  /// Lines that are all rows of a table.
  bool try_table(std::span<const TextLine> chunk) {
    const std::vector<TextRow> rows = table_rows(chunk, words_);
    for (const TextRow& row : rows) add_row(row);
    return !rows.empty();
  }

  void add_row(const TextRow& row) {
    const std::uint32_t group = ++groups_;
    std::vector<Part> parts;
    for (const Piece& cell : row.cells) {
      if (cell.begin >= cell.end) continue;
      parts.push_back({layout_.blocks.size(), cell});
      layout_.blocks.push_back({BlockKind::table_cell, 0, group, {cell}});
    }
    if (!row.pair || parts.size() != 2) return;
    auto& values = layout_.key_values.emplace_back(parts[0], std::vector{parts[1]}).second;
    for (const Piece& line : row.more) {
      values.push_back({layout_.blocks.size(), line});
      layout_.blocks.push_back({BlockKind::line, 0, 0, {line}});
    }
  }

  void lay_out_chunk(std::span<const TextLine> chunk, const TextLine* below, int underlined) {
    if (try_table(chunk)) {
      key_ = kNone;
      item_group_ = 0;
      return;
    }
    const std::vector<Logical> lines = joiner_.join(chunk);
    if (lines.size() == 1) {
      lay_out_single(lines.front(), below, underlined);
      return;
    }
    const std::uint32_t group = ++groups_;
    labels_in_chunk_ = std::ranges::count_if(
        lines, [&](const Logical& line) { return labelled_line(line.first) || is_label(line); });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Logical& line = lines[i];
      const Logical* next = i + 1 < lines.size() ? &lines[i + 1] : nullptr;
      if (headlines_.heads_section(line, false)) {
        add_section(line);
      } else if (line.is_item()) {
        add_item(line);
      } else if (!is_value_line(line) && try_title(line, next)) {
        key_ = kNone;
      } else if (next && (i == 0 ? headlines_.heads(line, *next)
                                 : headlines_.opens_item(line, lines[i - 1], *next))) {
        add(BlockKind::heading, 2, 0, line);
      } else {
        add_line(line, group);
      }
    }
    key_ = kNone;
  }

  /// Set below the value of a label: one more of them.
  bool is_value_line(const Logical& line) const {
    return key_ != kNone && line.indent > key_indent_;
  }

  void add_section(const Logical& head) {
    item_group_ = 0;
    key_ = kNone;
    add(BlockKind::heading, 2, 0, head);
  }

  /// A chunk of one line; `below` is the line that follows it.
  void lay_out_single(const Logical& line, const TextLine* below, int underlined) {
    const bool over_text = below && below->width > kShortLine / 2 && list_marker(below->text) == 0;
    if (below && headlines_.heads_section(line, over_text)) return add_section(line);
    if (line.is_item()) {
      add_item(line);
      return;
    }
    item_group_ = 0;
    labels_in_chunk_ = 1;
    if (underlined > 0 && line.width <= kLongestTitle) {
      if (!try_title(line, nullptr)) add(BlockKind::heading, underlined, 0, line);
    } else if (try_markdown(line) || try_title(line, nullptr)) {
      return;
    } else if (below && headlines_.is_headline(line) && !words_.is_genre(line.first)) {
      add(BlockKind::heading, 2, 0, line);
    } else {
      add_line(line, 0);
    }
    key_ = kNone;
  }

  bool try_markdown(const Logical& line) {
    const std::size_t marks = line.first.find_first_not_of('#');
    if (marks == 0 || marks == line.first.npos || marks > 6 || line.first[marks] != ' ')
      return false;
    Logical heading = line;
    heading.pieces.front().begin += marks + 1;
    if (title_found_ || marks > 1) {
      add(BlockKind::heading, static_cast<int>(marks), 0, heading);
    } else {
      add(BlockKind::title, 0, 0, heading);
      title_found_ = true;
    }
    return true;
  }

  bool try_title(const Logical& line, const Logical* next) {
    if (title_found_ || words_.is_genre(line.first) || ++lines_seen_ > kTitleSearch) return false;
    const bool long_enough = line.first.find(' ') != line.first.npos || all_capitals(line.first);
    const bool named = headlines_.names_something(line) ||
                       (lines_seen_ == 1 && headlines_.is_labelled_title(line, next));
    // "He added:"
    const bool leads_in = line.width > kShortLine && line.last.ends_with(':');
    if (!long_enough || line.width > kLongestTitle || ends_sentence(line.last) || leads_in ||
        !named)
      return false;
    add(BlockKind::title, 0, 0, line);
    title_found_ = true;
    return true;
  }

  void add_item(const Logical& line) {
    if (item_group_ == 0 || layout_.blocks.empty() ||
        layout_.blocks.back().kind != BlockKind::list_item) {
      item_group_ = ++groups_;
      item_indents_.clear();
    }
    while (!item_indents_.empty() && item_indents_.back() > line.indent) item_indents_.pop_back();
    if (item_indents_.empty() || item_indents_.back() < line.indent)
      item_indents_.push_back(line.indent);
    const std::size_t block =
        add(BlockKind::list_item, static_cast<int>(item_indents_.size()), item_group_, line);
    if (key_ != kNone && takes_item(line)) {
      layout_.key_values[key_].second.push_back(whole(block));
    } else {
      key_ = kNone;
    }
    const LabelledLine label = labelled_line(line.first);
    if (label && label.value_begin < line.first.size()) add_pairs(block, label, line);
  }

  /// "Venue: Hotel Kolo" over a list has its value already, if the list is not set below it.
  bool takes_item(const Logical& line) const {
    const std::vector<Part>& values = layout_.key_values[key_].second;
    return values.empty() || value_goes_on_ || line.indent > key_indent_ ||
           layout_.blocks[values.back().block].kind == BlockKind::list_item;
  }

  /// A paragraph, or one of a group of short lines; with its label when it has one.
  void add_line(const Logical& line, std::uint32_t group) {
    const bool short_line =
        line.is_short() || (line.width <= kShortLine && labelled_line(line.first));
    const std::size_t block =
        short_line ? add(BlockKind::line, 0, group, line) : add(BlockKind::paragraph, 0, 0, line);
    const LabelledLine label = labelled_line(line.first);
    if (label) {
      add_label(block, label, line);
    } else if (group > 0 && is_label(line)) {
      add_label(block, {line.first.size(), line.first.size()}, line);
      value_goes_on_ = true;
    } else if (key_ != kNone && short_line && takes_more_values() && clock_time(line.first) == 0) {
      layout_.key_values[key_].second.push_back(whole(block));
    } else {
      key_ = kNone;
    }
  }

  bool is_label(const Logical& line) const {
    return line.pieces.size() == 1 && line.width < 40 && words_.is_label(line.first);
  }

  /// The label stands alone, its values go on after a comma, or labels have lines of values here.
  bool takes_more_values() const {
    const std::vector<Part>& values = layout_.key_values[key_].second;
    return values.empty() || labels_in_chunk_ > 1 || values.size() > 1 || value_goes_on_;
  }

  void add_label(std::size_t block, LabelledLine label, const Logical& line) {
    add_pairs(block, label, line);
    key_ = layout_.key_values.size() - 1;
    key_indent_ = line.indent;
    value_goes_on_ =
        line.last.ends_with(',') || line.last.ends_with(';') || line.last.ends_with(':');
  }

  /// "Country: Peru      Lender: Port Bank": a wide gap parts the pairs of a line.
  void add_pairs(std::size_t block, LabelledLine label, const Logical& line) {
    std::size_t begin = line.pieces.front().begin;
    std::string_view text = line.first;
    while (line.pieces.size() == 1) {
      const auto [gap, next] = gap_before_label(text, label.value_begin);
      if (gap == text.npos) break;
      add_pair(block, label, {begin, begin + gap});
      begin += next;
      text.remove_prefix(next);
      label = labelled_line(text);
    }
    add_pair(block, label, {begin, line.pieces.back().end});
  }

  /// Where a gap begins, and the label behind it.
  static std::pair<std::size_t, std::size_t> gap_before_label(std::string_view text,
                                                              std::size_t from) {
    constexpr std::string_view kBlank = " \t";
    for (std::size_t gap = text.find_first_of(kBlank, from); gap != text.npos;) {
      const std::size_t next = text.find_first_not_of(kBlank, gap);
      if (next == text.npos) break;
      const bool wide = next > gap + 1 || text[gap] == '\t';
      if (wide && labelled_line(text.substr(next))) return {gap, next};
      gap = text.find_first_of(kBlank, next);
    }
    return {text.npos, text.npos};
  }

  void add_pair(std::size_t block, LabelledLine label, Piece pair) {
    const std::size_t value = pair.begin + label.value_begin;
    auto& values = layout_.key_values
                       .emplace_back(Part{block, {pair.begin, pair.begin + label.label_end}},
                                     std::vector<Part>{})
                       .second;
    if (value < pair.end) values.push_back({block, {value, pair.end}});
  }

  Part whole(std::size_t block) const {
    const auto& pieces = layout_.blocks[block].pieces;
    return {block, {pieces.front().begin, pieces.back().end}};
  }

  std::size_t add(BlockKind kind, int level, std::uint32_t group, const Logical& line) {
    layout_.blocks.push_back({kind, level, group, line.pieces});
    return layout_.blocks.size() - 1;
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const std::vector<TextLine>& lines_;
  const LineWords& words_;
  const LineJoiner joiner_;
  const Headlines headlines_;
  TextLayout layout_;
  std::uint32_t groups_ = 0;
  std::uint32_t item_group_ = 0;
  std::vector<std::uint32_t> item_indents_;
  std::size_t key_ = kNone;  ///< The labelled line that takes further values.
  std::uint32_t key_indent_ = 0;
  bool value_goes_on_ = false;
  std::ptrdiff_t labels_in_chunk_ = 0;
  std::size_t lines_seen_ = 0;
  bool title_found_ = false;
};

}  // namespace

TextLayout find_layout(const std::vector<TextLine>& lines, const LineWords& words) {
  return Layouter(lines, words).layout();
}

}  // namespace docweave::plain
