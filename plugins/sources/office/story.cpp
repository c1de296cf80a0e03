#include "story.hpp"

#include <algorithm>

#include <docweave/layout.hpp>

namespace docweave::office {
namespace {

constexpr std::size_t kShortLine = 120;
constexpr std::size_t kLongestKey = 80;
constexpr int kBoldHeading = 4;  ///< A bold line, below what has a style of its own.

/// Runs of white space as one space, none at the ends.
std::string squeezed(std::string_view text) {
  std::string squeezed;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool no_break = text.substr(at, 2) == "\xC2\xA0";
    if (no_break || static_cast<unsigned char>(text[at]) <= 0x20) {
      space = !squeezed.empty();
      at += no_break ? 2 : 1;
      continue;
    }
    if (space) squeezed += ' ';
    space = false;
    squeezed += text[at++];
  }
  return squeezed;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = squeezed(text.substr(begin, end - begin));
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines, std::string_view between = " ") {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += between;
    text += line;
  }
  return text;
}

bool is_short(const std::string& line) {
  return line.size() <= kShortLine && !ends_sentence(line);
}

bool is_headline(const std::string& line) {
  return is_short(line) && has_word(line) && !line.ends_with(',') && !line.ends_with(';') &&
         !line.ends_with(':') && !labelled_line(line);
}

std::vector<std::string> lines_of(const Cell& cell) {
  std::vector<std::string> lines;
  for (const Paragraph& paragraph : cell) {
    for (std::string& line : lines_of(paragraph.text)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

void Story::add(Paragraph paragraph) {
  std::vector<std::string> lines = lines_of(paragraph.text);
  if (lines.empty()) {
    line_group_ = 0;
    return;
  }
  using Role = Paragraph::Role;
  if (paragraph.role == Role::item) return add_item(paragraph.level, joined(lines, "\n"));
  item_group_ = 0;
  if (paragraph.role == Role::body) return add_body(std::move(lines), paragraph.bold);
  line_group_ = 0;
  end_label();
  const bool title = paragraph.role == Role::title;
  const bool heading = paragraph.role == Role::heading;
  add_piece(title     ? BlockKind::title
            : heading ? BlockKind::heading
                      : BlockKind::caption,
            heading ? paragraph.level : 0, 0, joined(lines));
  end_label();
}

void Story::add_body(std::vector<std::string> lines, bool bold) {
  const bool apart = lines.size() > 1 && std::ranges::all_of(lines, [](const std::string& line) {
                       return line.size() <= kShortLine;
                     });
  if (!apart) return add_line(joined(lines), bold);
  line_group_ = ++groups_;
  for (std::string& line : lines) add_line(std::move(line), false);
}

void Story::add_line(std::string line, bool bold) {
  if (bold && is_headline(line)) {
    end_label();
    line_group_ = 0;
    return add_piece(BlockKind::heading, kBoldHeading, 0, std::move(line));
  }
  const bool labelled = line.size() <= kShortLine && labelled_line(line);
  if (!labelled && !is_short(line)) {
    end_label();
    line_group_ = 0;
    return add_piece(BlockKind::paragraph, 0, 0, std::move(line));
  }
  if (line_group_ == 0) line_group_ = ++groups_;
  add_piece(BlockKind::line, 0, line_group_, std::move(line));
}

void Story::add_item(int level, std::string text) {
  line_group_ = 0;
  if (item_group_ == 0) item_group_ = ++groups_;
  add_piece(BlockKind::list_item, std::max(level, 1), item_group_, std::move(text));
}

void Story::add_piece(BlockKind kind, int level, std::uint32_t group, std::string text) {
  const std::size_t index = pieces_.size();
  pieces_.push_back({kind, level, group, std::move(text)});
  const std::string& words = pieces_.back().text;
  const LabelledLine label = labelled_line(words);
  if (!label) {
    if (label_.end > 0) pairs_.emplace_back(label_, whole(index));
    return;
  }
  const Part key{index, 0, label.label_end};
  if (label.value_begin < words.size()) {
    pairs_.emplace_back(key, Part{index, label.value_begin, words.size()});
    end_label();
  } else {
    label_ = key;
  }
}

void Story::add_table(const std::vector<Row>& rows) {
  item_group_ = line_group_ = 0;
  end_label();
  const bool for_layout = std::ranges::all_of(rows, [](const Row& row) { return row.size() <= 1; });
  for (const Row& row : rows) {
    if (!for_layout) {
      add_row(row);
      continue;
    }
    for (const Cell& cell : row) {
      for (const Paragraph& paragraph : cell) add(paragraph);
    }
  }
  item_group_ = line_group_ = 0;
  end_label();
}

void Story::add_row(const Row& row) {
  const std::uint32_t group = ++groups_;
  const std::string key = row.size() == 2 ? joined(lines_of(row[0])) : "";
  const bool pair = key.size() <= kLongestKey && has_word(key) && !ends_sentence(key);
  if (pair) {
    add_cell(key, group);
    Part label = whole(pieces_.size() - 1);
    if (key.ends_with(':')) --label.end;
    for (const Paragraph& paragraph : row[1]) {
      std::string value = joined(lines_of(paragraph.text), "\n");
      if (value.empty()) continue;
      add_cell(std::move(value), group);
      pairs_.emplace_back(label, whole(pieces_.size() - 1));
    }
    return;
  }
  for (const Cell& cell : row) {
    std::string text = joined(lines_of(cell), "\n");
    if (!text.empty()) add_cell(std::move(text), group);
  }
}

void Story::add_cell(std::string text, std::uint32_t group) {
  pieces_.push_back({BlockKind::table_cell, 0, group, std::move(text)});
}

void Story::find_title() {
  const auto title = std::ranges::find(pieces_, BlockKind::title, &Piece::kind);
  if (title != pieces_.end()) {
    for (auto other = std::next(title); other != pieces_.end(); ++other) {
      if (other->kind == BlockKind::title) *other = {BlockKind::heading, 1, 0, other->text};
    }
    return;
  }
  if (pieces_.size() < 2) return;
  Piece& first = pieces_.front();
  const bool headline = first.kind == BlockKind::heading || first.kind == BlockKind::line;
  if (headline && is_headline(first.text) && first.text.find(' ') != std::string::npos) {
    first = {BlockKind::title, 0, 0, first.text};
  }
}

void Story::write(DocumentBuilder& builder) {
  find_title();
  std::vector<Span> spans;
  for (const Piece& piece : pieces_) {
    spans.push_back(builder.add_block(piece.kind, piece.text, piece.level, piece.group));
  }
  const auto place = [&](const Part& part) {
    const Span span = spans[part.piece];
    // Not one to one: the words were repaired on the way in.
    if (span.size() != pieces_[part.piece].text.size()) return span;
    return Span{span.begin + static_cast<std::uint32_t>(part.begin),
                span.begin + static_cast<std::uint32_t>(part.end)};
  };
  for (const auto& [key, value] : pairs_) {
    if (!place(key).empty() && !place(value).empty())
      builder.add_key_value(place(key), place(value));
  }
}

}  // namespace docweave::office
