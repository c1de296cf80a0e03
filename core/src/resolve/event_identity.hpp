#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace docweave {

/// What tells one event from others of its name.
struct EventFeatures {
  std::set<std::string> dates;    ///< Start dates, as fine as the document gives them.
  std::set<std::int64_t> places;  ///< Clusters that it stands in `location` or `organizer` to.
};

/// Decides which events of one name are one happening: those that share a date, or a place or
/// organizer, or whose title is long enough to be no other's, and whose dates do not contradict
/// each other. A short name ("closing ceremony") needs date and place. Where the dates of all that
/// share something do contradict each other, an undated one among them could be any, and stays
/// alone.
///
/// Returns for each event the number of the first that it is one with.
std::vector<std::uint32_t> same_events(std::string_view folded_name,
                                       const std::vector<EventFeatures>& events);

}  // namespace docweave
