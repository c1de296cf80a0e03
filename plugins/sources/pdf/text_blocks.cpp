#include "text_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/layout.hpp>

#include "hyphens.hpp"

namespace docweave::pdf {
namespace {

constexpr float kCellGap = 2.2F;  ///< In font sizes: wider than the spaces of a justified line.
constexpr float kWidestLeading = 2.6F;  ///< In font sizes: more than double spacing.
constexpr float kNarrowCellGap = 0.6F;  ///< Wider than a space.
constexpr std::size_t kShortLine = 120;
constexpr std::size_t kLongestHeading = 250;

/// What the lines of a column have in common.
struct Column {
  float right = 0;
  float width = 0;    ///< Of its widest line.
  float leading = 0;  ///< Distance of lines that follow each other.
  float left = kNoGap;
  std::size_t lines = 0;
  std::size_t whole = 0;      ///< Lines from one edge to the other.
  std::size_t continued = 0;  ///< Of them, those that begin in the middle of a sentence.

  /// Its lines were broken to fit, and are not short by themselves as those of a list of names.
  bool is_prose(float size) const { return width >= 20 * size || continued * 3 >= lines; }
  bool spans(const Line& line) const { return line.left < left + 1 && line.right > right - 1; }
  bool is_justified() const { return whole > 3 && whole * 3 > lines; }
};

/// With a capital or a number.
bool starts_anew(std::string_view text) {
  UChar32 first = 0;
  std::size_t at = 0;
  U8_NEXT(text.data(), at, text.size(), first);
  return u_isUUppercase(first) || u_isdigit(first);
}

class BlockMaker {
 public:
  BlockMaker(const std::vector<Line>& lines, float body)
      : lines_(lines), body_(body), hyphens_(lines) {
    measure_columns();
    note_heading_sizes();
    facts_.reserve(lines.size());
    for (const Line& line : lines) facts_.push_back({line.text(), find_cells(line)});
  }

  TextBlocks make() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (is_row(i)) {
        i = add_row(i);
      } else {
        starts_.clear();
        i = add_block(i, end_of_block(i));
      }
    }
    group_lines_of_blocks();
    if (!title_found_) promote_first_line();
    return std::move(out_);
  }

 private:
  /// Lines of one font size in one column have their own right edge: a title may be wider.
  static std::pair<std::size_t, long> setting(const Line& line) {
    return {line.column, std::lround(line.size)};
  }

