#pragma once

#include <string>
#include <string_view>

namespace docweave {

/// Whether a text is a date as literals have it: "2018-07-18", "2018-07" or "2018".
bool is_date(std::string_view text);

/// The first and the last day of such a day, month or year.
std::string first_day(std::string_view date);
std::string last_day(std::string_view date);

}  // namespace docweave
