#include "topics.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

#include <docweave/stories.hpp>
#include <docweave/text.hpp>

#include "agenda.hpp"

namespace docweave::relations {
namespace {

/// The blocks of a story.
std::span<const Block> blocks_of(const Document& document, Span story) {
  const auto blocks = document.blocks();
  const auto first = std::ranges::lower_bound(blocks, story.begin, {},
                                              [](const Block& block) { return block.span.begin; });
  const auto end = std::ranges::lower_bound(blocks, story.end, {},
                                            [](const Block& block) { return block.span.begin; });
  return {first, end};
}

/// The title and, right below it, further lines of it: "WHITE GOLD" over "International Conference
/// on Saltworks". News below others have no title but the line that they begin with.
Span title_lines(std::span<const Block> blocks, bool first_story) {
  constexpr std::ptrdiff_t kMostBelow = 2;
  const auto title = std::ranges::find(blocks, BlockKind::title, &Block::kind);
  if (title == blocks.end()) return first_story ? Span{} : blocks.front().span;
  Span lines = title->span;
  for (auto line = title + 1; line != blocks.end() && line - title <= kMostBelow; ++line) {
    if (line->kind != BlockKind::heading && line->kind != BlockKind::line) break;
    lines = join(lines, line->span);
  }
  return lines;
}

const Block* end_of_lead(std::span<const Block> blocks) {
  constexpr int kLeadParagraphs = 2;
  int paragraphs = 0;
  const Block* last = nullptr;
  for (const Block& block : blocks) {
    last = &block;
    if (block.kind == BlockKind::paragraph && ++paragraphs == kLeadParagraphs) break;
  }
  return last;
}

}  // namespace

Topics::Topics(const Document& document, const Language& language)
    : document_(document),
      language_(language),
      grant_lists_(relations::grant_lists(document, language)) {
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    const Type type = document.mentions()[id].type;
    if (type == Type::event || type == Type::project) mentions_.push_back(id);
  }
  std::ranges::stable_sort(mentions_, {},
                           [&](MentionId id) { return document.mentions()[id].span; });
  for (const Span story : stories_of(document_)) {
    const Told& told = told_.emplace_back(told_in(story));
    std::ranges::move(
        sections_of({document_, language_, mentions_, story, told.event, told.title_has_event}),
        std::back_inserter(sections_));
  }
  lists_of_givers_ = lists_of_givers();
}

Topics::Told Topics::told_in(Span story) const {
  const auto blocks = blocks_of(document_, story);
  const Span title_span = title_lines(blocks, story.begin == 0);
  Told told{.story = story, .lead_end = end_of_lead(blocks)};
  for (const MentionId id : mentions_) {
    const Mention& mention = document_.mentions()[id];
    if (!story.contains(mention.span)) continue;
    const bool event = mention.type == Type::event;
    std::optional<MentionId>& main = event ? told.event : told.project;
    bool& in_title = event ? told.title_has_event : told.title_has_project;
    // "a new programme" under a headline is no name of what the page is about.
    const bool named = event || mention.form == Form::named;
    if (mention.rule == kAgendaRule) continue;
    if (named && !in_title && title_span.contains(mention.span)) {
      in_title = true;
      main = id;
    }
    const auto worth = [&](MentionId project) {
      return std::pair(document_.mentions()[project].form == Form::named, !is_programme(project));
    };
    if (!main || (!event && !in_title && worth(id) > worth(*main))) main = id;
  }
  return told;
}

const Topics::Told& Topics::told_at(Span where) const {
  const auto after =
      std::ranges::upper_bound(told_, where.begin, {}, [](const Told& t) { return t.story.begin; });
  return after == told_.begin() ? told_.front() : *std::prev(after);
}

/// "The programme" of a text that names no project is that of its event.
bool Topics::is_known(MentionId project) const {
  const Mention& mention = document_.mentions()[project];
  const auto& main = told_at(mention.span).project;
  return mention.form == Form::named || (main && document_.mentions()[*main].form == Form::named);
}

bool Topics::is_payer(MentionId id) const {
  const Mention& project = document_.mentions()[id];
  if (project.type != Type::project || project.rule == "label") return false;
  if (const auto name = name_before(project)) return is_payer(*name);
  return project.rule.starts_with("list") || holds_word(document_, project.span, language_.funds);
}

