#pragma once

#include <string>
#include <string_view>

#include <docweave/span.hpp>

#include "reading.hpp"

namespace docweave::dates {

/// What a date is to its document.
enum class Role {
  plain,
  publication,  ///< When the document was published, posted, updated.
  dateline,     ///< "VIENNA, 5 May 2018 –"
};

/// The rule that reads months told by their distance: "last month", "next June".
inline constexpr std::string_view kRelativeMonth = "relative_month";

/// A date found in a document, on its way to being resolved.
struct Found {
  Reading reading;
  Span span;
  std::size_t block = 0;
  std::string rule;
  Role role = Role::plain;
  int year_named = 0;  ///< Of a name before it: "the 2014 Assembly met from 11 to 13 September".
  bool ahead = false;  ///< Its sentence speaks of what is to come: "will meet again in March".
  bool past = false;   ///< It speaks of what has been: "was opened on 4 May".
  double confidence = 0.98;

  /// One day of a known year, told by its own words.
  bool single_day() const {
    const Part& part = reading.from;
    return reading.link == Link::none && part.date.year != 0 && (part.date.day != 0);
  }
};

}  // namespace docweave::dates