  void measure_columns() {
    std::map<std::pair<std::size_t, long>, std::vector<float>> distances;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      Column& column = columns_[setting(line)];
      column.left = std::min(column.left, line.left);
      column.right = std::max(column.right, line.right);
      column.width = std::max(column.width, line.right - line.left);
      if (i > 0 && setting(lines_[i - 1]) == setting(line)) {
        distances[setting(line)].push_back(line.bottom - lines_[i - 1].bottom);
      }
    }
    for (auto& [column, values] : distances) {
      columns_[column].leading = std::min(lower_quartile(std::move(values)),
                                          kWidestLeading * static_cast<float>(column.second));
    }
    for (const Line& line : lines_) {
      Column& column = columns_[setting(line)];
      ++column.lines;
      column.whole += column.spans(line);
      column.continued += !starts_anew(line.words.front().text);
    }
  }

  /// The usual distance inside paragraphs, also where there are many short ones.
  static float lower_quartile(std::vector<float> values) {
    std::ranges::sort(values);
    return values[values.size() / 4];
  }

  void note_heading_sizes() {
    for (const Line& line : lines_) {
      if (line.size >= 1.12F * body_) heading_sizes_.insert(std::round(line.size));
    }
  }

  /// Parts of a line between wide gaps, and narrower ones where a cell began in the row above.
  static std::vector<Line> cells(const Line& line, const std::vector<float>& starts) {
    const auto begins = [&](const Word& last, const Word& word) {
      const float gap = (word.left - last.right) / line.size;
      if (gap > kCellGap) return true;
      return gap > kNarrowCellGap && std::ranges::any_of(starts, [&](float start) {
               return std::abs(start - word.left) < 1.5F;
             });
    };
    std::vector<Line> cells;
    std::vector<Word> part;
    for (const Word& word : line.words) {
      if (!part.empty() && begins(part.back(), word)) {
        cells.push_back(make_line(std::move(part), line.page, line.column));
        part.clear();
      }
      part.push_back(word);
    }
    cells.push_back(make_line(std::move(part), line.page, line.column));
    return cells;
  }

  bool is_row(std::size_t i) const {
    if (has_cells(lines_[i])) return true;
    return !starts_.empty() && lines_[i].column == lines_[i - 1].column &&
           lines_[i].bottom - lines_[i - 1].bottom < 3 * lines_[i].size &&
           cells(lines_[i], starts_).size() > 1;
  }

  /// What is asked of a line again and again.
  struct Facts {
    std::string text;
    bool cells = false;
  };

  std::size_t index_of(const Line& line) const {
    return static_cast<std::size_t>(&line - lines_.data());
  }
  const std::string& text_of(const Line& line) const { return facts_[index_of(line)].text; }
  bool has_cells(const Line& line) const { return facts_[index_of(line)].cells; }

  /// Wide gaps part cells, unless all words of a justified line are drawn apart.
  bool find_cells(const Line& line) const {
    float narrowest = kNoGap;
    float widest = 0;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const float gap = (line.words[i].left - line.words[i - 1].right) / line.size;
      narrowest = std::min(narrowest, gap);
      widest = std::max(widest, gap);
    }
    if (widest <= kCellGap) return false;
    const Column& column = columns_.at(setting(line));
    const bool justified = column.is_justified() && column.spans(line);
    const bool drawn_apart = (line.words.size() > 3 || justified) && narrowest > 0.6F * widest;
    return !drawn_apart && list_marker(line.words.front().text + " x") == 0;
  }

  bool is_heading_line(const Line& line) const { return line.size >= 1.12F * body_ || line.bold; }

  std::size_t end_of_block(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < lines_.size() && goes_on(lines_[begin], lines_[end - 1], lines_[end])) ++end;
    return end;
  }

  /// A row of dots that leads to the number of a page.
  static bool ends_in_leader(std::string_view text) {
    const std::size_t end = text.find_last_not_of("0123456789 ");
    return end != text.npos && text.substr(0, end + 1).ends_with("....");
  }

  bool goes_on(const Line& first, const Line& line, const Line& next) const {
    if (std::abs(line.size - next.size) > 0.8F || line.bold != next.bold || has_cells(next))
      return false;
    const std::string& text = text_of(line);
    const std::string& next_text = text_of(next);
    if (list_marker(next_text) > 0 || !has_word(text) || ends_in_leader(text)) return false;
    const Column& column = columns_.at(setting(line));
    const float fits = column.right - line.right - 0.3F * line.size;
    const Word& first_word = next.words.front();
    const bool full = column.is_prose(line.size) && fits < first_word.right - first_word.left;
    if (line.column != next.column) return full && !ends_sentence(text) && !is_heading_line(line);
    if (next.bottom - line.bottom > std::max(1.35F * column.leading, 1.5F * line.size))
      return false;
    if (column.leading > 0 && next.bottom - line.bottom > 1.3F * column.leading) return false;
    const bool in_item = list_marker(text_of(first)) > 0;
    const bool indented = next.left > line.left + 0.8F * line.size;
    if (indented && !in_item && ends_sentence(text)) return false;
    if (full) return true;
    const bool long_line = line.right - line.left > 0.5F * column.width;
    return long_line && (text.ends_with(',') ||
                         (starts_small(next_text) && !ends_sentence(text) && !text.ends_with(';')));
  }

  /// Returns `end`.
  std::size_t add_block(std::size_t begin, std::size_t end) {
    TextBlock block;
    for (std::size_t i = begin; i < end; ++i) append_line(lines_[i], block);
    const std::string text = block.text();
    if (!has_word(text) && text.find_first_of("0123456789") == std::string::npos) return end;
    const std::size_t marker = list_marker(text);
    if (marker > 0) {
      block.kind = BlockKind::list_item;
      block.level = 1;
      drop_marker(block, marker);
    } else if (is_heading_line(lines_[begin]) && text.size() <= kLongestHeading &&
               (!ends_sentence(text) || lines_[begin].size >= 1.3F * body_)) {
      make_heading(block, lines_[begin]);
    } else if (end == begin + 1 && text.size() <= kShortLine && !ends_sentence(text)) {
      block.kind = BlockKind::line;
    }
    first_lines_.push_back(begin);
    last_lines_.push_back(end - 1);
    out_.blocks.push_back(std::move(block));
    return end;
  }

  void make_heading(TextBlock& block, const Line& line) {
    const float size = std::round(line.size);
    const bool largest = !heading_sizes_.empty() && size == *heading_sizes_.rbegin();
    if (!title_found_ && largest && line.page == lines_.front().page) {
      block.kind = BlockKind::title;
      title_found_ = true;
      return;
    }
    block.kind = BlockKind::heading;
    const auto larger = std::distance(heading_sizes_.upper_bound(size), heading_sizes_.end());
    block.level = static_cast<int>(std::min<std::ptrdiff_t>(larger + 1, 6));
  }

  /// A file that sets its title like its text has it in its first line.
  void promote_first_line() {
    if (out_.blocks.size() < 2) return;
    TextBlock& first = out_.blocks.front();
    const std::string text = first.text();
    const bool headline = first.kind == BlockKind::line || first.kind == BlockKind::heading;
    if (!headline || labelled_line(text) || text.find(' ') == std::string::npos) return;
    first.kind = BlockKind::title;
    first.level = 0;
    first.group = 0;
  }

  /// Adds the row that begins with a line, cells of several lines too. Returns where it ends.
  std::size_t add_row(std::size_t begin) {
    std::vector<std::vector<Line>> row;
    for (Line& cell : cells(lines_[begin], starts_)) row.push_back({std::move(cell)});
    if (row.size() >= starts_.size()) {
      starts_.clear();
      for (const std::vector<Line>& cell : row) starts_.push_back(cell.front().left);
    }
    std::size_t end = begin + 1;
    while (end < lines_.size() && continues_row(row, lines_[end - 1], lines_[end])) ++end;
    const std::uint32_t group = ++groups_;
    const std::size_t first = out_.blocks.size();
    for (const std::vector<Line>& cell : row) {
      TextBlock block;
      block.kind = BlockKind::table_cell;
      block.group = group;
      for (const Line& line : cell) append_line(line, block);
      first_lines_.push_back(begin);
      last_lines_.push_back(end - 1);
      out_.blocks.push_back(std::move(block));
    }
    if (row.size() == 2 && has_word(out_.blocks[first].text()))
      out_.rows.emplace_back(first, first + 1);
    return end;
  }

  /// Cells go on in a line right below when this has only parts that stand below cells other than
  /// the first, and whose first words did not fit into the line above. Adds them.
  bool continues_row(std::vector<std::vector<Line>>& row, const Line& line,
                     const Line& next) const {
    if (next.column != line.column || next.bottom - line.bottom > 1.5F * line.size) return false;
    std::vector<Line> parts = cells(next, starts_);
    if (parts.size() >= row.size()) return false;
    std::vector<std::size_t> places;
    for (const Line& part : parts) {
      const auto cell = std::ranges::find_if(row, [&](const std::vector<Line>& above) {
        return std::abs(above.front().left - part.left) < 2;
      });
      if (cell == row.begin() || cell == row.end()) return false;
      const float edge = std::next(cell) == row.end() ? columns_.at(setting(line)).right
                                                      : std::next(cell)->front().left - line.size;
      const Word& word = part.words.front();
      const float space = 0.25F * line.size;
      if (cell->back().right + space + word.right - word.left < edge) return false;
      places.push_back(static_cast<std::size_t>(cell - row.begin()));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) row[places[i]].push_back(std::move(parts[i]));
    return true;
  }

  void append_line(const Line& line, TextBlock& block) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Word& word = line.words[i];
      bool space = !block.words.empty();
      if (i > 0) {
        space = space_between(line.words[i - 1], word);
      } else if (space && Hyphens::divide(block.words.back().text, word.text)) {
        space = false;
        hyphens_.mend(block.words.back().text, word.text);
      }
      Origin origin;
      origin.page = line.page;
      origin.left = word.left;
      origin.top = word.top;
      origin.right = word.right;
      origin.bottom = word.bottom;
      block.words.push_back({word.text, origin, space});
    }
  }

  static void drop_marker(TextBlock& block, std::size_t marker) {
    std::size_t at = 0;
    while (!block.words.empty() && at + block.words.front().text.size() < marker) {
      at += block.words.front().text.size() + 1;
      block.words.erase(block.words.begin());
    }
    if (!block.words.empty()) block.words.front().space_before = false;
  }

  /// Short lines that stand together, and items of one list, share a group.
  void group_lines_of_blocks() {
    for (std::size_t i = 1; i < out_.blocks.size(); ++i) {
      TextBlock& previous = out_.blocks[i - 1];
      TextBlock& block = out_.blocks[i];
      const bool groupable = block.kind == BlockKind::line || block.kind == BlockKind::list_item;
      if (!groupable || previous.kind != block.kind) continue;
      if (block.kind == BlockKind::line && !stand_together(last_lines_[i - 1], first_lines_[i]))
        continue;
      if (previous.group == 0) previous.group = ++groups_;
      block.group = previous.group;
    }
  }

  bool stand_together(std::size_t a, std::size_t b) const {
    const Line& line = lines_[a];
    const Line& next = lines_[b];
    return line.column == next.column &&
           next.bottom - line.bottom <=
               1.3F * std::max(columns_.at(setting(line)).leading, line.size);
  }

  const std::vector<Line>& lines_;
  float body_;
  TextBlocks out_;
  std::vector<Facts> facts_;   ///< Of each line.
  std::vector<float> starts_;  ///< Where the cells of the table begin that is being read.
  std::map<std::pair<std::size_t, long>, Column> columns_;
  std::set<float> heading_sizes_;
  Hyphens hyphens_;
  std::vector<std::size_t> first_lines_;  ///< Of each block.
  std::vector<std::size_t> last_lines_;
  std::uint32_t groups_ = 0;
  bool title_found_ = false;
};

}  // namespace

std::string TextBlock::text() const {
  std::string text;
  for (const BlockWord& word : words) {
    if (word.space_before) text += ' ';
    text += word.text;
  }
  return text;
}

TextBlocks make_blocks(const std::vector<Line>& lines, float body_size) {
  return BlockMaker(lines, body_size).make();
}

}  // namespace docweave::pdf
