#include "resolve/names.hpp"

#include <algorithm>

#include <docweave/text.hpp>

#include "text/name_form.hpp"

namespace docweave {
namespace {

constexpr std::size_t kContentWordSize = 4;

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::size_t words_of_at_least(std::size_t letters, std::string_view folded) {
  return static_cast<std::size_t>(std::ranges::count_if(
      words_of(folded), [&](std::string_view word) { return code_points(word) >= letters; }));
}

}  // namespace

std::size_t word_count(std::string_view folded) {
  return words_of(folded).size();
}

std::size_t content_words(std::string_view folded) {
  return words_of_at_least(kContentWordSize, folded);
}

bool is_within(std::string_view folded_part, std::string_view folded_whole) {
  const auto whole = words_of(folded_whole);
  auto at = whole.begin();
  for (const std::string_view word : words_of(folded_part)) {
    at = std::find(at, whole.end(), word);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

bool is_full_person_name(std::string_view folded) {
  return words_of_at_least(2, folded) >= 2;
}

Names::Names(sqlite::Database& database) {
  names_.resize(
      static_cast<std::size_t>(database.integer("SELECT coalesce(max(name), 0) + 1 FROM names")));
  auto rows = database.prepare(
      "SELECT name, text, folded, replace(folded, ' ', '') AS joined FROM names "
      "ORDER BY joined, folded");
  std::string last;
  while (rows.step()) {
    if (folded_.empty() || last != rows.text(3)) folded_.emplace_back(rows.text(2));
    last = rows.text(3);
    names_[static_cast<std::size_t>(rows.integer(0))] = {
        static_cast<FoldId>(folded_.size() - 1), name_form(rows.text(1)) == NameForm::acronym,
        name_form(rows.text(1)) == NameForm::description};
  }
}

}  // namespace docweave
