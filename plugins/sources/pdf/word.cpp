#include "word.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <string_view>
#include <utility>

namespace docweave::pdf {
namespace {

bool on_one_line(const Line& line, const Word& word) {
  const float overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  return overlap >= 0.5F * std::min(line.bottom - line.top, word.height());
}

void split_at_gaps(Line line, float widest_gap, std::vector<Line>& out) {
  std::vector<Word> part;
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
    const float gap = line.words[i + 1].left - line.words[i].right;
    part.push_back(line.words[i]);
    if (gap > widest_gap * line.words[i + 1].size) {
      out.push_back(make_line(std::exchange(part, {}), line.page, line.column));
    }
  }
  part.push_back(std::move(line.words.back()));
  out.push_back(make_line(std::move(part), line.page, line.column));
}

/// The size that most letters have.
float usual_size(const std::vector<Word>& words) {
  std::vector<std::pair<float, std::size_t>> letters;  // Hardly ever more than two.
  for (const Word& word : words) {
    auto size =
        std::ranges::find(letters, word.size, [](const auto& entry) { return entry.first; });
    if (size == letters.end()) size = letters.insert(size, {word.size, 0});
    size->second += word.text.size();
  }
  return std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second; })
      ->first;
}

/// Indices of words from top to bottom and from left to right.
std::vector<std::size_t> downwards(const std::vector<Word>& words) {
  std::vector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::size_t i, std::size_t j) {
    const Word& a = words[i];
    const Word& b = words[j];
    if (a.middle_y() != b.middle_y()) return a.middle_y() < b.middle_y();
    return a.left != b.left ? a.left < b.left : i < j;
  });
  return order;
}

bool is_raised(const Word& word, const Word& neighbour) {
  return word.size < 0.8F * neighbour.size && word.middle_y() < neighbour.middle_y();
}

/// Only numbers, and the signs that stand in their place.
bool is_mark(std::string_view text) {
  while (!text.empty()) {
    const auto is_next = [&](std::string_view sign) { return text.starts_with(sign); };
    static constexpr std::array<std::string_view, 6> kSigns{"*", "†", "‡", "§", "∗", ","};
    const auto* sign = std::ranges::find_if(kSigns, is_next);
    const bool digit = text.front() >= '0' && text.front() <= '9';
    if (!digit && sign == kSigns.end()) return false;
    text.remove_prefix(digit ? 1 : sign->size());
  }
  return true;
}

/// What a note can hang on: a word that is longer than a unit, or a sign.
bool bears_notes(std::string_view text) {
  const auto last = static_cast<unsigned char>(text.back());
  return (last < '0' || last > '9') && (text.size() > 2 || !std::isalpha(last));
}

}  // namespace

void drop_note_marks(Line& line) {
  std::vector<Word>& words = line.words;
  const auto is_note_mark = [&](std::size_t i) {
    if (words[i].text.size() > 8 || !is_mark(words[i].text)) return false;
    if (i == 0) return words.size() > 1 && is_raised(words[0], words[1]);
    return is_raised(words[i], words[i - 1]) && bears_notes(words[i - 1].text) &&
           words[i].left - words[i - 1].right < 0.2F * words[i - 1].size;
  };
  for (std::size_t i = words.size(); i-- > 0;) {
    if (!is_note_mark(i)) continue;
    if (i > 0) words[i - 1].right = words[i].right;  // No space in its place.
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

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
  if (!std::ranges::is_sorted(words, {}, &Word::left)) std::ranges::sort(words, {}, &Word::left);
  line.words = std::move(words);
  line.page = page;
  line.column = column;
  line.left = line.words.front().left;
  line.right = line.words.front().right;
  line.top = line.words.front().top;
  line.bottom = line.words.front().bottom;
  line.bold = true;
  for (const Word& word : line.words) {
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.bold = line.bold && word.bold;
  }
  line.size = usual_size(line.words);
  return line;
}

bool space_between(const Word& word, const Word& next) {
  return next.left - word.right > 0.1F * std::min(word.size, next.size);
}

std::vector<Line> group_lines(std::vector<Word> words, int page, std::size_t column,
                              float widest_gap) {
  std::vector<std::vector<Word>> rows;
  Line row;
  for (const std::size_t i : downwards(words)) {
    Word& word = words[i];
    if (rows.empty() || !on_one_line(row, word)) {
      rows.emplace_back();
      row.top = word.top;
      row.bottom = word.bottom;
    }
    rows.back().push_back(std::move(word));
  }
  std::vector<Line> lines;
  lines.reserve(rows.size());
  for (std::vector<Word>& in_row : rows) {
    Line line = make_line(std::move(in_row), page, column);
    if (widest_gap == kNoGap) {
      lines.push_back(std::move(line));
    } else {
      split_at_gaps(std::move(line), widest_gap, lines);
    }
  }
  return lines;
}

}  // namespace docweave::pdf
