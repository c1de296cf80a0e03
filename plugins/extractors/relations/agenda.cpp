#include "agenda.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <docweave/agenda.hpp>
#include <docweave/calendar.hpp>
#include <docweave/stories.hpp>

#include "roles.hpp"

namespace docweave::relations {
namespace {

constexpr std::string_view kDayRule = "agenda-day";
constexpr std::size_t kDay = std::string_view("2022-05-17").size();
/// Far below its day a session alone proves better than all the lines between.
constexpr std::uint32_t kLongestQuote = 300;

/// The date of a line that says little else: "DAY ONE – Wednesday, 30 October 2019".
bool fills(const Document& document, const Block& block, MentionId day) {
  const auto named = document.mentions_from(block.span);
  return document.mentions()[day].value.size() == kDay &&
         2 * document.mentions()[day].span.size() >= block.span.size() &&
         std::ranges::all_of(
             named, [&](MentionId id) { return document.mentions()[id].type == Type::date; });
}

/// The date that opens a short line: "22 May – Town Hall".
std::optional<MentionId> day_of(const Document& document, const Block& block) {
  constexpr std::uint32_t kLongestLine = 100;
  constexpr std::uint32_t kLongestCount = 22;  // "Second day – Wednesday"
  if (block.span.size() > kLongestLine) return std::nullopt;
  std::optional<MentionId> day;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type == Type::place || mention.type == Type::organization) continue;
    if (mention.type != Type::date || day || mention.value.size() < kDay) return std::nullopt;
    if (mention.span.begin > block.span.begin + kLongestCount) return std::nullopt;
    day = id;
  }
  if (!day || document.mentions()[*day].rule == kPublicationRule) return std::nullopt;
  const Span before{block.span.begin, document.mentions()[*day].span.begin};
  const bool labelled = document.text(before).find_first_of(":(") != std::string_view::npos;
  const bool sentence = document.text(block.span).ends_with('.') && !fills(document, block, *day);
  return labelled || sentence ? std::nullopt : day;
}

/// The event that a line of an agenda or calendar begins with, where it tells no day of its own.
std::optional<MentionId> event_of(const Document& document, const Block& block) {
  constexpr std::uint32_t kFarthest = 40;  // "10:30 – 12:00 | Hall A | "
  std::optional<MentionId> event;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type == Type::date) return std::nullopt;
    const bool opens = mention.span.begin <= block.span.begin + kFarthest;
    if (mention.type == Type::event && opens && !event) event = id;
  }
  return event;
}

/// The number in a line "DAY TWO – Wednesday"; 0 where it is none.
int count_of(const Document& document, const Language& language, const Block& block) {
  constexpr std::uint32_t kLongestLine = 40;
  const auto [first, end] = document.tokens_in(block.span);
  const bool counts = block.span.size() <= kLongestLine && first + 1 < end &&
                      language.day_words.contains(document.tokens()[first].hash) &&
                      document.mentions_from(block.span).empty();
  if (!counts) return 0;
  const Token& count = document.tokens()[first + 1];
  const auto word = std::ranges::find(language.day_counts, count.hash);
  if (word != language.day_counts.end())
    return static_cast<int>(word - language.day_counts.begin()) + 1;
  const std::string_view digits = document.text(count.span);
  return count.kind == TokenKind::number && digits.size() == 1 ? digits.front() - '0' : 0;
}

/// Adds the dates of "DAY TWO" where the page names the days of the whole.
void add_counted_lines(Document& document, const Language& language) {
  const auto whole = std::ranges::find_if(document.mentions(), [](const Mention& mention) {
    return mention.type == Type::date && mention.value.size() == 2 * kDay + 1;
  });
  const auto first = whole == document.mentions().end()
                         ? std::nullopt
                         : read_iso(std::string_view(whole->value).substr(0, kDay));
  if (!first) return;
  const std::string last = whole->value.substr(kDay + 1);
  std::vector<Mention> days;
  for (const Block& block : document.blocks()) {
    const int count = count_of(document, language, block);
    std::string day = count > 0 ? iso(shifted(*first, count - 1)) : "";
    if (day.empty() || day > last || block.span.begin < whole->span.end) continue;
    days.push_back({.span = block.span,
                    .type = Type::date,
                    .value = std::move(day),
                    .plugin = "extractors/relations",
                    .rule = "counted-day",
                    .confidence = 0.85});
  }
  for (Mention& day : days) document.add(std::move(day));
}

/// States the days of what is listed below them.
class DayReader {
 public:
  DayReader(const Document& document, std::vector<Relation>& found)
      : document_(document), found_(found) {
    for (const Relation& r : found) {
      if (r.predicate == Predicate::start_date && !r.weak) dated_.insert(r.subject);
    }
  }

