#include "sections.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string>

#include <docweave/agenda.hpp>
#include <docweave/text.hpp>

#include "agenda.hpp"

namespace docweave::relations {
namespace {

/// Cuts the text where an entry, a heading or an item begins and ends.
class Cutter {
 public:
  explicit Cutter(const Outline& outline)
      : outline_(outline), entries_(agenda_entries(outline.document)), entry_(entries_.begin()) {
    std::erase_if(entries_, [&](const AgendaEntry& e) { return !outline.story.contains(e.span); });
    entry_ = entries_.begin();
    sections_.push_back({outline.story, outline.main_event, std::nullopt});
  }

  std::vector<Section> cut() {
    bool in_item = false;
    for (const Block& block : outline_.document.blocks()) {
      if (!outline_.story.contains(block.span)) continue;
      if (begin_entries(block) || block.span.begin < entries_end()) continue;
      const bool left = sections_.back().span.begin < entries_end();
      if (block.kind == BlockKind::table_cell && block.group != 0 && block.group == row_) continue;
      const std::optional<MentionId> own = own_event(outline_.document, row_from(block));
      const bool heading = block.kind == BlockKind::heading;
      if (in_item && !own && !heading && !left && goes_on(block)) continue;
      const bool item_ends = in_item;
      in_item = own && !heading;
      const bool label = !heading && !own && is_label(block);
      if (heading || own) {
        begin_titled(block, own);
      } else if (left || item_ends || label) {
        begin(block.span.begin, own);
      }
      if (own && !heading) sections_.back().item = true;
      if (heading) {
        above_ = sections_.size() - 1;
      } else if ((item_ends || label) && !own) {
        sections_.back().above = above_;
        sections_.back().labelled = label;
      }
    }
    return std::move(sections_);
  }

 private:
  void begin(std::uint32_t at, std::optional<MentionId> event) {
    const std::uint32_t end = sections_.back().span.end;
    sections_.back().span.end = at;
    sections_.push_back({{at, end}, event, event});
  }

  /// "12 June 2024" over a title goes with it, unless it stands below another title as its day.
  void begin_titled(const Block& title, std::optional<MentionId> own) {
    const Block* first = outline_.document.blocks().data();
    const bool below = &title != first && is_day_line(outline_.document, *(&title - 1));
    const bool taken = below && &title - first > 1 && title_ == &title - 2 && !led_;
    led_ = below && !taken;
    title_ = &title;
    const std::uint32_t at = led_ ? (&title - 1)->span.begin : title.span.begin;
    if (at > 0 && sections_.back().span.begin == at) {
      sections_.back() = {sections_.back().span, own, own};
    } else {
      begin(at, own);
    }
  }

  /// In a list of events with their days above or below their titles, lines and paragraphs below
  /// go on with the last one, up to the day of the next.
  bool goes_on(const Block& block) const {
    const Document& document = outline_.document;
    const Block* end = document.blocks().data() + document.blocks().size();
    if (title_ == nullptr || !(led_ || is_day_line(document, *(title_ + 1)))) return false;
    if (block.kind != BlockKind::line && block.kind != BlockKind::paragraph) return false;
    if (!is_day_line(document, block) || &block + 1 == end) return true;
    const Block& next = *(&block + 1);
    const bool titled = next.kind == BlockKind::heading || own_event(document, next.span);
    return !titled || (&block == title_ + 1 && !led_);
  }

  /// A line that is a label and nothing else.
  bool is_label(const Block& block) const {
    return block.kind == BlockKind::line &&
           outline_.language.labels.meaning(outline_.document.text(block.span)).has_value();
  }

  /// The rest of its row where a block is the first cell of one.
  Span row_from(const Block& block) {
    row_ = block.kind == BlockKind::table_cell ? block.group : 0;
    Span row = block.span;
    if (row_ == 0) return row;
    const auto blocks = outline_.document.blocks();
    for (const Block* next = &block; next != blocks.data() + blocks.size() && next->group == row_;
         ++next) {
      row.end = next->span.end;
    }
    return row;
  }

  /// Those of the agenda's entries that begin in a block.
  bool begin_entries(const Block& block) {
    const auto before = entry_;
    for (; entry_ != entries_.end() && entry_->line.begin < block.span.end; ++entry_) {
      begin(entry_->line.begin, own_event(outline_.document, entry_->line));
      sections_.back().idle = is_break(entry_->line);
      sections_.back().item = sections_.back().event.has_value();
    }
    return entry_ != before;
  }

  std::uint32_t entries_end() const {
    return entry_ == entries_.begin() ? 0 : std::prev(entry_)->span.end;
  }

