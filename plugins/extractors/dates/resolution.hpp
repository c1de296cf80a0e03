#pragma once

#include <optional>
#include <vector>

#include "found.hpp"

namespace docweave::dates {

/// How "01/02/2018" is read.
enum class Order { unknown, day_first, month_first };

/// Settles which number of "01/02/2018" is the day: `given` when it says so; else what other such
/// dates of the document show, what agrees with its other dates, what its language does. Drops what
/// stays open or turns out impossible.
void settle_order(std::vector<Found>& found, Order given, Order of_language,
                  const std::optional<PartialDate>& published);

/// Gives dates without a year the one that the document shows: nearest to the publication (the one
/// that stands before it in a list of news, else `published`), else `title_year`, else the
/// one that most of its dates speak for; the weekday must agree where one is named. Resolves
/// "today" and "on Tuesday" by the publication above, else by `today`. Drops what stays open.
void supply_years(std::vector<Found>& found, const std::optional<PartialDate>& published,
                  const std::optional<PartialDate>& today, int title_year);

}  // namespace docweave::dates
