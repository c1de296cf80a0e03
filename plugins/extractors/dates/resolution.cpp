#include "resolution.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace docweave::dates {
namespace {

constexpr double kOrderShown = 0.9;
constexpr double kOrderOfLanguage = 0.8;
constexpr double kYearSupplied = 0.85;
constexpr double kMonthSupplied = 0.6;
constexpr double kRelative = 0.8;
constexpr double kWeekday = 0.75;
/// Dates of one story seldom lie further apart than this.
constexpr int kSameStoryDays = 60;

PartialDate ordered(const Part& part, Order order) {
  return order == Order::day_first ? PartialDate{part.date.year, part.second, part.first}
                                   : PartialDate{part.date.year, part.first, part.second};
}

/// What the numbers themselves allow: "18/04" is day first.
Order evident(const Part& part) {
  if (part.first == 0 || part.first == part.second) return Order::unknown;
  const bool day_first = is_possible(ordered(part, Order::day_first));
  const bool month_first = is_possible(ordered(part, Order::month_first));
  if (day_first == month_first) return Order::unknown;
  return day_first ? Order::day_first : Order::month_first;
}

Order majority(int day_first, int month_first) {
  if (day_first == month_first) return Order::unknown;
  return day_first > month_first ? Order::day_first : Order::month_first;
}

template <class Visit>
void for_each_part(const std::vector<Found>& found, Visit visit) {
  for (const Found& each : found) {
    visit(each.reading.from);
    if (each.reading.link != Link::none) visit(each.reading.to);
  }
}

Order shown_by_numbers(const std::vector<Found>& found) {
  int day_first = 0;
  int month_first = 0;
  for_each_part(found, [&](const Part& part) {
    day_first += evident(part) == Order::day_first;
    month_first += evident(part) == Order::month_first;
  });
  return majority(day_first, month_first);
}

/// The order in which open dates agree with days that are named without doubt.
Order shown_by_agreement(const std::vector<Found>& found,
                         const std::optional<PartialDate>& published) {
  std::vector<PartialDate> certain;
  if (published && published->day != 0) certain.push_back(*published);
  for_each_part(found, [&](const Part& part) {
    if (part.first == 0 && part.date.year != 0 && part.date.day != 0) certain.push_back(part.date);
  });
  int day_first = 0;
  int month_first = 0;
  const auto named = [&](const PartialDate& date) {
    return std::ranges::find(certain, date) != certain.end();
  };
  for_each_part(found, [&](const Part& part) {
    if (part.first == 0 || part.first == part.second) return;
    day_first += named(ordered(part, Order::day_first));
    month_first += named(ordered(part, Order::month_first));
  });
  return majority(day_first, month_first);
}

bool settle(Part& part, Order order) {
  if (part.first == 0) return true;
  const Order own = evident(part);
  if (own != Order::unknown) order = own;
  if (part.first == part.second) order = Order::day_first;
  if (order == Order::unknown) return false;
  part.date = ordered(part, order);
  part.first = part.second = 0;
  return true;
}

std::chrono::days distance(const PartialDate& a, const PartialDate& b) {
  return std::chrono::abs(first_day(a) - first_day(b));
}

/// What is announced lies seldom further ahead than this.
constexpr std::chrono::days kAnnounced{100};

/// The year that brings a date nearest to a known one, of what has been not far behind it.
int nearest_year(PartialDate date, int weekday, const PartialDate& known, bool past = false) {
  const bool year_only = known.month == 0;
  int best = known.year;
  std::optional<std::chrono::days> best_distance;
  for (const bool check_weekday : {true, false}) {
    for (const int year : {known.year, known.year - 1, known.year + 1}) {
      PartialDate candidate = date;
      candidate.year = year;
      if (!is_possible(candidate)) continue;
      if (check_weekday && weekday != 0 && candidate.day != 0 && weekday_of(candidate) != weekday) {
        continue;
      }
      if (past && first_day(candidate) - first_day(known) > kAnnounced) continue;
      if (year_only) candidate.day = candidate.month = 0;
      const auto away = distance(candidate, known);
      if (!best_distance || away < *best_distance) {
        best = year;
        best_distance = away;
      }
    }
    if (best_distance) break;
  }
  return best;
}

PartialDate nearest_to(const PartialDate& known, const Part& part, bool past = false) {
  PartialDate date = part.date;
  date.year = nearest_year(part.date, part.weekday, known, past);
  return date;
}

/// What stands before or beside a date that knows its year.
class Surroundings {
 public:
  Surroundings(const std::vector<Found>& found, const std::optional<PartialDate>& published,
               const std::optional<PartialDate>& today, int title_year)
      : found_(found), published_(published), today_(today), title_year_(title_year) {
    const std::size_t size = found.size();
    last_complete_.resize(size, kNone);
    next_complete_.resize(size, kNone);
    publication_.resize(size, kNone);
    const auto complete = [&](std::size_t i) {
      const PartialDate& date = found[i].reading.from.date;
      return found[i].role == Role::plain && date.year != 0 && date.month != 0;
    };
    for (std::size_t i = 1; i < size; ++i) {
      const Found& before = found[i - 1];
      last_complete_[i] = complete(i - 1) ? i - 1 : last_complete_[i - 1];
      const bool publication = before.role != Role::plain && before.single_day();
      publication_[i] = publication ? i - 1 : publication_[i - 1];
    }
    for (std::size_t i = size; i-- > 1;) {
      next_complete_[i - 1] = complete(i) ? i : next_complete_[i];
    }
    usual_year_ = usual_year();
  }

