#include <docweave/hash_table.hpp>

#include "tagger/feature_words.hpp"
#include "tagger/features.hpp"

namespace docweave::names {
namespace {

std::uint32_t class_clues(WordClasses classes) {
  static constexpr std::pair<WordClasses, Clue> kClues[] = {
      {word_class::organization, kClueOrganization},
      {word_class::event, kClueEvent},
      {word_class::project, kClueProject},
      {word_class::place, kCluePlace},
      {word_class::legal, kClueLegal},
      {word_class::instrument, kClueInstrument},
      {word_class::honorific, kClueHonorific},
      {word_class::given_name, kClueGivenName},
      {word_class::known_organization, kClueKnownOrganization},
      {word_class::known_place | word_class::country, kClueKnownPlace}};
  std::uint32_t clues = 0;
  for (const auto& [bits, clue] : kClues) {
    if ((classes & bits) != 0) clues |= clue;
  }
  return clues;
}

std::uint32_t clue_of_word_before(std::uint64_t word) {
  if (word == kIn || word == kAt || word == kFrom) return kClueIn;
  if (word == kThe) return kClueThe;
  if (word == kBy || word == kWith) return kClueBy;
  if (word == kOf) return kClueOf;
  if (word == kTo) return kClueTo;
  return 0;
}

}  // namespace

/// How the prose of the document writes each word; headlines and first words say nothing.
void Features::read_cases() {
  struct Seen {
    bool lower = false;
    bool capital = false;
  };
  const auto tokens = document_.tokens();
  HashTable<Seen> cases(tokens.size());
  for (const Line& line : lines_) {
    if (line.letter_case != kProse) continue;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      if (tokens[i].shape == Shape::lower) cases[words_[i].folded].lower = true;
      const bool capital = i > line.first && written_with_capital(tokens[i].shape);
      if (capital) cases[words_[i].folded].capital = true;
    }
  }
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    Word& word = words_[i];
    const Seen* seen = tokens[i].kind == TokenKind::word ? cases.find(word.folded) : nullptr;
    if (seen != nullptr) {
      word.document_case = static_cast<std::uint8_t>((seen->lower ? kSeenLower : 0) |
                                                     (seen->capital ? kSeenCapital : 0));
    }
    const Line& line = lines_[sentences_[i]];
    const bool forced = line.letter_case != kProse || i == line.first;
    const bool plain =
        (word.classes & word_class::connector) != 0 || word.document_case == kSeenLower;
    word.capital = written_with_capital(tokens[i].shape) && !(forced && plain);
  }
}

void Features::read_runs() {
  const auto tokens = document_.tokens();
  // Hyphens ("Jean-Marie") and the periods of initials ("A. Smith", "St. Gallen") end no run.
  const auto glues = [&](std::uint32_t i) {
    constexpr std::uint32_t kLongestInitial = 3;
    if (!words_[i + 1].capital || tokens[i].space_before) return false;
    if (words_[i].folded == kHyphen) return !tokens[i + 1].space_before;
    return words_[i].folded == kPeriod && tokens[i - 1].span.size() <= kLongestInitial;
  };
  for (const Line& line : lines_) {
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (!words_[i].capital) continue;
      Run run{i, i + 1, words_[i].classes, words_[i].folded, 0};
      while (run.end < line.end &&
             (words_[run.end].capital || (run.end + 1 < line.end && glues(run.end)))) {
        run.classes |= words_[run.end].classes;
        run.text = mix(run.text, words_[run.end].folded);
        ++run.end;
      }
      for (; i < run.end; ++i) words_[i].run = static_cast<std::uint32_t>(runs_.size());
      runs_.push_back(run);
      --i;
    }
  }
}

void Features::read_chains() {
  constexpr std::uint32_t kMostLinks = 3;
  const auto links = [this](std::uint32_t i) {
    return (words_[i].classes & word_class::connector) != 0 || words_[i].folded == kPossessive ||
           (words_[i].folded == kHyphen && !document_.tokens()[i].space_before);
  };
  for (std::size_t r = 0; r < runs_.size();) {
    Run chain = runs_[r];
    for (++r; r < runs_.size(); ++r) {
      const Run& next = runs_[r];
      const std::uint32_t gap = next.first - chain.end;
      bool linked =
          gap > 0 && gap <= kMostLinks && sentences_[next.first] == sentences_[chain.first];
      for (std::uint32_t i = chain.end; linked && i < next.first; ++i) linked = links(i);
      if (!linked) break;
      chain.end = next.end;
      chain.classes |= next.classes;
      chain.text = mix(chain.text, next.text);
    }
    for (std::uint32_t i = chain.first; i < chain.end; ++i) {
      words_[i].chain = static_cast<std::uint32_t>(chains_.size());
    }
    chains_.push_back(chain);
  }
}

