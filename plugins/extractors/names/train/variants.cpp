#include "train/variants.hpp"

#include <algorithm>

#include <unicode/unistr.h>

#include <docweave/text.hpp>

#include "tagger/word_classes.hpp"

namespace docweave::names {

std::string upper_case(std::string_view text) {
  std::string out;
  const auto size = static_cast<std::int32_t>(text.size());
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size)).toUpper().toUTF8String(out);
  return out;
}

std::string title_case(std::string_view text) {
  static constexpr std::string_view kSmall[] = {"of",  "the",  "and",  "in", "on",
                                                "for", "to",   "a",    "an", "by",
                                                "at",  "with", "from", "as", "s"};
  std::string out;
  std::size_t at = 0;
  for (const Token& token : tokenize(text)) {
    out += text.substr(at, token.span.begin - at);
    const std::string_view word = text.substr(token.span.begin, token.span.size());
    const bool small = token.kind != TokenKind::word || word.front() == '\'' ||
                       (at > 0 && std::ranges::find(kSmall, word) != std::end(kSmall));
    const std::size_t lead = static_cast<unsigned char>(word.front()) < 0x80 ? 1 : 2;
    const std::size_t first = small ? 0 : std::min(lead, word.size());
    out += upper_case(word.substr(0, first));
    out += word.substr(first);
    at = token.span.end;
  }
  out += text.substr(at);
  return out;
}

MarkedBlock in_case(const MarkedBlock& block, LetterCase letter_case) {
  const auto convert = [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = std::string_view(block.text).substr(begin, end - begin);
    return letter_case == LetterCase::all_capitals ? upper_case(piece) : title_case(piece);
  };
  MarkedBlock out{block.kind, {}, block.marks};
  std::size_t at = 0;
  for (Mark& mark : out.marks) {
    out.text += convert(at, mark.begin);
    at = mark.end;
    const std::size_t begin = out.text.size();
    out.text += convert(mark.begin, mark.end);
    mark.begin = begin;
    mark.end = out.text.size();
  }
  out.text += convert(at, block.text.size());
  return out;
}

MarkedText in_case(const MarkedText& text, LetterCase letter_case, BlockKind kind) {
  MarkedText out = text;
  out.measured = false;
  out.id += letter_case == LetterCase::all_capitals ? "#capitals" : "#title";
  for (MarkedBlock& block : out.blocks) {
    block = in_case(block, letter_case);
    block.kind = kind;
  }
  return out;
}

}  // namespace docweave::names
