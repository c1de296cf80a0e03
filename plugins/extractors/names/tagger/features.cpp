#include "tagger/features.hpp"

#include <algorithm>

#include <docweave/text.hpp>

#include "tagger/feature_words.hpp"

namespace docweave::names {
namespace {

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

}  // namespace

Features::Features(const Document& document, std::span<const WordClasses> classes)
    : document_(document) {
  read_words(classes);
  read_lines();
  read_pairs();
  read_cases();
  read_runs();
  read_chains();
  read_series();
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
        for (std::uint32_t at = quote == kNone ? i : quote + 1; at < i; ++at)
          words_[at].quote_end = i;
        quote = kNone;
      }
      if (sign == "(" || sign == "[") bracket = i;
      if (sign == ")" || sign == "]") bracket = kNone;
    }
  }
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
