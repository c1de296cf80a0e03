#include "tagger/features.hpp"

#include <algorithm>
#include <bit>

#include <docweave/text.hpp>

#include "tagger/hash_table.hpp"

namespace docweave::names {
namespace {

/// What a feature says; part of its hash.
enum class Kind : std::uint64_t {
  bias,
  word,
  surface,
  shape,
  prefix,
  suffix,
  word_class,
  class_shape,
  word_before,
  word_after,
  word_before2,
  word_after2,
  pair_before,
  pair_after,
  around,
  two_before,
  two_after,
  shapes_around,
  shapes_before,
  shapes_after,
  word_shape,
  shape_word,
  class_before,
  class_after,
  classes_before2,
  classes_after2,
  suffix_before,
  suffix_after,
  surface_before,
  surface_after,
  shape_suffix,
  no_run,
  run_place,
  run_length,
  run_text,
  run_first,
  run_last,
  run_last_suffix,
  run_class,
  run_left,
  run_left2,
  run_right,
  run_right2,
  run_sides,
  run_left_class,
  run_right_class,
  run_first_at,
  run_last_at,
  run_clue,
  run_text_at,
  chain_place,
  chain_first,
  chain_last,
  chain_class,
  chain_left,
  chain_right,
  chain_first_last,
  chain_length,
  chain_first_at,
  chain_left2,
  chain_head_class,
  line_case,
  line_kind,
  line_first,
  line_last,
  line_length,
  line_run,
  line_key,
  line_before,
  line_after,
  line_class,
  case_shape,
  document_case,
  document_case_first,
  clue,
  quote_before,
  quote_class,
  quote_place,
  quote_length,
  bracket_before,
  bracket_place,
};

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32);
}

/// FNV-1a as in `hash_of`, for words known here.
constexpr std::uint64_t word_hash(std::string_view word) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

constexpr std::uint64_t kIn = word_hash("in");
constexpr std::uint64_t kAt = word_hash("at");
constexpr std::uint64_t kFrom = word_hash("from");
constexpr std::uint64_t kBy = word_hash("by");
constexpr std::uint64_t kWith = word_hash("with");
constexpr std::uint64_t kOf = word_hash("of");
constexpr std::uint64_t kThe = word_hash("the");
constexpr std::uint64_t kTo = word_hash("to");
constexpr std::uint64_t kPossessive = word_hash("'s");
constexpr std::uint64_t kComma = word_hash(",");
constexpr std::uint64_t kColon = word_hash(":");
constexpr std::uint64_t kPeriod = word_hash(".");
constexpr std::uint64_t kHyphen = word_hash("-");
constexpr std::uint64_t kOpenBracket = word_hash("(");
constexpr std::uint64_t kCloseBracket = word_hash(")");
constexpr std::uint64_t kBoundary = 0x5E47E2CE;

/// Bits of `Word::clues` and `Run::clues`.
enum Clue : std::uint32_t {
  kClueHonorific = 1U << 0,
  kClueSpeech = 1U << 1,
  kClueOrganization = 1U << 2,
  kClueEvent = 1U << 3,
  kClueProject = 1U << 4,
  kCluePlace = 1U << 5,
  kClueGivenName = 1U << 6,
  kClueIn = 1U << 7,
  kClueThe = 1U << 8,
  kCluePossessive = 1U << 9,
  kClueProjectFollows = 1U << 10,
  kClueBodyFollows = 1U << 11,
  kClueBy = 1U << 12,
  kClueOf = 1U << 13,
  kClueRole = 1U << 14,
  kClueLegal = 1U << 15,
  kClueDefinedOrganization = 1U << 16,
  kClueDefinedEvent = 1U << 17,
  kClueDefinedProject = 1U << 18,
  kClueKnownOrganization = 1U << 19,
  kClueKnownPlace = 1U << 20,
  kClueInstrument = 1U << 21,
  kClueTo = 1U << 22,
};

constexpr WordClasses kHeads = word_class::organization | word_class::event | word_class::project |
                               word_class::place | word_class::role | word_class::instrument |
                               word_class::legal;

enum : std::uint8_t { kProse = 0, kTitleCase = 1, kAllCapitals = 2 };
enum : std::uint8_t { kUnseen = 0, kSeenLower = 1, kSeenCapital = 2, kSeenBoth = 3 };

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

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

