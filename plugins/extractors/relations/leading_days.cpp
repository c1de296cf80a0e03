#include "leading_days.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <docweave/stories.hpp>
#include <docweave/text.hpp>

#include "roles.hpp"

namespace docweave::relations {
namespace {

constexpr std::size_t kMonth = std::string_view("2022-05").size();
constexpr std::size_t kDay = std::string_view("2022-05-17").size();

std::set<MentionId> dated_events(const std::vector<Relation>& found, bool weak) {
  std::set<MentionId> dated;
  for (const Relation& r : found) {
    if (r.predicate == Predicate::start_date && (weak || !r.weak)) dated.insert(r.subject);
  }
  return dated;
}

void add_days(const Document& document, const Relation& start, std::vector<Relation>& found) {
  for (const Predicate predicate : {Predicate::start_date, Predicate::end_date}) {
    Relation relation = start;
    relation.predicate = predicate;
    add_allowed(document, std::move(relation), true, found);
  }
}

/// The date that a block begins with, alone or behind a town: "Struga, 16 September. A workshop".
std::optional<MentionId> leading_date(const Document& document, const Block& block) {
  const bool item = block.kind == BlockKind::list_item || block.kind == BlockKind::paragraph ||
                    block.kind == BlockKind::line;
  if (!item) return std::nullopt;
  std::uint32_t end = block.span.begin;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    constexpr std::uint32_t kComma = sizeof(", ") - 1;
    if (mention.span.begin > end + kComma || mention.span.begin < end) return std::nullopt;
    end = mention.span.end;
    if (mention.type == Type::place) continue;
    const bool day = mention.type == Type::date && mention.value.size() >= kMonth &&
                     mention.rule != kPublicationRule && mention.rule != "dateline";
    if (!day) return std::nullopt;
    const std::string_view rest = document.text({mention.span.end, block.span.end});
    // "Leith, 5 May 2019 –" is a dateline.
    const bool stops = rest.starts_with(". ") || rest.starts_with(": ");
    const bool goes_on = rest.starts_with(" - ") || rest.starts_with(" – ") ||
                         rest.starts_with(" — ") || rest.starts_with(" (");
    const bool alone = mention.span.begin == block.span.begin;
    return stops || (alone && goes_on) ? std::optional(id) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void add_leading_days(const Document& document, std::vector<Relation>& found) {
  constexpr std::uint32_t kFarthest = 160;
  constexpr std::size_t kTopLines = 3;
  std::vector<std::pair<MentionId, const Block*>> days;
  for (const Block& block :
       document.blocks().subspan(std::min(kTopLines, document.blocks().size()))) {
    if (const auto day = leading_date(document, block)) days.emplace_back(*day, &block);
  }
  if (days.size() < 2) return;
  std::set<MentionId> dated = dated_events(found, false);
  for (const auto& [day, block] : days) {
    const Span date = document.mentions()[day].span;
    std::optional<MentionId> event;
    for (const MentionId id : document.mentions_from({date.end, block->span.end})) {
      const Mention& mention = document.mentions()[id];
      if (mention.span.begin > date.end + kFarthest || mention.type == Type::date) break;
      if (mention.type != Type::event) continue;
      event = id;
      break;
    }
    if (!event || !dated.insert(*event).second) continue;
    add_days(document,
             {.subject = *event,
              .object = day,
              .evidence = join(date, document.mentions()[*event].span),
              .plugin = "extractors/relations",
              .rule = "leading-day",
              .confidence = 0.8},
             found);
  }
}

void add_days_told_before(const Document& document, const Language& language,
                          std::vector<Relation>& found) {
  const std::set<MentionId> dated = dated_events(found, true);
  const auto sentences = document.sentences();
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    const Sentence& before = sentences[i - 1];
    const Sentence& here = sentences[i];
    const auto tokens = document.tokens();
    if (before.block != here.block || here.end_token <= here.first_token + 1) continue;
    if (!language.definite.contains(tokens[here.first_token].hash)) continue;
    std::optional<MentionId> event;
    bool own = false;  // "The ceremony was on Tuesday."
    for (const MentionId id : document.mentions_from(here.span)) {
      const Mention& mention = document.mentions()[id];
      own = own || mention.type == Type::date;
      if (mention.type == Type::event && mention.form == Form::nominal &&
          mention.span.begin == tokens[here.first_token + 1].span.begin)
        event = id;
    }
    if (!event || own || dated.contains(*event)) continue;
    std::optional<MentionId> day;
    bool others = false;
    for (const MentionId id : document.mentions_from(before.span)) {
      const Mention& mention = document.mentions()[id];
      others = others || mention.type == Type::event || (mention.type == Type::date && day);
      if (mention.type == Type::date && mention.value.size() >= kDay) day = id;
    }
    if (!day || others) continue;
    const Mention& told = document.mentions()[*event];
    const bool part = document.mentions()[*day].value.size() > kDay &&
                      holds_phrase(fold_name(document.text(told.span)), language.part_events);
    if (part) continue;
    add_days(document,
             {.subject = *event,
              .object = *day,
              .evidence = join(document.mentions()[*day].span, document.mentions()[*event].span),
              .plugin = "extractors/relations",
              .rule = "day-told-before",
              .confidence = 0.7,
              .weak = true},
             found);
  }
}

}  // namespace docweave::relations
