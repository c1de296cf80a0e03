#include "tagger/features.hpp"

#include <algorithm>

#include <docweave/text.hpp>

#include "tagger/feature_words.hpp"

namespace docweave::names {
namespace {

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
  find_stretches();
  describe_words();
}

void Features::read_words(std::span<const WordClasses> classes) {
  const auto tokens = document_.tokens();
  words_.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word& word = words_[i];
    word.folded = tokens[i].kind == TokenKind::number ? digits_hash(document_.text(tokens[i].span))
                                                      : tokens[i].hash;
    if (i < classes.size()) word.classes = classes[i];
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
    for (const Stretch& stretch : features.stretches()) {
      sum = mix(sum, mix(stretch.first, stretch.end));
      for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
        for (const Feature feature : features.of(i, buffer)) sum = mix(sum, feature);
      }
    }
    return sum;
  }();
  return print;
}

}  // namespace docweave::names