std::uint64_t digits_hash(std::string_view number) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : number) {
    const char sign = c >= '0' && c <= '9' ? '0' : lower(c);
    h = (h ^ static_cast<unsigned char>(sign)) * 0x100000001B3ULL;
  }
  return h;
}

bool written_with_capital(Shape shape) {
  return shape == Shape::capitalized || shape == Shape::upper || shape == Shape::mixed;
}

std::uint64_t capped(std::uint64_t value, std::uint64_t most) {
  return std::min(value, most);
}

struct CaseCounts {
  std::uint32_t lower = 0;
  std::uint32_t capital = 0;
};

}  // namespace

class Features::Emitter {
 public:
  explicit Emitter(FeatureBuffer& buffer) : buffer_(buffer) {}
  void add(Kind kind, std::uint64_t value = 0) {
    if (size_ < kMaxFeatures) buffer_[size_++] = mix(static_cast<std::uint64_t>(kind), value);
  }
  void add(Kind kind, std::uint64_t a, std::uint64_t b) { add(kind, mix(a, b)); }
  void add(Kind kind, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    add(kind, mix(mix(a, b), c));
  }
  /// One feature for each bit that is set.
  void add_bits(Kind kind, std::uint32_t bits, std::uint64_t value = 0) {
    for (; bits != 0; bits &= bits - 1) {
      add(kind, static_cast<std::uint64_t>(std::countr_zero(bits)), value);
    }
  }
  std::span<const Feature> all() const { return {buffer_.data(), size_}; }

 private:
  FeatureBuffer& buffer_;
  std::size_t size_ = 0;
};

Features::Features(const Document& document, std::span<const WordClasses> classes)
    : document_(document) {
  read_words(classes);
  read_lines();
  read_pairs();
  read_runs();
  collect_clues();
}

void Features::read_words(std::span<const WordClasses> classes) {
  const auto tokens = document_.tokens();
  words_.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view text = document_.text(tokens[i].span);
    Word& word = words_[i];
    word.folded = tokens[i].kind == TokenKind::number ? digits_hash(text) : tokens[i].hash;
    word.surface = hash_of(text);
    word.shape = shape_hash(text);
    if (i < classes.size()) word.classes = classes[i];
    std::uint64_t forward = 0xCBF29CE484222325ULL;
    std::uint64_t backward = forward;
    for (std::size_t n = 0; n < 4 && n < text.size(); ++n) {
      forward = (forward ^ static_cast<unsigned char>(lower(text[n]))) * 0x100000001B3ULL;
      backward = (backward ^ static_cast<unsigned char>(lower(text[text.size() - 1 - n]))) *
                 0x100000001B3ULL;
      word.prefix[n] = forward;
      word.suffix[n] = backward;
    }
  }
}

void Features::read_lines() {
  const auto tokens = document_.tokens();
  lines_.resize(document_.sentences().size());
  sentences_.resize(tokens.size());
  for (std::size_t s = 0; s < lines_.size(); ++s) {
    const Sentence& sentence = document_.sentences()[s];
    Line& line = lines_[s];
    line.first = sentence.first_token;
    line.end = sentence.end_token;
    line.kind = static_cast<std::uint64_t>(document_.blocks()[sentence.block].kind);
    std::size_t upper = 0;
    std::size_t capital = 0;
    std::size_t counted = 0;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      sentences_[i] = static_cast<std::uint32_t>(s);
      line.classes |= words_[i].classes;
      const Token& token = tokens[i];
      if (token.kind == TokenKind::punctuation && i - line.first < 5 && i > line.first &&
          line.key == 0 && words_[i].folded == kColon) {
        line.key = words_[i - 1].folded;
      }
      if (token.kind != TokenKind::word || token.shape == Shape::none) continue;
      if ((words_[i].classes & word_class::connector) != 0 && token.shape != Shape::upper) continue;
      ++counted;
      upper += token.shape == Shape::upper ||
               (token.shape == Shape::capitalized && token.span.size() == 1);
      capital += written_with_capital(token.shape);
    }
    if (counted >= 2 && upper * 10 >= counted * 8) {
      line.letter_case = kAllCapitals;
    } else if (counted >= 3 && capital * 10 >= counted * 9) {
      line.letter_case = kTitleCase;
    }
  }
}

