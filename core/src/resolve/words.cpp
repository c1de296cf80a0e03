#include "resolve/words.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr double kGenericWeight = 0.6;
/// Words shorter than this must agree to the letter; longer than the second one may differ in two.
constexpr std::size_t kFuzzySize = 6;
constexpr std::size_t kVeryFuzzySize = 11;
constexpr std::size_t kContentWordSize = 4;
constexpr std::size_t kTellingTitle = 3;  // Content words.

struct Entry {
  std::string_view first;
  std::string_view rest;
};
constexpr Entry kWords[] = {
#include "resolve_words.inc"
};
constexpr Entry kCountries[] = {
#include "resolve_countries.inc"
};

using WordSet = std::unordered_set<std::string_view>;

const WordSet& words(std::string_view kind) {
  static const std::map<std::string_view, WordSet> sets = [] {
    std::map<std::string_view, WordSet> result;
    for (const Entry& entry : kWords) {
      for (const std::string_view word : split_words(entry.rest)) result[entry.first].insert(word);
    }
    return result;
  }();
  return sets.at(kind);
}

/// Country names by their first word; of each word the longest name first.
struct CountryName {
  std::vector<std::string_view> words;
  std::string_view code;
};

const std::vector<CountryName>* countries_from(std::string_view first_word) {
  static const auto names = [] {
    std::unordered_map<std::string_view, std::vector<CountryName>> result;
    for (const Entry& entry : kCountries) {
      for (std::size_t begin = 0; begin < entry.rest.size();) {
        const std::size_t end = std::min(entry.rest.find('|', begin), entry.rest.size());
        auto parts = split_words(entry.rest.substr(begin, end - begin));
        if (!parts.empty()) result[parts.front()].push_back({parts, entry.first});
        begin = end + 1;
      }
    }
    for (auto& [word, list] : result) {
      std::ranges::stable_sort(list, std::greater(), [](const auto& c) { return c.words.size(); });
    }
    return result;
  }();
  const auto found = names.find(first_word);
  return found == names.end() ? nullptr : &found->second;
}

/// The longest name of a country that begins with this word; null when none does.
const CountryName* country_at(const std::vector<std::string_view>& words, std::size_t first) {
  const auto* countries = countries_from(words[first]);
  if (countries == nullptr) return nullptr;
  const auto found = std::ranges::find_if(*countries, [&](const CountryName& each) {
    return each.words.size() <= words.size() - first &&
           std::equal(each.words.begin(), each.words.end(),
                      words.begin() + static_cast<std::ptrdiff_t>(first));
  });
  return found == countries->end() ? nullptr : &*found;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; }) ||
         std::ranges::all_of(word, [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

bool differ_in_few_letters(std::string_view a, std::string_view b, std::size_t few) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > few) return false;
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
    }
  }
  return row.back() <= few;
}

double shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<bool> used(b.size());
  double count = 0;
  for (const std::string& word : a) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      if (used[i] || !alike(word, b[i])) continue;
      used[i] = true;
      ++count;
      break;
    }
  }
  return count;
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view folded) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) result.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

NameWords words_of_name(std::string_view folded) {
  NameWords result;
  const auto all = split_words(folded);
  for (std::size_t i = 0; i < all.size();) {
    const CountryName* country = country_at(all, i);
    if (country != nullptr) {
      result.countries.emplace(country->code);
      i += country->words.size();
      continue;
    }
    const std::string_view word = all[i++];
    if (is_number(word)) {
      result.numbers.emplace(word);
    } else if (words("generic").contains(word)) {
      result.generic.emplace_back(word);
    } else if (!words("function").contains(word)) {
      result.telling.emplace_back(word);
    }
  }
  std::ranges::sort(result.telling);
  std::ranges::sort(result.generic);
  return result;
}

bool is_common_acronym(std::string_view folded) {
  return words("acronym").contains(folded);
}

bool is_common_person(std::string_view folded) {
  const auto all = split_words(folded);
  return !all.empty() && words("surname").contains(all.back());
}

std::size_t content_words(std::string_view folded) {
  return static_cast<std::size_t>(std::ranges::count_if(
      split_words(folded), [](auto word) { return code_points(word) >= kContentWordSize; }));
}

bool is_telling_title(std::string_view folded) {
  return content_words(folded) >= kTellingTitle;
}

bool is_within(std::string_view folded_part, std::string_view folded_whole) {
  const auto whole = split_words(folded_whole);
  auto at = whole.begin();
  for (const std::string_view word : split_words(folded_part)) {
    at = std::find(at, whole.end(), word);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

bool is_full_person_name(std::string_view folded) {
  return std::ranges::count_if(split_words(folded), [](auto w) { return code_points(w) >= 2; }) >=
         2;
}

bool alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t size = std::min(a.size(), b.size());
  if (size < kFuzzySize || a.front() != b.front()) return false;
  return differ_in_few_letters(a, b, size < kVeryFuzzySize ? 1 : 2);
}

double similarity(const NameWords& a, const NameWords& b) {
  const double telling = shared(a.telling, b.telling);
  const double generic = shared(a.generic, b.generic);
  const auto exceeds = [&](const NameWords& name) {
    return telling < static_cast<double>(name.telling.size()) ||
           generic < static_cast<double>(name.generic.size());
  };
  if (exceeds(a) && exceeds(b)) return 0;
  const double common = telling + kGenericWeight * generic;
  const auto weight = [](const NameWords& name) {
    return static_cast<double>(name.telling.size()) +
           kGenericWeight * static_cast<double>(name.generic.size());
  };
  const double all = weight(a) + weight(b) - common;
  return all > 0 ? common / all : 0;
}

bool names_further_body(const NameWords& a, const NameWords& b) {
  const auto bodies = [](const NameWords& name) {
    std::vector<std::string> result;
    for (const auto* kind : {&name.telling, &name.generic}) {
      std::ranges::copy_if(*kind, std::back_inserter(result),
                           [](const std::string& word) { return words("body").contains(word); });
    }
    return result;
  };
  const auto of_a = bodies(a);
  const auto of_b = bodies(b);
  if (of_a.empty() || of_b.empty()) return false;
  return shared(of_a, of_b) < static_cast<double>(std::max(of_a.size(), of_b.size()));
}

}  // namespace docweave
