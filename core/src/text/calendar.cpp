#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include <docweave/calendar.hpp>

namespace docweave {

using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

bool is_possible(const PartialDate& date) {
  if (date.month < 0 || date.month > 12 || date.day < 0 || date.day > 31) return false;
  if (date.month == 0 || date.day == 0) return true;
  const int leap_year = 2000;
  return year_month_day{year{date.year == 0 ? leap_year : date.year},
                        month{static_cast<unsigned>(date.month)},
                        std::chrono::day{static_cast<unsigned>(date.day)}}
      .ok();
}

sys_days first_day(const PartialDate& date) {
  return sys_days{year{date.year} / std::max(date.month, 1) / std::max(date.day, 1)};
}

int weekday_of(const PartialDate& date) {
  return static_cast<int>(std::chrono::weekday{first_day(date)}.iso_encoding());
}

PartialDate shifted(const PartialDate& date, int days) {
  const year_month_day moved{first_day(date) + std::chrono::days{days}};
  return {static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
          static_cast<int>(static_cast<unsigned>(moved.day()))};
}

std::string iso(const PartialDate& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<PartialDate> read_iso(std::string_view text) {
  if (const auto time = text.find_first_of("T "); time != std::string_view::npos) {
    text = text.substr(0, time);
  }
  PartialDate date;
  const auto part = [&](std::size_t at, std::size_t size, int& value) {
    const char* first = text.data() + at;
    return std::from_chars(first, first + size, value).ptr == first + size;
  };
  const bool sized = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                     (text.size() == 10 && text[4] == '-' && text[7] == '-');
  if (!sized || !part(0, 4, date.year)) return std::nullopt;
  if (text.size() >= 7 && !(part(5, 2, date.month) && date.month > 0)) return std::nullopt;
  if (text.size() == 10 && !(part(8, 2, date.day) && date.day > 0)) return std::nullopt;
  if (!is_possible(date)) return std::nullopt;
  return date;
}

}  // namespace docweave
