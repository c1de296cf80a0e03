#include "train/corpora.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>

#include <rapidjson/document.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::names {
namespace {

constexpr std::size_t kSentencesOfAParagraph = 4;

rapidjson::Document parse(const std::string& json, const std::string& where) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError()) throw Error(ErrorCode::invalid_data, where, "is no JSON");
  return document;
}

std::string_view view(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

bool has_capital(std::string_view text) {
  const auto tokens = tokenize(text);
  return std::ranges::any_of(tokens, [](const Token& token) {
    return token.shape == Shape::capitalized || token.shape == Shape::upper ||
           token.shape == Shape::mixed;
  });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool alphanumeric(std::string_view word) {
  return !word.empty() &&
         (std::isalnum(static_cast<unsigned char>(word.back())) != 0 || (word.back() & 0x80) != 0);
}

// ---- sentences of tokens ---------------------------------------------------------------------

/// A sentence of a tagged corpus as running text.
struct TaggedSentence {
  std::string text;
  std::vector<Mark> marks;
  std::vector<std::string> labels;  ///< The corpus' own label of each mark.
};

bool space_between(const std::vector<std::string_view>& words, std::size_t at, bool quote_open) {
  const std::string_view left = words[at - 1];
  const std::string_view right = words[at];
  if (is_one_of(right, {",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "’",
                        "'re", "'ve", "'ll", "'d", "'m"})) {
    return false;
  }
  if (is_one_of(left, {"(", "[", "$", "£", "€", "#", "@"})) return false;
  if ((left == "'" || left == "’") && right == "s") return false;
  if (right == "\"") return !quote_open;
  if (left == "\"") return !quote_open;
  if (at + 1 < words.size() && is_one_of(right, {"-", "/"}))
    return !(alphanumeric(left) && alphanumeric(words[at + 1]));
  if (at >= 2 && is_one_of(left, {"-", "/"}))
    return !(alphanumeric(words[at - 2]) && alphanumeric(right));
  const bool initials = left == "." && at >= 2 && words[at - 2].size() == 1 && right.size() == 1 &&
                        at + 1 < words.size() && words[at + 1] == ".";
  return !initials;
}

/// Where each token stands: in the text that the corpus gives, or in one made from the tokens.
std::vector<Span> place_tokens(const std::vector<std::string_view>& words, std::string& text) {
  std::vector<Span> spans;
  if (!text.empty()) {
    std::size_t at = 0;
    for (const std::string_view word : words) {
      const std::size_t found = text.find(word, at);
      if (found == std::string::npos) {
        text.clear();
        return place_tokens(words, text);
      }
      at = found + word.size();
      spans.push_back({static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(at)});
    }
    return spans;
  }
  bool quote_open = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "\"") {
      if (i > 0 && !quote_open) text += ' ';
    } else if (i > 0 && space_between(words, i, quote_open)) {
      text += ' ';
    }
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += words[i];
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    if (words[i] == "\"") quote_open = !quote_open;
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
  const std::vector<Span> spans = place_tokens(words, sentence.text);
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

// ---- from a corpus' labels to ours ------------------------------------------------------------

/// Brings the labels of one corpus to docweave's conventions.
class Conventions {
 public:
  Conventions(const Knowledge& knowledge, std::string_view corpus)
      : knowledge_(knowledge),
        loose_(corpus.starts_with("re3d") || corpus.starts_with("grobid")),
        sparse_(corpus.starts_with("gum")) {}

  std::vector<Mark> apply(const TaggedSentence& sentence) const {
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < sentence.marks.size(); ++i) {
      adapt(sentence.text, sentence.marks[i], sentence.labels[i], marks);
    }
    if (sparse_) leave_open_unmarked_capitals(sentence.text, marks);
    return marks;
  }

 private:
  void adapt(const std::string& text, Mark mark, std::string_view label,
             std::vector<Mark>& out) const {
    if (label == "Person") return adapt_person(text, mark, out);
    if (label == "Organization:Funder" || label == "Organization")
      return adapt_body(text, mark, out);
    if (label == "Place") return adapt_place(text, mark, out);
    const WordClasses last = classes_of_last(text, mark);
    if (label == "Project") mark.readings = reading(Type::project);
    if (label == "Project:Programme") mark.readings = reading(Type::project);
    if (label == "Event" || label == "Misc") {
      if (last & word_class::project) mark.readings = reading(Type::project) | kNoName;
      if ((last & word_class::event) || label == "Event")
        mark.readings |= reading(Type::event) | kNoName;
    }
    if (label == "Grant" && (last & word_class::project))
      mark.readings = reading(Type::project) | kNoName;
    if (mark.readings != 0 && has_capital(slice(text, mark))) push(text, mark, out);
  }

  void adapt_person(const std::string& text, Mark mark, std::vector<Mark>& out) const {
    mark.readings = reading(Type::person);
    const auto tokens = tokenize(slice(text, mark));
    if (tokens.empty() || (tokens.size() == 1 && is_pronoun(slice(text, mark)))) return;
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string_view title = word(text, mark, tokens[i]);
      const WordClasses classes = knowledge_.classes_of(title);
      const bool part_of_name = is_one_of(title, {"St", "Saint", "Pope", "King", "Queen"});
      const bool leads =
          (classes & (word_class::honorific | word_class::role)) != 0 && !part_of_name;
      if (leads && (loose_ || i == first)) first = i + 1;
      if (i == first && i > 0 && title == ".") first = i + 1;
    }
    if (first == tokens.size()) return;
    mark.begin += tokens[first].span.begin;
    if (has_capital(slice(text, mark))) push(text, mark, out);
  }

  void adapt_place(const std::string& text, Mark mark, std::vector<Mark>& out) const {
    mark.readings = reading(Type::place);
    const std::string_view name = slice(text, mark);
    const auto tokens = tokenize(name);
    if (tokens.size() == 1 && (knowledge_.classes_of(name) & word_class::demonym)) return;
    if (loose_) {
      if (std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; })) return;
      const bool lower_last = !tokens.empty() && tokens.back().shape == Shape::lower;
      if (lower_last) mark.readings = kAnything;
    }
    if (sparse_ && (classes_of_last(text, mark) & word_class::organization)) {
      mark.readings |= reading(Type::organization);
    }
    if (has_capital(name)) push(text, mark, out);
  }

  void adapt_body(const std::string& text, Mark mark, std::vector<Mark>& out) const {
    mark.readings = reading(Type::organization);
    const std::string_view name = slice(text, mark);
    const auto tokens = tokenize(name);
    if (tokens.empty() || !has_capital(name) || (tokens.size() == 1 && is_pronoun(name))) return;
    if (tokens.size() == 1 &&
        (knowledge_.classes_of(name) & (word_class::demonym | word_class::role)))
      return;
    if (knowledge_.is_country(name)) mark.readings = reading(Type::place);
    const std::string last = fold_token(word(text, mark, tokens.back()));
    if (tokens.size() > 1 && is_one_of(last, {"programme", "program", "project", "scheme",
                                              "initiative", "facility", "mechanism"})) {
      mark.readings = reading(Type::project);
    }
    if (tokens.size() > 1 && is_one_of(last, {"fund", "funds", "grants"}))
      mark.readings |= reading(Type::project);
    if (!loose_) return push(text, mark, out);
    if (tokens.back().shape == Shape::lower) mark.readings = kAnything;
    split_body(text, mark, tokens, out);
  }

  /// "Kobe University (KU), Kobe, Japan" is one name to some annotators; here each part is a name
  /// of its own, and parts without a word for a body are left open.
  void split_body(const std::string& text, Mark mark, const std::vector<Token>& tokens,
                  std::vector<Mark>& out) const {
    std::size_t first = 0;
    bool any = false;
    for (std::size_t i = 0; i <= tokens.size(); ++i) {
      const std::string_view sign = i < tokens.size() ? word(text, mark, tokens[i]) : ",";
      if (!is_one_of(sign, {",", "(", ")", ";"})) continue;
      if (i > first) {
        Mark part = mark;
        part.begin = mark.begin + tokens[first].span.begin;
        part.end = mark.begin + tokens[i - 1].span.end;
        bool body = !any && i == tokens.size();
        for (std::size_t at = first; at < i; ++at) {
          const WordClasses classes = knowledge_.classes_of(word(text, mark, tokens[at]));
          body = body || (classes & (word_class::organization | word_class::legal)) != 0;
        }
        if (!body && any) part.readings = kAnything;
        if (knowledge_.is_country(slice(text, part))) part.readings = reading(Type::place);
        any = true;
        push(text, part, out);
      }
      first = i + 1;
    }
  }

  /// Corpora that tag some names only say nothing of the capitalised words they leave out.
  void leave_open_unmarked_capitals(const std::string& text, std::vector<Mark>& marks) const {
    std::vector<Mark> all;
    std::size_t next = 0;
    for (const Token& token : tokenize(text)) {
      while (next < marks.size() && marks[next].end <= token.span.begin)
        all.push_back(marks[next++]);
      if (next < marks.size() && marks[next].begin < token.span.end) continue;
      if (token.span.begin > 0 && token.kind == TokenKind::word && token.shape != Shape::lower) {
        all.push_back({token.span.begin, token.span.end, kAnything});
      }
    }
    while (next < marks.size()) all.push_back(marks[next++]);
    marks = std::move(all);
  }

  void push(const std::string& text, Mark mark, std::vector<Mark>& out) const {
    for (const std::string_view word : {"the ", "The ", "a ", "an "}) {
      if (slice(text, mark).starts_with(word)) mark.begin += word.size();
    }
    const bool whole = mark.end > mark.begin && (out.empty() || out.back().end <= mark.begin);
    if (whole) out.push_back(mark);
  }

  WordClasses classes_of_last(const std::string& text, const Mark& mark) const {
    const auto tokens = tokenize(slice(text, mark));
    return tokens.empty() ? 0 : knowledge_.classes_of(word(text, mark, tokens.back()));
  }
  static std::string_view slice(std::string_view text, const Mark& mark) {
    return text.substr(mark.begin, mark.end - mark.begin);
  }
  static std::string_view word(std::string_view text, const Mark& mark, const Token& token) {
    return text.substr(mark.begin + token.span.begin, token.span.size());
  }
  static bool is_pronoun(std::string_view word) {
    return is_one_of(
        fold_token(word),
        {"i",   "we", "he",  "she",  "it", "they", "you", "who",  "his",  "her",   "their",
         "our", "my", "its", "them", "us", "him",  "me",  "your", "this", "these", "those"});
  }

  const Knowledge& knowledge_;
  bool loose_;
  bool sparse_;
};

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

