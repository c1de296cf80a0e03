#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

template <typename Value>
bool are_apart(const std::vector<Value>& a, const std::vector<Value>& b) {
  return !a.empty() && !b.empty() && std::ranges::find_first_of(a, b) == a.end();
}

constexpr std::size_t kLongestLetters = sizeof("PhD") - 1;

/// "ENDO Kazuya" as "Kazuya ENDO": capitals mark the family name where it stands first.
std::string surname_last(std::string_view person) {
  const auto space = person.find(' ');
  const std::string_view first = person.substr(0, space);
  const auto is_upper = [](std::string_view word) {
    return word.size() > 1 &&
           std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  if (space == std::string_view::npos || !is_upper(first) ||
      is_upper(person.substr(person.rfind(' ') + 1))) {
    return std::string(person);
  }
  return std::string(person.substr(space + 1)) + " " + std::string(first);
}

/// "Heather Humphreys T.D." without what is behind the name, folded to "t d".
std::string without_letters(const Lexicon& lexicon, std::string person) {
  std::string letters;
  for (auto space = person.rfind(' ');
       space != std::string::npos && letters.size() < kLongestLetters;
       space = space == 0 ? std::string::npos : person.rfind(' ', space - 1)) {
    letters = person.substr(space + 1);
    std::erase(letters, ' ');
    if (lexicon.name_suffixes.contains(letters)) return person.substr(0, space);
  }
  return person;
}

/// "Deutschen Botschaft", "Deutsche Botschaft": words without what grammar sets at their end.
std::string without_inflections(const Lexicon& lexicon, const std::string& name) {
  constexpr std::size_t kShortestStem = 4;
  std::string stems;
  for (std::string_view word : words_of(name)) {
    const auto ending = std::ranges::find_if(lexicon.inflections, [&](const std::string& e) {
      return word.size() >= kShortestStem + e.size() && word.ends_with(e);
    });
    if (ending != lexicon.inflections.end()) word.remove_suffix(ending->size());
    if (!stems.empty()) stems += ' ';
    stems += word;
  }
  return stems;
}

constexpr std::size_t kCountryCode = sizeof("JP") - 1;

/// "Embassy of Peru in [Quito]", "Delegation to [Fiji]", "[Labasa] district hospital": the town or
/// country that a body is in stands at the edge of its name and is spoken of, too. What is "of" a
/// place or known as a whole is one name, and so is "Bureau for Science in Europe".
bool tells_seat(const Document& document, const Mention& body, const Mention& place) {
  const bool region =
      place.value.size() != kCountryCode && place.value.find('/') == std::string::npos;
  if (body.type != Type::organization || body.rule.starts_with("list") ||
      place.type != Type::place || region) {
    return false;
  }
  const auto tokens = document.tokens();
  if (place.span.begin == body.span.begin && place.span.end < body.span.end)
    return tokens[document.tokens_in(body.span).second - 1].shape == Shape::lower;
  auto link = document.tokens_in(place.span).first;
  const auto is = [&](std::string_view word) { return tokens[link].hash == hash_of(word); };
  if (place.span.end != body.span.end || link == 0 || tokens[--link].span.begin <= body.span.begin)
    return false;
  if (is("the") && link > 0) --link;
  return tokens[link].span.begin > body.span.begin && (is("in") || is("to"));
}

/// The "Danube" of "Danube Fisheries Project", the "National Library" of "National Library Week",
/// the "Europe" of a programme that is known as "Creative Europe": words of a title. Well-known
/// bodies and acronyms in one are spoken of.
bool is_in_title(const Document& document, const Mention& title, const Mention& name) {
  const bool titled = (title.type == Type::project || title.type == Type::event) &&
                      title.form == Form::named && title.span.size() > name.span.size();
  const bool place = name.type == Type::place;
  if (!titled || (!place && name.type != Type::organization)) return false;
  if (place && title.rule.starts_with("list")) return true;
  const auto tokens = document.tokens();
  const auto [first, end] = document.tokens_in(name.span);
  const bool behind_small_word =
      name.span.begin > title.span.begin && tokens[first - 1].shape == Shape::lower;
  const bool known = place ? behind_small_word
                           : name.rule.starts_with("list") ||
                                 (end - first == 1 && tokens[first].shape == Shape::upper);
  return !known && name.span.end < title.span.end && tokens[end].space_before &&
         tokens[end].kind == TokenKind::word && tokens[end].shape != Shape::lower;
}

/// "final conference" of "final conference on soil".
std::span<const std::string_view> head_of(const Lexicon& lexicon, const Words& words) {
  const auto end = std::ranges::find_if(
      words, [&](const auto& word) { return lexicon.complements.contains(word); });
  return {words.begin(), end};
}

}  // namespace

