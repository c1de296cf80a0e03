#include "paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>

#include <docweave/agenda.hpp>
#include <docweave/layout.hpp>
#include <docweave/text.hpp>

#include "text_tables.hpp"

namespace docweave::plain {
namespace {

constexpr std::uint32_t kWidestWrap = 120;  ///< Nobody wraps by hand beyond this column.
constexpr std::uint32_t kNarrowestWrap = 40;
constexpr std::uint32_t kShortLine = 120;
constexpr std::uint32_t kLongestTitle = 250;
constexpr std::size_t kTitleSearch = 8;  ///< Lines in which a title is looked for.

/// A rule of dashes, stars or the like.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("-=_*#~. +") == line.npos && line.size() > 1;
}

/// Lines of the file joined into one.
struct Logical {
  std::vector<Piece> pieces;
  std::string_view first;  ///< Text of its first line, without list marker.
  std::string_view last;
  std::uint32_t indent = 0;
  std::uint32_t width = 0;  ///< Of all lines together.
  std::size_t marker = 0;   ///< Bytes of its list marker.

  bool is_item() const { return marker > 0; }
  bool is_short() const { return width <= kShortLine && !ends_sentence(last); }
};

class Layouter {
 public:
  Layouter(const std::vector<TextLine>& lines, const LineWords& words)
      : lines_(lines), words_(words), wrap_(wrap_width(lines)) {
    keeps_to_column_ = wrap_ > 0 && std::ranges::none_of(lines, [&](const TextLine& line) {
                         return line.width > wrap_;
                       });
  }

