#include "calendar_events.hpp"

#include <algorithm>
#include <numeric>

namespace docweave::names {
namespace {

constexpr double kSure = 0.9;
constexpr std::uint32_t kLongestName = 14;

/// What its writer set on a line of its own.
struct Line {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool heading = false;
  std::uint32_t behind_day = 0;  ///< Behind "Fri 5 March"; `first` where no day stands there.

  std::uint32_t size() const { return end - first; }
  bool opens_with_day() const { return behind_day > first; }
};

std::uint32_t behind_day(const Reading& text, const Line& line) {
  constexpr std::size_t kDay = std::string_view("2022-05-17").size();
  for (const MentionId id : text.mentions(line.first, line.first + 1)) {
    const Mention& date = text.mention(id);
    const auto [first, end] = text.document().tokens_in(date.span);
    if (date.type == Type::date && first == line.first && date.value.size() >= kDay)
      return std::min(end, line.end);
  }
  return line.first;
}

std::vector<Line> lines_of(const Reading& text) {
  std::vector<Line> lines;
  for (const Block& block : text.document().blocks()) {
    const bool heading = block.kind == BlockKind::heading || block.kind == BlockKind::title;
    const auto [first, end] = text.document().tokens_in(block.span);
    std::uint32_t begin = first;
    for (std::uint32_t at = first + 1; at < end; ++at) {
      if (!text.starts_line(at)) continue;
      lines.push_back({begin, at, heading});
      begin = at;
    }
    if (begin < end) lines.push_back({begin, end, heading});
  }
  for (Line& line : lines) line.behind_day = behind_day(text, line);
  return lines;
}

/// By token, how far what begins there or before reaches: names of persons, and events of lists.
std::vector<std::uint32_t> reach_of_known(const Reading& text,
                                          const std::vector<Candidate>& candidates) {
  std::vector<std::uint32_t> reach(text.tokens().size());
  for (const Candidate& c : candidates) {
    if (c.first_token < c.end_token && (c.type == Type::person || c.rule == "section-event"))
      reach[c.first_token] = std::max(reach[c.first_token], c.end_token);
  }
  std::partial_sum(reach.begin(), reach.end(), reach.begin(),
                   [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
  return reach;
}

class CalendarReader {
 public:
  CalendarReader(const Reading& text, std::vector<Candidate>& candidates)
      : text_(text),
        candidates_(candidates),
        lines_(lines_of(text)),
        reach_(reach_of_known(text, candidates)) {}

  void read() {
    bool calendar = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (!line.opens_with_day()) {
        const bool entry = i > 0 && is_bare(lines_[i - 1]);
        const bool opens =
            line.size() <= kLongestHead && text_.any(line.first, line.end, &Words::calendar_words);
        if (opens || (line.heading && !entry)) calendar = opens;
      } else if (calendar) {
        read_entry(i, behind_time(line.behind_day, line.end));
      }
    }
  }

 private:
  static constexpr std::uint32_t kLongestHead = 8;

  /// ", 2 pm", " | 10.30 –"
  std::uint32_t behind_time(std::uint32_t at, std::uint32_t end) const {
    while (at < end && ((text_[at].kind != TokenKind::word && !text_.is(at, "\"")) ||
                        text_.is(at, &Words::time_words))) {
      ++at;
    }
    return at;
  }

  /// "5 March, 2 pm", "5 March | CONCERT"
  bool is_bare(const Line& line) const {
    const std::uint32_t first = behind_time(line.behind_day, line.end);
    const bool kind = first + 1 == line.end && text_.is(first, &Words::event_nouns);
    return line.opens_with_day() && (first == line.end || kind);
  }

  /// Behind the day, or where the line tells but the kind ("CONCERT"), below it.
  void read_entry(std::size_t line, std::uint32_t first) {
    std::uint32_t end = lines_[line].end;
    if (is_bare(lines_[line])) {
      if (line + 1 == lines_.size() || lines_[line + 1].opens_with_day()) return;
      first = lines_[line + 1].first;
      end = lines_[line + 1].end;
    }
    const std::uint32_t colon = behind_town(first, end);
    if (colon > first + 1) add(first, colon - 1, Type::place);
    first = colon;
    std::uint32_t stop = first;
    while (stop < end && !ends_name(stop)) ++stop;
    if (may_be_event(first, stop)) add(first, stop, Type::event);
  }

  void add(std::uint32_t first, std::uint32_t end, Type type) {
    candidates_.push_back({first, end, type, Form::named, kSure, "section-event", ""});
  }

  /// Behind the "Nida:" of "3 June, Nida: Writers' Meeting"; the first token where no town stands.
  std::uint32_t behind_town(std::uint32_t first, std::uint32_t end) const {
    constexpr std::uint32_t kLongestTown = 2;
    std::uint32_t at = first;
    while (at < end && at <= first + kLongestTown && text_[at].shape == Shape::capitalized &&
           !text_.is(at, &Words::event_nouns) && !text_.is(at, &Words::session_kinds))
      ++at;
    return at > first && at <= first + kLongestTown && text_.is(at, ":") && reach_[first] <= first
               ? at + 1
               : first;
  }

  bool ends_name(std::uint32_t at) const {
    return text_.is(at, ",") || text_.is(at, ".") || text_.is(at, "(") || text_.is(at, ";") ||
           text_.is(at, "|") || text_.is(at, "\"") || text_.is_break(at);
  }

  /// Not "Deadline for papers", "No meeting", "Ana Kovač, Port Agency", "Quelby Room".
  bool may_be_event(std::uint32_t first, std::uint32_t end) const {
    return first + 1 < end && end - first <= kLongestName && !text_.is_lower(first) &&
           reach_[first] < end && !text_.any(first, end, &Words::no_events) &&
           !text_.is(end - 1, &Words::behind_event_nouns) &&
           !text_.any(first, end, &Words::headline_verbs);
  }

  const Reading& text_;
  std::vector<Candidate>& candidates_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> reach_;
};

}  // namespace

void add_calendar_events(const Reading& text, std::vector<Candidate>& candidates) {
  const auto end = static_cast<std::uint32_t>(text.tokens().size());
  if (text.any(0, end, &Words::calendar_words)) CalendarReader(text, candidates).read();
}

}  // namespace docweave::names