Knowledge::Knowledge(const std::filesystem::path& names_folder,
                     const std::filesystem::path& train_folder)
    : lists(names_folder) {
  for (const ListEntry& entry : read_list(train_folder / "countries.txt")) {
    countries.insert(fold_name(entry.columns[0]));
  }
}

WordClasses Knowledge::classes_of(std::string_view word) const {
  return lists.classes_of(hash_of(fold_token(word)));
}

bool Knowledge::is_country(std::string_view name) const {
  return countries.contains(fold_name(name));
}

std::vector<MarkedText> read_tagged(const std::filesystem::path& file, const Knowledge& knowledge) {
  const std::string corpus = file.stem().string();
  const Conventions conventions(knowledge, corpus);
  const bool consecutive = corpus == "wikigold";
  constexpr std::size_t kSentencesOfADocument = 12;
  std::vector<MarkedText> texts;
  std::ifstream in(file);
  if (!in) throw Error(ErrorCode::io, file.string(), "cannot be opened");
  std::string line;
  std::string document;
  std::size_t sentences = 0;
  while (std::getline(in, line)) {
    const rapidjson::Document json = parse(line, file.string());
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

// ---- gold graphs -------------------------------------------------------------------------------

namespace {

struct Name {
  std::vector<Token> tokens;
  std::string text;
  Readings readings = 0;
};

std::string without_article(std::string name) {
  for (const std::string_view word :
       {"the ", "The ", "a ", "A ", "an ", "An ", "this ", "This ", "its ", "our "}) {
    if (name.starts_with(word)) return name.substr(word.size());
  }
  return name;
}

/// How the names of a gold entity are to be marked in the text.
class GoldNames {
 public:
  explicit GoldNames(const Knowledge& knowledge) : knowledge_(knowledge) {}

  void add(const rapidjson::Value& entity) {
    const auto type = type_named(view(entity["type"]));
    if (!type) return;
    std::vector<std::string> names{std::string(view(entity["name"]))};
    if (entity.HasMember("aliases")) {
      for (const auto& alias : entity["aliases"].GetArray()) names.emplace_back(view(alias));
    }
    const bool optional = entity.HasMember("optional") && entity["optional"].GetBool();
    for (const std::string& name : names) add_name(name, *type, optional, names);
  }

  /// The longest name that starts at a token; nullptr: none.
  const Name* match(const Document& document, std::uint32_t at, std::uint32_t end) const {
    const Name* best = nullptr;
    for (const Name& name : names_) {
      if (best != nullptr && best->tokens.size() >= name.tokens.size()) continue;
      if (matches(document, at, end, name)) best = &name;
    }
    return best;
  }

 private:
  void add_name(const std::string& written, Type type, bool optional,
                const std::vector<std::string>& names) {
    std::string name = without_article(written);
    if (name.find_first_of("(\"") != std::string::npos || name.find("“") != std::string::npos) {
      // "Long Form (LF)": its parts are names of their own.
      const bool parts = std::ranges::any_of(names, [&](const std::string& other) {
        return other != written && other.size() >= 2 && written.find(other) != std::string::npos;
      });
      if (parts) return;
    }
    const auto tokens = tokenize(name);
    if (tokens.empty()) return;
    if (type == Type::person) name = without_titles(name, names.front());
    if (type == Type::project || type == Type::event) name = without_head(name, names);
    Readings readings = reading(type);
    if (knowledge_.is_country(name)) readings = reading(Type::place);
    if (type == Type::place && is_one_of(name, {"EU", "European Union"}))
      readings = reading(Type::organization);
    if (optional) readings |= kNoName;
    const auto words = tokenize(name);
    if (words.empty()) return;
    const bool lower = words.front().shape == Shape::lower;
    const bool noun = words.size() == 1 && (knowledge_.classes_of(name) & kNouns) != 0;
    if (!has_capital(name) || noun) readings |= kNoName;
    const bool described = lower || (words.size() > 1 && words.back().shape == Shape::lower &&
                                     written != names.front() && is_noun(name, words.back()));
    if (described && (type == Type::event || type == Type::project)) readings = kAnything;
    names_.push_back({words, name, readings});
  }

  bool is_noun(const std::string& name, const Token& word) const {
    return (knowledge_.classes_of(
                std::string_view(name).substr(word.span.begin, word.span.size())) &
            kNouns) != 0;
  }

  std::string without_titles(const std::string& name, const std::string& full) const {
    const auto tokens = tokenize(name);
    for (const Token& token : tokens) {
      const std::string word = name.substr(token.span.begin, token.span.size());
      if (full.find(word) != std::string::npos && word.size() > 1)
        return name.substr(token.span.begin);
    }
    return name;
  }

  /// "EULALIA project" where "EULALIA" is a name too.
  std::string without_head(const std::string& name, const std::vector<std::string>& names) const {
    const std::size_t space = name.rfind(' ');
    if (space == std::string::npos ||
        std::isupper(static_cast<unsigned char>(name[space + 1])) != 0)
      return name;
    const std::string rest = name.substr(0, space);
    const bool known = (knowledge_.classes_of(name.substr(space + 1)) & kNouns) != 0 &&
                       std::ranges::find(names, rest) != names.end();
    return known ? rest : name;
  }

  static bool matches(const Document& document, std::uint32_t at, std::uint32_t end,
                      const Name& name) {
    if (end - at < name.tokens.size()) return false;
    for (std::size_t i = 0; i < name.tokens.size(); ++i) {
      const Token& token = document.tokens()[at + i];
      if (token.hash != name.tokens[i].hash) return false;
      const bool capital =
          name.tokens[i].shape != Shape::lower && name.tokens[i].shape != Shape::none;
      if (capital && token.shape == Shape::lower) return false;
      const bool acronym = name.tokens.size() == 1 && name.tokens[i].shape == Shape::upper;
      if (acronym && token.shape != Shape::upper) return false;
    }
    return true;
  }

  static constexpr WordClasses kNouns = word_class::event | word_class::project |
                                        word_class::organization | word_class::instrument |
                                        word_class::place;
  const Knowledge& knowledge_;
  std::vector<Name> names_;
};

/// A document's blocks as marked text, with every gold name marked.
MarkedText marked(const Document& document, const GoldNames& names) {
  MarkedText text;
  text.id = document.info().id;
  std::vector<std::pair<Span, Readings>> found;
  for (const Sentence& sentence : document.sentences()) {
    for (std::uint32_t at = sentence.first_token; at < sentence.end_token;) {
      const Name* name = names.match(document, at, sentence.end_token);
      if (name == nullptr) {
        ++at;
        continue;
      }
      const auto last = at + static_cast<std::uint32_t>(name->tokens.size()) - 1;
      if (name->readings == kAnything) {
        // A description: names may stand inside it, so go on word by word.
        found.push_back({document.tokens()[at].span, kAnything});
        for (++at; at <= last;) {
          const Name* inner = names.match(document, at, last + 1);
          const std::uint32_t end =
              inner == nullptr ? at : at + static_cast<std::uint32_t>(inner->tokens.size()) - 1;
          found.push_back({join(document.tokens()[at].span, document.tokens()[end].span),
                           inner == nullptr ? kAnything : inner->readings});
          at = end + 1;
        }
        continue;
      }
      found.push_back(
          {join(document.tokens()[at].span, document.tokens()[last].span), name->readings});
      at = last + 1;
    }
  }
  std::size_t next = 0;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::metadata) continue;
    MarkedBlock out{block.kind, std::string(document.text(block.span)), {}};
    while (next < found.size() && found[next].first.begin < block.span.begin) ++next;
    for (; next < found.size() && found[next].first.end <= block.span.end; ++next) {
      out.marks.push_back({found[next].first.begin - block.span.begin,
                           found[next].first.end - block.span.begin, found[next].second});
    }
    text.blocks.push_back(std::move(out));
  }
  return text;
}

}  // namespace

std::vector<MarkedText> read_gold(const std::filesystem::path& folder, const Knowledge& knowledge,
                                  const DocumentReader& reader) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(".gold.json")) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<MarkedText> texts;
  for (const auto& file : files) {
    const rapidjson::Document gold = parse(read_bytes(file), file.string());
    const std::string name(view(gold["document"]));
    GoldNames names(knowledge);
    for (const auto& entity : gold["entities"].GetArray()) names.add(entity);
    const Document document = reader.read(folder / name);
    MarkedText text = marked(document, names);
    text.id = name;
    text.corpus = "gold";
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace docweave::names
