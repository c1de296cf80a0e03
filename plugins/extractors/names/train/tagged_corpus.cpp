#include "train/tagged_corpus.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>

#include <docweave/error.hpp>

#include "train/conventions.hpp"

namespace docweave::names {
namespace {

constexpr std::size_t kSentencesOfAParagraph = 4;
constexpr std::size_t kSentencesOfADocument = 12;

bool alphanumeric(std::string_view word) {
  return !word.empty() &&
         (std::isalnum(static_cast<unsigned char>(word.back())) != 0 || (word.back() & 0x80) != 0);
}

bool space_between(const std::vector<std::string_view>& words, std::size_t at, bool quote_open) {
  const std::string_view left = words[at - 1];
  const std::string_view right = words[at];
  if (is_one_of(right, {",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "’",
                        "'re", "'ve", "'ll", "'d", "'m"})) {
    return false;
  }
  if (is_one_of(left, {"(", "[", "$", "£", "€", "#", "@"})) return false;
  if ((left == "'" || left == "’") && right == "s") return false;
  if (left == "\"") return !quote_open;
  if (at + 1 < words.size() && is_one_of(right, {"-", "/"}))
    return !(alphanumeric(left) && alphanumeric(words[at + 1]));
  if (at >= 2 && is_one_of(left, {"-", "/"}))
    return !(alphanumeric(words[at - 2]) && alphanumeric(right));
  const bool initials = left == "." && at >= 2 && words[at - 2].size() == 1 && right.size() == 1 &&
                        at + 1 < words.size() && words[at + 1] == ".";
  return !initials;
}

/// Where each token stands in the text that the corpus gives; empty when it is not all there.
std::vector<Span> find_tokens(const std::vector<std::string_view>& words, std::string_view text) {
  std::vector<Span> spans;
  std::size_t at = 0;
  for (const std::string_view word : words) {
    const std::size_t found = text.find(word, at);
    if (found == std::string_view::npos) return {};
    at = found + word.size();
    spans.push_back({static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(at)});
  }
  return spans;
}

/// Writes tokens as running text and returns where each stands.
std::vector<Span> join_tokens(const std::vector<std::string_view>& words, std::string& text) {
  std::vector<Span> spans;
  bool quote_open = false;
  text.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool quote = words[i] == "\"";
    if (i > 0 && (quote ? !quote_open : space_between(words, i, quote_open))) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words[i];
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    if (quote) quote_open = !quote_open;
  }
  return spans;
}

TaggedSentence read_sentence(const rapidjson::Document& json) {
  std::vector<std::string_view> words;
  for (const auto& token : json["tokens"].GetArray()) words.push_back(view(token));
  TaggedSentence sentence;
  if (json.HasMember("text")) {
    sentence.text = view(json["text"]);
    std::ranges::replace(sentence.text, '\n', ' ');
  }
  std::vector<Span> spans = find_tokens(words, sentence.text);
  if (spans.empty()) spans = join_tokens(words, sentence.text);
  std::size_t i = 0;
  for (const auto& value : json["tags"].GetArray()) {
    const std::string_view tag = view(value);
    if (tag.starts_with("B-")) {
      sentence.marks.push_back({spans[i].begin, spans[i].end, 0});
      sentence.labels.emplace_back(tag.substr(2));
    } else if (tag.starts_with("I-") && !sentence.marks.empty()) {
      sentence.marks.back().end = spans[i].end;
    }
    ++i;
  }
  return sentence;
}

void append(MarkedBlock& block, const std::string& text, const std::vector<Mark>& marks) {
  if (!block.text.empty()) block.text += ' ';
  for (Mark mark : marks) {
    mark.begin += block.text.size();
    mark.end += block.text.size();
    block.marks.push_back(mark);
  }
  block.text += text;
}

}  // namespace

std::vector<MarkedText> read_tagged(const std::filesystem::path& file, const Knowledge& knowledge) {
  const std::string corpus = file.stem().string();
  const Conventions conventions(knowledge, corpus);
  const bool consecutive = corpus == "wikigold";
  std::vector<MarkedText> texts;
  std::ifstream in(file);
  if (!in) throw Error(ErrorCode::io, file.string(), "cannot be opened");
  std::string line;
  std::string document;
  std::size_t sentences = 0;
  while (std::getline(in, line)) {
    const rapidjson::Document json = parse_json(line, file.string());
    const TaggedSentence sentence = read_sentence(json);
    const std::string name = json.HasMember("doc") ? std::string(view(json["doc"])) : std::string();
    const bool same = !texts.empty() && ((!name.empty() && name == document) ||
                                         (consecutive && sentences < kSentencesOfADocument));
    if (!same) {
      texts.emplace_back();
      texts.back().id = corpus + "/" + std::to_string(texts.size());
      texts.back().corpus = corpus;
      sentences = 0;
    }
    if (sentences++ % kSentencesOfAParagraph == 0) texts.back().blocks.emplace_back();
    append(texts.back().blocks.back(), sentence.text, conventions.apply(sentence));
    document = name;
  }
  return texts;
}

}  // namespace docweave::names
