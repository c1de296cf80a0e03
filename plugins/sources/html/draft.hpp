#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <docweave/document.hpp>
#include <docweave/encoding.hpp>

#include "page.hpp"

namespace docweave::html {

/// Text on its way into a block: white space collapsed, knowing where its runs stand in the page
/// and which of it is bold.
class Line {
 public:
  /// Adds text that the page holds as `raw`: to the letter when both are equally long, otherwise
  /// written in another way (a character reference). An empty `raw`: nobody knows where.
  void add(const Page& page, std::string_view words, std::string_view raw, bool bold = false);
  void add_break();

  const std::string& text() const { return text_; }
  bool blank() const;
  /// The part `[begin, end)` as a line of its own.
  Line part(std::size_t begin, std::size_t end) const;
  /// Without space at its ends.
  Line trimmed() const;
  /// Length of the bold text it starts with.
  std::size_t bold_prefix() const;

  void replace_breaks_by_spaces();
  /// Where all of it stands in the file; nothing when nobody knows.
  std::optional<Origin> origin(const ByteMap& map) const;
  /// Adds to the open block of a builder; `map` tells where the page's text stands in its file.
  void append_to(DocumentBuilder& builder, const ByteMap& map) const;

 private:
  /// Text and its place in the page: byte for byte, or a reference, which cannot be cut.
  struct Run {
    std::size_t begin = 0, end = 0;
    std::size_t source = 0, source_end = 0;

    bool verbatim() const { return end - begin == source_end - source; }
    /// What of it stands in `[from, to)`.
    Run part(std::size_t from, std::size_t to) const;
  };
  struct Range {
    std::size_t begin = 0, end = 0;
  };

  void add_run(std::string_view words, std::size_t source, std::size_t source_end);
  void add_space(std::size_t source, std::size_t source_end);
  bool at_space() const;

  std::string text_;
  std::vector<Run> runs_;
  std::vector<Range> bold_;
};

/// Text of unknown place.
Line plain_line(std::string_view text);
/// All text inside a node.
Line line_of(const Page& page, std::uint32_t node);
/// The value of an attribute.
Line line_of(const Page& page, std::uint32_t node, Attribute name);

/// A block before the whole document is known.
struct Draft {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
  std::uint32_t group = 0;
  std::uint32_t container = 0;  ///< Node of the page that holds it and its neighbours.
  Line line;
  CellPlace cell = {};
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
