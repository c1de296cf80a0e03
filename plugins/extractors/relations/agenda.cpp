#include "agenda.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <docweave/agenda.hpp>

namespace docweave::relations {
namespace {

constexpr std::size_t kDay = std::string_view("2022-05-17").size();
/// Far below its day a session alone proves better than all the lines between.
constexpr std::uint32_t kLongestQuote = 300;

/// The date of a line that says little else: "DAY ONE – Wednesday, 30 October 2019".
std::optional<MentionId> day_of(const Document& document, const Block& block) {
  std::optional<MentionId> day;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type != Type::date) return std::nullopt;
    if (mention.value.size() == kDay && 2 * mention.span.size() >= block.span.size()) day = id;
  }
  return day;
}

}  // namespace

void add_agenda_days(const Document& document, std::vector<Relation>& found) {
  std::optional<MentionId> day;
  for (const Block& block : document.blocks()) {
    if (const auto next = day_of(document, block)) day = next;
    if (!day) continue;
    for (const MentionId id : document.mentions_from(block.span)) {
      const Mention& session = document.mentions()[id];
      if (session.rule != kAgendaRule) continue;
      const Span both = join(document.mentions()[*day].span, session.span);
      found.push_back({.subject = id,
                       .predicate = Predicate::start_date,
                       .object = *day,
                       .evidence = both.size() <= kLongestQuote ? both : session.span,
                       .plugin = "extractors/relations",
                       .rule = "agenda-day",
                       .confidence = 0.8});
    }
  }
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
