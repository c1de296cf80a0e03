#include "text/parts/part_features.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave {
namespace {

constexpr std::uint64_t kBasis = 0xCBF29CE484222325ULL;
constexpr std::uint64_t kBoundary = 0x5E47E2CE;

constexpr std::uint64_t add_byte(std::uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * 0x100000001B3ULL;
}

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t h =
      (a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2))) * 0xFF51AFD7ED558CCDULL;
  return h ^ (h >> 32);
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char class_of(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  return (c & 0x80) != 0 ? 'u' : c;
}

std::uint64_t shape_hash(std::string_view word) {
  std::uint64_t h = kBasis;
  char last = 0;
  for (const char c : word) {
    const char sign = class_of(c);
    if (sign != last) h = add_byte(h, static_cast<unsigned char>(sign));
    last = sign;
  }
  return mix(h, std::min<std::size_t>(word.size(), 4));
}

std::uint64_t digits_hash(std::string_view number) {
  std::uint64_t h = kBasis;
  for (const char c : number) {
    h = add_byte(h, static_cast<unsigned char>(c >= '0' && c <= '9' ? '0' : lower(c)));
  }
  return h;
}

std::uint64_t folded_hash(std::string_view text, const Token& token) {
  return token.kind == TokenKind::number
             ? digits_hash(text.substr(token.span.begin, token.span.size()))
             : token.hash;
}

std::uint64_t value_of(PartOfSpeech part) {
  return static_cast<std::uint64_t>(part) + 1;
}

// clang-format off
enum class Kind : std::uint64_t {
  word, word_shape, suffix, prefix, shape, shape_suffix, first_shape, case_shape, word_before, word_after,
  word_before2, word_after2, pair_before, pair_after, around, suffix_before, suffix_after,
  known, known_after, known_after2, known_pair, known_three, shapes, glued, glued_after,
  part, parts, part_word, part_known, part_suffix, part_word_after, part_around, parts_known,
  part_known_after, part_word_before,
};
// clang-format on

class Emitter {
 public:
  explicit Emitter(PartFeatures::Buffer& buffer) : buffer_(buffer) {}

  void add(Kind kind, std::uint64_t value) {
    buffer_[size_++] = mix(static_cast<std::uint64_t>(kind), value);
  }
  void add(Kind kind, std::uint64_t a, std::uint64_t b) { add(kind, mix(a, b)); }
  void add(Kind kind, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    add(kind, mix(mix(a, b), c));
  }
  std::span<const PartFeature> all() const { return {buffer_.data(), size_}; }

 private:
  PartFeatures::Buffer& buffer_;
  std::size_t size_ = 0;
};

}  // namespace

std::uint64_t PartFeatures::key(std::string_view text, const Token& token) {
  return mix(folded_hash(text, token), token.shape == Shape::lower || token.shape == Shape::none);
}

PartFeatures::Word PartFeatures::read_word(std::string_view text, const Token& token) {
  const std::string_view form = text.substr(token.span.begin, token.span.size());
  Word word;
  word.folded = folded_hash(text, token);
  word.shape = shape_hash(form);
  word.glued = !token.space_before;
  std::uint64_t forward = kBasis;
  std::uint64_t backward = kBasis;
  for (std::size_t n = 0; n < word.suffix.size() && n < form.size(); ++n) {
    forward = add_byte(forward, static_cast<unsigned char>(lower(form[n])));
    backward = add_byte(backward, static_cast<unsigned char>(lower(form[form.size() - 1 - n])));
    if (n < word.prefix.size()) word.prefix[n] = forward;
    word.suffix[n] = backward;
  }
  return word;
}

PartFeatures::LetterCase PartFeatures::letter_case(std::span<const Token> tokens) {
  std::size_t words = 0;
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word || token.span.size() < 4) continue;
    ++words;
    upper += token.shape == Shape::upper;
    lower += token.shape == Shape::lower;
  }
  if (words >= 2 && upper * 10 >= words * 8) return LetterCase::capitals;
  return words >= 3 && lower * 10 <= words * 2 ? LetterCase::title : LetterCase::prose;
}

