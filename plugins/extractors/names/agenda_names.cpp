#include "agenda_names.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <docweave/agenda.hpp>
#include <docweave/layout.hpp>

#include "edges.hpp"

namespace docweave::names {
namespace {

using Tokens = std::pair<std::uint32_t, std::uint32_t>;

/// Sure where a line of an agenda begins and ends.
constexpr double kSure = 0.99;
constexpr double kLikely = 0.93;

/// Reads the first line of each entry.
class SessionReader {
 public:
  SessionReader(const Reading& text, const Language& language,
                const std::vector<Candidate>& candidates)
      : text_(text), language_(language) {
    constexpr double kRatherSure = 0.6;
    for (const Candidate& c : candidates) {
      if (c.type == Type::person && c.size() > 1 && c.confidence >= kRatherSure)
        persons_.insert(c.first_token);
    }
  }

  void read(Span line, std::vector<Candidate>& found) const {
    const auto [first, end] = text_.document().tokens_in(line);
    if (first >= end || text_.is_lower(first)) return;
    const std::uint32_t title = behind_kind(first, end);
    if (title > first) return add_titled(first, title, end, found);
    const std::uint32_t name_end = end_of_name(first, end_of_title(first, end, false));
    if (speaks_of_event(first, name_end)) {
      add_session(first, name_end, kLikely, found);
      add_place_in(first, name_end, found);
      if (text_.is(name_end, ":") || text_.is(name_end, ",")) add_place(name_end + 1, end, found);
    } else if (name_end + 1 < end && name_end > first + 1 && text_.is(name_end, "-") &&
               names_person(name_end + 1) && !text_.any(first, name_end, &Words::no_sessions)) {
      add_session(first, name_end, kLikely, found);
    }
  }

 private:
  /// "Session 2:", "Opening keynote –", "Plenary 1.", "Panel discussion:"; `first` without.
  std::uint32_t behind_kind(std::uint32_t first, std::uint32_t end) const {
    constexpr std::uint32_t kLongestKind = 6;
    bool kind = false;
    for (std::uint32_t at = first; at < std::min(end, first + kLongestKind); ++at) {
      const bool stop = text_.is(at, ".") && at > first && tells_number(at - 1);
      if (text_.is(at, ":") || text_.is_break(at) || stop) return kind ? at + 1 : first;
      if (kind && text_.is(at, "\"")) return at + 1;
      if (stop || (text_[at].kind == TokenKind::punctuation && !text_.is(at, "-"))) return first;
      kind =
          kind || text_.is(at, &Words::session_kinds) ||
          (at > first && language_.event_phrases.contains(fold_name(text_.phrase(at - 1, at + 1))));
    }
    return first;
  }

  /// "2", "II", "B"
  bool tells_number(std::uint32_t at) const {
    return text_[at].kind == TokenKind::number ||
           (text_[at].shape == Shape::upper && text_[at].span.size() <= 2) ||
           text_[at].span.size() == 1;
  }

  void add_titled(std::uint32_t first, std::uint32_t title, std::uint32_t end,
                  std::vector<Candidate>& found) const {
    const bool numbered = title - first > 2 && tells_number(title - 2);
    const std::uint32_t title_end = end_of_title(title, end, true);
    const bool untitled = title_end <= title || names_person(title) || names_post(title);
    if (untitled && numbered) return add_session(first, title - 1, kLikely, found);
    if (untitled) return;
    add_session(numbered || title_end == title + 1 ? first : title, title_end, kSure, found);
  }

  /// Who speaks, hosts or asks, and where, stands behind the title.
  std::uint32_t end_of_title(std::uint32_t first, std::uint32_t end, bool titled) const {
    const bool quoted = first > 0 && text_.is(first - 1, "\"");
    for (std::uint32_t at = first; at < end; ++at) {
      if (quoted && text_.is(at, "\"")) return at;
      if (at > first && (text_.is(at, "(") || text_.is(at, ";"))) return at;
      if (at > first && text_.is(at, ":") && (!titled || names_person(at + 1))) return at;
      if (at > first && at + 1 < end && text_.is_break(at)) return at;
      const bool more = at + 1 < end && text_[at + 1].space_before && !text_.is_lower(at + 1);
      if (text_.is(at, "?") && more) return at + 1;
      if (text_.is(at, ".") && (more || at + 1 == end) && at > first && text_.is_lower(at - 1))
        return at;
      const bool comma = text_.is(at, ",");
      if (at > first && text_.is(at + comma, &Words::done_by)) return at;
      if (comma && at + 1 < end && names_person(at + 1)) return at;
    }
    return end;
  }

