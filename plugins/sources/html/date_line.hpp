#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace docweave::html {

inline constexpr std::size_t kLongestDateLine = 80;  ///< Bytes.

/// The line names day and year of one of the dates (ISO 8601, to the day), perhaps the month and a
/// time of day, and hardly more: "Posted on Friday, 20 July 2018, 09:00".
bool tells_page_date(std::string_view line, std::span<const std::string> dates);

/// The line names several days of one month, as events last and no page is published: "6–7 March".
bool tells_days(std::string_view line);

}  // namespace docweave::html
