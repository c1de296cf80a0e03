#include <algorithm>
#include <bit>

#include "tagger/feature_words.hpp"
#include "tagger/features.hpp"

namespace docweave::names {
namespace {

/// What a feature says; part of its hash.
// clang-format off
enum class Kind : std::uint64_t {
  bias, word, surface, shape, prefix, suffix, word_class, class_shape, word_before, word_after,
  word_before2, word_after2, pair_before, pair_after, around, two_before, two_after,
  shapes_around, shapes_before, shapes_after, word_shape, shape_word, class_before, class_after,
  classes_before2, classes_after2, suffix_before, suffix_after, surface_before, surface_after,
  shape_suffix, no_run, run_place, run_length, run_text, run_first, run_last, run_last_suffix,
  run_class, run_left, run_left2, run_right, run_right2, run_sides, run_left_class,
  run_right_class, run_first_at, run_last_at, run_clue, run_text_at, chain_place, chain_first,
  chain_last, chain_class, chain_left, chain_right, chain_first_last, chain_length,
  chain_first_at, chain_left2, chain_head_class, line_case, line_kind, line_first, line_last,
  line_length, line_run, line_key, line_before, line_after, line_class, case_shape,
  document_case, document_case_first, clue, quote_before, quote_class, quote_place, quote_length,
  quote_after, quote_comma, quote_near, series_place, series_head, series_word, title_class,
  title_word_class, bracket_before, bracket_place,
};
// clang-format on

std::uint64_t capped(std::uint64_t value, std::uint64_t most) {
  return std::min(value, most);
}

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

std::span<const Feature> Features::of(std::uint32_t token, FeatureBuffer& buffer) const {
  Emitter out(buffer);
  const std::uint32_t sentence = sentences_[token];
  add_word(token, out);
  const bool capital = words_[token].capital;
  add_near(at(sentence, token - 1), {Beside::before, capital}, out);
  add_near(at(sentence, token + 1), {Beside::after, capital}, out);
  add_near(at(sentence, token - 2), {Beside::before2, capital}, out);
  add_near(at(sentence, token + 2), {Beside::after2, capital}, out);
  add_several(token, out);
  if (in_run(token)) add_whole_run(token, out);
  return out.all();
}

std::span<const Feature> Features::of_several(std::uint32_t token, FeatureBuffer& buffer) const {
  Emitter out(buffer);
  add_several(token, out);
  return out.all();
}

std::span<const Feature> Features::of_word(std::uint32_t token, FeatureBuffer& buffer) const {
  Emitter out(buffer);
  add_word(token, out);
  return out.all();
}

std::span<const Feature> Features::of_near(std::uint32_t token, Near near,
                                           FeatureBuffer& buffer) const {
  Emitter out(buffer);
  add_near(words_[token], near, out);
  return out.all();
}

std::span<const Feature> Features::of_outside(Near near, FeatureBuffer& buffer) {
  Emitter out(buffer);
  add_near(outside(), near, out);
  return out.all();
}

std::uint64_t Features::word_key(std::uint32_t token) const {
  const Word& word = words_[token];
  return mix(mix(word.surface, word.folded), word.classes);
}

const Features::Word& Features::outside() {
  static const Word outside = [] {
    Word word;
    word.folded = word.surface = word.shape = word.suffix = kBoundary;
    return word;
  }();
  return outside;
}

void Features::add_word(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const std::string_view text = document_.text(document_.tokens()[token].span);
  out.add(Kind::bias);
  out.add(Kind::word, word.folded);
  out.add(Kind::surface, word.surface);
  out.add(Kind::shape, word.shape);
  constexpr std::size_t kLongestAffix = 4;
  for (std::size_t n = 0; n < kLongestAffix; ++n) {
    out.add(Kind::prefix, n < text.size() ? prefix_hash(text, n + 1) : 0, n);
    out.add(Kind::suffix, n < text.size() ? suffix_hash(text, n + 1) : 0, n);
  }
  out.add(Kind::shape_suffix, word.shape, word.suffix);
  out.add_bits(Kind::word_class, word.classes);
  if (word.classes != 0) out.add(Kind::class_shape, word.classes, word.shape);
}

void Features::add_near(const Word& word, Near near, Emitter& out) {
  switch (near.beside) {
    case Beside::before:
      out.add(Kind::word_before, word.folded);
      out.add(Kind::suffix_before, word.suffix);
      out.add(Kind::surface_before, word.surface);
      out.add_bits(Kind::class_before, word.classes, near.capital);
      break;
    case Beside::after:
      out.add(Kind::word_after, word.folded);
      out.add(Kind::suffix_after, word.suffix);
      out.add(Kind::surface_after, word.surface);
      out.add_bits(Kind::class_after, word.classes, near.capital);
      break;
    case Beside::before2:
      out.add(Kind::word_before2, word.folded);
      if (word.classes != 0) out.add(Kind::classes_before2, word.classes, near.capital);
      break;
    case Beside::after2:
      out.add(Kind::word_after2, word.folded);
      if (word.classes != 0) out.add(Kind::classes_after2, word.classes, near.capital);
      break;
  }
}

void Features::add_several(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  add_neighbours(token, out);
  if (word.run != kNone) add_run(token, out);
  if (word.run == kNone) out.add(Kind::no_run, word.chain != kNone);
  if (word.chain != kNone) add_chain(token, out);
  add_place(token, out);
  out.add(Kind::document_case, word.document_case, word.capital);
  out.add_bits(Kind::clue, word.clues);
}

void Features::add_neighbours(std::uint32_t token, Emitter& out) const {
  const std::uint32_t sentence = sentences_[token];
  const Word& word = words_[token];
  const Word& before = at(sentence, token - 1);
  const Word& after = at(sentence, token + 1);
  const Word& before2 = at(sentence, token - 2);
  const Word& after2 = at(sentence, token + 2);
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
}

std::span<const Feature> Features::of_run(std::uint32_t token, FeatureBuffer& buffer) const {
  Emitter out(buffer);
  add_whole_run(token, out);
  return out.all();
}

/// The run of capitals that a token stands in, and what stands beside it.
void Features::add_whole_run(std::uint32_t token, Emitter& out) const {
  const Run& run = runs_[words_[token].run];
  const std::uint32_t sentence = sentences_[token];
  const std::uint64_t length = run.end - run.first;
  const Word& left = at(sentence, run.first - 1);
  const Word& right = at(sentence, run.end);
  out.add(Kind::run_length, capped(length, 7));
  out.add(Kind::run_text, run.text);
  out.add(Kind::run_first, words_[run.first].folded);
  out.add(Kind::run_last, words_[run.end - 1].folded);
  out.add(Kind::run_last_suffix, words_[run.end - 1].suffix);
  out.add(Kind::run_left, left.folded, length == 1);
  out.add(Kind::run_right, right.folded, length == 1);
  out.add(Kind::run_left2, at(sentence, run.first - 2).folded, left.folded);
  out.add(Kind::run_right2, right.folded, at(sentence, run.end + 1).folded);
  out.add(Kind::run_sides, left.folded, right.folded);
  out.add_bits(Kind::run_left_class, left.classes, length == 1);
  out.add_bits(Kind::run_right_class, right.classes, length == 1);
  out.add_bits(Kind::run_clue, run.clues);
}

/// A token's place in its run.
void Features::add_run(std::uint32_t token, Emitter& out) const {
  const Run& run = runs_[words_[token].run];
  const std::uint64_t place = capped(token - run.first, 3) * 8 + capped(run.end - 1 - token, 3);
  out.add(Kind::run_place, place);
  out.add(Kind::run_text_at, run.text, place);
  out.add(Kind::run_first_at, words_[run.first].folded, place);
  out.add(Kind::run_last_at, words_[run.end - 1].folded, place);
  out.add_bits(Kind::run_class, run.classes, place);
}

/// Runs that small words link, where there is more than one.
void Features::add_chain(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const std::uint32_t sentence = sentences_[token];
  const Run& chain = chains_[word.chain];
  const bool longer =
      word.run == kNone || chain.end - chain.first > runs_[word.run].end - runs_[word.run].first;
  if (!longer) return;
  const Run& head = runs_[words_[chain.first].run];
  const std::uint64_t place = token < head.end ? 0 : capped(token - head.end + 1, 4);
  const std::uint64_t left = at(sentence, chain.first - 1).folded;
  out.add(Kind::chain_place, place, chain.end - 1 == token, word.run != kNone);
  out.add(Kind::chain_length, capped(chain.end - chain.first, 12));
  out.add(Kind::chain_first, words_[chain.first].folded, place != 0);
  out.add(Kind::chain_first_at, words_[head.end - 1].folded, place);
  out.add(Kind::chain_last, words_[chain.end - 1].folded, place != 0);
  out.add(Kind::chain_first_last, words_[head.end - 1].folded, words_[chain.end - 1].folded);
  out.add_bits(Kind::chain_class, chain.classes & kHeads, place != 0);
  out.add_bits(Kind::chain_head_class, head.classes & kHeads, place);
  out.add(Kind::chain_left, left, place != 0);
  out.add(Kind::chain_left2, at(sentence, chain.first - 2).folded, left);
  out.add(Kind::chain_right, at(sentence, chain.end).folded, place != 0);
}

void Features::add_place(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const Line& line = lines_[sentences_[token]];
  out.add(Kind::line_kind, line.kind, word.shape);
  out.add(Kind::line_case, line.letter_case, word.capital);
  out.add(Kind::case_shape, line.letter_case, word.shape, word.document_case);
  if (token == line.first) out.add(Kind::line_first, word.shape, word.document_case);
  if (token + 1 == line.end) out.add(Kind::line_last, word.shape);
  if (word.run != kNone) add_line(token, out);
  if (word.quote != kNone) add_quote(token, out);
  if (word.series != kNone) add_series(token, out);
  if (line.kind == kTitle || line.kind == kHeading) {
    out.add_bits(Kind::title_class, line.classes & kHeads, word.run != kNone);
    if (token == line.first) out.add_bits(Kind::title_word_class, line.classes & kHeads);
  }
  if (word.bracket != kNone) {
    out.add(Kind::bracket_place, capped(token - word.bracket, 3), word.shape);
    if (word.bracket > line.first) out.add(Kind::bracket_before, words_[word.bracket - 1].folded);
  }
}

/// The line that a run stands in, and the lines around it.
void Features::add_line(std::uint32_t token, Emitter& out) const {
  constexpr std::uint32_t kShortLine = 14;
  const Run& run = runs_[words_[token].run];
  const std::uint32_t at = sentences_[token];
  const Line& line = lines_[at];
  const std::uint64_t length = line.end - line.first;
  const bool whole = run.first == line.first && run.end == line.end;
  out.add(Kind::line_length, capped(length, 10), line.kind);
  out.add(Kind::line_run, whole, capped(length, 6), line.kind);
  if (line.key != 0) out.add(Kind::line_key, line.key);
  if (length > kShortLine) return;
  const auto add_classes = [&](Kind kind, const Line& of) {
    if (of.end - of.first <= kShortLine) out.add_bits(kind, of.classes & kHeads, whole);
  };
  if (at > 0) add_classes(Kind::line_before, lines_[at - 1]);
  if (at + 1 < lines_.size()) add_classes(Kind::line_after, lines_[at + 1]);
  add_classes(Kind::line_class, line);
}

void Features::add_series(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const Run& series = series_[word.series];
  std::uint64_t place = 3;
  if (token < chains_[words_[series.first].chain].end) {
    place = 0;
  } else if (word.folded == kComma) {
    place = 1;
  } else if (token + 1 == series.end) {
    place = 2;
  }
  out.add(Kind::series_place, place, word.capital);
  const Run& head = runs_[words_[series.first].run];
  out.add(Kind::series_head, words_[head.end - 1].folded, place);
  out.add(Kind::series_word, series.classes & kHeads, place);
}

void Features::add_quote(std::uint32_t token, Emitter& out) const {
  const Word& word = words_[token];
  const Line& line = lines_[sentences_[token]];
  const std::uint64_t place = capped(token - word.quote, 3);
  out.add(Kind::quote_place, place, word.capital);
  const bool has_left = word.quote > line.first;
  out.add(Kind::quote_before, has_left ? words_[word.quote - 1].folded : kBoundary, word.capital);
  WordClasses near = 0;
  constexpr std::uint32_t kNear = 4;
  for (std::uint32_t i = word.quote; i-- > line.first && word.quote - i <= kNear;)
    near |= words_[i].classes;
  out.add_bits(Kind::quote_near, near & (kHeads | word_class::speech), word.capital);
  if (has_left) out.add_bits(Kind::quote_class, words_[word.quote - 1].classes & kHeads, place);
  if (word.quote_end == kNone) return;
  const std::uint32_t end = word.quote_end;
  out.add(Kind::quote_length, capped(end - word.quote, 12), word.capital);
  const bool has_right = end + 1 < line.end;
  out.add(Kind::quote_after, has_right ? words_[end + 1].folded : kBoundary, word.capital);
  out.add(Kind::quote_comma, words_[end - 1].folded == kComma || words_[end - 1].folded == kPeriod,
          token + 1 == end);
}

}  // namespace docweave::names
