#include "iso_date.hpp"

#include <charconv>
#include <chrono>

namespace docweave::metadata {
namespace {

/// A number of exactly `size` digits at `at`; -1 when there is none.
int number_at(std::string_view text, std::size_t at, std::size_t size) {
  if (text.size() < at + size) return -1;
  int number = -1;
  const char* first = text.data() + at;
  const auto read = std::from_chars(first, first + size, number);
  return read.ec == std::errc() && read.ptr == first + size && *first != '-' ? number : -1;
}

bool ends_at(std::string_view text, std::size_t at) {
  return text.size() == at || text[at] == 'T' || text[at] == ' ';
}

}  // namespace

std::string_view iso_date(std::string_view value) {
  const int year = number_at(value, 0, 4);
  if (year < 1000) return {};
  if (ends_at(value, 4)) return value.substr(0, 4);
  const int month = value[4] == '-' ? number_at(value, 5, 2) : -1;
  if (month < 1 || month > 12) return {};
  if (ends_at(value, 7)) return value.substr(0, 7);
  const int day = value[7] == '-' ? number_at(value, 8, 2) : -1;
  if (day < 1 || !ends_at(value, 10)) return {};
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? value.substr(0, 10) : std::string_view();
}

}  // namespace docweave::metadata
