#include "train/gold_documents.hpp"

#include <algorithm>
#include <cctype>

#include <docweave/text.hpp>

namespace docweave::names {
namespace {

struct Name {
  std::vector<Token> tokens;
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
    if (is_definition(name, written, names)) return;
    if (type == Type::person) name = without_titles(name, names.front());
    if (type == Type::project || type == Type::event) name = without_head(name, names);
    const auto words = tokenize(name);
    if (words.empty()) return;
    Readings readings = reading(type);
    if (knowledge_.is_country(name)) readings = reading(Type::place);
    const bool union_of_states = is_one_of(name, {"EU", "European Union"});
    if (type == Type::place && union_of_states) readings = reading(Type::organization);
    const bool noun = words.size() == 1 && is_noun(name, words.front());
    if (optional || noun || !has_capital(name)) readings |= kNoName;
    const bool headed = words.size() > 1 && words.back().shape == Shape::lower &&
                        written != names.front() && is_noun(name, words.back());
    const bool described = words.front().shape == Shape::lower || headed;
    if (described && (type == Type::event || type == Type::project)) readings = kAnything;
    names_.push_back({words, readings});
  }

  /// "Long Form (LF)" and "project “Title”": their parts are names of their own.
  static bool is_definition(const std::string& name, const std::string& written,
                            const std::vector<std::string>& names) {
    const bool signs =
        name.find_first_of("(\"") != std::string::npos || name.find("“") != std::string::npos;
    return signs && std::ranges::any_of(names, [&](const std::string& other) {
             return other != written && other.size() >= 2 &&
                    written.find(other) != std::string::npos;
           });
  }

  bool is_noun(std::string_view name, const Token& word) const {
    return (knowledge_.classes_of(name.substr(word.span.begin, word.span.size())) & kNouns) != 0;
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
    if (space == std::string::npos) return name;
    if (std::isupper(static_cast<unsigned char>(name[space + 1])) != 0) return name;
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

struct Found {
  Span span;
  Readings readings = 0;
};

/// Finds the names of a gold graph in a document.
class Marker {
 public:
  Marker(const Document& document, const GoldNames& names) : document_(document), names_(names) {}

  std::vector<Found> find() {
    for (const Sentence& sentence : document_.sentences()) {
      mark(sentence.first_token, sentence.end_token, false);
    }
    return std::move(found_);
  }

 private:
  /// Marks the names in tokens [first, end); what is not named is left open when `open`.
  void mark(std::uint32_t first, std::uint32_t end, bool open) {
    for (std::uint32_t at = first; at < end;) {
      const Name* name = names_.match(document_, at, end);
      if (name == nullptr) {
        if (open) add(at, at + 1, kAnything);
        ++at;
        continue;
      }
      const std::uint32_t last = at + static_cast<std::uint32_t>(name->tokens.size());
      if (name->readings == kAnything) {
        // A description: names may stand inside of it.
        add(at, at + 1, kAnything);
        mark(at + 1, last, true);
      } else {
        add(at, last, name->readings);
      }
      at = last;
    }
  }

  void add(std::uint32_t first, std::uint32_t end, Readings readings) {
    const auto tokens = document_.tokens();
    found_.push_back({join(tokens[first].span, tokens[end - 1].span), readings});
  }

  const Document& document_;
  const GoldNames& names_;
  std::vector<Found> found_;
};

/// A document's blocks as marked text, with every gold name marked.
MarkedText marked(const Document& document, const GoldNames& names) {
  const std::vector<Found> found = Marker(document, names).find();
  MarkedText text;
  auto next = found.begin();
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::metadata) continue;
    MarkedBlock out{block.kind, std::string(document.text(block.span)), {}};
    for (; next != found.end() && next->span.end <= block.span.end; ++next) {
      out.marks.push_back(
          {next->span.begin - block.span.begin, next->span.end - block.span.begin, next->readings});
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
    const rapidjson::Document gold = parse_json(read_bytes(file), file.string());
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
