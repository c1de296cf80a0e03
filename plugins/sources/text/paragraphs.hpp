#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <docweave/document.hpp>

#include "text_lines.hpp"

namespace docweave::plain {

/// A run of the file's text. A block is made of one for each line that was joined into it.
struct Piece {
  std::size_t begin = 0, end = 0;
};

/// A part of a block, as a run of the file's text.
struct Part {
  std::size_t block = 0;
  Piece piece;
};

struct TextBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t group = 0;
  std::vector<Piece> pieces;
};

/// The blocks of a text file and the "Label: value" pairs in them.
struct TextLayout {
  std::vector<TextBlock> blocks;
  std::vector<std::pair<Part, std::vector<Part>>> key_values;
};

/// The word list `words.tsv`. Immutable, thread-safe.
class LineWords {
 public:
  /// Throws `Error` when the file cannot be read or names an unknown class.
  explicit LineWords(const std::filesystem::path& file);
  /// The line ends with a word that cannot end anything.
  bool left_open(std::string_view line) const;
  bool is_furniture(std::string_view line) const;
  /// The line alone, without a colon, says what stands below it.
  bool is_label(std::string_view line) const;
  /// The line speaks of a month, whose name may be cut short.
  bool names_month(std::string_view line) const;
  /// The line says what kind of text this is, and not what it is about.
  bool is_genre(std::string_view line) const;

 private:
  std::unordered_set<std::string> open_;
  std::unordered_set<std::string> furniture_;
  std::unordered_set<std::string> labels_;
  std::unordered_set<std::string> genres_;
  std::vector<std::string> numbers_;
  std::vector<std::string> months_;
};

/// Finds paragraphs, headlines, lists and groups of lines by blank lines, indents, lengths and
/// marks.
TextLayout find_layout(const std::vector<TextLine>& lines, const LineWords& words);

}  // namespace docweave::plain
