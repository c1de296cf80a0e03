#include "date_line.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>

namespace docweave::html {
namespace {

/// The number `[begin, end)` is part of a time of day: "09:30", "9h30".
bool in_time(std::string_view line, std::size_t begin, std::size_t end) {
  const auto separates = [&](std::size_t at) { return line[at] == ':' || line[at] == 'h'; };
  return (end < line.size() && separates(end)) || (begin > 0 && separates(begin - 1));
}

bool tells(std::string_view line, std::string_view date) {
  constexpr int kMostWords = 6;  // "Posted on Tuesday, May 12th, 2020 at"
  const std::string_view year = date.substr(0, 4);
  const std::string_view month = date.substr(5, 2);
  const std::string_view day = date.substr(8, 2);
  int words = 0;
  bool has_day = false;
  for (std::size_t begin = 0, end = 0; begin < line.size(); begin = end) {
    while (end < line.size() && is_digit(line[end])) ++end;
    if (end > begin) {
      std::string number(line.substr(begin, end - begin));
      if (number.size() == 1) number.insert(0, 1, '0');
      has_day |= number == day;
      const bool known =
          number == day || number == month || number == year || number == year.substr(2);
      if (!known && !in_time(line, begin, end)) return false;
      continue;
    }
    while (end < line.size() && is_letter_byte(line[end])) ++end;
    words += end > begin;
    if (end == begin) ++end;
  }
  return has_day && words <= kMostWords;
}

/// What is left of a line behind its digits; the line itself where it begins with none or more than
/// a day has.
std::string_view behind_day(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_digit(line[end])) ++end;
  return end == 1 || end == 2 ? line.substr(end) : line;
}

/// Behind a hyphen or dash and the blanks around it; the line itself where none follows.
std::string_view behind_dash(std::string_view line) {
  const auto blanks = [](std::string_view rest) {
    return rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  };
  const std::string_view rest = blanks(line);
  for (const std::string_view dash : {"-", "–", "—"}) {
    if (rest.starts_with(dash)) return blanks(rest.substr(dash.size()));
  }
  return line;
}

}  // namespace

bool tells_days(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_digit(line[at]) || (at > 0 && (is_digit(line[at - 1]) || line[at - 1] == ':')))
      continue;
    const std::string_view first = line.substr(at);
    const std::string_view link = behind_day(first);
    const std::string_view second = behind_dash(link);
    std::string_view month = behind_day(second);
    if (link.size() == first.size() || second.size() == link.size() ||
        month.size() == second.size())
      continue;
    if (month.starts_with('.')) month.remove_prefix(1);
    if (!month.starts_with(' ')) continue;
    month.remove_prefix(1);
    // "3-5 min read"
    if (!month.empty() && is_letter_byte(month.front()) && !month.starts_with("min")) return true;
  }
  return false;
}

bool tells_page_date(std::string_view line, std::span<const std::string> dates) {
  constexpr std::size_t kShortest = 6;  // "1.1.20"
  if (line.size() < kShortest || line.size() > kLongestDateLine) return false;
  return std::ranges::any_of(dates, [&](std::string_view date) {
    return line.find(date.substr(0, 4)) != line.npos && tells(line, date);
  });
}

}  // namespace docweave::html
