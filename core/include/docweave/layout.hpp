#pragma once

#include <cstddef>
#include <string_view>

namespace docweave {

// What the form of a line says about it, for sources whose format does not tell: plain text, PDF,
// and HTML pages that lay out with line breaks. All lines are UTF-8 without a line break and
// without space at their ends.

/// A "Label: value" line.
struct LabelledLine {
  std::size_t label_end = 0;    ///< Bytes of the label, without the colon; 0: the line is none.
  std::size_t value_begin = 0;  ///< Where the value starts; the line's length when it has none.

  explicit operator bool() const { return label_end > 0; }
};

/// Recognises a label of up to six words. A colon inside a sentence, a time of day, an address
/// ("http://") and a speaker before a quotation are none.
LabelledLine labelled_line(std::string_view line);

/// Bytes of a bullet or number with the space behind it ("• ", "2) ", "(a) "); 0 when there is
/// none.
std::size_t list_marker(std::string_view line);

/// At least two letters stand together.
bool has_word(std::string_view line);

/// The line ends as sentences do: a full stop, question or exclamation mark, perhaps with a
/// quotation mark or bracket behind it.
bool ends_sentence(std::string_view line);

/// Every letter that has a case is a capital, and there are at least two.
bool all_capitals(std::string_view line);

/// The first letter is a small one.
bool starts_small(std::string_view line);

}  // namespace docweave
