#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>
#include <string>

#include "reading_order.hpp"

namespace docweave::pdf {
namespace {

constexpr float kEdge = 0.15F;  ///< Share of the page's height in which running lines stand.
constexpr float kApart = 1.6F;  ///< Gap, in font sizes, that parts texts on one line.
constexpr std::size_t kLongest = 120;

/// "Page 3 of 7" and "Page 4 of 7" are the same.
std::string without_numbers(const std::string& text) {
  std::string plain;
  for (const unsigned char c : text) {
    if (std::isdigit(c)) {
      if (!plain.ends_with('#')) plain += '#';
    } else if (!std::isspace(c)) {
      plain += static_cast<char>(std::tolower(c));
    }
  }
  return plain;
}

/// "3", "- 3 -", "Page 3 of 7", "3/7".
bool is_page_number(const std::string& plain) {
  if (plain.find('#') == std::string::npos) return false;
  std::string letters;
  for (const unsigned char c : plain) {
    if (std::isalpha(c) || c >= 0x80) letters += static_cast<char>(c);
  }
  return letters.empty() ? plain.size() <= 7 : plain.starts_with("page#") && plain.size() <= 40;
}

struct Candidate {
  std::size_t page = 0;
  Line line;
  std::string plain;
  bool at_top = false;
};

/// Texts at the upper and lower edge of a page's text, first and last.
std::vector<Candidate> at_edges(const PageWords& page, std::size_t index) {
  const float upper = page.height * kEdge;
  const float lower = page.height * (1 - kEdge);
  std::vector<Word> words;
  std::ranges::copy_if(page.words, std::back_inserter(words), [&](const Word& word) {
    return word.middle_y() < upper || word.middle_y() > lower;
  });
  std::vector<Candidate> found;
  for (Line& line : group_lines(std::move(words), page.number, 0, kApart)) {
    const bool top = line.bottom < upper;
    const std::string text = line.text();
    if (text.size() > kLongest || !(top || line.top > lower)) continue;
    found.push_back({index, std::move(line), without_numbers(text), top});
  }
  return found;
}

/// Small print alone: nothing else stands right above and below it in its own size.
bool is_small_print(const PageWords& page, const Line& line, float body) {
  if (line.size > 0.85F * body) return false;
  for (const Word& word : page.words) {
    const bool same_size = std::abs(word.size - line.size) < 0.3F;
    const bool near =
        word.bottom > line.top - 1.5F * line.size && word.top < line.bottom + 1.5F * line.size;
    const bool beside = word.middle_y() > line.top && word.middle_y() < line.bottom;
    if (same_size && near && !beside) return false;
  }
  const bool last =
      std::ranges::none_of(page.words, [&](const Word& word) { return word.top > line.bottom; });
  const bool first =
      std::ranges::none_of(page.words, [&](const Word& word) { return word.bottom < line.top; });
  return first || last;
}

void drop(PageWords& page, const Line& line) {
  std::erase_if(page.words, [&](const Word& word) {
    return word.middle_y() >= line.top && word.middle_y() <= line.bottom &&
           word.left >= line.left - 0.1F && word.right <= line.right + 0.1F;
  });
}

}  // namespace

float body_size(const std::vector<PageWords>& pages) {
  std::map<float, std::size_t> letters;
  auto last = letters.end();
  for (const PageWords& page : pages) {
    for (const Word& word : page.words) {
      const float size = std::round(word.size * 2) / 2;
      if (last == letters.end() || last->first != size) last = letters.try_emplace(size).first;
      last->second += word.text.size();
    }
  }
  if (letters.empty()) return 0;
  return std::ranges::max_element(letters, {}, [](const auto& size) { return size.second; })->first;
}

void drop_running_lines(std::vector<PageWords>& pages, float body) {
  std::vector<Candidate> candidates;
  std::map<std::pair<bool, std::string>, std::size_t> pages_with;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (Candidate& candidate : at_edges(pages[i], i)) {
      ++pages_with[{candidate.at_top, candidate.plain}];
      candidates.push_back(std::move(candidate));
    }
  }
  for (const Candidate& candidate : candidates) {
    const std::size_t repeats = pages_with[{candidate.at_top, candidate.plain}];
    const bool repeated = repeats > 1 && repeats * 3 >= pages.size();
    PageWords& page = pages[candidate.page];
    if (repeated || is_page_number(candidate.plain) || is_small_print(page, candidate.line, body)) {
      drop(page, candidate.line);
    }
  }
}

}  // namespace docweave::pdf
