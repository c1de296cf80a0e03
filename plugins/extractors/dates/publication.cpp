#include "publication.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::dates {
namespace {

/// A lone date this many blocks below the headline is still the headline's.
constexpr std::size_t kBelowHeadline = 3;
/// Without a headline, the first blocks of a document.
constexpr std::size_t kTopBlocks = 5;
constexpr std::size_t kLongestByline = 90;
constexpr std::size_t kLongestDatelinePlace = 70;
constexpr std::size_t kShortestLead = 120;
constexpr std::size_t kLongestName = 60;

constexpr std::string_view kSpace = " \t\n\xC2\xA0";

/// Signs between the parts of a byline, as their last bytes: | · • – — / -
std::size_t separator_size(std::string_view text) {
  for (const std::string_view sign :
       {"|", "\u00B7", "\u2022", "\u2013", "\u2014", "\n", "//", "- "}) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

/// The part of a line behind the last separator: "News | Posted on " gives "Posted on ".
std::string_view after_last_separator(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t size = separator_size(text.substr(i))) begin = i + size;
  }
  return trimmed(text.substr(begin), kSpace).empty() ? text : text.substr(begin);
}

/// "15:16", "at 10.00 AM", "02:51:46 PM", "15:31:08 +0200", weekday in brackets: what may stand
/// behind the date of a line that holds nothing else.
bool only_time(std::string_view rest) {
  rest = trimmed(rest, " \t\n,.-()|@");
  if (rest.empty()) return true;
  if (rest.size() > 24) return false;
  std::size_t letters = 0;
  bool digits = false;
  for (const char c : rest) {
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    digits = digits || (c >= '0' && c <= '9');
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return digits && letters <= 5;
}

bool has_seconds(std::string_view rest) {
  rest = trimmed(rest, " ,");
  return rest.size() >= 8 && rest[2] == ':' && rest[5] == ':';
}

bool headline(BlockKind kind) {
  return kind == BlockKind::title || kind == BlockKind::heading;
}

std::string_view before(const Document& document, const Found& found) {
  return document.text({document.blocks()[found.block].span.begin, found.span.begin});
}

std::string_view behind(const Document& document, const Found& found) {
  return document.text({found.span.end, document.blocks()[found.block].span.end});
}

/// Right under the headline, or at the top of a document without one.
bool near_headline(const Document& document, std::size_t block) {
  for (std::size_t away = 1; away <= std::min(kBelowHeadline, block); ++away) {
    if (headline(document.blocks()[block - away].kind)) return true;
  }
  return block < kTopBlocks &&
         std::ranges::none_of(document.blocks().first(block), headline, &Block::kind);
}

/// The label of a value: the block before it ends with a colon, or a key-value pair says so.
std::optional<std::string_view> label(const Document& document, const Found& found) {
  for (const KeyValue& pair : document.key_values()) {
    if (pair.value.contains(found.span)) return document.text(pair.key);
  }
  if (found.block == 0) return std::nullopt;
  const std::string_view above = document.text(document.blocks()[found.block - 1].span);
  if (above.ends_with(':') && above.size() <= kLongestName) return above;
  return std::nullopt;
}

/// A line that holds the date, perhaps a time and, behind or before a separator, a section or an
/// author.
bool is_line_of(const Document& document, const Found& found) {
  const Block& block = document.blocks()[found.block];
  if (headline(block.kind) || block.kind == BlockKind::table_cell) return false;
  if (block.span.size() > kLongestByline || label(document, found)) return false;
  const std::string_view left = trimmed(before(document, found), kSpace);
  std::string_view right = behind(document, found);
  const auto bounded = [](std::string_view side, bool at_end) {
    if (side.empty()) return true;
    for (std::size_t i = 0; i < side.size(); ++i) {
      const std::size_t size = separator_size(side.substr(i));
      if (size == 0 || side[i] == '\xE2' || side[i] == '-') continue;
      if (at_end ? i + size == side.size() : i == 0) return true;
    }
    return false;
  };
  right = trimmed(right, " \t");
  const bool line_break = before(document, found).ends_with('\n');
  if (!(left.empty() || line_break || bounded(left, true))) return false;
  return only_time(right) || bounded(right, false);
}

/// "VIENNA, 5 May 2018 –" at the head of a paragraph of prose.
bool dateline(const Document& document, const Found& found) {
  const Block& block = document.blocks()[found.block];
  if (headline(block.kind) || block.span.size() < kShortestLead) return false;
  const std::string_view place = trimmed(before(document, found), " \t\n,(-");
  if (place.empty() || place.size() > kLongestDatelinePlace) return false;
  bool all_capitals = true;
  bool at_start = true;
  for (const char c : place) {
    const bool small = c >= 'a' && c <= 'z';
    if (small && at_start)
      return false;  // words of a sentence: "On", "the", "in" are not all capital
    if (small) all_capitals = false;
    at_start = c == ' ' || c == ',';
  }
  if (place.find(':') != std::string_view::npos) return false;
  if (place.find_first_of("0123456789") != std::string_view::npos) return false;
  std::string_view rest = trimmed(behind(document, found), " \t\n)");
  if (rest.starts_with('/')) {  // an agency's mark: "/Press Release/"
    const std::size_t close = rest.find('/', 1);
    if (close == std::string_view::npos || close > kLongestName) return false;
    rest = trimmed(rest.substr(close + 1), " \t");
  }
  const bool on_top = near_headline(document, found.block);
  if ((all_capitals || on_top) && (rest.starts_with('.') || rest.starts_with(':'))) return true;
  for (const std::string_view dash : {"\u2013", "\u2014", "- ", "--"}) {
    if (rest.starts_with(dash)) return true;
  }
  return false;
}

/// "Harbour News, June 2003"; "2013/2" may be an issue.
bool is_month_of_issue(const Document& document, const Found& found) {
  const PartialDate& date = found.reading.from.date;
  const bool month = found.reading.link == Link::none && date.year != 0 && date.month != 0;
  return month && trimmed(behind(document, found), kSpace).empty() &&
         document.text(found.span).find('/') == std::string_view::npos;
}

std::chrono::days between(const Found& one, const Found& other) {
  return first_day(other.reading.from.date) - first_day(one.reading.from.date);
}

/// Heads of the days of a programme: lone dates, one day after the other.
void spare_programme_days(std::vector<Found*>& lone) {
  for (std::size_t i = 0; i + 1 < lone.size(); ++i) {
    if (between(*lone[i], *lone[i + 1]) == std::chrono::days{1})
      lone[i]->role = lone[i + 1]->role = Role::plain;
  }
}

/// Days of a list of events, which go on from line to line; news have their latest first.
void spare_listed_days(const std::vector<Found*>& lines) {
  constexpr std::size_t kFewest = 3;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    if (i < lines.size() && between(*lines[i - 1], *lines[i]).count() > 0) continue;
    for (std::size_t k = first; i - first >= kFewest && k < i; ++k) lines[k]->role = Role::plain;
    first = i;
  }
}

}  // namespace