  /// "Opening gala, Old Customs House": what is no title ends where the place begins.
  std::uint32_t end_of_name(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = first; at + 1 < end; ++at) {
      if (text_.is(at, ",") && !text_.is_lower(at + 1)) return at;
    }
    return end;
  }

  bool names_person(std::uint32_t at) const {
    return text_.is(at, &Words::addresses) || persons_.contains(at);
  }

  /// "Keynote: Minister of Energy, Hon. Ana Berg"
  bool names_post(std::uint32_t at) const {
    return text_.is(at, &Words::roles) &&
           (text_.is(at + 1, &Words::of_place) || text_.is(at + 1, ","));
  }

  /// "General Assembly of the Network", not "Registration for the conference".
  bool speaks_of_event(std::uint32_t first, std::uint32_t end) const {
    // "Concert by Trio Lund"
    const bool given = end == first + 1 && text_.is(end, &Words::done_by);
    if (end < first + 2 && !given) return false;
    for (std::uint32_t at = first; at < end && !text_.is(at, &Words::joints); ++at) {
      if (text_.is(at, &Words::event_nouns) || text_.is(at, &Words::session_events)) {
        return !text_.is(at + 1, &Words::behind_event_nouns);
      }
    }
    return false;
  }

  static void add_session(std::uint32_t first, std::uint32_t end, double confidence,
                          std::vector<Candidate>& found) {
    constexpr std::uint32_t kLongest = 40;
    if (end > first && end - first <= kLongest)
      found.push_back({first, end, Type::event, Form::named, confidence, "agenda-session", ""});
  }

  /// "Excursion to Vallgrund"
  void add_place_in(std::uint32_t first, std::uint32_t end, std::vector<Candidate>& found) const {
    for (std::uint32_t at = end; at > first + 1; --at) {
      if (!text_.is(at - 1, &Words::before_place) && !text_.is(at - 1, &Words::to_place)) continue;
      return add_place(at, end, found);
    }
  }

  void add_place(std::uint32_t first, std::uint32_t end, std::vector<Candidate>& found) const {
    constexpr std::uint32_t kLongest = 6;
    if (text_.is(first, &Words::determiners)) ++first;
    std::uint32_t at = first;
    while (at < end && !text_.is(at, ",") && !text_.is(at, "(") && !text_.is(at, ";")) ++at;
    if (first >= at || at - first > kLongest || text_.is_lower(first) || names_person(first) ||
        text_[first].kind != TokenKind::word || !text_.mentions(first, at).empty()) {
      return;
    }
    found.push_back({first, at, Type::place, Form::named, 0.8, "agenda-place", ""});
  }

