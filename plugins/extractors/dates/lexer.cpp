#include "lexer.hpp"

#include <algorithm>

#include <docweave/ascii.hpp>

namespace docweave::dates {
namespace {

struct Sign {
  std::string_view bytes;
  char mark;
};

/// Signs beyond ASCII that matter in dates; ' ' stands for white space.
constexpr Sign kSigns[] = {
    {"\u2010", '-'}, {"\u2011", '-'},  {"\u2012", '-'},  {"\u2013", '-'}, {"\u2014", '-'},
    {"\u2212", '-'}, {"\u2018", '\''}, {"\u2019", '\''}, {"\u00A0", ' '}, {"\u2009", ' '},
    {"\u202F", ' '}, {"\u2002", ' '},  {"\u2003", ' '},  {"\u3000", ' '}, {"\u200B", ' '},
    {"\u201C", '"'}, {"\u201D", '"'},  {"\u201E", '"'},  {"\u00AB", '"'}, {"\u00BB", '"'},
    {"\u2022", '*'}, {"\u00B7", '*'},  {"\u2026", '*'},  {"\u00A9", '*'}, {"\u20AC", '$'},
    {"\u00A3", '$'}, {"\u00A5", '$'},
};

inline const Sign* sign_at(std::string_view text, std::size_t at) {
  const char lead = text[at];
  if (lead != '\xC2' && lead != '\xE2' && lead != '\xE3') [[likely]]
    return nullptr;
  for (const Sign& sign : kSigns) {
    if (text.compare(at, sign.bytes.size(), sign.bytes) == 0) return &sign;
  }
  return nullptr;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span span, const Lexicon& lexicon, std::size_t language,
        std::vector<Lexeme>& out)
      : text_(text.substr(0, span.end)),
        at_(span.begin),
        lexicon_(lexicon),
        language_(language),
        suffix_(lexicon.class_named("ordinal_suffix")),
        out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\n' || c == '\t') {
        space_ = true;
        ++at_;
      } else if (is_digit(c)) {
        number();
      } else if (is_letter_byte(c)) {
        word_or_sign();
      } else {
        push(Lexeme::Kind::mark, at_ + 1).mark = c == '&' ? '+' : c;
      }
    }
  }

 private:
  Lexeme& push(Lexeme::Kind kind, std::size_t end) {
    Lexeme& lexeme = out_.emplace_back();
    lexeme.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    lexeme.kind = kind;
    lexeme.space_before = space_ || out_.size() == 1;
    space_ = false;
    at_ = end;
    return lexeme;
  }

  void number() {
    std::size_t end = at_;
    std::int32_t value = 0;
    for (; end < text_.size() && is_digit(text_[end]); ++end) {
      if (end - at_ < 9) value = value * 10 + (text_[end] - '0');
    }
    const auto digits = static_cast<std::uint8_t>(std::min<std::size_t>(end - at_, 10));
    const bool money = !out_.empty() && out_.back().mark == '$';
    Lexeme& lexeme = push(Lexeme::Kind::number, end);
    lexeme.digits = digits;
    lexeme.number = value;
    lexeme.counted = money || digits > 9;
    if (digits <= 2) suffix(lexeme);
  }

  /// Takes up "th", "er", "º", ":e" behind a number.
  void suffix(Lexeme& lexeme) {
    const std::size_t from = at_ + (at_ < text_.size() && text_[at_] == ':' ? 1 : 0);
    std::size_t end = from;
    while (end < text_.size() && is_letter_byte(text_[end]) && sign_at(text_, end) == nullptr)
      ++end;
    if (end == from) return;
    const Word* word = lexicon_.find(text_.substr(from, end - from));
    if (word == nullptr || !(Lexicon::classes(*word, language_, false) & suffix_)) return;
    lexeme.ordinal = true;
    lexeme.span.end = static_cast<std::uint32_t>(end);
    at_ = end;
  }

  void word_or_sign() {
    if (static_cast<unsigned char>(text_[at_]) >= 0x80) {
      if (const Sign* sign = sign_at(text_, at_)) {
        if (sign->mark == ' ') {
          space_ = true;
          at_ += sign->bytes.size();
        } else {
          push(Lexeme::Kind::mark, at_ + sign->bytes.size()).mark = sign->mark;
        }
        return;
      }
    }
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_letter_byte(text_[end]) && sign_at(text_, end) == nullptr)
      ++end;
    const Word* word = lexicon_.find(text_.substr(at_, end - at_));
    const bool capital = text_[at_] >= 'A' && text_[at_] <= 'Z';
    Lexeme& lexeme = push(Lexeme::Kind::word, end);
    if (word == nullptr) return;
    lexeme.word = word;
    lexeme.classes = Lexicon::classes(*word, language_, capital);
  }

  std::string_view text_;
  std::size_t at_;
  bool space_ = false;
  const Lexicon& lexicon_;
  std::size_t language_;
  Classes suffix_;
  std::vector<Lexeme>& out_;
};

}  // namespace

void lex(std::string_view text, Span span, const Lexicon& lexicon, std::size_t language,
         std::vector<Lexeme>& out) {
  out.clear();
  Lexer(text, span, lexicon, language, out).run();
}

}  // namespace docweave::dates
