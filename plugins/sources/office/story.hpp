#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::office {

/// A paragraph as both formats know it.
struct Paragraph {
  enum class Role { body, title, heading, item, caption };

  Role role = Role::body;
  int level = 0;      ///< Of a heading or list item, from 1.
  std::string text;   ///< A newline where a line was broken by hand.
  bool bold = false;  ///< All of its words.
};

using Cell = std::vector<Paragraph>;
using Row = std::vector<Cell>;

/// Takes paragraphs and tables in order and makes blocks and key-value pairs of them.
class Story {
 public:
  void add(Paragraph paragraph);
  void add_table(const std::vector<Row>& rows);
  /// Writes all blocks. The title is the first that was set as one, else a headline or short line
  /// at the very beginning.
  void write(DocumentBuilder& builder);

 private:
  struct Piece {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;
    std::uint32_t group = 0;
    std::string text;
  };
  /// A part of a piece.
  struct Part {
    std::size_t piece = 0;
    std::size_t begin = 0, end = 0;
  };

  void add_body(std::vector<std::string> lines, bool bold);
  void add_line(std::string line, bool bold);
  void add_item(int level, std::string text);
  void add_row(const Row& row);
  void add_cell(std::string text, std::uint32_t group);
  /// Adds a piece, with its label when it has one; without, it may be a value of the label before.
  void add_piece(BlockKind kind, int level, std::uint32_t group, std::string text);
  void end_label() { label_.end = 0; }
  Part whole(std::size_t piece) const { return {piece, 0, pieces_[piece].text.size()}; }
  void find_title();

  std::vector<Piece> pieces_;
  std::vector<std::pair<Part, Part>> pairs_;
  Part label_;  ///< Stands alone and takes the values below; its end is 0 when there is none.
  std::uint32_t groups_ = 0;
  std::uint32_t line_group_ = 0;  ///< Of lines that follow each other; 0: none.
  std::uint32_t item_group_ = 0;
};

}  // namespace docweave::office