  void read() {
    const auto blocks = document_.blocks();
    for (const Block& block : blocks) days_ += day_of(document_, block) ? 1 : 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (const auto day = day_of(document_, blocks[i])) {
        day_ = day;
        fills_ = fills(document_, blocks[i], *day);
        headed_ = i >= kTopLines && !is_heading_of(i);
      } else if (day_) {
        read(blocks[i]);
      }
    }
  }

  /// A whole begins on the first of the days that its parts are listed by.
  void drop_days_of_listed() {
    if (listing_.empty()) return;
    std::erase_if(found_, [&](const Relation& r) {
      const bool told =
          r.rule == kDayRule || r.evidence.contains(document_.mentions()[r.subject].span) ||
          (r.predicate != Predicate::start_date && r.predicate != Predicate::end_date);
      return !told && r.object != listing_.front() && std::ranges::count(listing_, r.object) > 0;
    });
  }

 private:
  /// "Meeting with parents" over "1 July, Town Hall": the day stands below what is on it.
  bool is_heading_of(std::size_t day) const {
    const auto blocks = document_.blocks();
    return day > 0 && event_of(document_, blocks[day - 1]) &&
           (day == 1 || !day_of(document_, blocks[day - 2]));
  }

  /// A day holds for the sessions below it; one of several also for the hours below, and several
  /// days in one line for the line right below.
  void read(const Block& block) {
    for (const MentionId id : document_.mentions_from(block.span)) {
      if (fills_ && document_.mentions()[id].rule == kAgendaRule) add(id);
    }
    const std::size_t hour = clock_time(document_.text(block.span));
    const bool range = document_.mentions()[*day_].value.size() > kDay;
    const bool timed = (hour > 0 || hour_above_) && !range;
    const bool next = headed_ && block.kind != BlockKind::heading;
    const auto event = event_of(document_, block);
    if (event && ((timed && (fills_ || days_ > 1)) || (next && days_ > 1))) add(*event);
    headed_ = false;
    hour_above_ = hour > 0 && hour + 1 >= block.span.size();
  }

  void add(MentionId event) {
    if (!dated_.insert(event).second) return;
    listing_.push_back(*day_);
    const Span title = document_.mentions()[event].span;
    const Span both = join(document_.mentions()[*day_].span, title);
    for (const Predicate predicate : {Predicate::start_date, Predicate::end_date}) {
      add_allowed(document_,
                  {.subject = event,
                   .predicate = predicate,
                   .object = *day_,
                   .evidence = both.size() <= kLongestQuote ? both : title,
                   .plugin = "extractors/relations",
                   .rule = std::string(kDayRule),
                   .confidence = 0.8},
                  true, found_);
    }
  }

  const Document& document_;
  std::vector<Relation>& found_;
  std::set<MentionId> dated_;
  std::vector<MentionId> listing_;             ///< Days of what is listed below them.
  static constexpr std::size_t kTopLines = 3;  // The day of the page, not of what is below.

  std::size_t days_ = 0;  ///< How many lines have one.
  std::optional<MentionId> day_;
  bool fills_ = false;       ///< Its line says little else.
  bool headed_ = false;      ///< The day is in the line above.
  bool hour_above_ = false;  ///< So is an hour, with nothing behind it.
};

}  // namespace

void add_agenda_days(Document& document, const Language& language, std::vector<Relation>& found) {
  add_counted_lines(document, language);
  DayReader reader(document, found);
  reader.read();
  reader.drop_days_of_listed();
}

void add_agenda_parts(const Document& document, const Topics& topics,
                      std::vector<Relation>& found) {
  std::set<MentionId> parts;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::part_of) parts.insert(r.subject);
  }
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& session = document.mentions()[id];
    const auto main = topics.main_event(session.span);
    if (!main || session.rule != kAgendaRule || parts.contains(id)) continue;
    found.push_back({.subject = id,
                     .predicate = Predicate::part_of,
                     .object = *main,
                     .evidence = session.span,
                     .plugin = "extractors/relations",
                     .rule = "agenda-part",
                     .confidence = 0.85});
  }
}

namespace {

/// Reads what stands beside and below the title of one session.
class EntryReader {
 public:
  EntryReader(const Document& document, const Language& language, const Topics& topics,
              std::vector<Relation>& found)
      : document_(document), language_(language), topics_(topics), found_(found) {
    for (const Relation& r : found) {
      if (!r.weak) told_.emplace(r.subject, r.object);
    }
  }

