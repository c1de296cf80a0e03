#include "text/tokens.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/languages.hpp>
#include <docweave/text.hpp>

#include "text/characters.hpp"

namespace docweave {
namespace {

using Class = CharacterClass;

struct Known {
  const Character* character = nullptr;
  std::int32_t size = 0;  ///< In bytes.

  explicit operator bool() const { return character != nullptr; }
};

/// Walks a text code point by code point.
class Reader {
 public:
  explicit Reader(std::string_view text)
      : text_(text), size_(static_cast<std::int32_t>(text.size())) {}

  bool done() const { return at_ >= size_; }
  std::int32_t at() const { return at_; }
  void seek(std::int32_t at) { at_ = at; }

  UChar32 peek(std::int32_t* after = nullptr) const { return peek_at(at_, after); }
  UChar32 peek_at(std::int32_t at, std::int32_t* after = nullptr) const {
    if (at >= size_) return -1;
    UChar32 c = 0;
    U8_NEXT(text_.data(), at, size_, c);
    if (after != nullptr) *after = at;
    return c;
  }
  Class peek_class() const { return class_at(at_); }
  Class class_at(std::int32_t at) const {
    if (at >= size_) return Class::space;
    const Known known = known_at(at);
    return known ? known.character->kind : class_of(peek_at(at));
  }
  void advance() { peek(&at_); }

  /// The character at a byte when it is one of the known ones.
  Known known_at(std::int32_t at) const {
    const auto byte = static_cast<std::uint8_t>(text_[static_cast<std::size_t>(at)]);
    if (byte < 0x80) return {&characters_[byte], 1};
    const std::uint32_t second = trail(at + 1);
    if (byte >= 0xC2 && byte < 0xE0 && second < 0x40)
      return {&characters_[(byte & 0x1FU) << 6U | second], 2};
    const std::uint32_t third = trail(at + 2);
    const std::uint32_t c = (byte & 0xFU) << 12U | second << 6U | third;
    if (byte < 0xE0 || byte > 0xE2 || second > 0x3F || third > 0x3F) return {};
    return c >= 0x800 && c < characters_.size() ? Known{&characters_[c], 3} : Known{};
  }

  std::string_view text() const { return text_; }
  /// Where the next '@' stands, from here on; -1: nowhere.
  std::int32_t next_at_sign() const {
    if (at_sign_ != -1 && at_sign_ < at_) {
      const std::size_t found = text_.find('@', static_cast<std::size_t>(at_));
      at_sign_ = found == std::string_view::npos ? -1 : static_cast<std::int32_t>(found);
    }
    return at_sign_;
  }
  char byte(std::int32_t at) const {
    return at < size_ ? text_[static_cast<std::size_t>(at)] : '\0';
  }

 private:
  /// The six bits of a trail byte; more than six when it is none.
  std::uint32_t trail(std::int32_t at) const {
    return at < size_ ? static_cast<std::uint8_t>(text_[static_cast<std::size_t>(at)]) ^ 0x80U
                      : 0x80U;
  }

