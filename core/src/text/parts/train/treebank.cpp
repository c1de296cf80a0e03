#include "text/parts/train/treebank.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <Poco/InflatingStream.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave {
namespace {

struct Word {
  Span span;
  PartOfSpeech part = PartOfSpeech::x;
};

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::istringstream stream(line);
  for (std::string column; std::getline(stream, column, '\t');) columns.push_back(column);
  return columns;
}

/// Reads the lines of one sentence after the other.
class SentenceReader {
 public:
  explicit SentenceReader(std::string where) : where_(std::move(where)) {}

  void read(const std::string& line) {
    constexpr std::string_view kText = "# text = ";
    constexpr std::size_t kForm = 1, kPart = 3;
    if (line.starts_with(kText)) text_ = line.substr(kText.size());
    if (line.empty() || line.front() == '#') return;
    const auto columns = columns_of(line);
    if (columns.size() <= kPart) fail("a line has too few columns");
    if (columns[0].find('.') != std::string::npos) return;
    const std::size_t to = columns[0].find('-');
    if (to != std::string::npos) {
      unit_ = place(columns[kForm]);
      unit_end_ = std::stoul(columns[0].substr(to + 1));
      at_ = unit_.begin;
      return;
    }
    const auto part = part_named(columns[kPart]);
    if (!part) fail("\"" + columns[kPart] + "\" is no part of speech");
    const std::size_t number = std::stoul(columns[0]);
    words_.push_back(
        {number <= unit_end_ ? place_in_unit(columns[kForm]) : place(columns[kForm]), *part});
    if (number == unit_end_) at_ = unit_.end;
  }

  TaggedSentence finish(Tokens tokens) {
    TaggedSentence sentence{.text = std::move(text_)};
    if (tokens == Tokens::docweave) {
      cut(sentence);
    } else {
      take(sentence);
    }
    *this = SentenceReader(std::move(where_));
    return sentence;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::invalid_data, where_, message + ", in \"" + text_ + "\"");
  }

  Span place(const std::string& form) {
    const std::size_t begin = text_.find(form, at_);
    if (begin == std::string::npos) fail("the word \"" + form + "\" is not in the text");
    at_ = static_cast<std::uint32_t>(begin + form.size());
    return {static_cast<std::uint32_t>(begin), at_};
  }
  /// "do" and "n't" lie in "don't"; of what is written otherwise each has all.
  Span place_in_unit(const std::string& form) {
    if (std::string_view(text_).substr(at_).starts_with(form) && at_ + form.size() <= unit_.end) {
      return place(form);
    }
    return unit_;
  }

  void cut(TaggedSentence& sentence) const {
    sentence.tokens = tokenize(sentence.text);
    for (const Token& token : sentence.tokens) {
      const auto* word = &*std::ranges::upper_bound(words_, token.span.begin, {},
                                                    [](const Word& w) { return w.span.end; });
      const bool sign = token.kind == TokenKind::punctuation && word->span.size() > 1;
      sentence.parts.push_back(sign ? PartOfSpeech::punct : word->part);
    }
  }

  void take(TaggedSentence& sentence) const {
    std::uint32_t last = 0;
    for (const Word& word : words_) {
      const std::string form = sentence.text.substr(word.span.begin, word.span.size());
      Token token = tokenize(form).front();
      token.span = word.span;
      token.hash = hash_of(fold_token(form));
      token.space_before = word.span.begin > last;
      last = word.span.end;
      sentence.tokens.push_back(token);
      sentence.parts.push_back(word.part);
    }
  }

  std::string where_;
  std::string text_;
  std::vector<Word> words_;
  std::uint32_t at_ = 0;  ///< What of the text is read.
  Span unit_;             ///< The surface form of several words.
  std::size_t unit_end_ = 0;
};

constexpr char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// A sentence after its letters changed.
TaggedSentence written(const TaggedSentence& sentence, std::string text) {
  TaggedSentence result{.text = std::move(text), .parts = sentence.parts};
  result.tokens = tokenize(result.text);
  return result.tokens.size() == result.parts.size() ? result : sentence;
}

}  // namespace

std::vector<TaggedSentence> read_treebank(const std::filesystem::path& file, Tokens tokens) {
  std::ifstream packed(file, std::ios::binary);
  if (!packed) throw Error(ErrorCode::io, file.string(), "cannot be read as a treebank");
  Poco::InflatingInputStream in(packed, Poco::InflatingStreamBuf::STREAM_GZIP);
  std::vector<TaggedSentence> sentences;
  SentenceReader reader(file.string());
  for (std::string line; std::getline(in, line);) {
    reader.read(line);
    if (line.empty()) sentences.push_back(reader.finish(tokens));
  }
  return sentences;
}

TaggedSentence in_capitals(const TaggedSentence& sentence) {
  std::string text = sentence.text;
  std::ranges::transform(text, text.begin(), upper);
  return written(sentence, std::move(text));
}

TaggedSentence in_title_case(const TaggedSentence& sentence) {
  constexpr std::size_t kSmall = 3;
  std::string text = sentence.text;
  for (const Token& token : sentence.tokens) {
    char& first = text[token.span.begin];
    if (token.span.size() > kSmall) first = upper(first);
  }
  return written(sentence, std::move(text));
}

}  // namespace docweave
