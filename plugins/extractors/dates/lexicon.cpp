#include "lexicon.hpp"

#include <algorithm>
#include <charconv>

#include <docweave/error.hpp>
#include <docweave/languages.hpp>
#include <docweave/text.hpp>

namespace docweave::dates {
namespace {

constexpr std::size_t kLongestWord = 32;

/// Folds ASCII words without leaving the stack: most of a text is no word of any date.
std::uint64_t folded_hash(std::string_view word) {
  char folded[kLongestWord];
  if (word.size() > kLongestWord) return 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return hash_of(fold_token(word));
    folded[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return hash_of({folded, word.size()});
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (std::filesystem::exists(entry.path() / "words.tsv")) {
      languages_.push_back(entry.path().filename().string());
    }
  }
  std::ranges::sort(languages_);
  if (languages_.empty()) {
    throw Error(ErrorCode::io, folder.string(),
                "no folder here holds a words.tsv, e.g. en/words.tsv");
  }
  for (std::size_t i = 0; i < languages_.size(); ++i) read(folder / languages_[i] / "words.tsv", i);
}

void Lexicon::read(const std::filesystem::path& file, std::size_t language) {
  for (const ListEntry& entry : read_list(file, 2)) {
    const std::string where = file.string() + ":" + std::to_string(entry.line);
    const auto column = [&](std::size_t i) {
      return i < entry.columns.size() ? std::string_view(entry.columns[i]) : std::string_view();
    };
    const Classes bit = add_class(entry.columns[0], where);
    const std::uint64_t hash = hash_of(fold_token(entry.columns[1]));
    sieve_.set(hash % sieve_.size());
    Word& word = words_[hash];
    if (column(3) == "own") {
      word.in_language.emplace_back(language, bit);
    } else {
      (column(3) == "capital" ? word.capitalized : word.everywhere) |= bit;
    }
    if (column(2).empty()) continue;
    std::int16_t value = 0;
    const std::string_view digits = column(2);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ptr !=
        digits.data() + digits.size()) {
      throw Error(ErrorCode::invalid_data, where,
                  "the third column must be a whole number or empty");
    }
    const std::string_view name = column(0);
    (name.starts_with("month")     ? word.month
     : name.starts_with("weekday") ? word.weekday
                                   : word.number) = value;
  }
}

Classes Lexicon::add_class(const std::string& name, const std::string& where) {
  auto found = std::ranges::find(classes_, name);
  if (found == classes_.end()) {
    if (classes_.size() == 64) {
      throw Error(ErrorCode::invalid_data, where, "more than 64 word classes");
    }
    found = classes_.insert(classes_.end(), name);
  }
  return Classes{1} << (found - classes_.begin());
}

const Word* Lexicon::find(std::string_view word) const {
  const std::uint64_t hash = folded_hash(word);
  if (!sieve_.test(hash % sieve_.size())) return nullptr;
  const auto found = words_.find(hash);
  return found == words_.end() ? nullptr : &found->second;
}

Classes Lexicon::classes(const Word& word, std::size_t language, bool capitalized) {
  Classes classes = word.everywhere | (capitalized ? word.capitalized : 0);
  for (const auto& [own, bits] : word.in_language) {
    if (own == language) classes |= bits;
  }
  return classes;
}

std::size_t Lexicon::language(std::string_view tag) const {
  const std::string primary = fold_token(primary_subtag(tag));
  auto found = std::ranges::find(languages_, primary);
  if (found == languages_.end()) found = std::ranges::find(languages_, "en");
  return static_cast<std::size_t>(found - languages_.begin());
}

Classes Lexicon::class_named(std::string_view name) const {
  const auto found = std::ranges::find(classes_, name);
  return found == classes_.end() ? 0 : Classes{1} << (found - classes_.begin());
}

}  // namespace docweave::dates
