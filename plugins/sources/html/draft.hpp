#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::html {

/// Text on its way into a block: white space collapsed, knowing where its runs stand in the page
/// and which of it is bold.
class Line {
 public:
  /// A run of text that stands in the page to the letter.
  struct Run {
    std::size_t begin = 0, end = 0;  ///< In this line.
    std::size_t source = 0;          ///< In the page.
  };

  /// Adds a text node. `source` is where it stands in the page, or `Node::kNowhere`.
  void add(std::string_view words, std::size_t source, bool bold);
  void add_break();

  const std::string& text() const { return text_; }
  bool blank() const;
  /// The part `[begin, end)` as a line of its own.
  Line part(std::size_t begin, std::size_t end) const;
  /// Without space at its ends.
  Line trimmed() const;
  /// Length of the bold text it starts with.
  std::size_t bold_prefix() const;
  const std::vector<Run>& runs() const { return runs_; }

  void replace_breaks_by_spaces();
  /// Adds to the open block of a builder; `offset` is what page positions differ from file
  /// positions.
  void append_to(DocumentBuilder& builder, bool with_origins, std::size_t offset) const;

 private:
  struct Range {
    std::size_t begin = 0, end = 0;
  };

  std::string text_;
  std::vector<Run> runs_;
  std::vector<Range> bold_;
};

/// A block before the whole document is known.
struct Draft {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t group = 0;
  std::uint32_t container = 0;  ///< Node of the page that holds it and its neighbours.
  Line line;
};

/// A part of a draft.
struct DraftSpan {
  std::size_t draft = 0;
  std::size_t begin = 0, end = 0;
};

/// What is to become a document.
struct Drafts {
  std::vector<Draft> blocks;
  std::vector<std::pair<DraftSpan, DraftSpan>> key_values;
  std::uint32_t groups = 0;

  std::uint32_t new_group() { return ++groups; }
};

/// Short, and no sentence: a name, a role, a heading.
bool is_short(std::string_view line);

}  // namespace docweave::html
