#include "agenda.hpp"

#include <algorithm>
#include <optional>
#include <set>

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
  const std::optional<MentionId> main = topics.main_event();
  if (!main || document.mentions()[*main].rule == kAgendaRule) return;
  std::set<MentionId> parts;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::part_of) parts.insert(r.subject);
  }
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& session = document.mentions()[id];
    if (session.rule != kAgendaRule || parts.contains(id)) continue;
    found.push_back({.subject = id,
                     .predicate = Predicate::part_of,
                     .object = *main,
                     .evidence = session.span,
                     .plugin = "extractors/relations",
                     .rule = "agenda-part",
                     .confidence = 0.85});
  }
}

}  // namespace docweave::relations
