#include <algorithm>
#include <charconv>
#include <set>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

struct Numbers {
  std::set<std::size_t> years;
  std::set<std::size_t> counts;  ///< "third", "3rd", "3"
};

Numbers numbers_of(const Lexicon& lexicon, const std::vector<std::string>& words) {
  constexpr std::size_t kFirstYear = 1900;
  constexpr std::ptrdiff_t kSuffix = sizeof("rd") - 1;
  Numbers numbers;
  for (const std::string& word : words) {
    const auto spelled = std::ranges::find(lexicon.ordinals, word);
    if (spelled != lexicon.ordinals.end()) {
      numbers.counts.insert(static_cast<std::size_t>(spelled - lexicon.ordinals.begin()) + 1);
      continue;
    }
    std::size_t number = 0;
    const char* const end = word.data() + word.size();
    const auto [behind, error] = std::from_chars(word.data(), end, number);
    if (error != std::errc() || end - behind > kSuffix) continue;
    (number < kFirstYear ? numbers.counts : numbers.years).insert(number);
  }
  return numbers;
}

bool are_apart(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
  return !a.empty() && !b.empty() &&
         std::ranges::none_of(a, [&](std::size_t number) { return b.contains(number); });
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
  for (std::string& word : words_of(name)) {
    const auto ending = std::ranges::find_if(lexicon.inflections, [&](const std::string& e) {
      return word.size() >= kShortestStem + e.size() && word.ends_with(e);
    });
    if (ending != lexicon.inflections.end()) word.resize(word.size() - ending->size());
    stems += (stems.empty() ? "" : " ") + word;
  }
  return stems;
}

}  // namespace

bool begins_with_acronym(const std::string& name) {
  const std::string first = name.substr(0, name.find(' '));
  return std::ranges::count_if(first, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string> telling_words(const Document& document, const Lexicon& lexicon,
                                       const Mention& mention) {
  std::vector<std::string> words = words_of(fold_name(document.text(mention.span)));
  const auto first = document.tokens_in(mention.span).first;
  if (first == 0) return words;
  std::string before = fold_token(document.text(document.tokens()[first - 1].span));
  if (lexicon.others.contains(before) || std::ranges::count(lexicon.ordinals, before) > 0)
    words.insert(words.begin(), std::move(before));
  return words;
}

bool tell_apart(const Lexicon& lexicon, const std::vector<std::string>& a,
                const std::vector<std::string>& b) {
  // "the next meeting", not "meeting on the law and other matters"
  const auto names_other = [&](const std::vector<std::string>& words) {
    const auto head_end = std::ranges::find_if(
        words, [&](const auto& word) { return lexicon.complements.contains(word); });
    return std::any_of(words.begin(), head_end,
                       [&](const auto& word) { return lexicon.others.contains(word); });
  };
  if (names_other(a) != names_other(b)) return true;
  const Numbers first = numbers_of(lexicon, a);
  const Numbers second = numbers_of(lexicon, b);
  return are_apart(first.years, second.years) || are_apart(first.counts, second.counts);
}

std::string identity_name(const Document& document, const Mention& mention,
                          const Lexicon& lexicon) {
  if (mention.type != Type::person) {
    std::string folded = fold_name(document.text(mention.span));
    return lexicon.inflections.empty() ? folded : without_inflections(lexicon, folded);
  }
  std::string folded = fold_name(surname_last(document.text(mention.span)));
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
    const bool hides_inner = other.type == Type::organization || other.type == Type::person;
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
