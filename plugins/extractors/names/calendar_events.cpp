#include "calendar_events.hpp"

#include <algorithm>

namespace docweave::names {
namespace {

constexpr double kSure = 0.9;
constexpr std::uint32_t kLongestName = 14;

/// What its writer set on a line of its own.
struct Line {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  bool heading = false;

  std::uint32_t size() const { return end - first; }
};

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
  return lines;
}

class CalendarReader {
 public:
  CalendarReader(const Reading& text, std::vector<Candidate>& candidates)
      : text_(text), candidates_(candidates), lines_(lines_of(text)) {}

  void read() {
    bool calendar = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const std::uint32_t behind = behind_day(line);
      if (behind == line.first) {
        const bool entry = i > 0 && is_bare(lines_[i - 1]);
        const bool opens =
            line.size() <= kLongestHead && text_.any(line.first, line.end, &Words::calendar_words);
        if (opens || (line.heading && !entry)) calendar = opens;
      } else if (calendar) {
        read_entry(i, behind_time(behind, line.end));
      }
    }
  }

 private:
  static constexpr std::uint32_t kLongestHead = 8;

  /// "Fri 5 March"; the beginning of the line where no day stands there.
  std::uint32_t behind_day(const Line& line) const {
    constexpr std::size_t kDay = std::string_view("2022-05-17").size();
    for (const MentionId id : text_.mentions(line.first, line.first + 1)) {
      const Mention& date = text_.mention(id);
      const auto [first, end] = text_.document().tokens_in(date.span);
      if (date.type == Type::date && first == line.first && date.value.size() >= kDay)
        return std::min(end, line.end);
    }
    return line.first;
  }

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
    const std::uint32_t behind = behind_day(line);
    const std::uint32_t first = behind_time(behind, line.end);
    const bool kind = first + 1 == line.end && text_.is(first, &Words::event_nouns);
    return behind > line.first && (first == line.end || kind);
  }

  /// Behind the day, or where the line tells but the kind ("CONCERT"), below it.
  void read_entry(std::size_t line, std::uint32_t first) {
    std::uint32_t end = lines_[line].end;
    if (is_bare(lines_[line])) {
      if (line + 1 == lines_.size() || behind_day(lines_[line + 1]) > lines_[line + 1].first)
        return;
      first = lines_[line + 1].first;
      end = lines_[line + 1].end;
    }
    std::uint32_t stop = first;
    while (stop < end && !ends_name(stop)) ++stop;
    if (may_be_event(first, stop))
      candidates_.push_back({first, stop, Type::event, Form::named, kSure, "section-event", ""});
  }

  bool ends_name(std::uint32_t at) const {
    return text_.is(at, ",") || text_.is(at, ".") || text_.is(at, "(") || text_.is(at, ";") ||
           text_.is(at, "|") || text_.is(at, "\"") || text_.is_break(at);
  }

  /// Not "Deadline for papers", "No meeting", "Ana Kovač, Port Agency", "Quelby Room".
  bool may_be_event(std::uint32_t first, std::uint32_t end) const {
    const bool known = std::ranges::any_of(candidates_, [&](const Candidate& c) {
      return c.first_token <= first && c.end_token >= end && c.first_token < c.end_token &&
             (c.type == Type::person || c.rule == "section-event");
    });
    return first + 1 < end && end - first <= kLongestName && !text_.is_lower(first) && !known &&
           !text_.any(first, end, &Words::no_events) &&
           !text_.is(end - 1, &Words::behind_event_nouns) &&
           !text_.any(first, end, &Words::headline_verbs);
  }

  const Reading& text_;
  std::vector<Candidate>& candidates_;
  std::vector<Line> lines_;
};

}  // namespace

void add_calendar_events(const Reading& text, std::vector<Candidate>& candidates) {
  CalendarReader(text, candidates).read();
}

}  // namespace docweave::names