  TextLayout layout() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      if (passed_over(lines_[begin])) {
        ++begin;
        continue;
      }
      std::size_t end = begin + 1;
      while (end < lines_.size() && !passed_over(lines_[end])) ++end;
      lay_out_chunk({lines_.data() + begin, end - begin}, follows_prose(end), underline(end));
      begin = end;
    }
    return std::move(layout_);
  }

 private:
  bool passed_over(const TextLine& line) const {
    return line.blank() || is_rule(line.text) ||
           (line.width < 40 && words_.is_furniture(line.text));
  }

  /// The column at which most lines that fill their line end; 0 when lines were not wrapped by
  /// hand.
  static std::uint32_t wrap_width(std::span<const TextLine> lines) {
    std::array<std::uint32_t, kWidestWrap + 1> ends{};
    for (const TextLine& line : lines) {
      if (line.width <= kWidestWrap) ++ends[line.width];
    }
    std::uint32_t full = 0;
    for (std::uint32_t width = kWidestWrap; width >= kNarrowestWrap; --width) {
      full += ends[width];
      if (width + 12 <= kWidestWrap) full -= ends[width + 12];
      if (full >= 3 && ends[width] > 0) return std::min(width + 11, widest(ends));
    }
    return 0;
  }

  static std::uint32_t widest(const std::array<std::uint32_t, kWidestWrap + 1>& ends) {
    std::uint32_t width = kWidestWrap;
    while (width > 0 && ends[width] == 0) --width;
    return width;
  }

  /// The next chunk is text that a headline can stand over.
  bool follows_prose(std::size_t line) const {
    while (line < lines_.size() && passed_over(lines_[line])) ++line;
    return line < lines_.size();
  }

  /// 1 or 2 when the line after a chunk underlines it, as in Markdown; 0 when not.
  int underline(std::size_t line) const {
    if (line >= lines_.size() || lines_[line].text.size() < 3) return 0;
    if (lines_[line].text.find_first_not_of('=') == std::string_view::npos) return 1;
    return lines_[line].text.find_first_not_of('-') == std::string_view::npos ? 2 : 0;
  }

  static std::size_t first_word(std::string_view text) {
    return std::min(text.find(' '), text.size());
  }

  /// The column at which a chunk was wrapped by hand: at least two of its lines are so long that
  /// the next one's first word did not fit; in a file where all lines keep to a column, one. 0: it
  /// was not.
  std::uint32_t wrap_of(std::span<const TextLine> chunk) const {
    std::uint32_t width = wrap_;
    for (const TextLine& line : chunk) {
      if (line.width > kWidestWrap) return 0;
      width = std::max(width, line.width);
    }
    if (width < kNarrowestWrap) return 0;
    std::size_t full = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 1 < chunk.size(); ++i) {
      if (list_marker(chunk[i + 1].text) > 0 || chunk[i].indent != chunk[i + 1].indent) continue;
      ++pairs;
      full += is_full(chunk[i], chunk[i + 1], width);
    }
    return full >= (keeps_to_column_ ? 1U : 2U) && full * 2 > pairs ? width : 0;
  }

  /// The next line's first word did not fit, give or take what a ragged margin hides.
  static bool is_full(const TextLine& line, const TextLine& next, std::uint32_t width) {
    const std::uint32_t slack = width / 10;
    return line.width + 1 + first_word(next.text) + slack > width;
  }

  bool goes_on(const Logical& current, const TextLine& line, const TextLine& next,
               std::uint32_t wrap) const {
    if (list_marker(next.text) > 0) return false;
    const bool in_place = current.is_item() || next.indent <= current.indent;
    if (labelled_line(line.text) && labelled_line(next.text)) return false;
    if (wrap > 0 && in_place && is_full(line, next, wrap)) return true;
    if (all_capitals(line.text) && all_capitals(next.text) && !labelled_line(line.text)) {
      return line.width > 60 && !labelled_line(next.text);
    }
    if (line.width > kWidestWrap) return false;
    if (next.text.starts_with('(') && next.indent > current.indent) return true;
    if (starts_small(next.text) && !ends_sentence(line.text)) {
      return line.width > 25 || (current.is_item() && next.indent > current.indent);
    }
    if (labelled_line(next.text)) return false;
    if (words_.left_open(line.text)) return true;
    const unsigned char end = static_cast<unsigned char>(line.text.back());
    const bool cut = std::islower(last_word(line.text).front()) && std::islower(end);
    return in_place && line.width >= 60 && (cut || line.text.ends_with(','));
  }

  static std::string_view last_word(std::string_view text) {
    const std::size_t space = text.rfind(' ');
    return space == text.npos ? text : text.substr(space + 1);
  }

  std::vector<Logical> join_lines(std::span<const TextLine> chunk) const {
    const std::uint32_t wrap = wrap_of(chunk);
    std::vector<Logical> logical;
    for (std::size_t i = 0; i < chunk.size(); ++i) {
      const TextLine& line = chunk[i];
      if (i == 0 || !goes_on(logical.back(), chunk[i - 1], line, wrap)) {
        Logical next;
        next.marker = list_marker(line.text);
        next.indent = line.indent;
        next.first = line.text.substr(next.marker);
        logical.push_back(std::move(next));
      }
      Logical& current = logical.back();
      const std::size_t skip = current.pieces.empty() ? current.marker : 0;
      current.pieces.push_back({line.begin + skip, line.begin + line.text.size()});
      current.width += line.width;
      current.last = line.text;
    }
    return logical;
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

  void lay_out_chunk(std::span<const TextLine> chunk, bool more_follows, int underlined) {
    if (try_table(chunk)) {
      key_ = kNone;
      item_group_ = 0;
      return;
    }
    const std::vector<Logical> lines = join_lines(chunk);
    if (lines.size() == 1) {
      lay_out_single(lines.front(), more_follows, underlined);
      return;
    }
    const std::uint32_t group = ++groups_;
    labels_in_chunk_ = std::ranges::count_if(
        lines, [&](const Logical& line) { return labelled_line(line.first) || is_label(line); });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Logical& line = lines[i];
      const Logical* next = i + 1 < lines.size() ? &lines[i + 1] : nullptr;
      if (line.is_item()) {
        add_item(line);
      } else if (!is_value_line(line) && try_title(line, next)) {
        key_ = kNone;
      } else if (next && (i == 0 ? heads(line, *next) : opens_item(line, lines[i - 1], *next))) {
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

  void lay_out_single(const Logical& line, bool more_follows, int underlined) {
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
    } else if (more_follows && is_headline(line) && !words_.is_genre(line.first)) {
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
    const bool named = names_something(line) || (lines_seen_ == 1 && is_labelled_title(line, next));
    if (!long_enough || line.width > kLongestTitle || ends_sentence(line.last) || !named)
      return false;
    add(BlockKind::title, 0, 0, line);
    title_found_ = true;
    return true;
  }

  /// "Strengthening Border Security: Customs and Border Guards Join Forces", not "Date: ...".
  static bool is_labelled_title(const Logical& line, const Logical* next) {
    const LabelledLine label = labelled_line(line.first);
    if (!label || (next && labelled_line(next->first))) return false;
    const std::string_view value = line.first.substr(label.value_begin);
    return std::ranges::count(value, ' ') >= 2 && has_word(value);
  }

  /// Not a date, an address, a path of links or a labelled line.
  bool names_something(const Logical& line) const {
    const std::string_view text = line.first;
    const auto holds = [&](std::string_view part) { return text.find(part) != text.npos; };
    const auto digits =
        std::ranges::count_if(text, [](unsigned char c) { return std::isdigit(c); });
    if (holds("www.") || holds("://") || holds("@") || holds(" > ") || holds("  >")) return false;
    if (holds("|") && digits >= 4) return false;
    return longest_word(text) >= 4 && digits * 3 < static_cast<std::ptrdiff_t>(text.size()) &&
           !labelled_line(text) && !is_dated(text, digits);
  }

  static std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    std::size_t length = 0;
    for (const unsigned char c : text) {
      length = std::isalpha(c) || c >= 0x80 ? length + 1 : 0;
      longest = std::max(longest, length);
    }
    return longest;
  }

  /// A short line around a date: "29 October 2021", "Posted on 6 November 2018".
  bool is_dated(std::string_view text, std::ptrdiff_t digits) const {
    constexpr std::ptrdiff_t kYear = 4;  // "Coastal Fire Forum 2023" is a name with its year.
    const bool short_line =
        digits >= kYear && std::ranges::count(text, ' ') <= 4 && text.size() <= 40;
    return short_line && (digits > kYear || std::ranges::count(text, ' ') < 2 ||
                          words_.names_month(text) || !starts_big(text));
  }

  /// All words but one or two of a name have capitals.
  static bool starts_big(std::string_view text) {
    std::ptrdiff_t small = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
      small +=
          (at == 0 || text[at - 1] == ' ') && std::islower(static_cast<unsigned char>(text[at]));
    return small <= 1;
  }

  bool is_headline(const Logical& line) const {
    return line.is_short() && !line.last.ends_with(',') && !line.last.ends_with(';') &&
           !line.last.ends_with(':') && !starts_small(line.first) && names_something(line);
  }

  /// A headline without a blank line below: capitals, or short over long.
  bool heads(const Logical& line, const Logical& next) const {
    if (!is_headline(line) || words_.is_genre(line.first)) return false;
    const bool over_text = next.width > kShortLine || (next.is_item() && line.width <= 60) ||
                           (next.width > 60 && ends_sentence(next.last));
    return over_text || (all_capitals(line.first) && line.first.find(' ') != line.first.npos &&
                         !all_capitals(next.first));
  }

  /// In news set one below the other: a headline in capitals or below a date, over a paragraph.
  bool opens_item(const Logical& line, const Logical& before, const Logical& next) const {
    if (next.is_item() || next.width <= kShortLine || line.is_item() || !line.is_short() ||
        line.last.ends_with(',')) {
      return false;
    }
    const auto digits =
        std::ranges::count_if(before.first, [](unsigned char c) { return std::isdigit(c); });
    return (all_capitals(line.first) && longest_word(line.first) >= 4) ||
           (is_dated(before.first, digits) && is_headline(line));
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
    const Piece& first = line.pieces.front();
    key_ = layout_.key_values.size();
    key_indent_ = line.indent;
    value_goes_on_ =
        line.last.ends_with(',') || line.last.ends_with(';') || line.last.ends_with(':');
    layout_.key_values.push_back({{block, {first.begin, first.begin + label.label_end}}, {}});
    const std::size_t value = first.begin + label.value_begin;
    const Piece& last = line.pieces.back();
    if (value < last.end) layout_.key_values[key_].second.push_back({block, {value, last.end}});
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
  std::uint32_t wrap_;
  bool keeps_to_column_ = false;  ///< No line goes beyond it.
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
