#include "seats.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include <docweave/ascii.hpp>

#include "place_chains.hpp"

namespace docweave::relations {
namespace {

constexpr double kConfidence = 0.88;

/// What a block begins with of one type: "Tulcea, Romania | Member since 2004".
struct Opening {
  std::vector<MentionId> mentions;
  std::string_view rest;  ///< What follows them.
};

Opening opening_of(const Document& document, Span block, Type type) {
  Opening opening;
  std::uint32_t at = block.begin;
  for (const MentionId id : document.mentions_from(block)) {
    const Mention& mention = document.mentions()[id];
    if (mention.type != type || mention.form != Form::named || mention.span.begin < at) continue;
    const std::string_view between = document.text({at, mention.span.begin});
    const bool joined =
        opening.mentions.empty() ? trimmed(between).empty() : between == ", " || between == " (";
    if (!joined) break;
    opening.mentions.push_back(id);
    at = mention.span.end;
  }
  opening.rest = trimmed(document.text({at, block.end}));
  return opening;
}

/// The body that all of a block names: "Institute of Rivers (IR)".
std::optional<MentionId> body_of(const Document& document, const Block& block) {
  const Opening opening = opening_of(document, block.span, Type::organization);
  if (opening.mentions.empty()) return std::nullopt;
  const bool bracket = opening.mentions.size() == 2 || opening.rest.starts_with('(');
  const bool alone =
      opening.rest.empty() || (bracket && opening.rest.find(')') + 1 == opening.rest.size());
  return alone ? std::optional(opening.mentions.front()) : std::nullopt;
}

/// The places that a block is, or begins with before something else is told.
std::vector<MentionId> places_of(const Document& document, const Block& block) {
  Opening opening = opening_of(document, block.span, Type::place);
  if (opening.rest.starts_with(')')) opening.rest = trimmed(opening.rest.substr(1));
  const bool apart = opening.rest.empty() || opening.rest.front() == '|' ||
                     opening.rest.starts_with("·") || opening.rest.starts_with(". ");
  return apart ? opening.mentions : std::vector<MentionId>{};
}

bool is_cell(const Block& block) {
  return block.kind == BlockKind::table_cell;
}

/// Whether what stands in one block can be told of the one before it.
bool goes_on(const Block& block, const Block& next) {
  if (is_cell(block)) return is_cell(next) && next.group == block.group;
  return !is_cell(next) && next.kind != BlockKind::heading && next.kind != BlockKind::metadata;
}

/// Whether another cell in the row of this one names an event.
bool row_speaks_of_event(const Document& document, const Block& cell) {
  const auto names_event = [&](const Block& block) {
    return std::ranges::any_of(document.mentions_from(block.span), [&](const MentionId id) {
      return document.mentions()[id].type == Type::event;
    });
  };
  const auto in_row = [&](const Block& block) {
    return is_cell(block) && block.group == cell.group;
  };
  const auto blocks = document.blocks();
  const auto at = static_cast<std::size_t>(&cell - blocks.data());
  std::size_t first = at;
  while (first > 0 && in_row(blocks[first - 1])) --first;
  std::size_t end = at + 1;
  while (end < blocks.size() && in_row(blocks[end])) ++end;
  return std::ranges::any_of(blocks.subspan(first, end - first), names_event);
}

/// "Policy Department" among bodies that are no unit.
bool is_unit(const Document& document, const Language& language, MentionId body) {
  return holds_word(document, document.mentions()[body].span, language.unit_heads);
}

/// The bodies that stand by themselves on lines of which each follows the other.
std::vector<MentionId> bodies_from(const Document& document, std::span<const Block> blocks) {
  std::vector<MentionId> bodies;
  for (const Block& block : blocks) {
    const bool listed = is_cell(block) || block.kind == BlockKind::list_item;
    const auto body = listed ? std::nullopt : body_of(document, block);
    if (!body) break;
    bodies.push_back(*body);
  }
  return bodies;
}

/// Bodies and the places that stand below or beside them.
class SeatReader {
 public:
  SeatReader(const Document& document, std::vector<Relation>& found)
      : document_(document), seats_(document, found) {}

  void read() {
    const auto blocks = document_.blocks();
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
      if (blocks[i].kind == BlockKind::metadata || blocks[i].kind == BlockKind::title) continue;
      const auto body = body_of(document_, blocks[i]);
      if (body) read_seat(*body, blocks.subspan(i));
    }
  }

 private:
  void read_seat(MentionId body, std::span<const Block> blocks) {
    const Block& own = blocks.front();
    // Between the two may stand a cell with the body's short name.
    const bool short_name = is_cell(own) && blocks.size() > 2 && goes_on(own, blocks[1]) &&
                            body_of(document_, blocks[1]);
    const Block& next = blocks[short_name ? 2 : 1];
    if (!goes_on(own, next)) return;
    const auto places = places_of(document_, next);
    if (places.empty() || (is_cell(own) && row_speaks_of_event(document_, own))) return;
    for (const MentionId place : places)
      seats_.add(body, place, is_cell(own) ? "seat-beside" : "seat-below", kConfidence);
  }

  const Document& document_;
  Seats seats_;
};

}  // namespace

Seats::Seats(const Document& document, std::vector<Relation>& found)
    : document_(document), found_(found), said_(located(found)) {}

void Seats::add(MentionId body, MentionId place, const char* rule, double confidence) {
  if (!said_.emplace(body, place).second) return;
  const auto mentions = document_.mentions();
  found_.push_back({.subject = body,
                    .predicate = Predicate::location,
                    .object = place,
                    .evidence = join(mentions[body].span, mentions[place].span),
                    .plugin = "extractors/relations",
                    .rule = rule,
                    .confidence = confidence});
}

void add_letterheads(const Document& document, const Language& language,
                     std::vector<Relation>& found) {
  const auto blocks = document.blocks();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto bodies = bodies_from(document, blocks.subspan(i));
    for (std::size_t below = 1; below < bodies.size(); ++below) {
      const MentionId whole = bodies[below - 1];
      const MentionId unit = bodies[below];
      if (is_unit(document, language, whole) || !is_unit(document, language, unit)) continue;
      found.push_back(
          {.subject = unit,
           .predicate = Predicate::parent_organization,
           .object = whole,
           .evidence = join(document.mentions()[whole].span, document.mentions()[unit].span),
           .plugin = "extractors/relations",
           .rule = "body-over-unit",
           .confidence = kConfidence});
    }
    if (!bodies.empty()) i += bodies.size() - 1;
  }
}

void add_seats(const Document& document, std::vector<Relation>& found) {
  SeatReader(document, found).read();
}

}  // namespace docweave::relations
