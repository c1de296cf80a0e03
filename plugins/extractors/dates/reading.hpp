#pragma once

#include <cstdint>
#include <optional>

#include <docweave/calendar.hpp>

namespace docweave::dates {

/// One date as its words give it, before the document has its say.
struct Part {
  PartialDate date;
  int weekday = 0;                   ///< 1 (Monday) to 7, 0: none given.
  int first = 0, second = 0;         ///< Two numbers, a day and a month in either order.
  int quarter = 0, half = 0;         ///< Of the year.
  std::optional<int> year_from_now;  ///< "this year" 0, "last year" -1.
  std::optional<int> days_from_now;  ///< "today" 0, "yesterday" -1.
  /// Counted from the day that the text has told before: "the same day" 0, "the next day" 1.
  std::optional<int> days_from_told;

  bool empty() const { return *this == Part{}; }
  /// "on Tuesday": a weekday and nothing more.
  bool is_weekday() const { return weekday != 0 && date == PartialDate{} && first == 0; }
  friend bool operator==(const Part&, const Part&) = default;
};

/// How the two parts of a reading hang together.
enum class Link : std::uint8_t {
  none,   ///< There is one part only.
  range,  ///< From the one to the other.
  list,   ///< The one and the other; a range when they are neighbours.
};

/// What a run of lexemes says.
struct Reading {
  Part from;
  Part to;
  Link link = Link::none;
  std::uint16_t rule = 0;
  std::uint16_t days_between = 0;  ///< Further days named in a list: "3, 4 and 5 May".
  std::uint32_t begin = 0;         ///< First lexeme.
  std::uint32_t from_end = 0;      ///< One past the last lexeme of the first part.
  std::uint32_t to_begin = 0;      ///< First lexeme of the second part.
  std::uint32_t end = 0;           ///< One past the last lexeme.
};

/// Gives each part what the other says for both ("18-19 July 2018"), turns quarters and halves into
/// ranges of months and lists of neighbours into ranges. False when no calendar knows such a date
/// or the range runs backwards.
bool complete(Reading& reading);

}  // namespace docweave::dates
