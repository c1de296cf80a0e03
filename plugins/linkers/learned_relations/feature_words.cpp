#include "feature_words.hpp"

#include <algorithm>
#include <array>

namespace docweave::learned {
namespace {

/// The names of a vocabulary's entries.
template <class Entry>
std::vector<Word> names_of(std::span<const Entry> entries) {
  std::vector<Word> all;
  for (const Entry& entry : entries) all.emplace_back(entry.name);
  return all;
}

}  // namespace

Word step(std::int64_t count) {
  constexpr std::array<std::int64_t, 9> kMost{0, 1, 2, 3, 5, 8, 12, 20, 40};
  static const std::array<Word, 10> kNames{"0", "1", "2", "3", "5", "8", "12", "20", "40", "many"};
  return kNames[static_cast<std::size_t>(std::ranges::lower_bound(kMost, count) - kMost.begin())];
}

Word truth(bool value) {
  static const Word yes("yes"), no("no");
  return value ? yes : no;
}

Word name_of(Type type) {
  static const std::vector<Word> names = names_of(types());
  return names[static_cast<std::size_t>(type)];
}

Word name_of(Predicate predicate) {
  static const std::vector<Word> names = names_of(predicates());
  return names[static_cast<std::size_t>(predicate)];
}

Word kind_of_rule(std::string_view rule) {
  return Word(rule.substr(0, rule.find(':')));
}

Word plain_word(const Document& document, std::uint32_t token) {
  const Token& at = document.tokens()[token];
  if (at.kind == TokenKind::number) return "#";
  return {at.hash, document.text(at.span)};
}

Word word_in(const Scene& scene, std::uint32_t sentence, std::int64_t token) {
  const Sentence& words = scene.document().sentences()[sentence];
  if (token < words.first_token || token >= words.end_token) return "|";
  return scene.word(static_cast<std::uint32_t>(token));
}

}  // namespace docweave::learned