  const Reading& text_;
  const Language& language_;
  std::unordered_set<std::uint32_t> persons_;
};

/// The words of a title less "Programme" or "Agenda" at its edge, and what joins that to the rest.
Tokens without_genre(const Reading& text, Tokens title) {
  const std::uint32_t first = behind_genre(text, title.first, title.second);
  std::uint32_t end = title.second;
  if (first == end || !text.is(end - 1, &Words::agenda_words)) return {first, end};
  const auto joins = [&](std::uint32_t at) {
    return text.is_sign(at) || text.is(at, &Words::joints);
  };
  --end;
  while (first < end && joins(end - 1)) --end;
  return {first, end};
}

/// "Programme" or "Agenda" stands alone over the sessions or beside the title.
bool is_headed_agenda(const Reading& text) {
  constexpr std::uint32_t kLongest = 12;
  return std::ranges::any_of(text.document().blocks(), [&](const Block& block) {
    const auto [first, end] = text.document().tokens_in(block.span);
    const bool heading = block.kind == BlockKind::heading || block.kind == BlockKind::title;
    return heading && first < end && end - first <= kLongest &&
           (text.is(first, &Words::agenda_words) || text.is(end - 1, &Words::agenda_words));
  });
}

/// "Reefs at Night: Third Regional Symposium" where the page's title is "Reefs at Night": the first
/// line of a block that goes on with the title behind a colon.
std::optional<Tokens> full_title(const Reading& text, Tokens title, const Block& block) {
  const auto [line, block_end] = text.document().tokens_in(block.span);
  const std::uint32_t colon = line + (title.second - title.first);
  if (colon + 1 >= block_end || !text.is(colon, ":") ||
      fold_name(text.phrase(line, colon)) != fold_name(text.phrase(title.first, title.second))) {
    return std::nullopt;
  }
  const std::string_view rest = text.document().text(block.span);
  const auto stop = static_cast<std::uint32_t>(std::min(rest.find('\n'), rest.size()));
  return text.document().tokens_in({block.span.begin, block.span.begin + stop});
}

Candidate event_titled(Tokens title, double confidence) {
  return {title.first, title.second, Type::event, Form::named, confidence, "label", ""};
}

bool holds_date(const Reading& text, Span words) {
  return std::ranges::any_of(text.document().mentions_from(words),
                             [&](MentionId id) { return text.mention(id).type == Type::date; });
}

/// "Monday 16", "13 July 2023, 10 am": a day of it.
bool begins_with_day(const Reading& text, std::uint32_t first) {
  return std::ranges::any_of(text.mentions(first, first + 1),
                             [&](MentionId id) { return text.mention(id).type == Type::date; });
}

/// A heading or line in capitals that speaks of an event: "WORKSHOP ON TIDES".
bool tells_event(const Reading& text, const Block& block) {
  const auto [first, end] = text.document().tokens_in(block.span);
  return end - first > 2 && all_capitals(text.document().text(block.span)) &&
         block.kind != BlockKind::list_item && text.any(first, end, &Words::event_nouns);
}

/// The event that an agenda is of: what its page has for a title, as it stands at the page's head
/// in full.
std::optional<Candidate> event_of_agenda(const Reading& text,
                                         const std::vector<Candidate>& candidates) {
  constexpr std::size_t kHead = 8;
  const auto blocks = text.document().blocks();
  const auto head = blocks.first(std::min(blocks.size(), kHead));
  for (std::size_t i = 0; i < head.size(); ++i) {
    const bool heading = head[i].kind == BlockKind::heading;
    if (head[i].kind != BlockKind::title && !heading) continue;
    if (heading && holds_date(text, head[i].span)) return std::nullopt;  // The first day.
    const Tokens title = without_genre(text, text.document().tokens_in(head[i].span));
    const auto [first, end] = title;
    if (end < first + 2 || text.any(first + 1, end, &Words::headline_verbs)) continue;
    const bool body = std::ranges::any_of(candidates, [&, first = first, end = end](const auto& c) {
      return c.is_named(Type::organization) && c.first_token == first && c.end_token == end;
    });
    bool headed = text.any(first, end, &Words::project_nouns);
    for (std::uint32_t at = first; at < end; ++at)
      headed = headed || (text.is(at, &Words::org_heads) && !text.is_lower(at));
    const bool inviting = body || (headed && !text.any(first, end, &Words::event_nouns));
    if (inviting || begins_with_day(text, first)) continue;
    const auto tells = [&](const Block& block) { return tells_event(text, block); };
    if (!tells(head[i]) && std::ranges::any_of(head.subspan(i + 1), tells)) continue;
    const bool numbered = end > first + 2 && text[end - 1].kind == TokenKind::number;  // "... 2022"
    for (const Block& below : head.subspan(i + 1)) {
      if (const auto whole = full_title(text, {first, numbered ? end - 1 : end}, below))
        return event_titled(*whole, kSure);
    }
    return event_titled(title, kLikely);
  }
  return std::nullopt;
}

}  // namespace

void add_agenda_names(const Reading& text, const Language& language,
                      std::vector<Candidate>& candidates) {
  const std::vector<AgendaEntry> entries = agenda_entries(text.document());
  if (entries.empty()) return;
  const SessionReader reader(text, language, candidates);
  std::vector<Candidate> sessions;
  for (const AgendaEntry& entry : entries) reader.read(entry.line, sessions);
  const auto whole = is_headed_agenda(text) ? event_of_agenda(text, candidates) : std::nullopt;
  if (whole) sessions.push_back(*whole);
  // Rules read to the end of the line.
  std::erase_if(candidates, [&](const Candidate& c) {
    return c.rule == "agenda-session" &&
           std::ranges::find(sessions, c.first_token, &Candidate::first_token) != sessions.end();
  });
  candidates.insert(candidates.end(), sessions.begin(), sessions.end());
}

}  // namespace docweave::names