  /// "Lunch hosted by the Port Agency": who gives a meal does not hold the meeting.
  bool is_break(Span line) const {
    const auto [first, end] = outline_.document.tokens_in(line);
    return first < end && outline_.language.breaks.contains(outline_.document.tokens()[first].hash);
  }

  const Outline& outline_;
  std::vector<AgendaEntry> entries_;
  std::vector<AgendaEntry>::const_iterator entry_;
  std::vector<Section> sections_;
  std::size_t above_ = 0;         ///< Below the last heading.
  std::uint32_t row_ = 0;         ///< The group of the last row that was looked at.
  const Block* title_ = nullptr;  ///< The last heading or line with an event of its own.
  bool led_ = false;              ///< Its day stands above it.
};

/// In a list of news the first event is that of its own item alone.
bool is_elsewhere(const Outline& outline, const Section& first, const Section& section) {
  if (outline.titled || !outline.main_event || section.span.begin == outline.story.begin)
    return false;
  const Span main = outline.document.mentions()[*outline.main_event].span;
  return !first.span.contains(main) && main.begin >= section.span.end;
}

/// What a section's heading names, and the event that it speaks of.
void name(const Outline& outline, Section& section) {
  const auto heading_end = outline.document.text().find('\n', section.span.begin);
  for (const MentionId id : outline.topics) {
    const Mention& mention = outline.document.mentions()[id];
    if (!section.span.contains(mention.span)) continue;
    const bool in_heading = mention.span.end <= heading_end;
    const bool first = section.span.begin == outline.story.begin;
    if (in_heading && !first && !section.heading) section.heading = id;
    if (section.event || section.idle || mention.type != Type::event) continue;
    if (!outline.titled || in_heading) section.event = id;
  }
}

/// News of several events, one below the other: what one item does not name is in no other. Told by
/// two sections whose events have different names, none of them in the title or above.
bool is_digest(const Outline& outline, const std::vector<Section>& sections) {
  if (outline.titled || !outline.main_event) return false;
  const Document& document = outline.document;
  if (sections.front().span.contains(document.mentions()[*outline.main_event].span)) return false;
  std::set<std::string> names;
  for (const Section& section : std::span(sections).subspan(1)) {
    const Block* heading = document.block_at(section.span.begin);
    const bool headed =
        heading && heading->span.begin == section.span.begin && heading->kind == BlockKind::heading;
    if (!headed || !section.event) continue;
    const Mention& event = document.mentions()[*section.event];
    constexpr std::uint32_t kTelling = 3;  // Words of a description: "five-day reef course".
    const auto [first, end] = document.tokens_in(event.span);
    if ((event.form == Form::named || end - first >= kTelling) && section.span.contains(event.span))
      names.insert(fold_name(document.text(event.span)));
  }
  return names.size() > 1;
}

}  // namespace

bool is_day_line(const Document& document, const Block& block) {
  constexpr std::uint32_t kShortLine = 40;  // Bytes of a date with its weekday and hours.
  constexpr std::size_t kDay = std::string_view("2022-05-17").size();
  if (block.kind != BlockKind::line && block.kind != BlockKind::paragraph) return false;
  if (block.span.size() > kShortLine) return false;
  bool dated = false;
  for (const MentionId id : document.mentions_from(block.span)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type == Type::event) return false;
    dated = dated || (mention.type == Type::date && mention.rule != "publication" &&
                      mention.span.begin == block.span.begin && mention.value.size() >= kDay);
  }
  return dated;
}

std::optional<MentionId> own_event(const Document& document, Span words) {
  for (const MentionId id : document.mentions_from(words)) {
    const Mention& mention = document.mentions()[id];
    const bool row = mention.rule == kColumnRule && mention.type == Type::event;
    if (mention.rule == kAgendaRule || mention.rule == kSectionRule || row) return id;
  }
  return std::nullopt;
}

std::vector<Section> sections_of(const Outline& outline) {
  std::vector<Section> sections = Cutter(outline).cut();
  for (Section& section : sections) name(outline, section);
  const bool digest = is_digest(outline, sections);
  for (Section& section : sections) {
    if (section.above) {
      const Section& above = sections[*section.above];
      const bool of_page = section.labelled && !above.heading && !digest;
      section.event = of_page ? outline.main_event : above.event;
      section.heading = above.heading;
      continue;
    }
    if (digest) continue;
    if (!section.event && !section.idle && !is_elsewhere(outline, sections.front(), section))
      section.event = outline.main_event;
  }
  return sections;
}

}  // namespace docweave::relations
