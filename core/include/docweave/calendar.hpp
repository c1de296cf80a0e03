#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace docweave {

/// A date as fine as the text gives it: unknown parts are 0.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

/// Whether such a day can stand in a calendar; unknown parts are taken as possible.
bool is_possible(const PartialDate& date);
/// The first day that it may mean; the year must be known.
std::chrono::sys_days first_day(const PartialDate& date);
/// 1 (Monday) to 7 (Sunday); year, month and day must be known.
int weekday_of(const PartialDate& date);
/// The day so many days later; the year must be known.
PartialDate shifted(const PartialDate& date, int days);

/// "2018-07-18", "2018-07" or "2018".
std::string iso(const PartialDate& date);
/// Reads what `iso` writes, with or without a time behind it; nothing for anything else.
std::optional<PartialDate> read_iso(std::string_view text);

}  // namespace docweave
