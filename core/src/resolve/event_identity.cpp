#include "resolve/event_identity.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "resolve/names.hpp"
#include "resolve/union_find.hpp"

namespace docweave {
namespace {

/// In content words.
constexpr std::size_t kTellingTitle = 3;
constexpr std::size_t kLongTitle = 6;
/// Length of "2018-07-04": a month or year alone says too little.
constexpr std::size_t kDay = 10;

/// "2018" and "2018-07-04" can be one day; "2018-07-04" and "2018-07-05" cannot.
bool contradict(const std::set<std::string>& dates) {
  // In sorted order, all fit together when each begins the next.
  return std::ranges::adjacent_find(dates, [](const std::string& a, const std::string& b) {
           return !b.starts_with(a);
         }) != dates.end();
}

class Happenings {
 public:
  explicit Happenings(const std::vector<EventFeatures>& events) : sets_(events.size()) {
    for (const EventFeatures& event : events) dates_.push_back(event.dates);
  }

  std::uint32_t find(std::uint32_t event) { return sets_.find(event); }

  /// All of them or, when their dates contradict each other, none.
  void unite_all(const std::vector<std::uint32_t>& events) {
    std::set<std::string> dates;
    for (const std::uint32_t event : events)
      dates.insert(dates_[find(event)].begin(), dates_[find(event)].end());
    if (contradict(dates)) return;
    for (const std::uint32_t event : events) sets_.unite(events.front(), event);
    dates_[find(events.front())] = std::move(dates);
  }

 private:
  UnionFind sets_;
  std::vector<std::set<std::string>> dates_;  ///< By the number that stands for a set.
};

template <class Feature>
using Sharing = std::map<Feature, std::vector<std::uint32_t>>;

template <class Feature>
void unite_sharing(Happenings& happenings, const Sharing<Feature>& sharing) {
  for (const auto& [feature, events] : sharing) happenings.unite_all(events);
}

}  // namespace

std::vector<std::uint32_t> same_events(std::string_view folded_name,
                                       const std::vector<EventFeatures>& events) {
  Happenings happenings(events);
  Sharing<std::string> dated;
  Sharing<std::int64_t> placed;
  Sharing<std::pair<std::string, std::int64_t>> dated_and_placed;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    for (const std::int64_t place : events[i].places) placed[place].push_back(i);
    for (const std::string& date : events[i].dates) {
      if (date.size() < kDay) continue;
      dated[date].push_back(i);
      for (const std::int64_t place : events[i].places) {
        dated_and_placed[{date, place}].push_back(i);
      }
    }
  }
  const std::size_t words = content_words(folded_name);
  unite_sharing(happenings, dated_and_placed);
  if (words >= kTellingTitle) {
    unite_sharing(happenings, dated);
    unite_sharing(happenings, placed);
  }
  std::vector<std::uint32_t> all(events.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  if (words >= kLongTitle) happenings.unite_all(all);
  for (std::uint32_t& event : all) event = happenings.find(event);
  return all;
}

}  // namespace docweave
