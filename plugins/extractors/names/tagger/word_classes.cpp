#include "tagger/word_classes.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::names {
namespace {

constexpr std::array<std::pair<std::string_view, WordClasses>, 13> kClassNames{{
    {"organization", word_class::organization},
    {"event", word_class::event},
    {"project", word_class::project},
    {"place", word_class::place},
    {"honorific", word_class::honorific},
    {"role", word_class::role},
    {"connector", word_class::connector},
    {"demonym", word_class::demonym},
    {"date", word_class::date},
    {"speech", word_class::speech},
    {"ordinal", word_class::ordinal},
    {"legal", word_class::legal},
    {"instrument", word_class::instrument},
}};

WordClasses class_named(const std::filesystem::path& file, const ListEntry& entry) {
  std::string known;
  for (const auto& [name, bit] : kClassNames) {
    if (name == entry.columns[1]) return bit;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
              "\"" + entry.columns[1] + "\" is no class of words; the classes are " + known);
}

}  // namespace

WordLists::WordLists(const std::filesystem::path& folder) {
  std::vector<std::pair<std::uint64_t, WordClasses>> words;
  const auto add = [&words](const ListEntry& entry, WordClasses bit) {
    words.emplace_back(hash_of(fold_token(entry.columns[0])), bit);
  };
  const std::filesystem::path file = folder / "tagger_words.tsv";
  for (const ListEntry& entry : read_list(file, 2)) add(entry, class_named(file, entry));
  const std::filesystem::path given_names = folder / "given_names.txt";
  if (std::filesystem::exists(given_names)) {
    for (const ListEntry& entry : read_list(given_names)) add(entry, word_class::given_name);
  }
  words_ = HashTable<WordClasses>(words.size());
  for (const auto& [word, bit] : words) words_[word] |= bit;
  add_names(folder / "organizations.tsv", 5, word_class::known_organization);
  add_names(folder / "programmes.tsv", 3, word_class::known_project);
}

/// Reads names, acronyms (second column) and other names (column `others`), each separated by ";".
void WordLists::add_names(const std::filesystem::path& file, std::size_t others, WordClasses bit) {
  if (!std::filesystem::exists(file)) return;
  for (const ListEntry& entry : read_list(file)) {
    add_name(entry.columns[0], false, bit);
    for (const std::size_t column : {std::size_t{1}, others}) {
      if (column >= entry.columns.size()) continue;
      const std::string& names = entry.columns[column];
      for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(';', at), names.size());
        add_name(names.substr(at, end - at), column == 1, bit);
        at = end + 1;
      }
    }
  }
}

void WordLists::add_name(const std::string& name, bool acronym, WordClasses bit) {
  const bool exact = acronym || tokenize(name).size() == 1;
  names_.add(name, static_cast<std::uint32_t>(bits_.size()),
             exact ? PhraseMatcher::Case::exact : PhraseMatcher::Case::ignore);
  bits_.push_back(bit);
}

void WordLists::mark(std::span<WordClasses> name, WordClasses bit) {
  for (std::size_t i = 0; i < name.size(); ++i) name[i] |= bit | (i > 0 ? word_class::inside : 0);
}

WordClasses WordLists::classes_of(std::uint64_t word) const {
  const WordClasses* found = words_.find(word);
  return found == nullptr ? 0 : *found;
}

std::vector<WordClasses> WordLists::classify(const Document& document) const {
  const auto tokens = document.tokens();
  std::vector<WordClasses> classes(tokens.size());
  const std::span<WordClasses> all(classes);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    classes[i] = classes_of(tokens[i].hash);
    // "will", "mark" and "grace" are given names only with a capital.
    if (tokens[i].shape == Shape::lower) classes[i] &= ~word_class::given_name;
  }
  for (const PhraseMatch& match : names_.find(document.text(), tokens)) {
    mark(all.subspan(match.first_token, match.end_token - match.first_token), bits_[match.entry]);
  }
  for (const Mention& mention : document.mentions()) {
    if (mention.type != Type::place) continue;
    const auto [first, end] = document.tokens_in(mention.span);
    mark(all.subspan(first, end - first),
         mention.value.size() == 2 ? word_class::country : word_class::known_place);
  }
  return classes;
}

}  // namespace docweave::names