  std::string_view text_;
  std::int32_t size_;
  std::int32_t at_ = 0;
  mutable std::int32_t at_sign_ = -2;
  const std::array<Character, kKnownCharacters>& characters_ = known_characters();
};

bool alphanumeric(Class c) {
  return c == Class::letter || c == Class::digit;
}

bool starts_url(const Reader& reader) {
  const char first = reader.byte(reader.at());
  if (first != 'h' && first != 'w') return false;
  const std::string_view rest = reader.text().substr(static_cast<std::size_t>(reader.at()));
  return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
}

/// An e-mail address: its local part (RFC 5321: at most 64 bytes), '@', a letter or digit.
bool starts_email(const Reader& reader) {
  constexpr std::int32_t kLongestLocalPart = 64;
  const std::int32_t sign = reader.next_at_sign();
  if (sign < 0 || sign == reader.at() || sign - reader.at() > kLongestLocalPart) return false;
  for (std::int32_t at = reader.at(); at < sign; ++at) {
    const char c = reader.byte(at);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && std::string_view("._%+-").find(c) == std::string_view::npos) return false;
  }
  return alphanumeric(reader.class_at(sign + 1));
}

void read_url(Reader& reader) {
  const std::int32_t begin = reader.at();
  while (!reader.done()) {
    const UChar32 c = reader.peek();
    if (class_of(c) == Class::space || c == '<' || c == '>' || c == '"') break;
    reader.advance();
  }
  std::int32_t end = reader.at();
  while (end > begin + 1 &&
         std::string_view(".,;:!?)]'").find(reader.byte(end - 1)) != std::string_view::npos) {
    --end;
  }
  reader.seek(end);
}

/// "U.S.", "H.E.", "e.g.": single letters, each followed by a period. The last period belongs to
/// the token, as it does when a sentence ends there.
bool read_dotted_letters(Reader& reader) {
  std::int32_t at = reader.at();
  int letters = 0;
  while (reader.class_at(at) == Class::letter) {
    std::int32_t after = at;
    reader.peek_at(at, &after);
    if (reader.byte(after) != '.') break;
    at = after + 1;
    ++letters;
  }
  if (letters < 2 || alphanumeric(reader.class_at(at))) return false;
  reader.seek(at);
  return true;
}

/// An apostrophe inside a word ("O'Neill", "don't") goes with it; a possessive 's starts a token.
bool apostrophe_inside(const Reader& reader) {
  std::int32_t after = reader.at();
  reader.peek(&after);
  if (reader.class_at(after) != Class::letter) return false;
  const char next = reader.byte(after);
  return !((next == 's' || next == 'S') && !alphanumeric(reader.class_at(after + 1)));
}

void read_word(Reader& reader) {
  if (read_dotted_letters(reader)) return;
  while (!reader.done()) {
    const Class c = reader.peek_class();
    if (!alphanumeric(c) && !(c == Class::apostrophe && apostrophe_inside(reader))) return;
    reader.advance();
  }
}

/// Digits with separators between digits ("1,000.50", "24.04.2023", "09:30" is three tokens) and
/// letters that follow at once ("5th", "10m").
void read_number(Reader& reader) {
  while (!reader.done()) {
    const Class c = reader.peek_class();
    if (alphanumeric(c)) {
      reader.advance();
      continue;
    }
    const char byte = reader.byte(reader.at());
    const bool separator = byte == '.' || byte == ',';
    if (!separator || reader.class_at(reader.at() + 1) != Class::digit) return;
    reader.advance();
  }
}

/// One sign, or a run of the same period or hyphen ("...", "--").
void read_sign(Reader& reader) {
  const UChar32 first = reader.peek();
  reader.advance();
  if (first != '.' && first != '-' && first != '_') return;
  while (!reader.done() && reader.peek() == first) reader.advance();
}

Shape shape_of(int letters, int capitals, bool first_capital) {
  if (letters == 0) return Shape::none;
  if (capitals == 0) return Shape::lower;
  if (capitals == letters) return letters == 1 ? Shape::capitalized : Shape::upper;
  return first_capital && capitals == 1 ? Shape::capitalized : Shape::mixed;
}

Shape shape_of(std::string_view word) {
  int capitals = 0;
  int letters = 0;
  bool first_capital = false;
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(word.data(), at, size, c);
    if (c < 0 || !u_isalpha(c)) continue;
    const bool capital = u_isupper(c) || u_istitle(c);
    if (letters == 0) first_capital = capital;
    ++letters;
    capitals += capital ? 1 : 0;
  }
  return shape_of(letters, capitals, first_capital);
}

TokenKind read_token(Reader& reader) {
  if (starts_url(reader) || starts_email(reader)) return read_url(reader), TokenKind::url;
  switch (reader.peek_class()) {
    case Class::letter:
      read_word(reader);
      return TokenKind::word;
    case Class::digit:
      read_number(reader);
      return TokenKind::number;
    case Class::apostrophe: {
      // "'s" after a word, or as a phrase of its own; a quotation mark otherwise.
      const std::int32_t begin = reader.at();
      reader.advance();
      const char next = reader.byte(reader.at());
      const bool glued = begin == 0 || alphanumeric(reader.class_at(begin - 1));
      if (glued && (next == 's' || next == 'S') &&
          !alphanumeric(reader.class_at(reader.at() + 1))) {
        reader.advance();
        return TokenKind::word;
      }
      return TokenKind::punctuation;
    }
    case Class::punctuation:
      read_sign(reader);
      return TokenKind::punctuation;
    default:
      read_sign(reader);
      return TokenKind::symbol;
  }
}

constexpr std::uint64_t hash_code_point(std::uint64_t hash, char16_t c) {
  if (c < 0x80) return hash_byte(hash, c);
  return hash_byte(hash_byte(hash, 0xC0U | c >> 6U), 0x80U | (c & 0x3FU));
}

