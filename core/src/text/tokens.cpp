#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

enum class Class : std::uint8_t { space, letter, digit, apostrophe, punctuation, symbol };

/// Most letters of most texts, without asking ICU.
constexpr std::array<Class, 128> kAsciiClasses = [] {
  std::array<Class, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    Class& entry = classes[static_cast<std::size_t>(c)];
    entry = letter ? Class::letter : Class::symbol;
    if (c == ' ' || (c >= '\t' && c <= '\r')) entry = Class::space;
    if (c >= '0' && c <= '9') entry = Class::digit;
  }
  for (const char c : std::string_view("!\"#%&()*,-./:;?@[\\]{}")) {
    classes[static_cast<std::size_t>(c)] = Class::punctuation;
  }
  classes['\''] = Class::apostrophe;
  return classes;
}();

Class class_of(UChar32 c) {
  if (c < 0) return Class::symbol;
  if (c < 128) return kAsciiClasses[static_cast<std::size_t>(c)];
  if (c == '\'' || c == 0x2019) return Class::apostrophe;
  if (u_isUWhiteSpace(c) || c == 0x200B) return Class::space;
  if (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == '_') return Class::letter;
  if (u_isdigit(c)) return Class::digit;
  if (u_ispunct(c)) return Class::punctuation;
  return u_isalnum(c) ? Class::letter : Class::symbol;
}

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
  Class peek_class() const { return done() ? Class::space : class_of(peek()); }
  Class class_at(std::int32_t at) const {
    return at >= size_ ? Class::space : class_of(peek_at(at));
  }
  void advance() { peek(&at_); }

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
  std::string_view text_;
  std::int32_t size_;
  std::int32_t at_ = 0;
  mutable std::int32_t at_sign_ = -2;
};

bool alphanumeric(Class c) {
  return c == Class::letter || c == Class::digit;
}

bool starts_url(const Reader& reader) {
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

Shape shape_of(std::string_view word) {
  int upper = 0;
  int letters = 0;
  bool first_upper = false;
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(word.data(), at, size, c);
    if (c < 0 || !u_isalpha(c)) continue;
    const bool is_upper = u_isupper(c) || u_istitle(c);
    if (letters == 0) first_upper = is_upper;
    ++letters;
    upper += is_upper ? 1 : 0;
  }
  if (letters == 0) return Shape::none;
  if (upper == 0) return Shape::lower;
  if (upper == letters) return letters == 1 ? Shape::capitalized : Shape::upper;
  return first_upper && upper == 1 ? Shape::capitalized : Shape::mixed;
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

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::uint32_t offset) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5);
  Reader reader(text);
  bool space = false;
  while (!reader.done()) {
    if (reader.peek_class() == Class::space) {
      reader.advance();
      space = true;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(reader.at());
    const TokenKind kind = read_token(reader);
    const auto end = static_cast<std::uint32_t>(reader.at());
    const std::string_view word = text.substr(begin, end - begin);
    tokens.push_back({{offset + begin, offset + end},
                      hash_of(fold_token(word)),
                      kind,
                      kind == TokenKind::word ? shape_of(word) : Shape::none,
                      space});
    space = false;
  }
  return tokens;
}

}  // namespace docweave