/// "the Erasmus+ [programme]"
std::optional<MentionId> Topics::name_before(const Mention& noun) const {
  if (noun.form == Form::named) return std::nullopt;
  constexpr std::uint32_t kLongestName = 100;
  const std::uint32_t begin = noun.span.begin - std::min(noun.span.begin, kLongestName);
  for (const MentionId id : document_.mentions_from({begin, noun.span.begin})) {
    const Mention& name = document_.mentions()[id];
    if (name.type == noun.type && name.form == Form::named && name.span.end + 1 == noun.span.begin)
      return id;
  }
  return std::nullopt;
}

bool Topics::is_programme(MentionId id) const {
  if (!is_payer(id)) return false;
  const Mention& mention = document_.mentions()[id];
  const Sentence* sentence = document_.sentence_at(mention.span.begin);
  const BlockKind kind = sentence ? document_.blocks()[sentence->block].kind : BlockKind::line;
  return kind != BlockKind::title && kind != BlockKind::heading;
}

/// "The annual meeting of the Reef Project took place": the meeting did.
bool Topics::names_whose(MentionId event, MentionId project) const {
  constexpr std::uint32_t kLink = sizeof(" of the ") - 1;
  const Mention& thing = document_.mentions()[event];
  const Mention& whose = document_.mentions()[project];
  return thing.type == Type::event && whose.type == Type::project &&
         whose.span.begin <= thing.span.end + kLink;
}

bool Topics::pays_through(MentionId programme) const {
  const auto first = document_.tokens_in(document_.mentions()[programme].span).first;
  return first > 0 && language_.through.contains(document_.tokens()[first - 1].hash);
}

std::optional<MentionId> Topics::nearest_before(Span where, bool events, bool projects) const {
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr) return std::nullopt;
  // "The meeting of the Reef Project, which is funded by ...": the project is.
  const bool of_last = is_relative_clause(where);
  std::optional<MentionId> nearest;
  for (const MentionId id : document_.mentions_from({sentence->span.begin, where.begin})) {
    const Type type = document_.mentions()[id].type;
    const bool fits =
        (type == Type::event && events) || (type == Type::project && projects && is_known(id));
    if (fits && nearest && !of_last && names_whose(*nearest, id)) continue;
    // "within Interreg, co-funded by": who pays is said of the programme, who runs of the project.
    constexpr std::uint32_t kComma = sizeof(", ") - 1;
    const bool beside =
        events && projects && document_.mentions()[id].span.end + kComma >= where.begin;
    // "X, funded by the Union under IPA and run by": X is run so.
    if (fits && nearest && !beside && type == Type::project && pays_through(id)) continue;
    if (fits && (!nearest || beside || !is_programme(id) || is_programme(*nearest))) nearest = id;
  }
  return nearest;
}

/// "Hosted by Peru, the forum drew ...": what the sentence goes on to speak of.
std::optional<MentionId> Topics::behind_opening(Span where, bool events, bool projects) const {
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr ||
      !language_.topic_openers.contains(document_.tokens()[sentence->first_token].hash))
    return std::nullopt;
  for (const MentionId id : document_.mentions_from({where.end, sentence->span.end})) {
    const Type type = document_.mentions()[id].type;
    if ((type == Type::event && events) || (type == Type::project && projects && is_known(id)))
      return id;
  }
  return std::nullopt;
}

/// "... she said at the closing ceremony": the event at which what the sentence tells happened.
std::optional<MentionId> Topics::event_behind(Span where, const WordSet& links) const {
  constexpr std::uint32_t kMostBetween = 3;  // "at the same [ceremony]"
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr) return std::nullopt;
  for (const MentionId id : document_.mentions_from({where.end, sentence->span.end})) {
    if (document_.mentions()[id].type != Type::event) continue;
    const auto first = document_.tokens_in(document_.mentions()[id].span).first;
    for (std::uint32_t back = 1; back <= std::min(first, kMostBetween); ++back) {
      if (links.contains(document_.tokens()[first - back].hash)) return id;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<MentionId> Topics::carried_over(Span where, bool events, bool projects) const {
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr || sentence == &document_.sentences().front()) return std::nullopt;
  const Sentence& before = *std::prev(sentence);
  const bool refers = holds_word(document_, where, language_.pronouns);
  const std::uint32_t first = sentence->first_token;
  const bool opens = language_.goes_on.contains(document_.tokens()[first].hash) ||
                     (first + 1 < sentence->end_token &&
                      language_.definite.contains(document_.tokens()[first].hash) &&
                      language_.remainders.contains(document_.tokens()[first + 1].hash));
  if (before.block != sentence->block || (!refers && !opens)) return std::nullopt;
  // "It was funded" goes on with the subject, "has awarded it a grant" with what came last.
  std::optional<MentionId> thing;
  for (const MentionId id : document_.mentions_from(before.span)) {
    const Type type = document_.mentions()[id].type;
    const bool fits = (type == Type::event && events) || (type == Type::project && projects);
    if (fits && (!thing || (refers && !opens))) thing = id;
  }
  return thing;
}

/// "The signing ceremony was witnessed by the President. The signatories were ...": the first event
/// that the first sentence of the paragraph names.
std::optional<MentionId> Topics::opening_event(Span where) const {
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr) return std::nullopt;
  const Sentence* opening = document_.sentence_at(document_.blocks()[sentence->block].span.begin);
  if (opening == nullptr || opening == sentence) return std::nullopt;
  for (const MentionId id : document_.mentions_from(opening->span)) {
    if (document_.mentions()[id].type == Type::event) return id;
  }
  return std::nullopt;
}

