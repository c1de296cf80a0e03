#include "tagger/word_classes.hpp"

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
  const std::filesystem::path file = folder / "tagger_words.tsv";
  for (const ListEntry& entry : read_list(file, 2)) {
    words_[hash_of(fold_token(entry.columns[0]))] |= class_named(file, entry);
  }
}

WordClasses WordLists::classes_of(std::uint64_t word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

std::vector<WordClasses> WordLists::classify(const Document& document) const {
  std::vector<WordClasses> classes(document.tokens().size());
  for (std::size_t i = 0; i < classes.size(); ++i)
    classes[i] = classes_of(document.tokens()[i].hash);
  return classes;
}

}  // namespace docweave::names
