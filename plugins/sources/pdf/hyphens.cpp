#include "hyphens.hpp"

#include <docweave/ascii.hpp>
#include <docweave/layout.hpp>

namespace docweave::pdf {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

/// Letters and hyphens alone, small.
std::string bare(std::string_view word) {
  std::string bare;
  for (const char c : word) {
    if (is_letter_byte(c) || c == '-')
      bare += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return bare;
}

}  // namespace

bool Hyphens::divide(std::string_view end, std::string_view next) {
  if (end.ends_with(kSoftHyphen)) return true;
  return end.size() > 1 && end.ends_with('-') && is_letter_byte(end[end.size() - 2]) &&
         is_letter_byte(next.front());
}

void Hyphens::mend(std::string& end, std::string_view next) {
  if (end.ends_with(kSoftHyphen)) {
    end.resize(end.size() - kSoftHyphen.size());
    return;
  }
  if (!starts_small(next) || all_capitals(end)) return;
  const std::string begin = end.substr(0, end.size() - 1);
  const std::string last = bare(next);
  const bool own = known(bare(begin) + '-' + last) || known('-' + last);
  if (!own || known(bare(begin) + last)) end = begin;
}

bool Hyphens::known(const std::string& word) {
  if (words_.empty()) {
    for (const Line& line : lines_) {
      for (const Word& word_of_line : line.words) {
        const std::string all = bare(word_of_line.text);
        const std::size_t hyphen = all.rfind('-');
        if (hyphen != all.npos && hyphen + 1 < all.size()) words_.insert(all.substr(hyphen));
        words_.insert(all);
      }
    }
  }
  return words_.contains(word);
}

}  // namespace docweave::pdf