Publication::Publication(const std::filesystem::path& file) {
  for (const ListEntry& entry : read_list(file, 2)) {
    const std::string& kind = entry.columns[0];
    if (kind != "published" && kind != "updated" && kind != "calendar") {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "\"" + kind + "\" is no kind of cue; known are published, updated and calendar");
    }
    const std::string& words = entry.columns[1];
    cues_[fold_token(words)] = kind == "updated"    ? Cue::updated
                               : kind == "calendar" ? Cue::calendar
                                                    : Cue::published;
    longest_ = std::max(longest_, words.size());
  }
}

Publication::Cue Publication::cue(std::string_view before) const {
  const std::string folded = fold_token(trimmed(after_last_separator(before), " \t\n:,.-|(\""));
  std::string_view words = folded;
  if (const auto found = cues_.find(words); found != cues_.end()) return found->second;
  if (words.size() > longest_ + kLongestName) return Cue::none;
  // "Posted by Jane Doe on"
  for (const std::string_view by : {" by ", " von ", " par ", " por ", " da ", " door ", " av "}) {
    const std::size_t at = words.find(by);
    if (at == std::string_view::npos) continue;
    const auto found = cues_.find(trimmed(words.substr(0, at), " :,"));
    if (found != cues_.end()) return found->second;
  }
  return Cue::none;
}

Publication::Cue Publication::cue_of(const Document& document, const Found& found) const {
  const std::string_view left = before(document, found);
  if (const Cue own = cue(left); own != Cue::none) return own;
  if (fold_token(trimmed(left, " \t\n:")).ends_with("date") &&
      has_seconds(behind(document, found))) {
    return Cue::published;
  }
  if (!trimmed(left, kSpace).empty()) return Cue::none;
  if (const auto key = label(document, found)) return cue(*key);
  if (found.block == 0) return Cue::none;
  return cue(document.text(document.blocks()[found.block - 1].span));
}

std::optional<PartialDate> Publication::mark(const Document& document,
                                             std::vector<Found>& found) const {
  std::optional<PartialDate> published;
  std::optional<PartialDate> updated;
  std::optional<PartialDate> from_dateline;
  std::vector<Found*> lone;
  std::vector<Found*> lines;
  for (Found& each : found) {
    const PartialDate from = each.reading.from.date;
    if (from.year != 0 && from.day != 0 && is_line_of(document, each)) lines.push_back(&each);
    if (!each.single_day() || each.rule == "relative") continue;
    const PartialDate date = each.reading.from.date;
    if (const Cue kind = cue_of(document, each); kind == Cue::published || kind == Cue::updated) {
      each.role = Role::publication;
      auto& slot = kind == Cue::published ? published : updated;
      if (!slot) slot = date;
    } else if (is_line_of(document, each) && near_headline(document, each.block)) {
      each.role = Role::publication;
      lone.push_back(&each);
    } else if (dateline(document, each)) {
      each.role = Role::dateline;
      if (!from_dateline) from_dateline = date;
    }
  }
  spare_programme_days(lone);
  if (follow_calendar_head(document, lines)) {
    for (Found* each : lines) each->role = Role::plain;
  }
  spare_listed_days(lines);
  for (const Found* each : lone) {
    if (each->role == Role::publication && !published) published = each->reading.from.date;
  }
  return published ? published : updated ? updated : from_dateline;
}

bool Publication::follow_calendar_head(const Document& document,
                                       const std::vector<Found*>& lines) const {
  if (lines.size() < 2) return false;
  const auto above = document.blocks().first(lines.front()->block);
  return std::ranges::any_of(
      above, [&](const Block& block) { return cue(document.text(block.span)) == Cue::calendar; });
}

std::optional<PartialDate> Publication::date_on_top(const Document& document,
                                                    const std::vector<Found>& found) const {
  for (const Found& each : found) {
    const Block& block = document.blocks()[each.block];
    const bool title = block.kind == BlockKind::title;
    if (each.block >= kTopBlocks || (!title && block.span.size() > kLongestByline))
      return std::nullopt;
    const bool fits = !title || trimmed(behind(document, each), kSpace).empty();
    if (fits && (each.single_day() || is_month_of_issue(document, each)))
      return each.reading.from.date;
  }
  return std::nullopt;
}

}  // namespace docweave::dates