void Features::read_pairs() {
  for (const Line& line : lines_) {
    std::uint32_t quote = kNone;
    std::uint32_t bracket = kNone;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      const TokenKind kind = document_.tokens()[i].kind;
      if (kind != TokenKind::punctuation && kind != TokenKind::symbol) {
        words_[i].quote = quote;
        words_[i].bracket = bracket;
        continue;
      }
      const std::string_view sign = document_.text(document_.tokens()[i].span);
      const bool straight = sign == "\"";
      if (sign == "„" || sign == "«" ||
          (quote == kNone && (straight || sign == "“" || sign == "‘"))) {
        quote = i;
      } else if (straight || sign == "”" || sign == "“" || sign == "»" || sign == "’") {
        quote = kNone;
      }
      if (sign == "(" || sign == "[") bracket = i;
      if (sign == ")" || sign == "]") bracket = kNone;
    }
  }
}

void Features::read_runs() {
  const auto tokens = document_.tokens();
  HashTable<CaseCounts> cases(tokens.size());
  for (const Line& line : lines_) {
    if (line.letter_case != kProse) continue;
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      if (tokens[i].shape == Shape::lower) ++cases[words_[i].folded].lower;
      if (i > line.first && written_with_capital(tokens[i].shape))
        ++cases[words_[i].folded].capital;
    }
  }
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    Word& word = words_[i];
    if (tokens[i].kind == TokenKind::word) {
      if (const CaseCounts* seen = cases.find(word.folded)) {
        word.document_case = static_cast<std::uint8_t>((seen->lower != 0 ? kSeenLower : 0) |
                                                       (seen->capital != 0 ? kSeenCapital : 0));
      }
    }
    const Line& line = lines_[sentences_[i]];
    const bool forced = line.letter_case != kProse || i == line.first;
    const bool plain =
        (word.classes & word_class::connector) != 0 || word.document_case == kSeenLower;
    word.capital = written_with_capital(tokens[i].shape) && !(forced && plain);
  }
  for (const Line& line : lines_) {
    for (std::uint32_t i = line.first; i < line.end; ++i) {
      if (!words_[i].capital) continue;
      Run run{i, i + 1, words_[i].classes, words_[i].folded, 0};
      while (run.end < line.end) {
        const bool more = run.end + 1 < line.end && words_[run.end + 1].capital;
        // Hyphens ("Jean-Marie") and the periods of initials ("A. Smith", "St. Gallen") do not end
        // a run.
        const bool glue =
            more && !tokens[run.end].space_before &&
            ((words_[run.end].folded == kHyphen && !tokens[run.end + 1].space_before) ||
             (words_[run.end].folded == kPeriod && tokens[run.end - 1].span.size() <= 3));
        if (!words_[run.end].capital && !glue) break;
        run.classes |= words_[run.end].classes;
        run.text = mix(run.text, words_[run.end].folded);
        ++run.end;
      }
      for (std::uint32_t at = i; at < run.end; ++at) {
        words_[at].run = static_cast<std::uint32_t>(runs_.size());
      }
      runs_.push_back(run);
      i = run.end - 1;
    }
  }
  constexpr std::uint32_t kMostLinks = 3;
  for (std::size_t r = 0; r < runs_.size(); ++r) {
    Run chain = runs_[r];
    std::size_t next = r + 1;
    for (; next < runs_.size(); ++next) {
      const Run& other = runs_[next];
      const std::uint32_t gap = other.first - chain.end;
      if (gap == 0 || gap > kMostLinks || sentences_[other.first] != sentences_[chain.first]) break;
      bool linked = true;
      for (std::uint32_t i = chain.end; i < other.first; ++i) {
        linked = linked && ((words_[i].classes & word_class::connector) != 0 ||
                            words_[i].folded == kPossessive ||
                            (words_[i].folded == kHyphen && !tokens[i].space_before));
      }
      if (!linked) break;
      chain.end = other.end;
      chain.classes |= other.classes;
      chain.text = mix(chain.text, other.text);
    }
    for (std::uint32_t i = chain.first; i < chain.end; ++i) {
      words_[i].chain = static_cast<std::uint32_t>(chains_.size());
    }
    chains_.push_back(chain);
    r = next - 1;
  }
}

