#include "document_names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <docweave/phrases.hpp>
#include <docweave/text.hpp>

namespace docweave::names {
namespace {

/// The characters of a short form occur in the long one, in order, the first at the start of a word
/// (Schwartz & Hearst 2003, with the first character free to start any word: "the UN Women"). Of
/// two both do: "Institute for Development (DE)" tells of a country.
bool abbreviates(std::string_view short_form, std::string_view long_form) {
  const std::string folded_short = fold_token(short_form);
  const std::string folded_long = fold_token(long_form);
  const bool initials = folded_short.size() <= 2;
  std::size_t at = 0;
  bool first = true;
  for (const char c : folded_short) {
    if (!std::isalnum(static_cast<unsigned char>(c))) continue;
    while (at < folded_long.size()) {
      const bool starts_word = at == 0 || folded_long[at - 1] == ' ' || folded_long[at - 1] == '-';
      if (folded_long[at] == c && (starts_word || (!first && !initials))) break;
      ++at;
    }
    if (at++ >= folded_long.size()) return false;
    first = false;
  }
  return !first;
}

/// The tokens between a '(' at `open` and its ')', when they are at most `most`.
std::uint32_t bracket_end(const Reading& text, std::uint32_t open, std::uint32_t most) {
  if (!text.is(open, "(")) return 0;
  for (std::uint32_t at = open + 1; at <= open + 1 + most; ++at) {
    if (text.is(at, ")")) return at;
    if (text.is(at, "(")) return 0;
  }
  return 0;
}

bool looks_short(std::string_view form) {
  const auto upper = std::ranges::count_if(form, [](char c) { return c >= 'A' && c <= 'Z'; });
  return upper >= 2 && form.size() <= 16;
}

/// "Zimec": as newspapers write a short form that is spoken as a word.
bool is_word_of_initials(const Reading& text, std::uint32_t at) {
  constexpr std::size_t kFewestLetters = 4;
  return text[at].shape == Shape::capitalized && text[at].span.size() >= kFewestLetters;
}

/// Where the words before a bracket begin that a short form in it abbreviates, each of its letters
/// the first of a word; nothing when they do not.
std::optional<std::uint32_t> spelt_out(const Reading& text, std::uint32_t open,
                                       std::string_view form) {
  const std::string letters = fold_token(form);
  std::uint32_t at = open;
  for (auto letter = letters.rbegin(); letter != letters.rend();) {
    if (at == 0 || text.starts_line(at)) return std::nullopt;
    const Token& token = text[--at];
    if (token.kind != TokenKind::word) return std::nullopt;
    const std::string folded = fold_token(text.document().text(token.span));
    if (folded.front() == *letter) {
      ++letter;
    } else if (!text.is(at, &Words::joints)) {
      return std::nullopt;
    }
  }
  return at;
}

/// What the head of a name says that it names: "Project" of "Project on Ports", else its last word.
std::optional<Type> type_by_head(const Reading& text, std::uint32_t first, std::uint32_t end) {
  std::uint32_t at = first;
  while (at < end && !text.is(at, &Words::joints)) ++at;
  for (const std::uint32_t head : {at - 1, end - 1}) {
    if (head < first || text.is(head, &Words::roles)) continue;
    if (text.is(head, &Words::project_nouns)) return Type::project;
    if (text.is(head, &Words::event_nouns)) return Type::event;
    if (text.is(head, &Words::org_heads)) return Type::organization;
  }
  return std::nullopt;
}

bool on_place(const Reading& text, std::uint32_t first, std::uint32_t end) {
  return text.place(first, end) != nullptr || text.place(first + 1, end) != nullptr;
}

}  // namespace

std::vector<Candidate> defined_short_forms(const Reading& text,
                                           const std::vector<Candidate>& chosen) {
  std::vector<Candidate> found;
  for (const Candidate& c : chosen) {
    if (!is_entity(c.type) || c.form != Form::named) continue;
    // A closing quotation mark may stand between a title and its short form.
    std::uint32_t open = c.end_token;
    if (text.is(open, "\"") || text.is(open, "'")) ++open;
    const std::uint32_t close = bracket_end(text, open, 4);
    if (close <= open + 1 || c.size() < 2) continue;
    const std::string_view form = text.phrase(open + 1, close);
    const bool abbreviated = looks_short(form)
                                 ? abbreviates(form, text.phrase(c.first_token, c.end_token))
                                 : close == open + 2 && is_word_of_initials(text, open + 1) &&
                                       spelt_out(text, c.end_token, form) == c.first_token;
    if (abbreviated)
      found.push_back({open + 1, close, c.type, Form::named, 0.95, "defined-acronym", ""});
  }
  return found;
}

std::vector<Candidate> spelt_names(const Reading& text, const std::vector<Candidate>& chosen) {
  constexpr std::size_t kFewestLetters = 3;
  constexpr double kSure = 0.93;
  std::map<std::uint32_t, const Candidate*> ends;
  for (const Candidate& c : chosen) {
    if (!is_entity(c.type) || c.form != Form::named) continue;
    const auto [known, fresh] = ends.emplace(c.end_token, &c);
    if (!fresh && c.size() > known->second->size()) known->second = &c;
  }
  std::vector<Candidate> found;
  for (std::uint32_t open = 1; open + 2 < text.tokens().size(); ++open) {
    if (bracket_end(text, open, 1) != open + 2) continue;
    const std::string_view form = text.phrase(open + 1, open + 2);
    const bool acronym = text.is_acronym(open + 1) && form.size() >= kFewestLetters;
    if (!acronym && !is_word_of_initials(text, open + 1)) continue;
    const auto first = spelt_out(text, open, form);
    if (!first || text.is_lower(*first) || on_place(text, *first, open)) continue;
    const auto known = ends.find(open);
    if (known != ends.end() && known->second->first_token <= *first) continue;
    std::optional<Type> type = type_by_head(text, *first, open);
    if (known != ends.end() && known->second->type != Type::person) type = known->second->type;
    if (type) found.push_back({*first, open, *type, Form::named, kSure, "spelt", ""});
  }
  return found;
}

std::vector<Candidate> repeated_names(const Reading& text, const std::vector<Candidate>& chosen) {
  PhraseMatcher names;
  std::set<std::pair<Type, std::string>> known;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    const Candidate& c = chosen[i];
    if (!is_entity(c.type) || c.form != Form::named) continue;
    const bool single = c.size() == 1;
    const Shape shape = text[c.first_token].shape;
    const bool defined = c.rule == "defined-acronym";
    if (single && c.type != Type::organization && c.type != Type::project && !defined) continue;
    if (single && !defined && shape != Shape::upper && shape != Shape::mixed && c.confidence < 0.8)
      continue;
    const std::string_view name = text.phrase(c.first_token, c.end_token);
    if (!known.emplace(c.type, fold_token(name)).second) continue;
    names.add(name, i, single ? PhraseMatcher::Case::exact : PhraseMatcher::Case::ignore);
  }
  std::vector<Candidate> found;
  if (names.size() == 0) return found;
  for (const PhraseMatch& match : names.find(text.document().text(), text.tokens())) {
    const Candidate& original = chosen[match.entry];
    if (match.first_token == original.first_token || text.is_lower(match.first_token)) continue;
    Candidate repeat = original;
    repeat.first_token = match.first_token;
    repeat.end_token = match.end_token;
    if (repeat.rule != "defined-acronym") repeat.rule = "repeated";
    found.push_back(std::move(repeat));
  }
  return found;
}

void drop_other_short_forms(const Reading& text, std::vector<Candidate>& candidates) {
  std::vector<bool> in_name(text.tokens().size());
  for (const Candidate& c : candidates) {
    if (c.form != Form::named || !is_entity(c.type) || c.size() < 2) continue;
    std::fill(in_name.begin() + c.first_token, in_name.begin() + c.end_token, true);
  }
  std::set<std::string, std::less<>> other;
  for (std::uint32_t open = 1; open + 2 < text.tokens().size(); ++open) {
    if (bracket_end(text, open, 1) != open + 2) continue;
    const std::string_view form = text.phrase(open + 1, open + 2);
    if (!looks_short(form)) continue;
    const auto first = spelt_out(text, open, form);
    if (first && !in_name[*first] && !text.any(*first, open, &Words::org_heads))
      other.emplace(form);
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    return c.size() == 1 && is_entity(c.type) &&
           other.contains(text.phrase(c.first_token, c.end_token));
  });
}

}  // namespace docweave::names
