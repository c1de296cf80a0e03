#include "train/conventions.hpp"

#include <algorithm>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

std::string_view slice(std::string_view text, const Mark& mark) {
  return text.substr(mark.begin, mark.end - mark.begin);
}

std::string_view word_of(std::string_view name, const Token& token) {
  return name.substr(token.span.begin, token.span.size());
}

bool is_pronoun(std::string_view word) {
  return is_one_of(fold_token(word), {"i",   "we",  "he",    "she",  "it",    "they", "you",  "who",
                                      "his", "her", "their", "our",  "my",    "its",  "them", "us",
                                      "him", "me",  "your",  "this", "these", "those"});
}

/// Adds a mark without its leading article, unless it is empty or overlaps the one before.
void push(std::string_view text, Mark mark, std::vector<Mark>& out) {
  for (const std::string_view article : {"the ", "The ", "a ", "an "}) {
    if (slice(text, mark).starts_with(article)) mark.begin += article.size();
  }
  const bool whole = mark.end > mark.begin && (out.empty() || out.back().end <= mark.begin);
  if (whole) out.push_back(mark);
}

/// Capitalised words that a corpus leaves unmarked although it may well have passed over names.
std::vector<Mark> with_open_capitals(std::string_view text, const std::vector<Mark>& marks) {
  std::vector<Mark> all;
  auto next = marks.begin();
  for (const Token& token : tokenize(text)) {
    for (; next != marks.end() && next->end <= token.span.begin; ++next) all.push_back(*next);
    const bool marked = next != marks.end() && next->begin < token.span.end;
    const bool open =
        token.span.begin > 0 && token.kind == TokenKind::word && token.shape != Shape::lower;
    if (!marked && open) all.push_back({token.span.begin, token.span.end, kAnything});
  }
  all.insert(all.end(), next, marks.end());
  return all;
}

}  // namespace

std::vector<Mark> Conventions::apply(const TaggedSentence& sentence) const {
  Marks marks;
  for (std::size_t i = 0; i < sentence.marks.size(); ++i) {
    if (!has_capital(slice(sentence.text, sentence.marks[i]))) continue;
    adapt(sentence.text, sentence.marks[i], sentence.labels[i], marks);
  }
  return sparse_ ? with_open_capitals(sentence.text, marks) : marks;
}

void Conventions::adapt(const std::string& text, Mark mark, std::string_view label,
                        Marks& out) const {
  if (label == "Person") return adapt_person(text, mark, out);
  if (label == "Place") return adapt_place(text, mark, out);
  if (label == "Organization" || label == "Organization:Funder") return adapt_body(text, mark, out);
  adapt_other(text, mark, label, out);
}

void Conventions::adapt_person(const std::string& text, Mark mark, Marks& out) const {
  const std::string_view name = slice(text, mark);
  const auto tokens = tokenize(name);
  if (tokens.size() == 1 && is_pronoun(name)) return;
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view title = word_of(name, tokens[i]);
    constexpr WordClasses kTitles = word_class::honorific | word_class::role;
    const bool leads = (knowledge_.classes_of(title) & kTitles) != 0 &&
                       !is_one_of(title, {"St", "Saint", "Pope", "King", "Queen"});
    if (leads && (loose_ || i == first)) first = i + 1;
    if (i == first && i > 0 && title == ".") first = i + 1;
  }
  if (first == tokens.size()) return;
  mark.begin += tokens[first].span.begin;
  mark.readings = reading(Type::person);
  if (has_capital(slice(text, mark))) push(text, mark, out);
}

void Conventions::adapt_place(const std::string& text, Mark mark, Marks& out) const {
  const std::string_view name = slice(text, mark);
  const auto tokens = tokenize(name);
  if (tokens.size() == 1 && (knowledge_.classes_of(name) & word_class::demonym) != 0) return;
  const bool number = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  if (loose_ && number) return;
  mark.readings = reading(Type::place);
  if (loose_ && tokens.back().shape == Shape::lower) mark.readings = kAnything;
  if (sparse_ && (classes_of_last(name) & word_class::organization) != 0) {
    mark.readings |= reading(Type::organization);
  }
  push(text, mark, out);
}

void Conventions::adapt_body(const std::string& text, Mark mark, Marks& out) const {
  const std::string_view name = slice(text, mark);
  const auto tokens = tokenize(name);
  constexpr WordClasses kNoBodies = word_class::demonym | word_class::role;
  const bool no_body = is_pronoun(name) || (knowledge_.classes_of(name) & kNoBodies) != 0;
  if (tokens.size() == 1 && no_body) return;
  mark.readings = readings_of_body(name);
  if (!loose_) return push(text, mark, out);
  if (tokens.back().shape == Shape::lower) mark.readings = kAnything;
  split_body(text, mark, out);
}

/// States are marked as places throughout; what is called a programme is no body.
Readings Conventions::readings_of_body(std::string_view name) const {
  if (knowledge_.is_country(name)) return reading(Type::place);
  const auto tokens = tokenize(name);
  if (tokens.size() == 1) return reading(Type::organization);
  const std::string last = fold_token(word_of(name, tokens.back()));
  if (is_one_of(last, {"programme", "program", "project", "scheme", "initiative", "facility",
                       "mechanism"})) {
    return reading(Type::project);
  }
  if (is_one_of(last, {"fund", "funds", "grants"}))
    return reading(Type::organization) | reading(Type::project);
  return reading(Type::organization);
}

/// "Kobe University (KU), Kobe, Japan" is one name to some annotators; here each part is a name of
/// its own, and parts without a word for a body are left open.
void Conventions::split_body(const std::string& text, Mark mark, Marks& out) const {
  const std::string_view name = slice(text, mark);
  const auto tokens = tokenize(name);
  std::size_t first = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !is_one_of(word_of(name, tokens[i]), {",", "(", ")", ";"})) continue;
    if (i > first) {
      Mark part = mark;
      part.begin = mark.begin + tokens[first].span.begin;
      part.end = mark.begin + tokens[i - 1].span.end;
      bool body = first == 0;
      for (std::size_t at = first; at < i; ++at) {
        constexpr WordClasses kBodies = word_class::organization | word_class::legal;
        body = body || (knowledge_.classes_of(word_of(name, tokens[at])) & kBodies) != 0;
      }
      if (!body) part.readings = kAnything;
      if (knowledge_.is_country(slice(text, part))) part.readings = reading(Type::place);
      push(text, part, out);
    }
    first = i + 1;
  }
}

/// Projects, and what a corpus calls events, grants or "miscellaneous": names of other things too,
/// so most of them may also be no name of ours.
void Conventions::adapt_other(const std::string& text, Mark mark, std::string_view label,
                              Marks& out) const {
  const WordClasses last = classes_of_last(slice(text, mark));
  if (label.starts_with("Project")) mark.readings = reading(Type::project);
  const bool project =
      is_one_of(label, {"Event", "Misc", "Grant"}) && (last & word_class::project) != 0;
  const bool event = label == "Event" || (label == "Misc" && (last & word_class::event) != 0);
  if (project) mark.readings |= reading(Type::project) | kNoName;
  if (event) mark.readings |= reading(Type::event) | kNoName;
  if (mark.readings != 0) push(text, mark, out);
}

WordClasses Conventions::classes_of_last(std::string_view name) const {
  const auto tokens = tokenize(name);
  return tokens.empty() ? 0 : knowledge_.classes_of(word_of(name, tokens.back()));
}

}  // namespace docweave::names