std::optional<MentionId> Topics::run_in_heading(Span where, bool events) const {
  constexpr std::uint32_t kStop = 1;
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr) return std::nullopt;
  const Span block = document_.blocks()[sentence->block].span;
  const Sentence* opening = document_.sentence_at(block.begin);
  if (opening == nullptr || opening == sentence) return std::nullopt;
  for (const MentionId id : document_.mentions_from({block.begin, block.begin + 1})) {
    const Mention& name = document_.mentions()[id];
    const bool fits = name.type == Type::project || (events && name.type == Type::event);
    if (fits && name.form == Form::named && name.span.begin == block.begin &&
        name.span.end + kStop >= opening->span.end) {
      return id;
    }
  }
  return std::nullopt;
}

std::optional<MentionId> Topics::led_event(Span where) const {
  const Told& told = told_at(where);
  const Block* block = document_.block_at(where.begin);
  const bool leads =
      block != nullptr && block->kind == BlockKind::paragraph && block <= told.lead_end;
  return leads && told.title_has_event ? told.event : std::nullopt;
}

const Section* Topics::section_at(Span where) const {
  const auto after = std::ranges::upper_bound(sections_, where.begin, {},
                                              [](const Section& s) { return s.span.begin; });
  if (after == sections_.begin()) return nullptr;
  const Section& section = *std::prev(after);
  return section.span.contains(where) ? &section : nullptr;
}

std::optional<MentionId> Topics::granted_at(Span where) const {
  for (const std::vector<GrantEntry>& list : grant_lists_) {
    if (where.begin < list.front().span.begin || where.begin >= list.back().span.end) continue;
    const auto next = std::ranges::upper_bound(
        list, where.begin, {}, [](const GrantEntry& entry) { return entry.span.begin; });
    if (next != list.begin() && std::prev(next)->span.contains(where))
      return std::prev(next)->project;
  }
  return std::nullopt;
}

std::optional<MentionId> Topics::event_at(Span where) const {
  if (const auto near = nearest_before(where, true, false)) return near;
  if (const auto at = event_behind(where, language_.occasions)) return at;
  if (const auto behind = behind_opening(where, true, false)) return behind;
  if (const auto before = carried_over(where, true, false)) return before;
  if (const auto above = opening_event(where)) return above;
  const Section* section = section_at(where);
  const std::optional<MentionId> event = section ? section->event : main_event(where);
  return event && stands_out(*event, where) ? event : std::nullopt;
}

std::optional<MentionId> Topics::joined_event_at(Span where) const {
  if (nearest_before(where, true, false)) return event_at(where);
  const auto behind = event_behind(where, language_.joining);
  return behind ? behind : event_at(where);
}

/// "The kick-off lasted two days": the first event that a text without one in its title names, as
/// if told of before, is what all of it is about.
bool Topics::is_presupposed(MentionId event) const {
  const Mention& mention = document_.mentions()[event];
  const std::uint32_t first = document_.tokens_in(mention.span).first;
  const Told& told = told_at(mention.span);
  return event == told.event && !told.title_has_event && mention.form == Form::nominal &&
         first > 0 && language_.definite.contains(document_.tokens()[first - 1].hash) &&
         document_.text(mention.span).find(' ') == std::string_view::npos &&
         holds_phrase(fold_name(document_.text(mention.span)), language_.told_events);
}

