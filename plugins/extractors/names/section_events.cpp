#include "section_events.hpp"

#include <algorithm>
#include <string>

#include <docweave/layout.hpp>
#include <docweave/stories.hpp>

namespace docweave::names {
namespace {

constexpr double kSure = 0.95;
constexpr double kTown = 0.7;
constexpr std::uint32_t kShortLine = 40;  ///< Bytes of a date with its weekday and hours.
constexpr std::uint32_t kLongestName = 14;

class SectionReader {
 public:
  SectionReader(const Reading& text, const Language& language, std::vector<Candidate>& candidates)
      : text_(text), language_(language), document_(text.document()), candidates_(candidates) {}

  void read() {
    const auto blocks = document_.blocks();
    const bool titles_over_days = lists_titles_over_days();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.kind == BlockKind::heading) {
        read_heading(i);
      } else if (block.kind == BlockKind::caption) {
        read_caption(block);
      } else if (starts_with_date(block) && (is_dated(i + 1) || (i > 0 && is_dated(i - 1)))) {
        read_dated(block);
      } else if (i > 0 && block.kind == BlockKind::line && is_day_line(i - 1)) {
        read_beside_date(block);
      } else if (titles_over_days && block.kind == BlockKind::line && is_day_line(i + 1)) {
        read_beside_date(block);
      } else {
        read_item(block);
      }
    }
  }

 private:
  /// "Public report meeting" over "... on Sunday, 21 April, ..."
  void read_heading(std::size_t i) {
    constexpr std::size_t kNear = 2;
    const auto blocks = document_.blocks();
    auto [first, end] = document_.tokens_in(blocks[i].span);
    // "Second meeting - Agenda"
    if (end > first + 3 && text_.is_break(end - 2) && text_.is(end - 1, &Words::agenda_words))
      end -= 2;
    if (read_behind_date(first, end) || read_event_first(first, end)) return;
    constexpr std::uint32_t kLongestInCapitals = 3;  // Longer ones say what happened.
    const bool capitals = all_capitals(document_.text(blocks[i].span));
    if (end < first + 2 || !names_event(first, end) ||
        (capitals && end - first > kLongestInCapitals)) {
      return;
    }
    for (std::size_t k = i + 1; k < std::min(blocks.size(), i + 1 + kNear); ++k) {
      if (blocks[k].kind == BlockKind::heading) return;
      if (names_same_kind(first, end, blocks[k].span)) return;
      if (date_in(blocks[k].span, kDay)) return add(first, end);
    }
  }

