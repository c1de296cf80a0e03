#include "shouted.hpp"

#include <algorithm>

namespace docweave::names {
namespace {

struct Capitals {
  std::size_t words = 0;
  std::size_t upper = 0;

  void see(const Token& token) {
    if (token.kind != TokenKind::word || token.span.size() < 2) return;
    ++words;
    upper += token.shape == Shape::upper ? 1 : 0;
  }
  bool prevail() const { return words > 2 && upper * 4 >= words * 3; }
  bool are_usual() const { return upper * 4 >= words; }
};

struct Line {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

Line line_of(const Reading& text, const Candidate& c) {
  Line line{c.first_token, c.end_token};
  while (!text.starts_line(line.first)) --line.first;
  while (line.end < text.tokens().size() && !text.starts_line(line.end)) ++line.end;
  return line;
}

Capitals count(const Reading& text, Line line) {
  Capitals capitals;
  for (std::uint32_t at = line.first; at < line.end; ++at) capitals.see(text[at]);
  return capitals;
}

bool is_shouted(const Reading& text, const Candidate& c) {
  for (std::uint32_t at = c.first_token; at < c.end_token; ++at) {
    if (text[at].kind == TokenKind::word && text[at].shape != Shape::upper) return false;
  }
  return count(text, line_of(text, c)).prevail();
}

bool may_be_guess(const Candidate& c) {
  const bool guessed = c.type == Type::organization || c.type == Type::person;
  return guessed && c.form == Form::named && c.size() > 1 && !c.is_listed() && !c.is_marked();
}

/// "HARBOUR TRUST, INC."
bool is_line(const Reading& text, const Candidate& c) {
  const Line line = line_of(text, c);
  const bool ends = c.end_token == line.end || text.is_sign(c.end_token);
  return c.first_token == line.first && ends &&
         text.any(c.first_token, c.end_token, &Words::org_heads);
}

}  // namespace

void drop_shouted(const Reading& text, std::vector<Candidate>& candidates) {
  if (count(text, {0, static_cast<std::uint32_t>(text.tokens().size())}).are_usual()) return;
  std::erase_if(candidates, [&](const Candidate& c) {
    return may_be_guess(c) && is_shouted(text, c) && !is_line(text, c);
  });
}

}  // namespace docweave::names