void Features::collect_clues() {
  HashTable<std::uint32_t> by_word(words_.size());
  HashTable<std::uint32_t> by_run(runs_.size());
  for (const Run& run : runs_) {
    const Line& line = lines_[sentences_[run.first]];
    if (line.letter_case == kAllCapitals) continue;
    const auto at = [&](std::int64_t i) -> const Word* {
      return i >= line.first && i < line.end ? &words_[static_cast<std::size_t>(i)] : nullptr;
    };
    std::uint32_t clues = 0;
    const auto from_classes = [&](WordClasses classes) {
      if (classes & word_class::organization) clues |= kClueOrganization;
      if (classes & word_class::event) clues |= kClueEvent;
      if (classes & word_class::project) clues |= kClueProject;
      if (classes & word_class::place) clues |= kCluePlace;
      if (classes & word_class::legal) clues |= kClueLegal;
      if (classes & word_class::instrument) clues |= kClueInstrument;
      if (classes & word_class::honorific) clues |= kClueHonorific;
      if (classes & word_class::given_name) clues |= kClueGivenName;
      if (classes & word_class::known_organization) clues |= kClueKnownOrganization;
      if (classes & (word_class::known_place | word_class::country)) clues |= kClueKnownPlace;
    };
    from_classes(run.classes);
    const auto first = static_cast<std::int64_t>(run.first);
    const auto end = static_cast<std::int64_t>(run.end);
    if (const Word* before = at(first - 1)) {
      const std::uint64_t word = before->folded;
      if (word == kIn || word == kAt || word == kFrom) clues |= kClueIn;
      if (word == kThe) clues |= kClueThe;
      if (word == kBy || word == kWith) clues |= kClueBy;
      if (word == kOf) clues |= kClueOf;
      if (word == kTo) clues |= kClueTo;
      if (before->classes & word_class::speech) clues |= kClueSpeech;
      if (before->classes & word_class::honorific) clues |= kClueHonorific;
      if (word == kPeriod && first - 2 >= line.first &&
          (at(first - 2)->classes & word_class::honorific)) {
        clues |= kClueHonorific;
      }
    }
    if (const Word* after = at(end)) {
      if (after->folded == kPossessive) clues |= kCluePossessive;
      if (after->classes & word_class::project) clues |= kClueProjectFollows;
      if (after->classes & (word_class::organization | word_class::event))
        clues |= kClueBodyFollows;
      if (after->classes & word_class::speech) clues |= kClueSpeech;
      if (after->folded == kComma) {
        for (std::int64_t i = end + 1; i < end + 4 && at(i) != nullptr; ++i) {
          if (at(i)->classes & word_class::role) clues |= kClueRole;
        }
      }
    }
    // "Long Form (ACRONYM)": the long form's head tells what the acronym is.
    if (run.end - run.first <= 3 && at(first - 1) != nullptr &&
        at(first - 1)->folded == kOpenBracket && at(end) != nullptr &&
        at(end)->folded == kCloseBracket && first - 2 >= line.first &&
        at(first - 2)->chain != kNone) {
      const WordClasses classes = chains_[at(first - 2)->chain].classes;
      if (classes & word_class::organization) clues |= kClueDefinedOrganization;
      if (classes & word_class::event) clues |= kClueDefinedEvent;
      if (classes & word_class::project) clues |= kClueDefinedProject;
    }
    by_run[run.text] |= clues;
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      if (words_[i].capital) by_word[words_[i].folded] |= clues;
    }
  }
  for (Run& run : runs_) {
    if (const std::uint32_t* clues = by_run.find(run.text)) run.clues = *clues;
  }
  for (Word& word : words_) {
    if (word.run == kNone || !word.capital) continue;
    if (const std::uint32_t* clues = by_word.find(word.folded)) word.clues = *clues;
  }
}

std::span<const Feature> Features::of(const Sentence& sentence, std::uint32_t token,
                                      FeatureBuffer& buffer) const {
  Emitter out(buffer);
  add_word(sentence, token, out);
  add_neighbours(sentence, token, out);
  add_runs(sentence, token, out);
  add_place(sentence, token, out);
  add_document(sentence, token, out);
  return out.all();
}

void Features::add_word(const Sentence&, std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  out.add(Kind::bias);
  out.add(Kind::word, word.folded);
  out.add(Kind::surface, word.surface);
  out.add(Kind::shape, word.shape);
  for (std::size_t n = 0; n < 4; ++n) {
    out.add(Kind::prefix, word.prefix[n], n);
    out.add(Kind::suffix, word.suffix[n], n);
  }
  out.add(Kind::shape_suffix, word.shape, word.suffix[2]);
  out.add_bits(Kind::word_class, word.classes);
  if (word.classes != 0) out.add(Kind::class_shape, word.classes, word.shape);
}

