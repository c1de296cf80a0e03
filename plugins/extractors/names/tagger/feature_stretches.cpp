#include <algorithm>

#include <docweave/text.hpp>

#include "tagger/feature_words.hpp"
#include "tagger/features.hpp"

namespace docweave::names {
namespace {

std::uint64_t shape_hash(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  char last = 0;
  for (const char c : word) {
    char sign = c;
    if (c >= 'A' && c <= 'Z') sign = 'X';
    if (c >= 'a' && c <= 'z') sign = 'x';
    if (c >= '0' && c <= '9') sign = 'd';
    if ((c & 0x80) != 0) sign = 'u';
    if (sign == last) continue;
    last = sign;
    h = (h ^ static_cast<unsigned char>(sign)) * 0x100000001B3ULL;
  }
  return mix(h, std::min<std::size_t>(word.size(), 4));
}

/// Whether a word tells what is named before or behind it: "workshop", "Georgian", "region".
bool tells(WordClasses classes) {
  return (classes & ~(word_class::connector | word_class::speech | word_class::date)) != 0;
}

}  // namespace

/// The word with a capital at `core`, the run it stands in, the quotation, and what stands beside.
Features::Stretch Features::around(std::uint32_t core) const {
  constexpr std::uint32_t kBeside = 3;
  constexpr std::uint32_t kLongestQuotation = 25;
  constexpr std::uint32_t kLongestAbbreviation = 4;
  const auto tokens = document_.tokens();
  const std::uint32_t sentence = sentences_[core];
  const auto adds = [&](std::uint32_t i) {
    return tells(words_[i].classes) || tokens[i].kind == TokenKind::number;
  };
  const auto follows = [&](std::uint32_t i) {
    if (adds(i)) return true;
    if (tokens[i].space_before) return false;
    return words_[i].folded == kHyphen ||
           (words_[i].folded == kPeriod && tokens[i - 1].span.size() <= kLongestAbbreviation);
  };
  const Word& word = words_[core];
  const std::uint32_t end = word.run == kNone ? core + 1 : runs_[word.run].end;
  Stretch stretch{core, end, sentence};
  // "department of Electronics"
  const auto joins = [&](std::uint32_t i) {
    return in_sentence(sentence, i) && (words_[i].classes & word_class::connector) != 0;
  };
  while (core - stretch.first < kBeside) {
    const std::uint32_t next = stretch.first - (joins(stretch.first - 1) ? 2 : 1);
    if (!in_sentence(sentence, next) || !adds(next)) break;
    stretch.first = next;
  }
  while (in_sentence(sentence, stretch.end) && stretch.end - end < kBeside && follows(stretch.end))
    ++stretch.end;
  if (word.quote_end != kNone && word.quote_end - word.quote <= kLongestQuotation) {
    stretch.first = std::min(stretch.first, word.quote + 1);
    stretch.end = std::max(stretch.end, word.quote_end);
  }
  return stretch;
}

/// Whether a name can reach from a run that ends at `gap` to one that begins at `core`.
bool Features::bridges(std::uint32_t gap, std::uint32_t core) const {
  constexpr std::uint32_t kMostWords = 4;
  constexpr std::uint32_t kMostLinks = 8;
  if (core - gap <= kMostWords) return true;
  if (core - gap > kMostLinks) return false;
  for (std::uint32_t i = gap; i < core; ++i) {
    if (words_[i].classes == 0 && document_.tokens()[i].kind == TokenKind::word) return false;
  }
  return true;
}

void Features::find_stretches() {
  const auto tokens = document_.tokens();
  for (std::uint32_t s = 0; s < lines_.size(); ++s) {
    const Line& line = lines_[s];
    if (line.kind == kTitle || line.kind == kHeading || line.letter_case != kProse) {
      stretches_.push_back({line.first, line.end, s});
      continue;
    }
    std::uint32_t gap = kNone;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      const Word& word = words_[i];
      const bool core =
          word.run != kNone || (written_with_capital(tokens[i].shape) && tells(word.classes));
      if (!core) continue;
      const Stretch stretch = around(i);
      const bool joined =
          gap != kNone && (stretch.first <= stretches_.back().end || bridges(gap, i));
      if (!joined) {
        stretches_.push_back(stretch);
      } else {
        stretches_.back().end = std::max(stretches_.back().end, stretch.end);
      }
      gap = word.run == kNone ? i + 1 : runs_[word.run].end;
      i = gap - 1;
    }
  }
}

/// What is asked of words in stretches and beside them.
void Features::describe_words() {
  constexpr std::size_t kSuffix = 3;
  std::uint32_t done = 0;
  for (const Stretch& stretch : stretches_) {
    const Line& line = lines_[stretch.sentence];
    const std::uint32_t first = stretch.first - std::min(stretch.first - line.first, kReach);
    const std::uint32_t end = stretch.end + std::min(line.end - stretch.end, kReach);
    for (std::uint32_t i = std::max(first, done); i < end; ++i) {
      const std::string_view text = document_.text(document_.tokens()[i].span);
      words_[i].surface = hash_of(text);
      words_[i].shape = shape_hash(text);
      words_[i].suffix = text.size() < kSuffix ? 0 : suffix_hash(text, kSuffix);
    }
    done = end;
  }
}

}  // namespace docweave::names
