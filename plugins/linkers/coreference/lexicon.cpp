#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <docweave/text.hpp>

#include "clusters.hpp"

namespace docweave::coreference {
namespace {

constexpr std::array<std::pair<std::string_view, WordSet Lexicon::*>, 32> kUses{{
    {"joint", &Lexicon::joints},
    {"determiner", &Lexicon::determiners},
    {"title", &Lexicon::title_links},
    {"naming", &Lexicon::naming_links},
    {"place", &Lexicon::place_links},
    {"document", &Lexicon::documents},
    {"kind", &Lexicon::kind_links},
    {"state", &Lexicon::governments},
    {"article", &Lexicon::articles},
    {"copula", &Lexicon::copulas},
    {"complement", &Lexicon::complements},
    {"suffix", &Lexicon::name_suffixes},
    {"donor", &Lexicon::donors},
    {"payer", &Lexicon::payers},
    {"unit", &Lexicon::units},
    {"legation", &Lexicon::legations},
    {"seated", &Lexicon::seated},
    {"local", &Lexicon::local},
    {"own", &Lexicon::own_bodies},
    {"full", &Lexicon::full_names},
    {"presenting", &Lexicon::presenting},
    {"direction", &Lexicon::directions},
    {"title-place", &Lexicon::title_places},
    {"conjunction", &Lexicon::conjunctions},
    {"other", &Lexicon::others},
    {"once", &Lexicon::once},
    {"programme", &Lexicon::programmes},
    {"name-label", &Lexicon::name_labels},
    {"further-name-label", &Lexicon::further_name_labels},
    {"beside", &Lexicon::beside},
    {"setting", &Lexicon::settings},
    {"period", &Lexicon::periods},
}};

constexpr std::string_view kStage = "stage-";

WordSet word_list(const std::filesystem::path& file) {
  WordSet words;
  for (const ListEntry& entry : read_list(file)) words.insert(fold_name(entry.columns.front()));
  return words;
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& folder)
    : honorifics(word_list(folder / "honorifics.txt")),
      generic_nouns(word_list(folder / "generic_nouns.txt")),
      event_nouns(word_list(folder / "event_nouns.txt")),
      legal_forms(word_list(folder / "legal_forms.txt")) {
  for (const ListEntry& entry : read_list(folder / "function_words.tsv", 2)) {
    const std::string& use = entry.columns[1];
    for (const auto& [name, words] : kUses) {
      if (use == name) (this->*words).insert(entry.columns[0]);
    }
    if (use == "ordinal") ordinals.push_back(entry.columns[0]);
    if (use == "inflection") inflections.push_back(entry.columns[0]);
    if (use.starts_with(kStage)) stages.emplace(entry.columns[0], use.substr(kStage.size()));
  }
  for (const std::string& noun : event_nouns) {
    if (noun.starts_with('*')) compounds.push_back(noun.substr(1));
  }
  for (const ListEntry& entry : read_list(folder / "event_kinds.tsv", 2))
    kinds[entry.columns[1]].push_back(entry.columns[0]);
}

bool Lexicon::is_small(std::string_view word) const {
  return joints.contains(word) || complements.contains(word) || determiners.contains(word);
}

std::string_view Lexicon::base(std::string_view word) const {
  const auto end = std::ranges::find_if(compounds, [&](const std::string& noun) {
    return word.size() > noun.size() && word.ends_with(noun);
  });
  return end == compounds.end() ? word : std::string_view(*end);
}

}  // namespace docweave::coreference
