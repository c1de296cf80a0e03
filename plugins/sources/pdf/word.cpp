#include "word.hpp"

#include <algorithm>
#include <map>

namespace docweave::pdf {
namespace {

bool on_one_line(const Line& line, const Word& word) {
  const float overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  return overlap >= 0.5F * std::min(line.bottom - line.top, word.height());
}

void split_at_gaps(const Line& line, float widest_gap, std::vector<Line>& out) {
  std::vector<Word> part;
  for (const Word& word : line.words) {
    if (!part.empty() && word.left - part.back().right > widest_gap * word.size) {
      out.push_back(make_line(std::move(part), line.page, line.column));
      part.clear();
    }
    part.push_back(word);
  }
  out.push_back(make_line(std::move(part), line.page, line.column));
}

}  // namespace

std::string Line::text() const {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && space_between(words[i - 1], words[i])) text += ' ';
    text += words[i].text;
  }
  return text;
}

Line make_line(std::vector<Word> words, int page, std::size_t column) {
  Line line;
  std::ranges::sort(words, {}, &Word::left);
  line.words = std::move(words);
  line.page = page;
  line.column = column;
  line.left = line.words.front().left;
  line.right = line.words.front().right;
  line.top = line.words.front().top;
  line.bottom = line.words.front().bottom;
  line.bold = true;
  std::map<float, std::size_t> sizes;
  for (const Word& word : line.words) {
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.bold = line.bold && word.bold;
    sizes[word.size] += word.text.size();
  }
  line.size =
      std::ranges::max_element(sizes, {}, [](const auto& size) { return size.second; })->first;
  return line;
}

bool space_between(const Word& word, const Word& next) {
  return next.left - word.right > 0.1F * std::min(word.size, next.size);
}

std::vector<Line> group_lines(std::vector<Word> words, int page, std::size_t column,
                              float widest_gap) {
  std::ranges::sort(words, [](const Word& a, const Word& b) {
    return a.middle_y() != b.middle_y() ? a.middle_y() < b.middle_y() : a.left < b.left;
  });
  std::vector<std::vector<Word>> rows;
  Line row;
  for (Word& word : words) {
    if (rows.empty() || !on_one_line(row, word)) {
      rows.emplace_back();
      row.top = word.top;
      row.bottom = word.bottom;
    }
    rows.back().push_back(std::move(word));
  }
  std::vector<Line> lines;
  for (std::vector<Word>& in_row : rows) {
    split_at_gaps(make_line(std::move(in_row), page, column), widest_gap, lines);
  }
  return lines;
}

}  // namespace docweave::pdf
