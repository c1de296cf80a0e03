#include "block_writer.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <docweave/layout.hpp>

namespace docweave::html {
namespace {

/// What blocks become while an element is open.
struct Context {
  std::uint32_t node = 0;
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t group = 0;
  CellPlace cell = {};
};

/// A table that is being read.
struct Table {
  std::uint32_t number = 0;  ///< Counted from 1.
  bool data = false;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::vector<std::uint32_t> free_from;  ///< By column: the row from which no cell reaches into it.
};

/// A table row, or a term with its descriptions, being read.
struct Row {
  std::uint32_t node = 0;
  std::vector<std::vector<std::size_t>> cells;  ///< The drafts of each cell.
};

/// A picture with its text.
struct Image {
  Line alt;
  bool wanted = false;
};

constexpr std::size_t kLongestCell = 1000;
constexpr std::size_t kLongestAltText = 120;
constexpr std::size_t kLongestValue = 400;
constexpr std::uint32_t kMostNodesOfCaption = 20;
constexpr std::size_t kLongestCredit = 160;
constexpr int kFewestSpacesOfDescription = 4;

bool is_bold(Tag tag) {
  return tag == Tag::b || tag == Tag::strong || tag == Tag::th;
}

class Drafter {
 public:
  Drafter(const Page& page, const Selection& selection, const Cues& cues)
      : page_(page), nodes_(page.nodes()), selection_(selection), cues_(cues) {}

  Drafts draft() {
    contexts_.push_back({selection_.root, BlockKind::paragraph, 0, 0});
    walk(selection_.root);
    flush();
    for (const std::uint32_t note : selection_.notes) {
      walk(note);
      flush();
    }
    group_short_paragraphs();
    return std::move(drafts_);
  }

 private:
  void walk(std::uint32_t root) {
    std::vector<std::uint32_t> open;
    const std::uint32_t end = nodes_[root].end;
    for (std::uint32_t i = root; i < end;) {
      while (!open.empty() && nodes_[open.back()].end <= i) {
        leave(open.back());
        open.pop_back();
      }
      if (selection_.dropped[i] && i != root) {
        if (is_block(nodes_[i].tag)) flush();
        i = nodes_[i].end;
        continue;
      }
      enter(i);
      open.push_back(i);
      ++i;
    }
    for (; !open.empty(); open.pop_back()) leave(open.back());
  }

  void enter(std::uint32_t i) {
    const Node& node = nodes_[i];
    if (node.tag == Tag::text) {
      line_.add(page_, node.text, node.raw, bold_ > 0);
      return;
    }
    if (is_bold(node.tag)) ++bold_;
    if (selection_.hints[i] & kSupporter) ++among_supporters_;
    if (node.tag == Tag::br) line_.add_break();
    if (node.tag == Tag::img) note_image(i);
    const bool marked = (selection_.hints[i] & kLabel) != 0;
    if (marked && !is_block(node.tag) && line_.blank()) label_ = i;
    if (!is_block(node.tag)) return;
    flush();
    if (marked) label_ = i;
    container_ = node.parent;
    enter_block(i, node.tag);
  }

  void enter_block(std::uint32_t i, Tag tag) {
    const Context& outer = contexts_.back();
    if (is_heading(tag)) {
      const int level = static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
      contexts_.push_back({i, BlockKind::heading, level, outer.group});
    } else if (tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dl) {
      const int depth = outer.kind == BlockKind::list_item ? outer.level + 1 : 1;
      contexts_.push_back({i, BlockKind::list_item, depth, drafts_.new_group()});
      if (tag == Tag::dl) rows_.push_back({i, {}});
    } else if (tag == Tag::figcaption || tag == Tag::caption ||
               (outer.kind == BlockKind::paragraph && (selection_.hints[i] & kCaption) != 0 &&
                nodes_[i].end - i < kMostNodesOfCaption)) {
      contexts_.push_back({i, BlockKind::caption, 0, 0});
    } else if (tag == Tag::table) {
      tables_.push_back({.number = ++tables_begun_, .data = is_data_table(i), .free_from = {}});
    } else if (tag == Tag::tr && in_data_table()) {
      contexts_.push_back({i, BlockKind::table_cell, 0, drafts_.new_group()});
      rows_.push_back({i, {}});
      ++tables_.back().row;
      tables_.back().column = 0;
    } else if ((tag == Tag::td || tag == Tag::th) && in_data_table() && !rows_.empty()) {
      rows_.back().cells.emplace_back();
      enter_cell(i);
    } else if (tag == Tag::td && !in_data_table()) {
      contexts_.push_back({i, BlockKind::paragraph, 0, 0});
    } else if ((tag == Tag::dt || tag == Tag::dd) && !rows_.empty()) {
      if (tag == Tag::dt && rows_.back().cells.size() > 1) end_row(rows_.back());
      rows_.back().cells.emplace_back();
    }
  }

