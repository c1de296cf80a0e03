#include "feed_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace docweave::feed {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> words_of(std::string_view date) {
  std::vector<std::string> words(1);
  for (const char c : date) {
    if (c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return words;
}

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// 18 Jul 2018; two digits of a year are of 1950 to 2049.
std::string rfc822(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const auto* month = std::ranges::find(kMonths, std::string_view(words[i + 1]).substr(0, 3));
    std::string year = words[i + 2];
    if (month == kMonths.end() || !is_number(words[i]) || words[i].size() > 2 || !is_number(year)) {
      continue;
    }
    if (year.size() == 2) year.insert(0, year < "50" ? "20" : "19");
    const auto day = static_cast<std::size_t>(std::stoi(words[i]));
    if (year.size() != 4 || day < 1 || day > 31) continue;
    return year + "-" + two_digits(static_cast<std::size_t>(month - kMonths.begin()) + 1) + "-" +
           two_digits(day);
  }
  return {};
}

}  // namespace

std::string day_of(std::string_view date) {
  const std::vector<std::string> words = words_of(date);
  const std::string& first = words.front();
  if (first.size() >= 10 && first[4] == '-' && first[7] == '-' && is_number(first.substr(0, 4)) &&
      is_number(first.substr(5, 2)) && is_number(first.substr(8, 2))) {
    return first.substr(0, 10);
  }
  return rfc822(words);
}

}  // namespace docweave::feed