/// "Ministry of Labour, Youth and Migration": after a body's head with "of" or "for", commas join
/// further parts as long as the last one holds an "and".
void Features::read_series() {
  constexpr std::size_t kMostParts = 5;
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    const Run& head = chains_[c];
    const bool linked = runs_[words_[head.first].run].end != head.end;
    if (!linked || (head.classes & word_class::organization) == 0) continue;
    std::size_t last = c;
    bool closed = false;
    while (!closed && last + 1 < chains_.size() && last - c < kMostParts) {
      const Run& next = chains_[last + 1];
      if (next.first != chains_[last].end + 1 || words_[chains_[last].end].folded != kComma ||
          sentences_[next.first] != sentences_[head.first]) {
        break;
      }
      ++last;
      for (std::uint32_t i = next.first; i < next.end; ++i) {
        closed = closed || words_[i].folded == kAnd;
      }
    }
    if (!closed) continue;
    Run series = head;
    series.end = chains_[last].end;
    for (std::uint32_t i = series.first; i < series.end; ++i) {
      words_[i].series = static_cast<std::uint32_t>(series_.size());
    }
    series_.push_back(series);
    c = last;
  }
}

std::uint32_t Features::clues_before(const Run& run) const {
  const Line& line = lines_[sentences_[run.first]];
  if (run.first == line.first) return 0;
  const Word& before = words_[run.first - 1];
  std::uint32_t clues = clue_of_word_before(before.folded);
  if ((before.classes & word_class::speech) != 0) clues |= kClueSpeech;
  if ((before.classes & word_class::honorific) != 0) clues |= kClueHonorific;
  const bool dotted = before.folded == kPeriod && run.first - 1 > line.first;
  if (dotted && (words_[run.first - 2].classes & word_class::honorific) != 0) {
    clues |= kClueHonorific;
  }
  return clues;
}

std::uint32_t Features::clues_after(const Run& run) const {
  const Line& line = lines_[sentences_[run.first]];
  if (run.end == line.end) return 0;
  const Word& after = words_[run.end];
  std::uint32_t clues = 0;
  if (after.folded == kPossessive) clues |= kCluePossessive;
  if ((after.classes & word_class::project) != 0) clues |= kClueProjectFollows;
  if ((after.classes & (word_class::organization | word_class::event)) != 0) {
    clues |= kClueBodyFollows;
  }
  if ((after.classes & word_class::speech) != 0) clues |= kClueSpeech;
  if (after.folded != kComma) return clues;
  // "NAME, the director of": someone's role.
  constexpr std::uint32_t kNear = 4;
  for (std::uint32_t i = run.end + 1; i < line.end && i < run.end + kNear; ++i) {
    if ((words_[i].classes & word_class::role) != 0) clues |= kClueRole;
  }
  return clues;
}

/// "Long Form (ACRONYM)": the long form's words tell what the acronym is.
std::uint32_t Features::clues_of_definition(const Run& run) const {
  constexpr std::uint32_t kLongestAcronym = 3;
  const Line& line = lines_[sentences_[run.first]];
  const bool bracketed = run.first >= line.first + 2 && run.end < line.end &&
                         words_[run.first - 1].folded == kOpenBracket &&
                         words_[run.end].folded == kCloseBracket;
  if (!bracketed || run.end - run.first > kLongestAcronym) return 0;
  const std::uint32_t chain = words_[run.first - 2].chain;
  if (chain == kNone) return 0;
  const WordClasses classes = chains_[chain].classes;
  std::uint32_t clues = 0;
  if ((classes & word_class::organization) != 0) clues |= kClueDefinedOrganization;
  if ((classes & word_class::event) != 0) clues |= kClueDefinedEvent;
  if ((classes & word_class::project) != 0) clues |= kClueDefinedProject;
  return clues;
}

void Features::collect_clues() {
  HashTable<std::uint32_t> by_word(words_.size());
  HashTable<std::uint32_t> by_run(runs_.size());
  for (const Run& run : runs_) {
    if (lines_[sentences_[run.first]].letter_case == kAllCapitals) continue;
    const std::uint32_t clues =
        class_clues(run.classes) | clues_before(run) | clues_after(run) | clues_of_definition(run);
    by_run[run.text] |= clues;
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      if (words_[i].capital) by_word[words_[i].folded] |= clues;
    }
  }
  for (Run& run : runs_) {
    if (const std::uint32_t* clues = by_run.find(run.text)) run.clues = *clues;
  }
  for (Word& word : words_) {
    if (!word.capital) continue;
    if (const std::uint32_t* clues = by_word.find(word.folded)) word.clues = *clues;
  }
}

}  // namespace docweave::names
