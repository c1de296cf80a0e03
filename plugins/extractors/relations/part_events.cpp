#include "part_events.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <docweave/text.hpp>

namespace docweave::relations {
namespace {

/// The event that a part named there is of: what the text speaks of, when it is of a kind that has
/// parts and is named before.
std::optional<MentionId> whole_of(const Document& document, const Language& language,
                                  const Topics& topics, Span part) {
  for (const auto whole : {topics.event_at({part.begin, part.begin}), topics.main_event(part)}) {
    if (!whole || document.mentions()[*whole].span.begin >= part.begin) continue;
    const std::string name = fold_name(document.text(document.mentions()[*whole].span));
    const bool fits =
        holds_phrase(name, language.whole_events) && !holds_phrase(name, language.part_events);
    if (fits) return whole;
  }
  return std::nullopt;
}

/// "Round table with partners. Held in May": a heading or first words name an event of their own.
bool opens_block(const Document& document, Span part) {
  const Block* block = document.block_at(part.begin);
  return block && block->span.begin == part.begin;
}

}  // namespace

void add_part_events(const Document& document, const Language& language, const Topics& topics,
                     std::vector<Relation>& found) {
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Mention& part = document.mentions()[id];
    if (part.type != Type::event || opens_block(document, part.span) ||
        !holds_phrase(fold_name(document.text(part.span)), language.part_events)) {
      continue;
    }
    const auto whole = whole_of(document, language, topics, part.span);
    if (!whole) continue;
    found.push_back({.subject = id,
                     .predicate = Predicate::part_of,
                     .object = *whole,
                     .evidence = part.span,
                     .plugin = "extractors/relations",
                     .rule = "part-of-event",
                     .confidence = 0.75,
                     .weak = true});
  }
}

}  // namespace docweave::relations
