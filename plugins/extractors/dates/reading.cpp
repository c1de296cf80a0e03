#include "reading.hpp"

#include <utility>

namespace docweave::dates {
namespace {

constexpr int kAnyLeapYear = 2000;

/// Month and year said once stand for both parts.
void share(Reading& reading) {
  PartialDate& from = reading.from.date;
  PartialDate& to = reading.to.date;
  const bool days = from.day != 0 || to.day != 0;
  if (days && from.month == 0 && reading.from.first == 0) from.month = to.month;
  if (days && to.month == 0 && reading.to.first == 0) to.month = from.month;
  if (!reading.from.year_from_now) reading.from.year_from_now = reading.to.year_from_now;
  if (from.year == 0 && to.year != 0) {
    from.year = to.year - (std::pair(from.month, from.day) > std::pair(to.month, to.day) ? 1 : 0);
  } else if (to.year == 0 && from.year != 0) {
    to.year = from.year + (std::pair(from.month, from.day) > std::pair(to.month, to.day) ? 1 : 0);
  }
}

bool is_possible(const Part& part) {
  if (!docweave::is_possible(part.date)) return false;
  if (part.first == 0) return true;
  return docweave::is_possible({part.date.year, part.second, part.first}) ||
         docweave::is_possible({part.date.year, part.first, part.second});
}

bool neighbours(PartialDate a, PartialDate b, int days_between) {
  if (a.month == 0 || b.month == 0 || (a.day == 0) != (b.day == 0)) return false;
  if (a.year == 0) a.year = kAnyLeapYear;
  if (b.year == 0) b.year = kAnyLeapYear;
  if (a.day == 0) return a.year == b.year && b.month == a.month + 1;
  return shifted(a, 1 + days_between) == b;
}

/// The months of a quarter or half year, as a range.
void spread(Reading& reading) {
  Part& part = reading.from;
  if (part.quarter == 0 && part.half == 0) return;
  const int length = part.quarter != 0 ? 3 : 6;
  const int first = (part.quarter + part.half - 1) * length + 1;
  reading.to.date = {part.date.year, first + length - 1, 0};
  part.date.month = first;
  reading.link = Link::range;
}

bool forwards(const Reading& reading) {
  const PartialDate& from = reading.from.date;
  const PartialDate& to = reading.to.date;
  if (reading.from.first != 0 || reading.to.first != 0) return from.year <= to.year;
  if (from.year == 0 || to.year == 0) return from != to;
  return from < to;
}

/// "on Tuesday", "from Monday to Friday", "on Thursday and Friday": days of one week.
bool weekdays(Reading& reading) {
  if (reading.link == Link::none) return true;
  const bool next = reading.to.weekday == reading.from.weekday + 1;
  if (reading.link == Link::list && next) reading.link = Link::range;
  return reading.link == Link::range && reading.to.is_weekday() &&
         reading.to.weekday != reading.from.weekday;
}

}  // namespace

bool complete(Reading& reading) {
  if (reading.from.quarter > 4 || reading.from.half > 2) return false;
  spread(reading);
  if (reading.from.is_weekday()) return weekdays(reading);
  if (reading.link == Link::none || reading.to.days_from_now) return is_possible(reading.from);
  share(reading);
  if (!is_possible(reading.from) || !is_possible(reading.to)) return false;
  if (reading.link == Link::list &&
      neighbours(reading.from.date, reading.to.date, reading.days_between)) {
    reading.link = Link::range;
  }
  return forwards(reading);
}

}  // namespace docweave::dates
