#include "section_facts.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "roles.hpp"
#include "sections.hpp"

namespace docweave::relations {
namespace {

constexpr std::size_t kMonth = std::string_view("2022-05").size();
constexpr std::size_t kDay = std::string_view("2022-05-17").size();

constexpr std::uint32_t kShortLine = 40;  ///< Bytes of a date with its weekday and hours.

class FactReader {
 public:
  FactReader(const Document& document, const Topics& topics, std::vector<Relation>& found)
      : document_(document), topics_(topics), found_(found) {}

  void read(MentionId event) {
    const std::size_t block = block_of(event);
    if (document_.blocks()[block].kind == BlockKind::heading) {
      add_places_before(event, document_.blocks()[block].span);
    } else {
      turn_to(event, document_.blocks()[block].span);
    }
    add_day(event, block);
    add_places(event, document_.blocks()[block].span);
    add_project(event);
  }

 private:
  const Mention& mention(MentionId id) const { return document_.mentions()[id]; }

  std::size_t block_of(MentionId id) const {
    return static_cast<std::size_t>(document_.block_at(mention(id).span.begin) -
                                    document_.blocks().data());
  }

  /// The page's project is what an item tells of; that it is the event's the first words say.
  void turn_to(MentionId event, Span item) {
    for (Relation& r : found_) {
      const bool own = r.predicate == Predicate::start_date || r.predicate == Predicate::end_date ||
                       r.predicate == Predicate::location;
      if (own && mention(r.subject).type == Type::project && item.contains(r.evidence))
        r.subject = event;
    }
  }

  /// The date in front, else the first day that the text below tells.
  void add_day(MentionId event, std::size_t block) {
    const bool dated = std::ranges::any_of(found_, [&](const Relation& r) {
      return r.subject == event && r.predicate == Predicate::start_date && !r.weak;
    });
    if (dated) return;
    const auto blocks = document_.blocks();
    const bool heading = blocks[block].kind == BlockKind::heading;
    if (take_day(event, blocks[block].span, heading ? kDay : kMonth)) return;
    if (heading && block > 0 && is_day_line(document_, blocks[block - 1])) {
      take_day(event, blocks[block - 1].span, kDay);
      return;
    }
    if (heading && block + 1 < blocks.size()) {
      take_day(event, blocks[block + 1].span, kDay);
    } else if (block > 0 && blocks[block - 1].span.size() <= kShortLine) {
      take_day(event, blocks[block - 1].span, kDay);
    }
  }

  /// The first date in a stretch that tells as much.
  bool take_day(MentionId event, Span words, std::size_t least) {
    for (const MentionId id : document_.mentions_from(words)) {
      if (mention(id).type != Type::date || mention(id).value.size() < least) continue;
      add(event, Predicate::start_date, id);
      add(event, Predicate::end_date, id);
      return true;
    }
    return false;
  }

  /// "Ostend, 3-7 May 2020: Training on nets"
  void add_places_before(MentionId event, Span heading) {
    for (const MentionId id : document_.mentions_from({heading.begin, mention(event).span.begin})) {
      if (mention(id).type == Type::place) add(event, Predicate::location, id);
    }
  }

  /// "Open Beach Day, Ostend, Belgium", "Study visit to Oslo"
  void add_places(MentionId event, Span block) {
    constexpr std::uint32_t kComma = sizeof(", ") - 1;
    const Span name = mention(event).span;
    std::uint32_t end = name.end;
    for (const MentionId id : document_.mentions_from({name.begin, block.end})) {
      const Mention& place = mention(id);
      if (place.type != Type::place && place.type != Type::organization) continue;
      const bool inside = name.contains(place.span);
      const bool next = place.span.begin <= end + kComma && place.span.begin >= end &&
                        document_.text({end, place.span.begin}).starts_with(',');
      if (inside && place.type == Type::place && follows_link(place.span))
        add(event, Predicate::location, id);
      if (!next) continue;
      end = place.span.end;
      add(event, Predicate::location, id);
    }
  }

  bool follows_link(Span place) const {
    const auto token = document_.tokens_in(place).first;
    return token > 0 && topics_.language().place_links.contains(document_.tokens()[token - 1].hash);
  }

  void add_project(MentionId event) {
    const auto project = topics_.titled_project(mention(event).span);
    const bool part = std::ranges::any_of(found_, [&](const Relation& r) {
      return r.subject == event && r.predicate == Predicate::part_of;
    });
    if (project && !part) add(event, Predicate::part_of, *project);
  }

  void add(MentionId event, Predicate predicate, MentionId object) {
    const bool told = std::ranges::any_of(found_, [&](const Relation& r) {
      return r.subject == event && r.predicate == predicate && r.object == object && !r.weak;
    });
    if (told) return;
    constexpr std::uint32_t kLongestQuote = 300;
    const Span both = join(mention(event).span, mention(object).span);
    add_allowed(document_,
                {.subject = event,
                 .predicate = predicate,
                 .object = object,
                 .evidence = both.size() <= kLongestQuote ? both : mention(event).span,
                 .plugin = "extractors/relations",
                 .rule = "section-fact",
                 .confidence = 0.8},
                predicate == Predicate::start_date || predicate == Predicate::end_date, found_);
  }

  const Document& document_;
  const Topics& topics_;
  std::vector<Relation>& found_;
};

}  // namespace

void add_section_facts(const Document& document, const Topics& topics,
                       std::vector<Relation>& found) {
  FactReader reader(document, topics, found);
  for (MentionId id = 0; id < document.mentions().size(); ++id) {
    if (document.mentions()[id].rule == kSectionRule) reader.read(id);
  }
}

}  // namespace docweave::relations
