#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <docweave/text.hpp>

#include "text/tokens.hpp"

namespace docweave {
namespace {

bool is_ascii(std::string_view text) {
  unsigned char all = 0;  // Without branches, so that it is done on many bytes at once.
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

/// NFKC with case folding (Unicode Standard, chapter 3.13, toNFKC_Casefold).
icu::UnicodeString casefolded(std::string_view text) {
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  UErrorCode status = U_ZERO_ERROR;
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  return normalizer->normalize(source, status);
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

/// Adds `word` to a name's folded words: "&" is written out, a possessive 's is passed over.
void flush(icu::UnicodeString& out, icu::UnicodeString& word) {
  if (word.isEmpty()) return;
  if (!out.isEmpty()) out.append(u' ');
  out.append(word);
  word.remove();
}

bool possessive_at(const icu::UnicodeString& name, std::int32_t at) {
  const char16_t c = name[at];
  if ((c != u'\'' && c != u'’') || at + 1 >= name.length() || name[at + 1] != u's') return false;
  return at + 2 == name.length() || !u_isalnum(name.char32At(at + 2));
}

/// What an ASCII letter, digit or underscore is as part of a folded word; 0: it is no part of one.
constexpr std::array<char, 128> kInWord = [] {
  std::array<char, 128> table{};
  for (int c = 0; c < 128; ++c) {
    const char low = lower(static_cast<char>(c));
    const bool inside = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '_';
    if (inside) table[static_cast<std::size_t>(c)] = low;
  }
  return table;
}();

/// The folded words of a name in ASCII, for which there is nothing to normalise.
std::string ascii_words(std::string_view name) {
  constexpr std::string_view kAnd = "and";
  const auto longer = static_cast<std::size_t>(std::ranges::count(name, '&')) * (kAnd.size() + 1);
  std::string out(name.size() + longer, ' ');
  std::size_t size = 0;
  const auto in_word = [&](std::size_t at) {
    return kInWord[static_cast<unsigned char>(name[at])];
  };
  bool inside = false;
  const auto begin_word = [&] {
    if (!inside && size > 0) ++size;  // The space is there.
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (const char c = in_word(at); c != 0) {
      begin_word();
      out[size++] = c;
      inside = true;
      continue;
    }
    inside = false;
    if (name[at] == '&') {
      begin_word();
      size += kAnd.copy(&out[size], kAnd.size());
    }
    // An underscore ends a possessive, which letters and digits do not.
    const bool possessive = name[at] == '\'' && at + 1 < name.size() &&
                            lower(name[at + 1]) == 's' &&
                            (at + 2 == name.size() || in_word(at + 2) == 0 || name[at + 2] == '_');
    if (possessive) ++at;
  }
  out.resize(size);
  return out;
}

/// The folded words of a name, with one space between them.
std::string words_of_name(std::string_view name) {
  if (is_ascii(name)) return ascii_words(name);
  const icu::UnicodeString folded = casefolded(name);
  icu::UnicodeString out;
  icu::UnicodeString word;
  for (std::int32_t at = 0; at < folded.length();) {
    const UChar32 c = folded.char32At(at);
    if (u_isalnum(c) || c == u'_' || u_getCombiningClass(c) != 0) {
      word.append(c);
    } else if (possessive_at(folded, at)) {
      flush(out, word);
      at += 2;
      continue;
    } else {
      flush(out, word);
      if (c == u'&') (word = u"and", flush(out, word));
    }
    at += U16_LENGTH(c);
  }
  flush(out, word);
  std::string result;
  out.toUTF8String(result);
  return result;
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string result = words_of_name(name);
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (result.starts_with(article)) return result.erase(0, article.size());
  }
  return result;
}

std::string fold_token(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
  icu::UnicodeString folded = casefolded(word);
  for (std::int32_t i = 0; i < folded.length(); ++i) {
    switch (folded[i]) {
      case u'‘':
      case u'’':
      case u'‛':
      case u'ʼ':
        folded.setCharAt(i, u'\'');
        break;
      case u'“':
      case u'”':
      case u'„':
      case u'«':
      case u'»':
        folded.setCharAt(i, u'"');
        break;
      case u'‐':
      case u'‑':
      case u'‒':
      case u'–':
      case u'—':
      case u'−':
        folded.setCharAt(i, u'-');
        break;
      default:
        break;
    }
  }
  std::string result;
  folded.toUTF8String(result);
  return result;
}

}  // namespace docweave