/// Reads a word or number of known characters that nothing special follows, as nearly all are. All
/// of the token but its place is filled in. False, and nothing is read, when it takes a closer
/// look.
bool read_plain(Reader& reader, Token& token) {
  std::int32_t at = reader.at();
  Known c = reader.known_at(at);
  if (!c || !(c.character->alphabetic || c.character->kind == Class::digit)) return false;
  const bool number = c.character->kind == Class::digit;
  const bool first_capital = c.character->capital;
  std::uint64_t hash = kHashBasis;
  int characters = 0;
  int letters = 0;
  int capitals = 0;
  const auto end = static_cast<std::int32_t>(reader.text().size());
  while (c && c.character->in_word()) {
    if (c.character->folded == 0) return false;
    hash = hash_code_point(hash, c.character->folded);
    ++characters;
    letters += c.character->alphabetic;
    capitals += c.character->capital;
    at += c.size;
    if (at == end) break;
    c = reader.known_at(at);
  }
  if (at < end) {
    const char sign = reader.byte(at);
    const bool separator = number ? sign == '.' || sign == ',' : sign == '.' && characters == 1;
    if (!c || separator || (!number && c.character->kind == Class::apostrophe)) return false;
  }
  reader.seek(at);
  token.hash = hash;
  token.kind = number ? TokenKind::number : TokenKind::word;
  token.shape = number ? Shape::none : shape_of(letters, capitals, first_capital);
  return true;
}

/// Reads one sign of ASCII that is not repeated. False, and nothing is read, for anything else.
bool read_plain_sign(Reader& reader, Token& token) {
  const char sign = reader.byte(reader.at());
  if (static_cast<unsigned char>(sign) >= 0x80 || reader.byte(reader.at() + 1) == sign)
    return false;
  const Class kind = reader.peek_class();
  if (kind != Class::punctuation && kind != Class::symbol) return false;
  reader.seek(reader.at() + 1);
  token.hash = hash_byte(kHashBasis, static_cast<unsigned char>(sign));
  token.kind = kind == Class::punctuation ? TokenKind::punctuation : TokenKind::symbol;
  return true;
}

}  // namespace

void tokenize(std::string_view text, std::uint32_t offset, std::vector<Token>& out) {
  Reader reader(text);
  bool space = false;
  while (!reader.done()) {
    if (reader.peek_class() == Class::space) {
      reader.advance();
      space = true;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(reader.at());
    Token token;
    const bool address = starts_url(reader) || starts_email(reader);
    if (address || !(read_plain(reader, token) || read_plain_sign(reader, token))) {
      token.kind = read_token(reader);
      const std::string_view word =
          text.substr(begin, static_cast<std::uint32_t>(reader.at()) - begin);
      token.hash = hash_of(fold_token(word));
      token.shape = token.kind == TokenKind::word ? shape_of(word) : Shape::none;
    }
    token.span = {offset + begin, offset + static_cast<std::uint32_t>(reader.at())};
    token.space_before = space;
    out.push_back(token);
    space = false;
  }
}

std::vector<Token> tokenize(std::string_view text, std::uint32_t offset) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5);
  tokenize(text, offset, tokens);
  return tokens;
}

namespace {

constexpr std::array<std::string_view, 21> kElided{
    "l",      "d",      "qu",   "n",   "s",    "j",    "c",    "m",  "t",     "jusqu", "lorsqu",
    "puisqu", "quelqu", "dell", "all", "nell", "dall", "sull", "un", "quest", "coll"};

/// Bytes of the short word and its apostrophe at the start of a word; 0 when there is none.
std::size_t elided_bytes(std::string_view word) {
  constexpr std::string_view kCurved = "’";
  std::size_t sign = word.find('\'');
  std::size_t width = 1;
  if (sign == std::string_view::npos) {
    sign = word.find(kCurved);
    width = kCurved.size();
  }
  const bool inside = sign != std::string_view::npos && sign + width < word.size();
  const bool elided =
      inside && std::ranges::find(kElided, fold_token(word.substr(0, sign))) != kElided.end();
  return elided ? sign + width : 0;
}

}  // namespace

bool has_elisions(std::string_view language) {
  const std::string_view primary = primary_subtag(language);
  return primary == "fr" || primary == "it" || primary == "ca";
}

void split_elisions(std::string_view text, std::size_t first, std::vector<Token>& tokens) {
  for (std::size_t at = first; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word) continue;
    const std::string_view word = text.substr(tokens[at].span.begin, tokens[at].span.size());
    const std::size_t bytes = elided_bytes(word);
    if (bytes == 0) continue;
    Token behind = tokens[at];
    behind.span.begin += static_cast<std::uint32_t>(bytes);
    behind.space_before = false;
    behind.hash = hash_of(fold_token(word.substr(bytes)));
    behind.shape = shape_of(word.substr(bytes));
    const std::string_view letters = word.substr(0, word.find_first_of("'\xE2"));
    tokens[at].span.end = behind.span.begin;
    tokens[at].hash = hash_of(fold_token(letters));
    tokens[at].shape = shape_of(letters);
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, behind);
  }
}

}  // namespace docweave
