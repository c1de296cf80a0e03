#include "token_features.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <docweave/ascii.hpp>
#include <docweave/vocabulary.hpp>

namespace docweave::descriptions {
namespace {

constexpr std::size_t kTypes = static_cast<std::size_t>(Type::job_title) + 1;

/// "Event", "Event.nominal" ...
const Word& name_of(std::size_t number) {
  static const auto names = [] {
    std::array<std::string, 2 * kTypes> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::string(types()[i / 2].name) + (i % 2 == 0 ? "" : ".nominal");
    return all;
  }();
  static const std::vector<Word> words(names.begin(), names.end());
  return words[number];
}

/// The number of a type's names.
constexpr std::uint8_t number_of(Type type) {
  return static_cast<std::uint8_t>(2 * static_cast<std::size_t>(type));
}

/// The last letters of a word; the whole where it is shorter, or has others than ASCII's.
Word ending(const Document& document, const Token& token, std::size_t letters) {
  std::string_view text = document.text(token.span);
  if (text.size() <= letters || !std::ranges::all_of(text, is_letter)) return {token.hash, text};
  text = text.substr(text.size() - letters);
  std::uint64_t hash = hash_of("");
  for (const char c : text) {
    const char lower = is_lower(c) ? c : static_cast<char>(c - 'A' + 'a');
    hash = hash_of({&lower, 1}, hash);
  }
  return {hash, text};
}

}  // namespace

Mentioned::Mentioned(const Document& document) : cells_(document.tokens().size()) {
  for (const Mention& mention : document.mentions()) {
    const auto [first, end] = document.tokens_in(mention.span);
    for (auto token = first; token < end; ++token) {
      Cell& cell = cells_[token];
      if (cell.type != 0 && cell.size <= mention.span.size()) continue;
      const auto number = 2 * static_cast<std::size_t>(mention.type) +
                          static_cast<std::size_t>(mention.form == Form::nominal);
      cell = {static_cast<std::uint8_t>(number + 1), token == first, mention.span.size()};
    }
  }
}

const Word* Mentioned::name(std::uint32_t token) const {
  const std::uint8_t number = cells_[token].type;
  return number == 0 ? nullptr : &name_of(number - 1U);
}

bool Mentioned::is(std::uint32_t token, Type type) const {
  return cells_[token].type == number_of(type) + 1;
}

Describer::Describer(const Document& document, const Mentioned& mentioned, const Sentence& sentence)
    : document_(document),
      mentioned_(mentioned),
      sentence_(sentence),
      cells_(sentence.end_token - sentence.first_token + 2 * kReach) {
  for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
    const Token& at = document.tokens()[token];
    Cell& cell = cells_[token - sentence.first_token + kReach];
    cell.word = at.kind == TokenKind::number ? Word("#") : Word(at.hash, document.text(at.span));
    const Word* const name = mentioned.name(token);
    cell.typed = name == nullptr ? cell.word : *name;
    cell.ending3 = ending(document, at, 3);
    if (mentioned.is(token, Type::date)) note_near(token, &Cell::near_date);
    if (mentioned.is(token, Type::place)) note_near(token, &Cell::near_place);
  }
}

void Describer::note_near(std::uint32_t token, bool Cell::*near) {
  constexpr std::uint32_t kNear = 8;
  const std::uint32_t at = token - sentence_.first_token + kReach;
  const auto end = std::min<std::size_t>(at + kNear + 1, cells_.size());
  for (std::size_t i = at - std::min(at, kNear); i < end; ++i) cells_[i].*near = true;
}

void Describer::describe(std::uint32_t token, Features& features) const {
  const Cell* const at = &cells_[token - sentence_.first_token + kReach];
  const Cell &before2 = at[-2], &before = at[-1], &own = at[0], &next = at[1], &next2 = at[2];
  describe_word(token, own, features);
  features.add({"-3", at[-3].typed});
  features.add({"-2", before2.typed});
  features.add({"-1", before.typed});
  features.add({"+1", next.typed});
  features.add({"+2", next2.typed});
  features.add({"+3", at[3].typed});
  features.add({"-1-0", before.typed, own.word});
  features.add({"0-1", own.word, next.typed});
  features.add({"-2-1", before2.typed, before.typed});
  features.add({"+1+2", next.typed, next2.typed});
  features.add({"-1-0-1", before.typed, own.word, next.typed});
  features.add({"ending-1", before.ending3});
  features.add({"ending+1", next.ending3});
  // Days and places tell of events.
  if (own.near_date) features.add({"date-near"});
  if (own.near_place) features.add({"place-near"});
}

void Describer::describe_word(std::uint32_t token, const Cell& own, Features& features) const {
  static constexpr std::array<Word, 5> kShapes{"lower", "capitalized", "upper", "mixed", "none"};
  const Token& word = document_.tokens()[token];
  features.add({"word", own.word});
  features.add({"ending3", own.ending3});
  features.add({"ending4", ending(document_, word, 4)});
  features.add({"shape", kShapes[static_cast<std::size_t>(word.shape)]});
  const Word* const name = mentioned_.name(token);
  if (name == nullptr) {
    features.add({"type", "none"});
  } else {
    features.add({"type", *name, mentioned_.begins(token) ? Word("begin") : Word("inside")});
  }
  const Word kind(to_string(document_.blocks()[sentence_.block].kind));
  features.add({"kind", kind});
  if (token == sentence_.first_token) features.add({"first", kind});
}

}  // namespace docweave::descriptions