  /// The publication that holds for a place: in a list of news the one above it.
  std::optional<PartialDate> publication(std::size_t at) const {
    return publication_[at] == kNone ? published_ : found_[publication_[at]].reading.from.date;
  }

  /// The day that "today" means at a place.
  std::optional<PartialDate> today(std::size_t at) const {
    const auto published = publication(at);
    return published && published->day != 0 ? published : today_;
  }

  std::optional<int> year_for(std::size_t at) const {
    const Part& part = found_[at].reading.from;
    const int named = found_[at].year_named;
    if (named != 0 && !part.year_from_now) return named;
    const auto published = publication(at);
    const auto neighbour = nearest_complete(at);
    if (part.year_from_now) {
      const auto& now = published ? published : neighbour;
      if (!now) return std::nullopt;
      return now->year + *part.year_from_now;
    }
    if (published) {
      const PartialDate news = nearest_to(*published, part, found_[at].past);
      if (!neighbour || neighbour->day == 0) return news.year;
      const PartialDate story = nearest_to(*neighbour, part);
      const auto from_neighbour = distance(story, *neighbour);
      const bool same_story = from_neighbour.count() <= kSameStoryDays;
      return same_story && from_neighbour < distance(news, *published) ? story.year : news.year;
    }
    if (title_year_ != 0) return nearest_year(part.date, part.weekday, {title_year_, 0, 0});
    if (const auto story = story_year(at)) return *story;
    if (today_) return nearest_year(part.date, part.weekday, *today_, found_[at].past);
    if (neighbour) return nearest_year(part.date, part.weekday, {usual_year_, 0, 0});
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr double kDayWeight = 3;
  static constexpr double kMonthWeight = 1;
  static constexpr double kYearWeight = 0.2;
  static constexpr double kWeekdayWeight = 4;

  /// The year that most of the dates speak for; of equals, the last. A day says more than a month,
  /// and a year alone may be that of anything.
  int usual_year() const {
    std::map<int, double> votes;
    for (const Found& each : found_) {
      if (each.role == Role::plain && each.reading.from.date.year != 0)
        votes[each.reading.from.date.year] += weight(each.reading);
    }
    const std::map<int, double> named = votes;
    for (const auto& [year, sum] : named) votes.try_emplace(year + 1);
    for (auto& [year, sum] : votes) sum += kWeekdayWeight * weekdays_in(year);
    int most = 0;
    for (const auto& [year, sum] : votes) {
      if (most == 0 || sum >= votes[most]) most = year;
    }
    return most;
  }

  /// That of a date near before it that knows its year, where the two lie close together.
  std::optional<int> story_year(std::size_t at) const {
    const std::size_t last = last_complete_[at];
    if (last == kNone) return std::nullopt;
    const Reading& before = found_[last].reading;
    const bool range = before.link == Link::range && before.to.date.month != 0;
    const PartialDate known = range ? before.to.date : before.from.date;
    const PartialDate story = nearest_to(known, found_[at].reading.from);
    const bool close = distance(story, known).count() <= kSameStoryDays;
    const bool telling = range ? known.year <= before.from.date.year + 1 : known.day != 0;
    return close && telling ? std::optional(story.year) : std::nullopt;
  }

  static double weight(const Reading& reading) {
    constexpr int kMonths = 12;
    constexpr int kLongestStory = 2;
    const PartialDate& from = reading.from.date;
    const PartialDate& to = reading.to.date;
    const bool range = reading.link == Link::range && to.year != 0;
    const int months = (to.year - from.year) * kMonths + to.month - from.month;
    if (from.month == 0 || (range && months > kLongestStory)) return kYearWeight;
    return from.day == 0 ? kMonthWeight : kDayWeight;
  }

  /// How many dates without a year fall on the weekday that they name.
  int weekdays_in(int year) const {
    return static_cast<int>(std::ranges::count_if(found_, [&](const Found& each) {
      PartialDate date = each.reading.from.date;
      if (date.year != 0 || date.day == 0 || each.reading.from.weekday == 0) return false;
      date.year = year;
      return is_possible(date) && weekday_of(date) == each.reading.from.weekday;
    }));
  }

  std::optional<PartialDate> nearest_complete(std::size_t at) const {
    const std::size_t last = last_complete_[at];
    const std::size_t next = next_complete_[at];
    if (last == kNone && next == kNone) return std::nullopt;
    const auto gap = [&](std::size_t i, std::size_t j) {
      return found_[j].span.begin - found_[i].span.end;
    };
    const bool take_last = next == kNone || (last != kNone && gap(last, at) <= gap(at, next));
    return found_[take_last ? last : next].reading.from.date;
  }

  const std::vector<Found>& found_;
  const std::optional<PartialDate>& published_;
  const std::optional<PartialDate>& today_;
  int title_year_;
  int usual_year_ = 0;
  // For each date, before years were supplied: the nearest ones that are complete by their own
  // words, and the last publication before it.
  std::vector<std::size_t> last_complete_;
  std::vector<std::size_t> next_complete_;
  std::vector<std::size_t> publication_;
};

/// "on Tuesday", "last Friday", "from Monday to Wednesday": the last such days before the news, the
/// next ones of what is to come.
void supply_weekdays(Found& found, const PartialDate& published) {
  constexpr int kWeek = 7;
  Part& from = found.reading.from;
  Part& to = found.reading.to;
  const auto days_to = [](int weekday, int later) { return (later - weekday + kWeek) % kWeek; };
  const bool last = from.year_from_now && *from.year_from_now < 0;
  const bool range = found.reading.link == Link::range;
  const int length = range ? days_to(from.weekday, to.weekday) : 0;
  int back = days_to(from.weekday, weekday_of(published));
  if (last && back == 0) back = kWeek;
  if (back < length) back += kWeek;
  if (found.ahead || (from.year_from_now && !last))
    back = -days_to(weekday_of(published), from.weekday);
  from.date = shifted(published, -back);
  if (range) to.date = shifted(from.date, length);
  found.confidence = kWeekday;
}

/// "last month", "next June": counted from the month of the news.
PartialDate month_from(const PartialDate& today, const Part& part) {
  constexpr int kMonths = 12;
  const int way = *part.year_from_now;
  int away = part.date.month == 0 ? way : part.date.month - today.month;
  if (part.date.month != 0 && away * way < 0) away += way * kMonths;
  if (part.date.month != 0 && away == 0) away = way * kMonths;
  const int months = today.year * kMonths + today.month - 1 + away;
  return {months / kMonths, months % kMonths + 1, 0};
}

/// "The next day": counted from the date before it, in the same paragraph or the one above. Nothing
/// where that is no day, or where "the same day" could be any day of a range.
std::optional<PartialDate> day_from_told(const std::vector<Found>& found, std::size_t at) {
  const Found& each = found[at];
  if (at == 0 || found[at - 1].role == Role::publication || found[at - 1].block + 1 < each.block)
    return std::nullopt;
  const Reading& before = found[at - 1].reading;
  const int days = *each.reading.from.days_from_told;
  const bool range = before.link == Link::range;
  const PartialDate& told = range && days > 0 ? before.to.date : before.from.date;
  const bool open = told.year == 0 || told.day == 0 || (range && days == 0);
  return open ? std::nullopt : std::optional(shifted(told, days));
}

bool supply(std::vector<Found>& found, std::size_t at, const Surroundings& surroundings) {
  Found& each = found[at];
  Part& from = each.reading.from;
  if (from.days_from_told) {
    const auto day = day_from_told(found, at);
    from.date = day.value_or(PartialDate{});
    each.confidence = kRelative;
    return day.has_value();
  }
  if (each.rule == kRelativeMonth) {
    const auto today = surroundings.today(at);
    if (!today || today->day == 0) return false;
    from.date = month_from(*today, from);
    each.confidence = kRelative;
    return true;
  }
  if (from.is_weekday()) {
    const auto today = surroundings.today(at);
    if (!today || today->day == 0) return false;
    supply_weekdays(each, *today);
    return true;
  }
  if (from.days_from_now) {
    const auto today = surroundings.today(at);
    if (!today || today->day == 0) return false;
    from.date = shifted(*today, *from.days_from_now);
    each.confidence = kRelative;
    return true;
  }
  if (Part& to = each.reading.to; to.days_from_now) {
    const auto today = surroundings.today(at);
    if (!today || today->day == 0) return false;
    to.date = shifted(*today, *to.days_from_now);
    to.days_from_now.reset();
    each.confidence = kRelative;
  }
  if (from.date.year != 0) return complete(each.reading);
  const auto year = surroundings.year_for(at);
  if (!year) return false;
  from.date.year = *year;
  const auto today = surroundings.today(at);
  const bool past = today && first_day(from.date) < first_day(*today);
  const bool fixed = from.weekday != 0 || from.year_from_now;
  if (each.ahead && past && !fixed && from.date.month != today->month) ++from.date.year;
  each.confidence = from.date.day == 0 ? kMonthSupplied : kYearSupplied;
  return complete(each.reading);
}

}  // namespace

void settle_order(std::vector<Found>& found, Order given, Order of_language,
                  const std::optional<PartialDate>& published) {
  Order order = given;
  if (order == Order::unknown) order = shown_by_numbers(found);
  if (order == Order::unknown) order = shown_by_agreement(found, published);
  const double confidence = order == Order::unknown ? kOrderOfLanguage : kOrderShown;
  if (order == Order::unknown) order = of_language;
  std::erase_if(found, [&](Found& each) {
    Reading& reading = each.reading;
    if (reading.from.first == 0 && reading.to.first == 0) return false;
    const bool open = evident(reading.from) == Order::unknown;
    if (!settle(reading.from, order) || !settle(reading.to, order) || !complete(reading))
      return true;
    if (open) each.confidence = confidence;
    return false;
  });
}

void supply_years(std::vector<Found>& found, const std::optional<PartialDate>& published,
                  const std::optional<PartialDate>& today, int title_year) {
  const Surroundings surroundings(found, published, today, title_year);
  std::vector<bool> known(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) known[i] = supply(found, i, surroundings);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!known[i]) continue;
    if (kept != i) found[kept] = std::move(found[i]);
    ++kept;
  }
  found.resize(kept);
}

}  // namespace docweave::dates