  void read(const AgendaEntry& entry) {
    const auto main = topics_.main_event(entry.line);
    const auto named = document_.mentions_from(entry.line);
    const auto session = std::ranges::find_if(
        named, [&](MentionId id) { return document_.mentions()[id].rule == kAgendaRule; });
    if (session == named.end()) {
      if (main && opens_whole(entry.line)) add_people(*main, entry.span);
      return;
    }
    const Span title = document_.mentions()[*session].span;
    add_people(*session, {title.end, std::max(title.end, entry.span.end)});
    add_places(*session, entry.line);
    if (main && opens_whole(title)) add_speakers(*session, *main);
  }

 private:
  /// The speakers of an opening open the whole.
  void add_speakers(MentionId session, MentionId whole) {
    for (std::size_t i = 0, said = found_.size(); i < said; ++i) {
      const Relation relation = found_[i];
      if (relation.subject == session && relation.predicate == Predicate::performer)
        add(whole, Predicate::performer, relation.object, "agenda-opening");
    }
  }

  bool opens_whole(Span title) const {
    const auto [first, end] = document_.tokens_in(title);
    return first < end && language_.openings.contains(document_.tokens()[first].hash);
  }

  std::uint64_t word_before(std::uint32_t token, std::uint32_t back = 1) const {
    return token >= back ? document_.tokens()[token - back].hash : 0;
  }

  /// Who is named below a session speaks there, but for hosts and guests; a body that does
  /// something there gives it.
  void add_people(MentionId session, Span words) {
    Predicate role = Predicate::performer;
    const auto [first, end] = document_.tokens_in(words);
    for (std::uint32_t at = first; at < end; ++at) {
      const std::uint64_t word = document_.tokens()[at].hash;
      if (ends_phrase(at)) role = Predicate::performer;
      if (language_.guest_links.contains(word)) role = Predicate::attendee;
      if (language_.host_links.contains(word)) role = Predicate::organizer;
      for (const MentionId id : document_.mentions_from(document_.tokens()[at].span)) {
        const Type type = document_.mentions()[id].type;
        if (type == Type::person) add(session, role, id, "agenda-speaker");
        if (type == Type::organization && is_given_by(at))
          add(session, Predicate::organizer, id, "agenda-giver");
      }
    }
  }

  bool ends_phrase(std::uint32_t token) const {
    const std::uint32_t begin = document_.tokens()[token].span.begin;
    const std::string_view text = document_.text();
    return text[begin] == ';' || (begin > 0 && text[begin - 1] == '\n');
  }

  /// "given by the", "led by experts of"
  bool is_given_by(std::uint32_t body) const {
    constexpr std::uint32_t kFarthest = 5;
    for (std::uint32_t back = 1; back <= kFarthest && back < body; ++back) {
      if (!language_.agent_links.contains(word_before(body, back))) continue;
      return language_.lead_links.contains(word_before(body, back + 1));
    }
    return false;
  }

  /// "Reception at the Town Hall", "Technical tour: Old Harbour, Vaasa".
  void add_places(MentionId session, Span line) {
    std::optional<Span> last;
    for (const MentionId id : document_.mentions_from(line)) {
      const Mention& place = document_.mentions()[id];
      if (place.type != Type::place) continue;
      std::uint32_t token = document_.tokens_in(place.span).first;
      if (language_.definite.contains(word_before(token))) --token;
      const bool linked = language_.place_links.contains(word_before(token));
      const bool next = last && place.span.begin <= last->end + kComma;
      const Span before{document_.mentions()[session].span.end, place.span.begin};
      const bool behind_title =
          before.begin + kComma == before.end && document_.text(before).starts_with(':');
      if (!linked && !next && !behind_title) continue;
      last = place.span;
      add(session, Predicate::location, id, "agenda-place");
    }
  }

  void add(MentionId session, Predicate predicate, MentionId object, std::string_view rule) {
    if (!told_.emplace(session, object).second) return;
    const Span both = join(document_.mentions()[session].span, document_.mentions()[object].span);
    found_.push_back({.subject = session,
                      .predicate = predicate,
                      .object = object,
                      .evidence = both,
                      .plugin = "extractors/relations",
                      .rule = std::string(rule),
                      .confidence = 0.8});
  }

  static constexpr std::uint32_t kComma = sizeof(", ") - 1;

  const Document& document_;
  const Language& language_;
  const Topics& topics_;
  std::vector<Relation>& found_;
  std::set<std::pair<MentionId, MentionId>> told_;
};

}  // namespace

void add_agenda_roles(const Document& document, const Language& language, const Topics& topics,
                      std::vector<Relation>& found) {
  EntryReader reader(document, language, topics, found);
  for (const AgendaEntry& entry : agenda_entries(document)) reader.read(entry);
}

}  // namespace docweave::relations