/// A text is about the event of its title, a heading or its first paragraphs; one that is named
/// further down is meant near by alone.
bool Topics::stands_out(MentionId event, Span where) const {
  if (is_presupposed(event)) return true;
  const Span name = document_.mentions()[event].span;
  const Block* own = document_.block_at(name.begin);
  const Block* here = document_.block_at(where.begin);
  if (own == nullptr || here < own) return false;
  const bool leads = own->kind != BlockKind::paragraph || own <= told_at(name).lead_end;
  if (leads && own->kind != BlockKind::list_item && own->span.contains(name)) return true;
  return name.begin < where.begin && here - own <= 1;
}

std::optional<MentionId> Topics::project_at(Span where) const {
  if (const auto near = nearest_before(where, false, true)) return near;
  if (const auto behind = behind_opening(where, false, true)) return behind;
  if (const auto before = carried_over(where, false, true)) return before;
  if (const auto heading = run_in_heading(where, false)) return heading;
  if (const auto granted = granted_at(where)) return granted;
  const Section* section = section_at(where);
  if (section && section->item) return std::nullopt;  // It tells of its event alone.
  const bool named =
      section && section->heading && document_.mentions()[*section->heading].type == Type::project;
  return named ? section->heading : project_of_story(where);
}

/// A programme that everybody knows pays for things that the text need not name.
std::optional<MentionId> Topics::project_of_story(Span where) const {
  const auto& project = told_at(where).project;
  const bool of_others = project && (is_programme(*project) || is_passed(*project, where));
  return of_others ? std::nullopt : project;
}

/// "Bees for Bhutan" over one section, "Library Bus Prizren" over the next: what a heading names is
/// no longer told of below another heading of its rank that names something else.
bool Topics::is_passed(MentionId named, Span where) const {
  const Mention& mention = document_.mentions()[named];
  const Block* heading = document_.block_at(mention.span.begin);
  if (heading == nullptr || heading->kind != BlockKind::heading) return false;
  const Block* end = document_.block_at(where.begin);
  for (const Block* next = heading + 1; end != nullptr && next <= end; ++next) {
    if (next->kind != BlockKind::heading || next->level > heading->level) continue;
    const auto named_there = document_.mentions_from(next->span);
    if (std::ranges::any_of(named_there, [&](MentionId id) {
          const Mention& other = document_.mentions()[id];
          const bool thing = other.type == Type::organization || other.type == Type::project ||
                             other.type == Type::event;
          return thing && other.span.begin == next->span.begin &&
                 2 * other.span.size() > next->span.size();
        })) {
      return true;
    }
  }
  return false;
}

/// "the project, which is funded by": says something of the nearest name.
bool Topics::is_relative_clause(Span where) const {
  auto first = document_.tokens_in(where).first;
  const auto before = [&] { return document_.tokens()[first - 1].hash; };
  while (first > 0 && language_.auxiliaries.contains(before())) --first;
  return first > 0 && language_.relative.contains(before());
}

std::optional<MentionId> Topics::subject_at(Span where, bool bodies) const {
  const Sentence* sentence = document_.sentence_at(where.begin);
  if (sentence == nullptr || is_relative_clause(where)) return topic_at(where);
  for (const MentionId id : document_.mentions_from({sentence->span.begin, where.begin})) {
    const Type type = document_.mentions()[id].type;
    if (type == Type::event || (type == Type::project && is_known(id))) return id;
  }
  const auto body = bodies ? body_of(*sentence, where) : std::nullopt;
  return body ? body : topic_at(where);
}

std::optional<MentionId> Topics::topic_at(Span where) const {
  const auto near = nearest_before(where, true, true);
  // "the partners of SHORE came together for the kick-off meeting"
  const bool of_event = !near || document_.mentions()[*near].type == Type::project;
  if (const auto at = of_event ? event_behind(where, language_.occasions) : std::nullopt) return at;
  if (near) return near;
  if (const auto behind = behind_opening(where, true, true)) return behind;
  if (const auto before = carried_over(where, true, true)) return before;
  if (const auto heading = run_in_heading(where, true)) return heading;
  if (const auto granted = granted_at(where)) return granted;
  const Section* section = section_at(where);
  if (section && section->heading) return section->heading;
  const std::optional<MentionId> event = event_at(where);
  const std::optional<MentionId> project = project_of_story(where);
  const Told& told = told_at(where);
  const bool about_project =
      project && (!event || (told.title_has_project && !told.title_has_event));
  return about_project ? project : event;
}

}  // namespace docweave::relations
