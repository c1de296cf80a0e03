#include "text/spelling.hpp"

#include <algorithm>

namespace docweave {
namespace {

struct Ending {
  std::string_view spelled;
  std::string_view compared;
};

constexpr Ending kEndings[] = {
#include "spelling.inc"
};
constexpr std::size_t kStemSize = 3;

void append_word(std::string& name, std::string_view word) {
  if (word == "the") return;
  if (!name.empty()) name += ' ';
  const auto* ending = std::ranges::find_if(kEndings, [&](const Ending& each) {
    return word.size() >= each.spelled.size() + kStemSize && word.ends_with(each.spelled);
  });
  if (ending == std::end(kEndings)) {
    name += word;
    return;
  }
  name += word.substr(0, word.size() - ending->spelled.size());
  name += ending->compared;
}

}  // namespace

std::string one_spelling(std::string_view folded_name) {
  std::string name;
  for (std::size_t begin = 0; begin < folded_name.size();) {
    const std::size_t end = std::min(folded_name.find(' ', begin), folded_name.size());
    append_word(name, folded_name.substr(begin, end - begin));
    begin = end + 1;
  }
  return name;
}

}  // namespace docweave
