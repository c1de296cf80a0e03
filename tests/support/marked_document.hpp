#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::test {

/// A document from marked text, one block a line: "# title", "## heading", "- list item",
/// "> caption", "| line of a group", "= label: value" a labelled value, "|| cell || cell" a table's
/// row, "||| cell || " one whose cells know their columns and may be empty, else a paragraph; "\v"
/// breaks a line within. "[words|Type]" is a mention, "[words|Type.nominal]" a description,
/// "[words|Date=2018-07-18]" one with a value, "[words|Date=2018-07-18@publication]" one with the
/// rule that found it.
class MarkedDocument {
 public:
  static Document read(std::string_view marked, DocumentInfo info = {.id = "test"}) {
    MarkedDocument reader(std::move(info));
    for (std::size_t begin = 0; begin < marked.size();) {
      const std::size_t end = std::min(marked.find('\n', begin), marked.size());
      reader.add_block(marked.substr(begin, end - begin));
      begin = end + 1;
    }
    Document document = std::move(reader.builder_).build();
    for (Mention& mention : reader.mentions_) document.add(std::move(mention));
    return document;
  }

 private:
  explicit MarkedDocument(DocumentInfo info) : builder_(std::move(info)) {}

  void add_block(std::string_view line) {
    if (line.starts_with("# ")) return add_words(line.substr(2), BlockKind::title, 0, 0);
    if (line.starts_with("## ")) return add_words(line.substr(3), BlockKind::heading, 2, 0);
    if (line.starts_with("- ")) return add_words(line.substr(2), BlockKind::list_item, 1, 1);
    if (line.starts_with("> ")) return add_words(line.substr(2), BlockKind::caption, 0, 0);
    if (line.starts_with("|| ")) return add_row(line.substr(3), false);
    if (line.starts_with("||| ")) return add_row(line.substr(4), true);
    if (line.starts_with("| ")) return add_words(line.substr(2), BlockKind::line, 0, 2);
    if (line.starts_with("= ")) return add_pair(line.substr(2));
    if (!line.empty()) add_words(line, BlockKind::paragraph, 0, 0);
  }

  void add_pair(std::string_view line) {
    const auto begin = static_cast<std::uint32_t>(builder_.size() > 0 ? builder_.size() + 1 : 0);
    add_words(line, BlockKind::line, 0, 0);
    const auto colon = begin + static_cast<std::uint32_t>(line.find(':'));
    const auto end = static_cast<std::uint32_t>(builder_.size());
    builder_.add_key_value({begin, colon}, {colon + 2, end});
  }

  void add_row(std::string_view cells, bool placed) {
    ++row_;
    std::uint32_t column = 0;
    for (std::size_t bars = 0; bars != std::string_view::npos; ++column) {
      bars = cells.find(" || ");
      builder_.begin_block(BlockKind::table_cell, 0, kFirstRow + row_);
      if (placed) builder_.place_cell({.table = 1, .column = column});
      add_words(cells.substr(0, bars));
      if (bars != std::string_view::npos) cells.remove_prefix(bars + 4);
    }
  }

  void add_words(std::string_view words, BlockKind kind, int level, std::uint32_t group) {
    builder_.begin_block(kind, level, group);
    add_words(words);
  }

  void add_words(std::string_view words) {
    while (!words.empty()) {
      const std::size_t open = std::min(words.find('['), words.size());
      std::string plain(words.substr(0, open));
      std::ranges::replace(plain, '\v', '\n');
      if (open > 0) builder_.append(plain);
      words.remove_prefix(open);
      if (words.empty()) break;
      const std::size_t close = words.find(']');
      if (close == std::string_view::npos) throw std::invalid_argument("a '[' is not closed");
      add_mention(words.substr(1, close - 1));
      words.remove_prefix(close + 1);
    }
    builder_.end_block();
  }

  void add_mention(std::string_view mark) {
    const std::size_t bar = mark.rfind('|');
    std::string_view type = mark.substr(bar + 1);
    Mention mention{
        .span = builder_.append(mark.substr(0, bar)), .plugin = "test", .rule = "marked"};
    if (const auto at = type.find('@'); at != std::string_view::npos) {
      mention.rule = type.substr(at + 1);
      type = type.substr(0, at);
    }
    if (const auto equals = type.find('='); equals != std::string_view::npos) {
      mention.value = type.substr(equals + 1);
      type = type.substr(0, equals);
    }
    if (type.ends_with(".nominal")) {
      mention.form = Form::nominal;
      type.remove_suffix(std::string_view(".nominal").size());
    }
    mention.type = type_named(type).value();
    mentions_.push_back(std::move(mention));
  }

  static constexpr std::uint32_t kFirstRow = 10;  // Groups of rows, apart from those of lists.

  std::uint32_t row_ = 0;
  DocumentBuilder builder_;
  std::vector<Mention> mentions_;
};

}  // namespace docweave::test