  /// "Ostend, 3-7 May 2020: Training on nets", "21 May, Ostend: opening meeting. Hosts: ..."
  bool read_behind_date(std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t at = first; at < end; ++at) {
      if (date_end(at) == at) continue;
      const std::uint32_t title = behind_towns(date_end(at), end) + 1;
      if (title >= end || (!text_.is(title - 1, ":") && !text_.is(title - 1, "-"))) return false;
      std::uint32_t stop = title;
      while (stop < end && !ends_name(stop) && !text_.is(stop, &Words::done_by)) ++stop;
      if (!names_event(title, stop, true)) return false;
      add(title, stop);
      return true;
    }
    return false;
  }

  /// ", Ostend" behind a date.
  std::uint32_t behind_towns(std::uint32_t at, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 8;
    if (!text_.is(at, ",")) return at;
    const std::uint32_t most = std::min(end, at + kLongest);
    while (at < most && (text_.is(at, ",") || text_[at].shape == Shape::capitalized)) ++at;
    return at;
  }

  /// "Excursion to Quelby" below "Fri 19 May", "Webinar 2: Soil and water" above it
  void read_beside_date(const Block& block) {
    const auto [first, end] = document_.tokens_in(block.span);
    const std::uint32_t stop = beside_date_end(first, end);
    if (stop > first + 1) add(first, stop);
  }

  /// Where the title of an event ends that fills a line; at its beginning where there is none.
  std::uint32_t beside_date_end(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t stop = first;
    while (stop < end && !ends_name(stop) && !text_.is(stop, &Words::done_by)) ++stop;
    if (names_event(first, stop)) return stop;
    const bool numbered = stop > first + 1 && text_[stop - 1].kind == TokenKind::number;
    const bool kind = stop + 1 < end && text_.is(stop, ":") && end - first <= kLongestName &&
                      names_event(first, numbered ? stop - 1 : stop);
    return kind ? end : first;
  }

  /// Two lines at least that are titles of events, each with its day on the next line.
  bool lists_titles_over_days() const {
    std::size_t titles = 0;
    for (std::size_t i = 0; i + 1 < document_.blocks().size(); ++i) {
      const Block& block = document_.blocks()[i];
      const auto [first, end] = document_.tokens_in(block.span);
      const bool line = block.kind != BlockKind::paragraph && block.kind != BlockKind::table_cell;
      if (line && is_day_line(i + 1) && beside_date_end(first, end) > first) ++titles;
    }
    return titles > 1;
  }

  bool is_day_line(std::size_t block) const {
    return is_dated(block) && document_.blocks()[block].span.size() <= kShortLine;
  }

  /// "Regional meeting in Ostend" over "... hosted the 12th Harbour Meeting in Ostend": the text
  /// has the name.
  bool names_same_kind(std::uint32_t first, std::uint32_t end, Span below) const {
    const auto [begin, stop] = document_.tokens_in(below);
    return std::ranges::any_of(candidates_, [&, begin = begin, stop = stop](const Candidate& c) {
      if (!c.is_named(Type::event) || c.first_token < begin || c.end_token > stop || c.size() < 2)
        return false;
      return text_[c.end_token - 1].hash == text_[head_end(first, end) - 1].hash;
    });
  }

  /// "Launch. The project was launched on 5 May 2021 ..."
  void read_item(const Block& block) {
    const auto [first, end] = document_.tokens_in(block.span);
    std::uint32_t stop = first;
    while (stop < end && stop < first + kLongestName && !text_.is(stop, ".") &&
           !text_.is(stop, ":")) {
      ++stop;
    }
    const bool more = stop + 1 < end && text_[stop].kind == TokenKind::punctuation &&
                      text_[stop + 1].space_before;
    if (block.kind == BlockKind::table_cell || read_event_first(first, end)) return;
    if (!more || !names_event(first, stop)) return;
    if (date_in({text_[stop].span.end, block.span.end}, kMonth)) add(first, stop);
  }

  /// "Exchange visit to Oslo, 9-13 August, financed by ...", "Training of crews (Ostend, 3 May)",
  /// "Third meeting in Ostend (3 May 2020)"
  bool read_event_first(std::uint32_t first, std::uint32_t end) {
    constexpr std::uint32_t kNear = 8;
    std::uint32_t stop = first;
    while (stop < end && !text_.is(stop, ",") && !text_.is(stop, "(")) ++stop;
    if (stop < first + 2 || stop >= end || !names_event(first, stop)) return false;
    for (std::uint32_t at = stop; at < std::min(end, stop + kNear); ++at) {
      if (text_.is(at, ".")) return false;
      if (date_end(at, kMonth) == at) continue;
      add(first, stop);
      return true;
    }
    return false;
  }

  /// "Course in Quelby, November 2021. Photo: Port Agency"
  void read_caption(const Block& block) {
    const auto [first, end] = document_.tokens_in(block.span);
    for (const MentionId id : document_.mentions_from(block.span)) {
      const Mention& date = text_.mention(id);
      if (date.type != Type::date) continue;
      const std::uint32_t comma = document_.tokens_in(date.span).first - 1;
      if (comma > first && comma < end && text_.is(comma, ",") && names_event(first, comma))
        add(first, comma);
      return;
    }
  }

  /// "11 June 2024: Open Beach Day, Ostend. Hosts: ..."
  void read_dated(const Block& block) {
    const auto [begin, end] = document_.tokens_in(block.span);
    const bool day = date_end(begin) > begin;
    if (day && read_behind_date(begin, end)) return;
    std::uint32_t first = date_end(begin, kMonth);
    while (first < end && text_[first].kind == TokenKind::punctuation && !is_quote(first)) ++first;
    std::uint32_t stop = first;
    while (stop < end && !ends_name(stop)) ++stop;
    if (stop < first + 2 || stop > first + kLongestName || text_.is_lower(first)) return;
    if (!day) return names_event(first, stop) ? add(first, stop) : void();
    if (is_quote(stop)) return add_quoted(stop, end);
    if (!text_.is(stop, ",")) return names_event(first, stop) ? add(first, stop) : void();
    const bool placed = names_place(stop + 1);
    if (placed || names_town(stop + 1, end) || names_event(first, stop)) add(first, stop);
    if (!placed && names_town(stop + 1, end)) {
      candidates_.push_back({stop + 1, town_end(stop + 1, end), Type::place, Form::named, kTown,
                             "section-place", ""});
    }
  }

  /// "21 May: Regional exchange "Who comes first?", Ostend"
  void add_quoted(std::uint32_t open, std::uint32_t end) {
    std::uint32_t close = open + 1;
    while (close < end && !is_quote(close)) ++close;
    if (close < end && close > open + 2 && close - open <= kLongestName) add(open + 1, close);
  }

  /// Up to three words with capitals that end a line or sentence.
  std::uint32_t town_end(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t at = first;
    while (at < end && text_[at].shape == Shape::capitalized && at < first + 3) ++at;
    return at;
  }
  bool names_town(std::uint32_t first, std::uint32_t end) const {
    const std::uint32_t at = town_end(first, end);
    return at > first && (at == end || text_.is(at, "."));
  }

  bool ends_name(std::uint32_t at) const {
    return text_.is(at, ",") || text_.is(at, ":") || text_.is(at, "(") || text_.is(at, ";") ||
           is_quote(at) || text_.is_break(at) || text_.is(at, ".");
  }

  bool is_quote(std::uint32_t at) const { return text_.is(at, "\""); }

  bool names_place(std::uint32_t at) const {
    const auto named = text_.mentions(at, at + 1);
    const bool place = std::ranges::any_of(
        named, [&](MentionId id) { return text_.mention(id).type == Type::place; });
    return place || std::ranges::any_of(candidates_, [&](const Candidate& c) {
             return c.first_token == at && (c.type == Type::place || c.type == Type::organization);
           });
  }

  bool starts_with_date(const Block& block) const {
    const bool line = block.kind == BlockKind::list_item || block.kind == BlockKind::line ||
                      block.kind == BlockKind::paragraph || block.kind == BlockKind::table_cell;
    const auto [first, end] = document_.tokens_in(block.span);
    return line && first < end && date_end(first, kMonth) > first;
  }

  /// Behind a date that begins at a token and tells as much.
  std::uint32_t date_end(std::uint32_t first, std::size_t least = kDay) const {
    for (const MentionId id : text_.mentions(first, first + 1)) {
      const Mention& date = text_.mention(id);
      if (date.type == Type::date && tells(date, least))
        return document_.tokens_in(date.span).second;
    }
    return first;
  }

  bool is_dated(std::size_t block) const {
    return block < document_.blocks().size() && starts_with_date(document_.blocks()[block]);
  }

  static constexpr std::size_t kDay = std::string_view("2022-05-17").size();
  static constexpr std::size_t kMonth = std::string_view("2022-05").size();
  static bool tells(const Mention& date, std::size_t least) {
    return date.rule != kPublicationRule && date.value.size() >= least;
  }

  bool date_in(Span words, std::size_t least) const {
    return std::ranges::any_of(document_.mentions_from(words), [&](MentionId id) {
      return text_.mention(id).type == Type::date && tells(text_.mention(id), least);
    });
  }

  /// Before its first small joint stands the noun of one event: "Study visit to Oslo", "Closing
  /// ceremony"; not "Workshop materials", "Training and events", "Meetings".
  bool names_event(std::uint32_t first, std::uint32_t end, bool small = false) const {
    const bool number = first + 1 < end && is_ordinal(first);
    if (first >= end || end - first > kLongestName || (!small && text_.is_lower(first)) ||
        text_.is(first, &Words::determiners) || text_.is(first, &Words::openings) ||
        (!number && text_[first].kind != TokenKind::word) ||
        text_.any(first, end, &Words::headline_verbs)) {
      return false;
    }
    const std::uint32_t at = head_end(first, end);
    if (at == first || text_.is(at, &Words::coordinators)) return false;
    return text_.is(at - 1, &Words::event_nouns) || text_.is(at - 1, &Words::session_events) ||
           ends_in_phrase(first, at);
  }

  /// The "4th" of "4th partner meeting".
  bool is_ordinal(std::uint32_t at) const {
    const std::string_view word = document_.text(text_[at].span);
    return text_[at].kind == TokenKind::number && word.back() > '9';
  }

  /// Behind the noun that a phrase is about: "Study visit" of "Study visit to Oslo".
  std::uint32_t head_end(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t at = first;
    while (at < end && (is_hyphen(at) || (!text_.is(at, &Words::joints) &&
                                          text_[at].kind != TokenKind::punctuation))) {
      ++at;
    }
    return at;
  }

  /// Inside "Kick-off".
  bool is_hyphen(std::uint32_t at) const {
    return text_.is(at, "-") && !text_[at].space_before && at + 1 < text_.tokens().size() &&
           !text_[at + 1].space_before;
  }

  /// "Round table", "Kick-off event"
  bool ends_in_phrase(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t at = first; at + 1 < end; ++at) {
      if (language_.event_phrases.contains(fold_name(text_.phrase(at, end)))) return true;
    }
    return false;
  }

  void add(std::uint32_t first, std::uint32_t end) {
    candidates_.push_back({first, end, Type::event, Form::named, kSure, "section-event", ""});
  }

  const Reading& text_;
  const Language& language_;
  const Document& document_;
  std::vector<Candidate>& candidates_;
};