void PartFeatures::read(std::string_view text, std::span<const Token> tokens,
                        const PartLexicon& lexicon) {
  size_ = tokens.size();
  Word outside;
  outside.folded = outside.shape = kBoundary;
  outside.suffix.fill(kBoundary);
  outside.parts = kBoundary;
  words_.assign(size_ + 2 * kReach, outside);
  for (std::size_t i = 0; i < size_; ++i) {
    words_[i + kReach] = read_word(text, tokens[i]);
    words_[i + kReach].parts = lexicon.find(key(text, tokens[i]));
  }
  letter_case_ = letter_case(tokens);
}

std::span<const PartFeature> PartFeatures::of(std::size_t at, std::array<PartOfSpeech, 2> parts,
                                              Buffer& buffer) const {
  const Word* around = &word(at);
  const Word& before2 = around[-2];
  const Word& before = around[-1];
  const Word& word = around[0];
  const Word& after = around[1];
  const Word& after2 = around[2];
  const std::uint64_t part = value_of(parts[1]);
  const std::uint64_t part2 = value_of(parts[0]);
  Emitter out(buffer);
  out.add(Kind::word, word.folded);
  out.add(Kind::word_shape, word.folded, word.shape);
  for (std::size_t n = 0; n < word.suffix.size(); ++n) {
    if (word.suffix[n] != 0) out.add(Kind::suffix, word.suffix[n], n);
  }
  for (std::size_t n = 0; n < word.prefix.size(); ++n) {
    if (word.prefix[n] != 0) out.add(Kind::prefix, word.prefix[n], n);
  }
  out.add(Kind::shape, word.shape);
  out.add(Kind::shape_suffix, word.shape, word.suffix[2]);
  out.add(Kind::first_shape, word.shape, at == 0);
  out.add(Kind::case_shape, word.shape, static_cast<std::uint64_t>(letter_case_));
  out.add(Kind::word_before, before.folded);
  out.add(Kind::word_after, after.folded);
  out.add(Kind::word_before2, before2.folded);
  out.add(Kind::word_after2, after2.folded);
  out.add(Kind::pair_before, before.folded, word.folded);
  out.add(Kind::pair_after, word.folded, after.folded);
  out.add(Kind::around, before.folded, after.folded);
  out.add(Kind::suffix_before, before.suffix[2]);
  out.add(Kind::suffix_after, after.suffix[2]);
  out.add(Kind::known, word.parts);
  out.add(Kind::known_after, after.parts);
  out.add(Kind::known_after2, after2.parts);
  out.add(Kind::known_pair, word.parts, after.parts);
  out.add(Kind::known_three, word.parts, after.parts, after2.parts);
  out.add(Kind::shapes, before.shape, word.shape, after.shape);
  out.add(Kind::glued, word.glued, before.folded);
  out.add(Kind::glued_after, after.glued, after.folded);
  out.add(Kind::part, part);
  out.add(Kind::parts, part2, part);
  out.add(Kind::part_word, part, word.folded);
  out.add(Kind::part_known, part, word.parts);
  out.add(Kind::part_suffix, part, word.suffix[2]);
  out.add(Kind::part_word_after, part, after.folded);
  out.add(Kind::part_around, part, word.parts, after.parts);
  out.add(Kind::parts_known, part2, part, word.parts);
  out.add(Kind::part_known_after, part, after.parts);
  out.add(Kind::part_word_before, part, before.folded);
  return out.all();
}

std::uint64_t PartFeatures::fingerprint() {
  static const std::uint64_t print = [] {
    constexpr std::string_view kSample =
        "UNDP-funded since 2018, the \"Border\" Workshop isn't over: Dr. Kovač's team re-opens it.";
    const std::vector<Token> tokens = tokenize(kSample);
    std::vector<KnownWord> words;
    for (std::size_t i = 0; i < tokens.size(); i += 2) {
      words.push_back({key(kSample, tokens[i]), PartSet{1} << (i % kParts), i % 4 == 0});
    }
    const auto slots = PartLexicon::pack(words);
    PartFeatures features;
    features.read(kSample, tokens, PartLexicon(slots));
    std::uint64_t sum = kParts;
    Buffer buffer;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto before = static_cast<PartOfSpeech>(i % kParts);
      for (const PartFeature feature : features.of(i, {PartOfSpeech::punct, before}, buffer)) {
        sum = mix(sum, feature);
      }
    }
    return sum;
  }();
  return print;
}

}  // namespace docweave
