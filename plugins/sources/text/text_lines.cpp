#include "text_lines.hpp"

#include <algorithm>

namespace docweave::plain {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_space(char c) {
  return static_cast<unsigned char>(c) <= 0x20;
}

TextLine line_of(std::string_view text, std::size_t begin, std::size_t end) {
  TextLine line;
  while (begin < end) {
    if (is_space(text[begin])) {
      line.indent = text[begin] == '\t' ? (line.indent / 8 + 1) * 8 : line.indent + 1;
      ++begin;
    } else if (text.substr(begin, 2) == kNoBreakSpace) {
      ++line.indent;
      begin += 2;
    } else {
      break;
    }
  }
  for (bool trimmed = true; trimmed && end > begin;) {
    trimmed = false;
    if (is_space(text[end - 1])) {
      --end;
      trimmed = true;
    } else if (end - begin >= 2 && text.substr(end - 2, 2) == kNoBreakSpace) {
      end -= 2;
      trimmed = true;
    }
  }
  line.begin = begin;
  line.text = text.substr(begin, end - begin);
  const auto trail = std::ranges::count_if(line.text, [](char c) { return (c & 0xC0) == 0x80; });
  line.width =
      line.indent + static_cast<std::uint32_t>(line.text.size() - static_cast<std::size_t>(trail));
  return line;
}

/// Where a sign stands next, looked for once.
class Sign {
 public:
  Sign(std::string_view text, char sign) : text_(text), sign_(sign) {}

  /// The text's size when it does not come any more. Asked from front to back.
  std::size_t from(std::size_t begin) {
    if (next_ < begin || !known_) next_ = std::min(text_.find(sign_, begin), text_.size());
    known_ = true;
    return next_;
  }

 private:
  std::string_view text_;
  char sign_;
  std::size_t next_ = 0;
  bool known_ = false;
};

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  Sign feed(text, '\n');
  Sign carriage(text, '\r');
  Sign page(text, '\f');
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min({feed.from(begin), carriage.from(begin), page.from(begin)});
    lines.push_back(line_of(text, begin, end));
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

}  // namespace docweave::plain