/// "Training courses in Ostend, first half of 2024", "Training and events": of no one event.
bool names_many(const Reading& text, std::uint32_t first, std::uint32_t end) {
  std::uint32_t at = first;
  while (at < end && !text.is(at, &Words::joints) && text[at].kind != TokenKind::punctuation) ++at;
  while (at > first + 1 && text[at - 1].kind == TokenKind::number) --at;  // "... 2023"
  if (at == first) return false;
  if (text.is(at - 1, &Words::list_nouns)) return true;
  if (text.is(at - 1, &Words::event_nouns)) return at < end && text.is(at, &Words::coordinators);
  const std::string head = fold_token(text.document().text(text[at - 1].span));
  return head.ends_with('s') &&
         text.words().event_nouns.contains(hash_of(head.substr(0, head.size() - 1)));
}

}  // namespace

void add_section_events(const Reading& text, const Language& language,
                        std::vector<Candidate>& candidates) {
  SectionReader(text, language, candidates).read();
}

void drop_events_of_headlines(const Reading& text, std::vector<Candidate>& candidates) {
  constexpr std::uint32_t kFewestWords = 3;
  const Document& document = text.document();
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::heading && block.kind != BlockKind::title) continue;
    const auto [first, end] = document.tokens_in(block.span);
    const bool shouts = block.kind == BlockKind::heading && end - first >= kFewestWords &&
                        all_capitals(document.text(block.span));
    if (!shouts && !names_many(text, first, end)) continue;
    std::erase_if(candidates, [&, first = first, end = end](const Candidate& c) {
      return c.type == Type::event && !c.is_listed() && !c.is_marked() && c.first_token >= first &&
             c.end_token <= end;
    });
  }
}

}  // namespace docweave::names