bool begins_with_acronym(const std::string& name) {
  const std::string first = name.substr(0, name.find(' '));
  return std::ranges::count_if(first, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

Words words_of(const std::string& folded) {
  Words words;
  const std::string_view all = folded;
  words.reserve(static_cast<std::size_t>(std::ranges::count(all, ' ')) + 1);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(' ', begin), all.size());
    words.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

MentionNames::Name& MentionNames::read(MentionId id) {
  Name& name = names_[id];
  if (!std::exchange(name.read, true)) {
    name.folded = fold_name(document_.text(document_.mentions()[id].span));
    name.words = words_of(name.folded);
  }
  return name;
}

std::string word_before(const Document& document, const Lexicon& lexicon, const Mention& mention) {
  constexpr std::uint32_t kPeriod = 2;  // "year's"
  const auto first = document.tokens_in(mention.span).first;
  const auto word = [&](std::uint32_t back) {
    return back > first ? "" : fold_token(document.text(document.tokens()[first - back].span));
  };
  const bool of_period = word(1) == "'s" && lexicon.periods.contains(word(kPeriod));
  return word(of_period ? 1 + kPeriod : 1);
}

const Telling& MentionNames::telling(const Lexicon& lexicon, MentionId id) {
  Name& name = read(id);
  if (name.telling) return *name.telling;
  Words words = name.words;
  const std::string before = word_before(document_, lexicon, document_.mentions()[id]);
  if (lexicon.others.contains(before) || std::ranges::count(lexicon.ordinals, before) > 0)
    words.insert(words.begin(), before);
  return name.telling.emplace(telling_of(lexicon, words));
}

Telling telling_of(const Lexicon& lexicon, const Words& words) {
  constexpr std::size_t kFirstYear = 1900;
  constexpr std::ptrdiff_t kSuffix = sizeof("rd") - 1;
  Telling telling{.other = names_other(lexicon, words)};
  for (const std::string_view word : words) {
    const auto spelled = std::ranges::find(lexicon.ordinals, word);
    if (spelled != lexicon.ordinals.end()) {
      telling.counts.push_back(static_cast<std::size_t>(spelled - lexicon.ordinals.begin()) + 1);
      continue;
    }
    std::size_t number = 0;
    const char* const end = word.data() + word.size();
    const auto [behind, error] = std::from_chars(word.data(), end, number);
    if (error != std::errc() || end - behind > kSuffix) continue;
    (number < kFirstYear ? telling.counts : telling.years).push_back(number);
  }
  for (const std::string_view word : head_of(lexicon, words)) {
    const auto stage = lexicon.stages.find(word);
    if (stage != lexicon.stages.end()) telling.stages.emplace_back(stage->second);
  }
  return telling;
}

bool names_other(const Lexicon& lexicon, const Words& words) {
  return std::ranges::any_of(head_of(lexicon, words),
                             [&](const auto& word) { return lexicon.others.contains(word); });
}

bool tell_apart(const Telling& a, const Telling& b) {
  return a.other != b.other || are_apart(a.years, b.years) || are_apart(a.counts, b.counts) ||
         are_apart(a.stages, b.stages);
}

std::string identity_name(const Document& document, MentionId mention, const Lexicon& lexicon,
                          MentionNames& names) {
  if (document.mentions()[mention].type != Type::person) {
    const std::string& name = names.folded(mention);
    return lexicon.inflections.empty() ? name : without_inflections(lexicon, name);
  }
  std::string folded = fold_name(surname_last(document.text(document.mentions()[mention].span)));
  for (auto space = folded.find(' '); space != std::string::npos; space = folded.find(' ')) {
    if (!lexicon.honorifics.contains(folded.substr(0, space))) break;
    folded.erase(0, space + 1);
  }
  return without_letters(lexicon, std::move(folded));
}

std::vector<MentionId> usable_mentions(const Document& document) {
  std::vector<MentionId> usable;
  std::vector<MentionId> open;  // those that reach to where the scan is, or beyond
  const auto hides = [&](MentionId other_id, MentionId id) {
    const Mention& other = document.mentions()[other_id];
    const Mention& mention = document.mentions()[id];
    if (other_id == id || !other.span.contains(mention.span)) return false;
    if (tells_seat(document, other, mention)) return false;
    if (is_in_title(document, other, mention)) return true;
    // The "Malaita" of "Malaita Province" is not spoken of, the country of "northern Malawi" is.
    const bool inner_place = other.type == Type::place && mention.type == Type::place &&
                             mention.value.size() != kCountryCode;
    const bool hides_inner =
        other.type == Type::organization || other.type == Type::person || inner_place;
    if (other.span != mention.span) return hides_inner && other.form == Form::named;
    return other.type != mention.type &&
           std::pair(other.confidence, mention.type) > std::pair(mention.confidence, other.type);
  };
  std::vector<MentionId> ids;
  for (const MentionId id :
       document.mentions_from({0, static_cast<std::uint32_t>(document.text().size())})) {
    if (is_entity(document.mentions()[id].type)) ids.push_back(id);
  }
  std::ranges::stable_sort(ids, {}, [&](MentionId id) {
    const Span span = document.mentions()[id].span;
    return std::pair(span.begin, ~span.end);
  });
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Span span = document.mentions()[ids[i]].span;
    std::erase_if(open,
                  [&](MentionId id) { return document.mentions()[id].span.end <= span.begin; });
    open.push_back(ids[i]);
    bool hidden = std::ranges::any_of(open, [&](MentionId id) { return hides(id, ids[i]); });
    for (std::size_t k = i + 1; k < ids.size() && document.mentions()[ids[k]].span == span; ++k) {
      hidden = hidden || hides(ids[k], ids[i]);
    }
    if (!hidden) usable.push_back(ids[i]);
  }
  return usable;
}

}  // namespace docweave::coreference
