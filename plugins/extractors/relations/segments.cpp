#include "segments.hpp"

#include <algorithm>

#include <docweave/rules.hpp>

namespace docweave::relations {
namespace {

/// Most bytes of a line of a speaker card.
constexpr std::uint32_t kCardLine = 160;

/// Whether a mention of a type begins in a sentence: quicker to tell than the sentence's items.
bool speaks_of(const Document& document, Type type, const Sentence& sentence) {
  return std::ranges::any_of(document.mentions_from(sentence.span),
                             [&](MentionId id) { return document.mentions()[id].type == type; });
}

/// A line that names a giver stands over what it gives: "Example Foundation" over "$5 million to
/// ...".
bool opens_gift(const Document& document, const Sentence& sentence, const Sentence& next) {
  if (sentence.block == next.block || next.first_token >= next.end_token ||
      !speaks_of(document, Type::money, next)) {
    return false;
  }
  const auto giver = items_of(document, sentence.first_token, sentence.end_token);
  const auto gift = items_of(document, next.first_token, next.end_token);
  constexpr std::size_t kLongestHeading = 8;  // "Ford Foundation and other grant makers"
  return !giver.empty() && giver.size() <= kLongestHeading &&
         giver.front().kind == Item::Kind::mention && giver.front().type == Type::organization &&
         gift.front().kind == Item::Kind::mention && gift.front().type == Type::money;
}

/// "Reef Trust, Arles – new nets – EUR 500": a line of a list that says who was given how much.
bool lists_gift(const Document& document, const Sentence& sentence) {
  if (document.blocks()[sentence.block].kind != BlockKind::line ||
      !speaks_of(document, Type::money, sentence)) {
    return false;
  }
  const auto items = items_of(document, sentence.first_token, sentence.end_token);
  return items.front().kind == Item::Kind::mention && items.front().type == Type::organization;
}

/// A block that holds a person's name and nothing else opens a card: role and body follow on lines
/// of their own, whatever markup they have.
bool opens_card(const Document& document, const Sentence& sentence) {
  if (document.blocks()[sentence.block].span.size() > kCardLine ||
      !speaks_of(document, Type::person, sentence)) {
    return false;
  }
  const auto items = items_of(document, sentence.first_token, sentence.end_token);
  const auto persons = std::ranges::count_if(items, [](const Item& item) {
    return item.kind == Item::Kind::mention && item.type == Type::person;
  });
  return persons == 1 && items.size() <= 3;
}

bool goes_on_card(const Document& document, const Sentence& sentence) {
  const Block& block = document.blocks()[sentence.block];
  return block.kind != BlockKind::title && block.span.size() <= kCardLine &&
         document.text(block.span).back() != '.';
}

}  // namespace

std::vector<Segment> segments_of(const Document& document,
                                 const std::unordered_set<std::uint32_t>& apart) {
  constexpr int kCardLines = 3;
  std::vector<Segment> segments;
  std::uint32_t open_group = 0;
  int card_lines = 0;
  const auto sentences = document.sentences();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    const Block& block = document.blocks()[sentence.block];
    const bool gift = i > 0 && opens_gift(document, sentences[i - 1], sentence);
    const bool grouped = block.group != 0 &&
                         (block.kind == BlockKind::line || block.kind == BlockKind::table_cell) &&
                         !apart.contains(block.span.begin);
    const bool card = !apart.contains(block.span.begin) && opens_card(document, sentence);
    const bool of_card = card_lines > 0 && !card && !apart.contains(block.span.begin) &&
                         goes_on_card(document, sentence);
    const bool listed = lists_gift(document, sentence);
    if (gift || of_card || (grouped && !listed && block.group == open_group)) {
      segments.back().end_token = sentence.end_token;
      card_lines = of_card && !gift ? card_lines - 1 : 0;
    } else {
      segments.push_back({sentence.first_token, sentence.end_token, block.kind});
      card_lines = card ? kCardLines : 0;
    }
    open_group = grouped && !listed ? block.group : 0;
  }
  return segments;
}

bool holds_several(const Document& document, const Sentence& sentence, Type type) {
  constexpr std::ptrdiff_t kSeveral = 2;
  return std::ranges::count_if(document.mentions_from(sentence.span), [&](MentionId id) {
           return document.mentions()[id].type == type;
         }) >= kSeveral;
}

}  // namespace docweave::relations