  void enter_cell(std::uint32_t i) {
    Table& table = tables_.back();
    const auto taken = [&](std::uint32_t column) {
      return column < table.free_from.size() && table.free_from[column] > table.row;
    };
    while (taken(table.column)) ++table.column;
    const std::uint32_t rows = reach(i, Attribute::rowspan);
    const Context& row = contexts_.back();
    contexts_.push_back({i,
                         BlockKind::table_cell,
                         row.level,
                         row.group,
                         {.table = table.number, .column = table.column, .rows = rows}});
    for (std::uint32_t n = reach(i, Attribute::colspan); n > 0; --n, ++table.column) {
      if (table.free_from.size() <= table.column) table.free_from.resize(table.column + 1);
      table.free_from[table.column] = table.row + rows;
    }
  }

  /// Over how many columns or rows a cell reaches.
  std::uint32_t reach(std::uint32_t cell, Attribute span) const {
    constexpr std::uint32_t kFarthest = 100;
    const std::string_view value = page_.attribute(cell, span);
    std::uint32_t reach = 1;
    std::from_chars(value.data(), value.data() + value.size(), reach);
    return std::clamp(reach, 1U, kFarthest);
  }

  void leave(std::uint32_t i) {
    const Tag tag = nodes_[i].tag;
    if (is_bold(tag) && bold_ > 0) --bold_;
    if (selection_.hints[i] & kSupporter) --among_supporters_;
    if (label_ == i) label_end_ = line_.text().size();
    if (!is_block(tag)) return;
    flush();
    if (!rows_.empty() && rows_.back().node == i) {
      end_row(rows_.back());
      rows_.pop_back();
    }
    if (contexts_.size() > 1 && contexts_.back().node == i) contexts_.pop_back();
    if (tag == Tag::table && !tables_.empty()) tables_.pop_back();
    container_ = nodes_[nodes_[i].parent].parent;
  }

  bool in_data_table() const { return !tables_.empty() && tables_.back().data; }

  /// Data rather than the columns of the page: no long cells, no headings of sections.
  bool is_data_table(std::uint32_t table) const {
    std::size_t cell_bytes = 0;
    for (std::uint32_t i = table; i < nodes_[table].end; ++i) {
      const Node& node = nodes_[i];
      if (node.tag == Tag::td || node.tag == Tag::th) cell_bytes = 0;
      if (node.tag == Tag::h1 || node.tag == Tag::h2) return false;
      if (node.tag == Tag::text) cell_bytes += node.text.size();
      if (cell_bytes > kLongestCell) return false;
    }
    return true;
  }

  /// The names on logos (pictures that say so, that stand where partners and sponsors are named, or
  /// that stand in a row without words) and what describes a picture.
  void note_image(std::uint32_t i) {
    Line alt = without_logo(without_credit(line_of(page_, i, Attribute::alt), true));
    const std::string& text = alt.text();
    const bool is_file = text.find(".jpg") != text.npos || text.find(".png") != text.npos;
    if (!has_word(text) || text.size() > kLongestAltText || is_file) return;
    if (text.find(' ') == text.npos &&
        std::ranges::none_of(text, [](unsigned char c) { return c >= 'A' && c <= 'Z'; })) {
      return;
    }
    const bool says_so = text.size() < page_.attribute(i, Attribute::alt).size() ||
                         cues_.names_logo(page_.attribute(i, Attribute::src)) ||
                         cues_.names_logo(page_.attribute(i, Attribute::class_));
    // Several words describe a picture, perhaps with the people on it.
    const bool describes = std::ranges::count(text, ' ') >= kFewestSpacesOfDescription;
    const bool wanted = says_so || describes || among_supporters_ > 0;
    if (alt_texts_.insert(text).second) images_.push_back({std::move(alt), wanted});
  }

  /// "European Union logo", "Logo of the OSCE", "Logo: OSCE" without that word.
  static Line without_logo(Line alt) {
    std::string lower = alt.text();
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const std::string_view start : {"logo of the ", "logo of ", "logo: ", "logo "}) {
      if (lower.starts_with(start)) return alt.part(start.size(), lower.size()).trimmed();
    }
    if (lower.ends_with(" logo")) return alt.part(0, lower.size() - 5).trimmed();
    return alt;
  }