void Features::add_neighbours(const Sentence& sentence, std::uint32_t token, Emitter& out) const {
  static const Word kOutsideLine = [] {
    Word word;
    word.folded = word.surface = word.shape = kBoundary;
    word.suffix.fill(kBoundary);
    return word;
  }();
  const auto at = [&](std::int64_t i) -> const Word& {
    return i >= sentence.first_token && i < sentence.end_token ? words_[static_cast<std::size_t>(i)]
                                                               : kOutsideLine;
  };
  const auto i = static_cast<std::int64_t>(token);
  const Word& word = at(i);
  const Word& before = at(i - 1);
  const Word& after = at(i + 1);
  const Word& before2 = at(i - 2);
  const Word& after2 = at(i + 2);
  out.add(Kind::word_before, before.folded);
  out.add(Kind::word_after, after.folded);
  out.add(Kind::word_before2, before2.folded);
  out.add(Kind::word_after2, after2.folded);
  out.add(Kind::pair_before, before.folded, word.folded);
  out.add(Kind::pair_after, word.folded, after.folded);
  out.add(Kind::two_before, before2.folded, before.folded);
  out.add(Kind::two_after, after.folded, after2.folded);
  out.add(Kind::around, before.folded, after.folded);
  out.add(Kind::shapes_around, before.shape, word.shape, after.shape);
  out.add(Kind::shapes_before, before2.shape, before.shape, word.shape);
  out.add(Kind::shapes_after, word.shape, after.shape, after2.shape);
  out.add(Kind::word_shape, before.folded, word.shape);
  out.add(Kind::shape_word, word.shape, after.folded);
  out.add(Kind::suffix_before, before.suffix[2]);
  out.add(Kind::suffix_after, after.suffix[2]);
  out.add(Kind::surface_before, before.surface);
  out.add(Kind::surface_after, after.surface);
  out.add_bits(Kind::class_before, before.classes, word.capital);
  out.add_bits(Kind::class_after, after.classes, word.capital);
  if (before2.classes != 0) out.add(Kind::classes_before2, before2.classes, word.capital);
  if (after2.classes != 0) out.add(Kind::classes_after2, after2.classes, word.capital);
}

void Features::add_runs(const Sentence& sentence, std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const auto folded = [&](std::int64_t i) {
    return i >= sentence.first_token && i < sentence.end_token
               ? words_[static_cast<std::size_t>(i)].folded
               : kBoundary;
  };
  const auto classes = [&](std::int64_t i) {
    return i >= sentence.first_token && i < sentence.end_token
               ? words_[static_cast<std::size_t>(i)].classes
               : 0;
  };
  if (word.run != kNone) {
    const Run& run = runs_[word.run];
    const std::uint64_t length = run.end - run.first;
    const std::uint64_t place = capped(token - run.first, 3) * 8 + capped(run.end - 1 - token, 3);
    const auto first = static_cast<std::int64_t>(run.first);
    const auto end = static_cast<std::int64_t>(run.end);
    const std::uint64_t left = folded(first - 1);
    const std::uint64_t right = folded(end);
    out.add(Kind::run_place, place);
    out.add(Kind::run_length, capped(length, 7));
    out.add(Kind::run_text, run.text);
    out.add(Kind::run_text_at, run.text, place);
    out.add(Kind::run_first, words_[run.first].folded);
    out.add(Kind::run_last, words_[run.end - 1].folded);
    out.add(Kind::run_first_at, words_[run.first].folded, place);
    out.add(Kind::run_last_at, words_[run.end - 1].folded, place);
    out.add(Kind::run_last_suffix, words_[run.end - 1].suffix[2]);
    out.add_bits(Kind::run_class, run.classes, place);
    out.add(Kind::run_left, left, length == 1);
    out.add(Kind::run_right, right, length == 1);
    out.add(Kind::run_left2, folded(first - 2), left);
    out.add(Kind::run_right2, right, folded(end + 1));
    out.add(Kind::run_sides, left, right);
    out.add_bits(Kind::run_left_class, classes(first - 1), length == 1);
    out.add_bits(Kind::run_right_class, classes(end), length == 1);
    out.add_bits(Kind::run_clue, run.clues);
  } else {
    out.add(Kind::no_run, word.chain != kNone);
  }
  if (word.chain == kNone) return;
  const Run& chain = chains_[word.chain];
  const bool longer =
      word.run == kNone || chain.end - chain.first > runs_[word.run].end - runs_[word.run].first;
  if (!longer) return;
  const Run& head = runs_[words_[chain.first].run];
  const std::uint64_t place = token < head.end ? 0 : capped(token - head.end + 1, 4);
  out.add(Kind::chain_place, place, chain.end - 1 == token, word.run != kNone);
  out.add(Kind::chain_length, capped(chain.end - chain.first, 12));
  out.add(Kind::chain_first, words_[chain.first].folded, place != 0);
  out.add(Kind::chain_first_at, words_[head.end - 1].folded, place);
  out.add(Kind::chain_last, words_[chain.end - 1].folded, place != 0);
  out.add(Kind::chain_first_last, words_[head.end - 1].folded, words_[chain.end - 1].folded);
  out.add_bits(Kind::chain_class, chain.classes & kHeads, place != 0);
  out.add_bits(Kind::chain_head_class, head.classes & kHeads, place);
  out.add(Kind::chain_left, folded(static_cast<std::int64_t>(chain.first) - 1), place != 0);
  out.add(Kind::chain_left2, folded(static_cast<std::int64_t>(chain.first) - 2),
          folded(static_cast<std::int64_t>(chain.first) - 1));
  out.add(Kind::chain_right, folded(chain.end), place != 0);
}

