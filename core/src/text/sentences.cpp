#include "text/sentences.hpp"

#include <unordered_map>

#include <docweave/text.hpp>

namespace docweave {
namespace {

/// What the knowledge file says of a word.
enum class Use { title, open, starter, month, initial };

struct Entry {
  std::string_view word;
  Use use;
};

constexpr Entry kEntries[] = {
#include "sentence_words.inc"
};

const std::unordered_map<std::uint64_t, Use>& sentence_words() {
  static const auto map = [] {
    std::unordered_map<std::uint64_t, Use> words;
    for (const auto& [word, use] : kEntries) words.emplace(hash_of(word), use);
    return words;
  }();
  return map;
}

/// Such a word, capitalised behind "etc." or "Ltd.", starts a sentence rather than go on with a
/// name.
bool starts_sentence(const Token& token) {
  if (token.shape != Shape::capitalized) return false;
  const auto found = sentence_words().find(token.hash);
  return found != sentence_words().end() && found->second == Use::starter;
}

/// "4. Oktober": a number with a period before a month is a day.
bool is_month(const Token& token) {
  const auto found = sentence_words().find(token.hash);
  return found != sentence_words().end() && found->second == Use::month;
}

bool is_one_of(std::string_view text, const Token& token, std::string_view signs) {
  const std::string_view sign = text.substr(token.span.begin, token.span.size());
  return sign.size() == 1 && signs.find(sign) != std::string_view::npos;
}

/// Closing quotes and brackets go with the sentence they close.
bool closes(std::string_view text, const Token& token) {
  if (token.space_before || token.kind != TokenKind::punctuation) return false;
  const std::string_view sign = text.substr(token.span.begin, token.span.size());
  return sign == "\"" || sign == "'" || sign == ")" || sign == "]" || sign == "”" || sign == "’" ||
         sign == "»" || sign == "“";
}

/// Decides about the period at `tokens[at]`; the dotted letters of "U.S." carry their own.
bool period_ends(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                 std::size_t at) {
  std::size_t next = at + 1;
  while (next < tokens.size() && closes(text, tokens[next])) ++next;
  if (next >= tokens.size()) return true;
  const Token& following = tokens[next];
  if (!following.space_before) return false;
  if (following.kind == TokenKind::word && following.shape == Shape::lower) return false;
  const bool dotted = tokens[at].kind == TokenKind::word;
  if (!dotted && at == first) return true;
  const Token& word = dotted ? tokens[at] : tokens[at - 1];
  std::string folded = fold_token(text.substr(word.span.begin, word.span.size()));
  if (dotted) folded.pop_back();
  if (word.kind == TokenKind::number) {
    constexpr std::size_t kDayDigits = 2;
    if (folded.size() <= kDayDigits && is_month(following)) return false;
    // "1. Opening" numbers what follows.
    return !(at - 1 == first && folded.size() <= 3);
  }
  const auto found = sentence_words().find(hash_of(folded));
  if (found != sentence_words().end() &&
      (found->second == Use::title || found->second == Use::open)) {
    return found->second == Use::open && starts_sentence(following);
  }
  const bool short_name = found != sentence_words().end() && found->second == Use::initial;
  const bool initial = (code_points(folded) == 1 || short_name) && word.shape == Shape::capitalized;
  if (initial || dotted) return starts_sentence(following);
  return true;
}

bool ends_sentence(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                   std::size_t at) {
  constexpr std::string_view kLastBytes = ".!?\xA6";  // The last is that of an ellipsis.
  const Token& token = tokens[at];
  if (kLastBytes.find(text[token.span.end - 1]) == kLastBytes.npos) return false;
  const std::string_view word = text.substr(token.span.begin, token.span.size());
  if (word == "." || (token.kind == TokenKind::word && word.ends_with('.'))) {
    return period_ends(text, tokens, first, at);
  }
  const bool strong = is_one_of(text, token, "!?") || word == "…" || word.starts_with("..");
  if (!strong) return false;
  std::size_t next = at + 1;
  while (next < tokens.size() && closes(text, tokens[next])) ++next;
  if (next >= tokens.size()) return true;
  return tokens[next].space_before && tokens[next].shape != Shape::lower;
}

}  // namespace

void split_sentences(std::string_view text, const std::vector<Token>& tokens,
                     std::uint32_t first_token, std::uint32_t block, std::vector<Sentence>& out) {
  const auto count = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t first = first_token;
  for (std::uint32_t at = first_token; at < count; ++at) {
    if (!ends_sentence(text, tokens, first, at)) continue;
    while (at + 1 < count && closes(text, tokens[at + 1])) ++at;
    out.push_back({{tokens[first].span.begin, tokens[at].span.end}, first, at + 1, block});
    first = at + 1;
  }
  if (first < count) {
    out.push_back({{tokens[first].span.begin, tokens[count - 1].span.end}, first, count, block});
  }
}

}  // namespace docweave
