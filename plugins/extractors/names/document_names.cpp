#include "document_names.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <docweave/phrases.hpp>
#include <docweave/text.hpp>

namespace docweave::names {
namespace {

std::string_view word(const Document& document, std::uint32_t token) {
  return token < document.tokens().size() ? document.text(document.tokens()[token].span)
                                          : std::string_view();
}

std::string_view words(const Document& document, std::uint32_t first, std::uint32_t end) {
  return document.text(join(document.tokens()[first].span, document.tokens()[end - 1].span));
}

/// The characters of a short form occur in the long one, in order, the first at the start of a word
/// (Schwartz & Hearst 2003, with the first character free to start any word: "the UN Women").
bool abbreviates(std::string_view short_form, std::string_view long_form) {
  const std::string folded_short = fold_token(short_form);
  const std::string folded_long = fold_token(long_form);
  std::size_t at = 0;
  bool first = true;
  for (const char c : folded_short) {
    if (!std::isalnum(static_cast<unsigned char>(c))) continue;
    while (at < folded_long.size()) {
      const bool starts_word = at == 0 || folded_long[at - 1] == ' ' || folded_long[at - 1] == '-';
      if (folded_long[at] == c && (!first || starts_word)) break;
      ++at;
    }
    if (at++ >= folded_long.size()) return false;
    first = false;
  }
  return !first;
}

/// The tokens between a '(' at `open` and its ')', when they are at most `most`.
std::uint32_t bracket_end(const Document& document, std::uint32_t open, std::uint32_t most) {
  if (word(document, open) != "(") return 0;
  for (std::uint32_t at = open + 1; at <= open + 1 + most; ++at) {
    if (word(document, at) == ")") return at;
    if (word(document, at).empty() || word(document, at) == "(") return 0;
  }
  return 0;
}

bool looks_short(std::string_view form) {
  const auto upper = std::ranges::count_if(form, [](char c) { return c >= 'A' && c <= 'Z'; });
  return upper >= 2 && form.size() <= 16;
}

}  // namespace

std::vector<Candidate> defined_short_forms(const Document& document,
                                           const std::vector<Candidate>& chosen) {
  std::vector<Candidate> found;
  for (const Candidate& c : chosen) {
    if (!is_entity(c.type) || c.form != Form::named) continue;
    // A closing quotation mark may stand between a title and its short form.
    std::uint32_t open = c.end_token;
    if (fold_token(word(document, open)) == "\"" || word(document, open) == "’") ++open;
    const std::uint32_t close = bracket_end(document, open, 4);
    if (close > open + 1) {
      const std::string_view form = words(document, open + 1, close);
      if (looks_short(form) &&
          (c.size() > 1 && abbreviates(form, words(document, c.first_token, c.end_token)))) {
        found.push_back({open + 1, close, c.type, Form::named, 0.95, "defined-acronym", ""});
      }
    }
  }
  return found;
}

std::vector<Candidate> repeated_names(const Document& document,
                                      const std::vector<Candidate>& chosen) {
  PhraseMatcher names;
  std::set<std::pair<Type, std::string>> known;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    const Candidate& c = chosen[i];
    if (!is_entity(c.type) || c.form != Form::named) continue;
    const bool single = c.size() == 1;
    const Shape shape = document.tokens()[c.first_token].shape;
    if (single && c.type != Type::organization && c.type != Type::project) continue;
    if (single && shape != Shape::upper && shape != Shape::mixed && c.confidence < 0.8) continue;
    if (!known.emplace(c.type, fold_token(words(document, c.first_token, c.end_token))).second)
      continue;
    names.add(words(document, c.first_token, c.end_token), i,
              single ? PhraseMatcher::Case::exact : PhraseMatcher::Case::ignore);
  }
  std::vector<Candidate> found;
  if (names.size() == 0) return found;
  for (const PhraseMatch& match : names.find(document.text(), document.tokens())) {
    const Candidate& original = chosen[match.entry];
    if (match.first_token == original.first_token) continue;
    if (document.tokens()[match.first_token].shape == Shape::lower) continue;
    Candidate repeat = original;
    repeat.first_token = match.first_token;
    repeat.end_token = match.end_token;
    repeat.rule = "repeated";
    found.push_back(std::move(repeat));
  }
  return found;
}

}  // namespace docweave::names
