#include "headlines.hpp"

#include <algorithm>
#include <cctype>

namespace docweave::plain {
namespace {

std::ptrdiff_t digits_in(std::string_view text) {
  return std::ranges::count_if(text, [](unsigned char c) { return std::isdigit(c); });
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const unsigned char c : text) {
    length = std::isalpha(c) || c >= 0x80 ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return longest;
}

/// All words but one or two of a name have capitals.
bool starts_big(std::string_view text) {
  std::ptrdiff_t small = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    small += (at == 0 || text[at - 1] == ' ') && std::islower(static_cast<unsigned char>(text[at]));
  return small <= 1;
}

}  // namespace

/// A short line around a date: "29 October 2021", "Posted on 6 November 2018".
bool Headlines::is_dated(std::string_view text) const {
  const std::ptrdiff_t digits = digits_in(text);
  constexpr std::ptrdiff_t kYear = 4;  // "Coastal Fire Forum 2023" is a name with its year.
  const bool short_line =
      digits >= kYear && std::ranges::count(text, ' ') <= 4 && text.size() <= 40;
  return short_line && (digits > kYear || std::ranges::count(text, ' ') < 2 ||
                        words_.names_month(text) || !starts_big(text));
}

bool Headlines::names_something(const Logical& line) const {
  const std::string_view text = line.first;
  const auto holds = [&](std::string_view part) { return text.find(part) != text.npos; };
  const std::ptrdiff_t digits = digits_in(text);
  if (holds("www.") || holds("://") || holds("@") || holds(" > ") || holds("  >")) return false;
  if (holds("|") && digits >= 4) return false;
  return longest_word(text) >= 4 && digits * 3 < static_cast<std::ptrdiff_t>(text.size()) &&
         !labelled_line(text) && !is_dated(text);
}

bool Headlines::is_labelled_title(const Logical& line, const Logical* next) {
  const LabelledLine label = labelled_line(line.first);
  if (!label || (next && labelled_line(next->first))) return false;
  const std::string_view value = line.first.substr(label.value_begin);
  return std::ranges::count(value, ' ') >= 2 && has_word(value);
}

bool Headlines::is_headline(const Logical& line) const {
  return line.is_short() && !line.last.ends_with(',') && !line.last.ends_with(';') &&
         !line.last.ends_with(':') && !starts_small(line.first) && names_something(line);
}

bool Headlines::heads(const Logical& line, const Logical& next) const {
  if (!is_headline(line) || words_.is_genre(line.first)) return false;
  const bool over_text = next.width > kShortLine || (next.is_item() && line.width <= 60) ||
                         (next.width > 60 && ends_sentence(next.last));
  return over_text || (all_capitals(line.first) && line.first.find(' ') != line.first.npos &&
                       !all_capitals(next.first));
}

bool Headlines::heads_section(const Logical& line, bool over_text) const {
  return line.numbered && is_headline(line) &&
         (over_text || (all_capitals(line.first) && longest_word(line.first) >= 4));
}

bool Headlines::opens_item(const Logical& line, const Logical& before, const Logical& next) const {
  if (next.is_item() || next.width <= kShortLine || line.is_item() || !line.is_short() ||
      line.last.ends_with(',')) {
    return false;
  }
  return (all_capitals(line.first) && longest_word(line.first) >= 4) ||
         (is_dated(before.first) && is_headline(line));
}

}  // namespace docweave::plain