  /// Ends the text gathered so far: one block, or one for each part that line breaks set apart.
  void flush() {
    const bool in_a_row = line_.blank() && images_.size() > 1;
    if (!line_.blank()) write_parts(std::exchange(line_, Line{}));
    line_ = Line{};
    label_end_ = 0;
    label_ = 0;
    for (Image& image : std::exchange(images_, {})) {
      if (image.wanted || in_a_row || pending_label_) {
        add({container_, BlockKind::caption, 0, 0}, std::move(image.alt));
      }
    }
  }

  void write_parts(const Line& whole) {
    const std::string& text = whole.text();
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = text.find("\n\n", begin);
      if (end == text.npos) end = text.size();
      const Line part = whole.part(begin, end).trimmed();
      if (!part.blank()) write_part(part);
      begin = end + 1;
    }
  }

  void write_part(Line part) {
    const Context& context = contexts_.back();
    part = without_credit(std::move(part), context.kind == BlockKind::caption);
    if (part.blank()) return;
    const bool one_line = part.text().find('\n') == std::string::npos;
    if (context.kind == BlockKind::heading) part.replace_breaks_by_spaces();
    if (one_line || context.kind != BlockKind::paragraph) {
      const std::size_t draft = add(context, std::move(part));
      if (!note_label(draft)) note_marked_label(draft);
      return;
    }
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin <= part.text().size()) {
      const std::size_t end = std::min(part.text().find('\n', begin), part.text().size());
      Line line = part.part(begin, end).trimmed();
      if (!line.blank()) lines.push_back(std::move(line));
      begin = end + 1;
    }
    write_lines(std::move(lines));
  }

  /// Without the words that say who took a picture.
  Line without_credit(Line line, bool caption) const {
    if (!caption && line.text().size() > kLongestCredit) return line;
    const std::string_view text = line.text();
    const std::size_t at = cues_.find_credit(text, caption);
    if (at == text.npos || text.size() - at > kLongestCredit) return line;
    const std::size_t end = text.find_last_not_of(" (|/-,;\n", at == 0 ? 0 : at - 1);
    return at == 0 || end == text.npos || end >= at ? Line{} : line.part(0, end + 1);
  }

  void write_lines(std::vector<Line> lines) {
    const bool all_short =
        std::ranges::all_of(lines, [](const Line& line) { return line.text().size() <= 160; });
    const BlockKind kind = all_short ? BlockKind::line : BlockKind::paragraph;
    const std::uint32_t group = all_short ? drafts_.new_group() : 0;
    std::optional<std::size_t> label;
    for (Line& line : lines) {
      const std::string text = line.text();
      const bool all_bold = line.bold_prefix() >= text.size();
      const std::size_t draft = add({container_, kind, 0, group}, std::move(line));
      if (draft == kNone) continue;
      if (note_label(draft)) {
        label.reset();
      } else if (all_bold && is_short(text)) {
        label = draft;
      } else if (label) {
        add_key_value(*label, draft);
      }
    }
  }

  std::size_t add(const Context& context, Line line) {
    // Bullets and rules are no text.
    const bool text =
        has_word(line.text()) ||
        std::ranges::any_of(line.text(), [](unsigned char c) { return std::isalnum(c); });
    if (!text) return kNone;
    const std::size_t draft = drafts_.blocks.size();
    drafts_.blocks.push_back(
        {context.kind, context.level, context.group, container_, std::move(line), context.cell});
    for (Row& row : rows_) {
      if (!row.cells.empty()) row.cells.back().push_back(draft);
    }
    if (pending_label_) take_value(draft);
    return draft;
  }

  /// Recognises "Label: value". A label without a value waits for what follows.
  bool note_label(std::size_t draft) {
    if (draft == kNone) return false;
    const Draft& block = drafts_.blocks[draft];
    if (block.kind == BlockKind::heading) return false;
    const std::string& text = block.line.text();
    const LabelledLine label = labelled_line(text);
    const std::size_t bold = block.line.bold_prefix();
    // Bold words that end before the label does are no label, but a lead-in.
    if (!label || (bold > 0 && label.label_end > bold + 1)) return false;
    if (block.kind == BlockKind::table_cell && label.value_begin < text.size()) return false;
    if (label.value_begin < text.size()) {
      drafts_.key_values.push_back(
          {{draft, 0, label.label_end}, {draft, label.value_begin, text.size()}});
    } else {
      pending_label_ = {draft, 0, label.label_end};
      pending_group_ = 0;
    }
    return true;
  }

  /// A label by its class, above or beside its value.
  void note_marked_label(std::size_t draft) {
    constexpr std::size_t kLongestLabel = 60;
    if (draft == kNone || label_end_ == 0 || label_end_ > kLongestLabel) return;
    const Draft& block = drafts_.blocks[draft];
    const std::string& text = block.line.text();
    const std::string_view label = std::string_view(text).substr(0, label_end_);
    if (block.kind == BlockKind::heading || !has_word(label)) return;
    const std::size_t end = label.find_last_not_of(" :") + 1;
    const std::size_t value = text.find_first_not_of(" :", label.size());
    if (value != text.npos) {
      drafts_.key_values.push_back({{draft, 0, end}, {draft, value, text.size()}});
    } else {
      pending_label_ = {draft, 0, end};
      pending_group_ = 0;
    }
  }

  /// The block behind a label, or the list or the logos there, are its values. A table's cells find
  /// each other by their rows.
  void take_value(std::size_t draft) {
    const Draft& block = drafts_.blocks[draft];
    const bool in_cell = drafts_.blocks[pending_label_->draft].kind == BlockKind::table_cell;
    const bool logo = block.kind == BlockKind::caption;
    const bool first = draft == pending_label_->draft + 1 && (logo || !in_cell);
    const bool same_list = block.group != 0 && block.group == pending_group_;
    const bool next_logo =
        logo && draft > 0 && drafts_.blocks[draft - 1].kind == BlockKind::caption;
    const bool too_long = block.line.text().size() > kLongestValue;
    if ((!first && !same_list && !next_logo) || too_long || block.kind == BlockKind::heading) {
      pending_label_.reset();
      return;
    }
    pending_group_ = block.kind == BlockKind::list_item ? block.group : 0;
    drafts_.key_values.push_back({*pending_label_, {draft, 0, block.line.text().size()}});
  }

  void add_key_value(std::size_t key, std::size_t value) {
    const std::string& label = drafts_.blocks[key].line.text();
    const std::size_t length = label.size() - (label.ends_with(':') ? 1 : 0);
    drafts_.key_values.push_back(
        {{key, 0, length}, {value, 0, drafts_.blocks[value].line.text().size()}});
  }

  /// Two cells, the first with a label: a key with its values.
  void end_row(Row& row) {
    const bool pair =
        row.cells.size() == 2 || (row.cells.size() > 2 && nodes_[row.node].tag == Tag::dl);
    if (pair && row.cells[0].size() == 1) {
      const std::size_t key = row.cells[0][0];
      const std::string& label = drafts_.blocks[key].line.text();
      if (is_short(label) && label.size() <= 60 && has_word(label)) {
        for (std::size_t cell = 1; cell < row.cells.size(); ++cell) {
          for (const std::size_t value : row.cells[cell]) add_key_value(key, value);
        }
      }
    }
    row.cells.clear();
  }

  /// Short paragraphs that stand together are the lines of one thing: a speaker with role and body.
  void group_short_paragraphs() {
    std::vector<Draft>& blocks = drafts_.blocks;
    const auto groups_with = [&](std::size_t a, std::size_t b) {
      return blocks[b].kind == BlockKind::paragraph && blocks[a].container == blocks[b].container &&
             is_short(blocks[b].line.text());
    };
    for (std::size_t first = 0; first < blocks.size();) {
      std::size_t end = first + 1;
      const bool may_start =
          (blocks[first].kind == BlockKind::paragraph || blocks[first].level > 2) &&
          is_short(blocks[first].line.text()) && blocks[first].group == 0;
      while (may_start && end < blocks.size() && groups_with(first, end)) ++end;
      const bool closed = end == blocks.size() ||
                          blocks[end].container != blocks[first].container ||
                          blocks[first].kind == BlockKind::paragraph;
      if (end - first > 1 && closed) {
        const std::uint32_t group = drafts_.new_group();
        for (std::size_t i = first; i < end; ++i) {
          blocks[i].group = group;
          if (blocks[i].kind == BlockKind::paragraph) blocks[i].kind = BlockKind::line;
        }
      }
      first = end;
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Page& page_;
  std::span<const Node> nodes_;
  const Selection& selection_;
  const Cues& cues_;
  Drafts drafts_;
  Line line_;
  std::uint32_t label_ = 0;    ///< The marked element that begins the line; 0: there is none.
  std::size_t label_end_ = 0;  ///< Where its words end.
  std::vector<Image> images_;
  int among_supporters_ = 0;  ///< Open elements that hold the names of partners or sponsors.
  std::unordered_set<std::string> alt_texts_;
  std::vector<Context> contexts_;
  std::vector<Row> rows_;
  std::vector<Table> tables_;
  std::uint32_t tables_begun_ = 0;
  std::optional<DraftSpan> pending_label_;
  std::uint32_t pending_group_ = 0;
  std::uint32_t container_ = 0;
  int bold_ = 0;
};

}  // namespace

Drafts draft_blocks(const Page& page, const Selection& selection, const Cues& cues) {
  return Drafter(page, selection, cues).draft();
}

}  // namespace docweave::html