void Features::add_place(const Sentence& sentence, std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const std::uint32_t s = sentences_[token];
  const Line& line = lines_[s];
  const std::uint64_t length = sentence.end_token - sentence.first_token;
  out.add(Kind::line_case, line.letter_case, word.capital);
  out.add(Kind::line_kind, line.kind, word.shape);
  out.add(Kind::case_shape, line.letter_case, word.shape, word.document_case);
  if (token == sentence.first_token) out.add(Kind::line_first, word.shape, word.document_case);
  if (token + 1 == sentence.end_token) out.add(Kind::line_last, word.shape);
  if (word.run != kNone) {
    const Run& run = runs_[word.run];
    out.add(Kind::line_length, capped(length, 10), line.kind);
    const bool whole = run.first == line.first && run.end == line.end;
    out.add(Kind::line_run, whole, capped(length, 6), line.kind);
    if (line.key != 0) out.add(Kind::line_key, line.key);
    constexpr std::uint32_t kShortLine = 14;
    if (length <= kShortLine) {
      if (s > 0 && lines_[s - 1].end - lines_[s - 1].first <= kShortLine) {
        out.add_bits(Kind::line_before, lines_[s - 1].classes & kHeads, whole);
      }
      if (s + 1 < lines_.size() && lines_[s + 1].end - lines_[s + 1].first <= kShortLine) {
        out.add_bits(Kind::line_after, lines_[s + 1].classes & kHeads, whole);
      }
      out.add_bits(Kind::line_class, line.classes & kHeads, whole);
    }
  }
  if (word.quote != kNone) {
    const std::uint32_t before = word.quote;
    const bool inside_line = before > line.first;
    out.add(Kind::quote_place, capped(token - word.quote, 3), word.capital);
    out.add(Kind::quote_before, inside_line ? words_[before - 1].folded : kBoundary);
    if (inside_line)
      out.add_bits(Kind::quote_class, words_[before - 1].classes & kHeads, word.capital);
  }
  if (word.bracket != kNone) {
    out.add(Kind::bracket_place, capped(token - word.bracket, 3), word.shape);
    if (word.bracket > line.first) out.add(Kind::bracket_before, words_[word.bracket - 1].folded);
  }
}

void Features::add_document(const Sentence&, std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  out.add(Kind::document_case, word.document_case, word.capital);
  out.add_bits(Kind::clue, word.clues);
}

std::uint64_t Features::fingerprint() {
  static const std::uint64_t print = [] {
    DocumentBuilder builder({});
    builder.add_block(BlockKind::title, "REGIONAL WORKSHOP OPENS IN TIRANA");
    builder.add_block(BlockKind::paragraph,
                      "The \"Border Security\" Workshop, organised by the OSCE Mission to Skopje "
                      "(OSCE) and Dr. A. Smith's team of 12, began on 4 June 2018.");
    builder.add_block(BlockKind::line, "Contact: Maria De Benito");
    const Document sample = std::move(builder).build();
    std::vector<WordClasses> classes(sample.tokens().size());
    for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = 1U << (i % word_class::kCount);
    const Features features(sample, classes);
    std::uint64_t sum = 0;
    FeatureBuffer buffer;
    for (const Sentence& sentence : sample.sentences()) {
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
        for (const Feature feature : features.of(sentence, i, buffer)) sum = mix(sum, feature);
      }
    }
    return sum;
  }();
  return print;
}

}  // namespace docweave::names
